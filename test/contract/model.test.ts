import assert from 'node:assert/strict';
import { requireTool, skipWithout } from '../support/tools';
import { calls } from './calls';
import { run, sdk, type Answer } from './clients';
import { loadModel, violations, type ServiceModel } from './model';
import { ROLE, startOurs } from './ours';

const secretCalls = calls.filter(({ service }) => service === 'secretsmanager');

/** Errors of all services, which are in no service's model. */
const COMMON = ['AccessDeniedException', 'ValidationException'];

describe("the sandbox's answers", function () {
  this.timeout(60_000);
  let model: ServiceModel;
  let answers: Answer[];

  before(async function () {
    model = loadModel(requireTool(this, 'aws')) ?? skipWithout(this, 'botocore');
    answers = await collect();
  });

  it("are what AWS's model of the service says", () => {
    const found = answers.flatMap(({ operation, status, body }) => {
      const { output } = model.operations[operation]!;
      return status === 200 && output ? violations(model, output, body, operation) : [];
    });
    assert.deepEqual(found, []);
    assert.ok(answers.filter(({ status }) => status === 200).length > 20);
  });

  it('fail with the errors that the model has for the operation', () => {
    const failed = answers.filter(({ status }) => status !== 200);
    const unknown = failed.filter(({ operation, body }) => {
      const errors = model.operations[operation]!.errors ?? [];
      return ![...errors.map(({ shape }) => shape), ...COMMON].includes(body['__type'] as string);
    });
    assert.deepEqual(unknown, []);
    assert.ok(failed.length > 10);
  });

  it('are held against members, types, sizes and what is required', () => {
    const output = { shape: 'DescribeSecretResponse' };
    assert.deepEqual(violations(model, output, { ARN: 'short', Extra: 1, Tags: [{ Key: 7 }] }), [
      '.ARN: not of 20 to 2048',
      '.Extra: not a member of DescribeSecretResponse',
      '.Tags.0.Key: not a string',
    ]);
  });
});

async function collect(): Promise<Answer[]> {
  const sandbox = await startOurs();
  const answers: Answer[] = [];
  try {
    const send = sdk(sandbox.endpoint, sandbox.credentials(ROLE), (answer) => {
      answers.push(answer);
    });
    await run(secretCalls, send);
    return answers;
  } finally {
    await sandbox.close();
  }
}
