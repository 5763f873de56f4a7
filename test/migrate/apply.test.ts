import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Fault } from '../../src/base/fault';
import { apply, type MoveResult } from '../../src/migrate/apply';
import { revise } from '../../src/migrate/planner';
import {
  API,
  assertNothingLost,
  callsOf,
  createRequest,
  DB,
  FILES,
  isAsBefore,
  PASSWORD,
  scene,
} from './support';

describe('apply', () => {
  it('creates, verifies, then edits, and says so on the way', async () => {
    const all = await scene(FILES);
    const steps: string[] = [];
    const result = await apply(
      all.options({ progress: ({ step, name = '' }) => steps.push(`${step} ${name}`.trim()) }),
    );
    assert.equal(result.outcome, 'moved');
    assert.deepEqual(steps, [
      `create ${DB}`,
      `verify ${DB}`,
      `create ${API}`,
      `verify ${API}`,
      'edit',
    ]);
    assert.deepEqual(
      result.secrets.map(({ name, how, verified }) => ({ name, how, verified })),
      [DB, API].map((name) => ({ name, how: 'created', verified: 'read back' })),
    );
    assert.match(all.edits.texts.get('a.test') ?? '', /dbPassword = getSecret\("payments/);
    assert.match(all.edits.texts.get('package.json') ?? '', /lookups/);
    assert.equal((await all.store.read(DB)).reveal(), PASSWORD);
    assert.deepEqual((await all.store.describe(DB)).tags, {
      name: 'payments',
      appid: 'pay01',
      appenv: 'dev',
    });
    assertNothingLost(all, all.store);
  });

  it('takes the receipt for proof where the role may not read', async () => {
    const all = await scene(FILES);
    all.store.fail('read', new Fault('denied', 'No.'), 2);
    const result = await apply(all.options());
    assert.equal(result.outcome, 'moved');
    assert.deepEqual(
      result.secrets.map((secret) => secret.verified),
      ['not read back', 'not read back'],
    );
    assert.match(result.notes[0] ?? '', /not read back/);
  });

  it('stores the secret of a guidance move and leaves its code', async () => {
    const all = await scene({ 'a.test': `guidedKey = "${PASSWORD}"\n` });
    const plan = await revise(all.plan, { kind: 'store', move: 0, store: true });
    const result = await apply(all.options({ plan }));
    assert.equal(result.outcome, 'moved');
    assert.deepEqual(all.store.names, ['payments/pay01/dev/guided-key']);
    assert.ok(isAsBefore(all));
  });
});

describe('apply: leaving out what can’t be created', () => {
  it('moves the others, and says why not this one', async () => {
    const all = await scene(FILES);
    await all.store.create(createRequest(DB));
    const result = await apply(all.options({ onSecretFault: 'skip' }));
    assert.equal(result.outcome, 'moved');
    assert.equal(result.plan.moves[0]?.decision, 'skip');
    assert.match(result.plan.moves[0].reason, /already exists/);
    assert.equal(all.edits.texts.get('a.test'), FILES['a.test']);
    assert.match(all.edits.texts.get('b.test') ?? '', /getSecret/);
    assert.match(all.edits.texts.get('package.json') ?? '', /lookups/);
  });

  it('stops at a fault that holds for all of them', async () => {
    const all = await scene(FILES);
    all.store.fail('create', new Fault('expired', 'Expired.'));
    await assert.rejects(apply(all.options({ onSecretFault: 'skip' })), { code: 'expired' });
    assert.equal(callsOf(all.store, 'create').length, 1);
  });

  it('ends without an edit where nothing could be created', async () => {
    const all = await scene(FILES);
    all.store.fail('create', new Fault('denied', 'Not yours.'), 2);
    const result: MoveResult = await apply(all.options({ onSecretFault: 'skip' }));
    assert.equal(result.outcome, 'stopped');
    assert.equal(result.fault?.code, 'denied');
    assert.deepEqual(
      result.plan.moves.map((move) => move.decision),
      ['skip', 'skip'],
    );
    assert.ok(isAsBefore(all));
  });
});
