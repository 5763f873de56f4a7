import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'mocha';
import { askMissing } from '../../src/cli/questions';
import { Terminal } from '../../src/cli/terminal';
import { makePlan } from '../../src/migrate/planner';
import { DB, FILES, inputsFor, offersWithoutId, planFile, scheme } from '../migrate/support';

/** A terminal whose person types these lines, one a question; then the input ends. */
function terminal(...answers: string[]): { terminal: Terminal; shown: () => string } {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    const next = answers.shift();
    if (next === undefined) input.end();
    else input.write(`${next}\n`);
  });
  return { terminal: new Terminal(input, output), shown: () => shown };
}

const { signal } = new AbortController();

describe('Terminal', () => {
  for (const [answer, expected] of [
    ['y', true],
    ['YES', true],
    ['', false],
    ['n', false],
    ['yesterday', false],
  ] as const) {
    it(`takes "${answer}" for ${expected ? 'yes' : 'no'}`, async () => {
      assert.equal(await terminal(answer).terminal.confirm('Sure?', signal), expected);
    });
  }

  it('is cancelled where the input ends', async () => {
    await assert.rejects(terminal().terminal.confirm('Sure?', signal), { code: 'cancelled' });
  });

  it('is cancelled by an interrupt', async () => {
    const abort = new AbortController();
    const waiting = new Terminal(new PassThrough(), new PassThrough());
    const asked = waiting.confirm('Sure?', abort.signal);
    abort.abort();
    await assert.rejects(asked, { code: 'cancelled' });
    await assert.rejects(waiting.confirm('Sure?', abort.signal), { code: 'cancelled' });
  });
});

describe('askMissing', () => {
  const rules = scheme.tags.map((rule) =>
    rule.key === 'appid' ? { ...rule, pattern: '^[a-z0-9]{5,7}$' } : rule,
  );
  const start = () =>
    makePlan({
      ...inputsFor(planFile('a.test', FILES['a.test'], offersWithoutId)),
      scheme: { ...scheme, tags: rules },
    });

  it('asks until the value is valid, and takes it into the plan', async () => {
    const { terminal: asked, shown } = terminal('x', 'pay01');
    const plan = await askMissing(await start(), asked, signal);
    assert.deepEqual(plan.missing, []);
    assert.equal(plan.secrets[0]?.name, DB);
    assert.match(shown(), /"appid".*\n*"x" must match/);
  });

  it('leaves out what is not answered', async () => {
    const plan = await askMissing(await start(), terminal('').terminal, signal);
    assert.equal(plan.missing.length, 1);
  });
});
