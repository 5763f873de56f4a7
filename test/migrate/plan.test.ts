import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../src/base/text';
import { wantedSecrets, type MovePlan } from '../../src/migrate/plan';
import { makePlan, revise } from '../../src/migrate/planner';
import type { Offers } from '../../src/tagging/scheme';
import {
  adapter,
  inputsFor,
  offers,
  offersWithoutId,
  packageJson,
  PASSWORD,
  planFile,
  TOKEN,
} from './support';

const names = (plan: MovePlan): string[] => wantedSecrets(plan).map((secret) => secret.name);
const editsOf = (plan: MovePlan, path: string) =>
  plan.edits.find((file) => file.path === path)?.edits ?? [];

describe('makePlan', () => {
  it('names, tags and rewrites each finding', async () => {
    const text = `dbPassword = "${PASSWORD}"\napiToken = "${TOKEN}"\n`;
    const plan = await makePlan(inputsFor(planFile('src/a.test', text)));
    assert.deepEqual(names(plan), [
      'payments/pay01/dev/db-password',
      'payments/pay01/dev/api-token',
    ]);
    assert.deepEqual(plan.missing, []);
    const after = applyEdits(text, editsOf(plan, 'src/a.test'));
    assert.equal(
      after,
      'import { getSecret } from "lookups";\n' +
        'dbPassword = getSecret("payments/pay01/dev/db-password")\n' +
        'apiToken = getSecret("payments/pay01/dev/api-token")\n',
    );
    const [secret] = wantedSecrets(plan);
    assert.equal(secret?.value.reveal(), PASSWORD);
    assert.equal(secret.problem, undefined);
    assert.match(secret.description, /src\/a\.test \(dbPassword\)/);
  });

  it('makes one secret of the same value in two files', async () => {
    const plan = await makePlan(
      inputsFor(
        planFile('a.test', `dbPassword = "${PASSWORD}"\n`),
        planFile('b.test', `password = "${PASSWORD}"\n`),
      ),
    );
    assert.deepEqual(names(plan), ['payments/pay01/dev/db-password']);
    assert.deepEqual(
      plan.moves.map((move) => move.secret),
      [0, 0],
    );
  });

  it('keeps environments apart even where the value is the same', async () => {
    const production: Offers = { ...offers, appenv: [{ value: 'prod', source: 'path' }] };
    const plan = await makePlan(
      inputsFor(
        planFile('a.test', `dbPassword = "${PASSWORD}"\n`),
        planFile('prod.test', `dbPassword = "${PASSWORD}"\n`, production),
      ),
    );
    assert.deepEqual(names(plan), [
      'payments/pay01/dev/db-password',
      'payments/pay01/prod/db-password',
    ]);
  });

  it('gives different values of one name different names', async () => {
    const plan = await makePlan(
      inputsFor(
        planFile('a.test', `dbPassword = "${PASSWORD}"\n`),
        planFile('b.test', `dbPassword = "${TOKEN}"\n`),
      ),
    );
    assert.deepEqual(names(plan), [
      'payments/pay01/dev/db-password',
      'payments/pay01/dev/db-password-2',
    ]);
  });

  it('edits a shared manifest once, for all the findings that need it', async () => {
    const plan = await makePlan(
      inputsFor(
        planFile('a.test', `dbPassword = "${PASSWORD}"\n`),
        planFile('b.test', `apiToken = "${TOKEN}"\n`),
      ),
    );
    assert.deepEqual(
      plan.edits.map((file) => file.path),
      ['a.test', 'package.json', 'b.test'],
    );
    const [edit, ...more] = editsOf(plan, 'package.json');
    assert.deepEqual(more, []);
    assert.deepEqual(edit?.findings, [0, 1]);
    assert.equal(
      applyEdits(packageJson, editsOf(plan, 'package.json')),
      '{ "dependencies": { "lookups": "^1.0.0"} }',
    );
  });

  it('creates nothing for guidance unless it is asked to', async () => {
    const plan = await makePlan(inputsFor(planFile('a.test', `guidedKey = "${PASSWORD}"\n`)));
    assert.equal(plan.moves[0]?.decision, 'guidance');
    assert.deepEqual(plan.edits, []);
    assert.deepEqual(names(plan), []);
    const stored = await revise(plan, { kind: 'store', move: 0, store: true });
    assert.deepEqual(names(stored), ['payments/pay01/dev/guided-key']);
    assert.deepEqual(stored.edits, []);
    assert.deepEqual(names(await revise(stored, { kind: 'store', move: 0, store: false })), []);
  });

  it('gives the plain name to the secret that code looks up', async () => {
    const text = `guideKey = "${TOKEN}"\n`;
    const plan = await makePlan(
      inputsFor(planFile('a.test', text), planFile('b.test', `GuideKey = "${PASSWORD}"\n`)),
    );
    assert.deepEqual(names(plan), ['payments/pay01/dev/guide-key']);
  });

  for (const [what, value, code] of [
    ['empty', '', /empty/],
    ['too large', 'x'.repeat(65_537), /65537 bytes/],
  ] as const) {
    it(`skips a value that is ${what}, with the reason`, async () => {
      const plan = await makePlan(inputsFor(planFile('a.test', `dbPassword = "${value}"\n`)));
      assert.equal(plan.moves[0]?.decision, 'skip');
      assert.match(plan.moves[0].reason, code);
      assert.deepEqual(plan.edits, []);
    });
  }

  it('says which tag is missing, once, and shows the name with its gap', async () => {
    const plan = await makePlan(
      inputsFor(
        planFile('a.test', `dbPassword = "${PASSWORD}"\napiToken = "${TOKEN}"\n`, offersWithoutId),
      ),
    );
    assert.deepEqual(
      plan.missing.map(({ key, secrets }) => ({ key, secrets })),
      [{ key: 'appid', secrets: [0, 1] }],
    );
    const [secret] = wantedSecrets(plan);
    assert.equal(secret?.name, 'payments/{appid}/dev/db-password');
    assert.equal(secret.problem?.code, 'metadata-missing');
    assert.match(secret.problem.text, /"metadata": \{"appid"/);
  });

  it('falls back to guidance where two files want different edits at one place', async () => {
    const other = { ...planFile('b.test', `apiToken = "${TOKEN}"\n`) };
    const plan = await makePlan(
      inputsFor(planFile('a.test', `dbPassword = "${PASSWORD}"\n`), {
        ...other,
        project: {
          manifests: [{ kind: 'package.json', path: 'package.json', text: `${packageJson}\n` }],
        },
      }),
    );
    assert.deepEqual(
      plan.moves.map((move) => move.decision),
      ['rewrite', 'guidance'],
    );
    assert.match(plan.moves[1]?.reason ?? '', /collides/);
  });

  it('falls back to guidance where the adapter makes no edit', async () => {
    const unable = { ...adapter, rewrite: () => Promise.resolve([]) };
    const file = planFile('a.test', `dbPassword = "${PASSWORD}"\n`);
    const plan = await makePlan({ ...inputsFor(file), adapters: { forFile: () => unable } });
    assert.equal(plan.moves[0]?.decision, 'guidance');
    assert.deepEqual(names(plan), []);
  });

  it('refuses an edit that would write the value into code', async () => {
    const file = planFile('a.test', `dbPassword = "${PASSWORD}"\n`);
    const leaky = {
      ...adapter,
      rewrite: () =>
        Promise.resolve([
          {
            path: 'a.test',
            edits: [{ span: { start: 0, end: 0 }, newText: `# ${PASSWORD}`, findings: [0] }],
          },
        ]),
    };
    const plan = await makePlan({ ...inputsFor(file), adapters: { forFile: () => leaky } });
    assert.equal(plan.moves[0]?.decision, 'guidance');
    assert.deepEqual(plan.edits, []);
  });

  it('moves a literal once where two findings are in it', async () => {
    const file = planFile('a.test', `dbPassword = "${PASSWORD}"\n`);
    const twice = { ...file, findings: [...file.findings, ...file.findings] };
    const plan = await makePlan(inputsFor(twice));
    assert.deepEqual(
      plan.moves.map((move) => move.decision),
      ['rewrite', 'skip'],
    );
    assert.equal(editsOf(plan, 'a.test').length, 2);
  });

  it('stops when it is cancelled', async () => {
    const inputs = inputsFor(planFile('a.test', `dbPassword = "${PASSWORD}"\n`));
    await assert.rejects(makePlan(inputs, AbortSignal.abort()), { code: 'cancelled' });
  });
});
