import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Fault, type FaultCode } from '../../src/base/fault';
import { Plaintext } from '../../src/base/plaintext';
import { apply } from '../../src/migrate/apply';
import { compensate } from '../../src/migrate/compensate';
import { MemoryStore, memoryTarget } from '../support/memoryStore';
import {
  API,
  assertNothingLost,
  callsOf,
  createRequest,
  DB,
  FILES,
  isAsBefore,
  scene,
} from './support';

describe('apply: faults on the way', () => {
  const codes: readonly FaultCode[] = [
    'denied',
    'name-taken',
    'pending-deletion',
    'kms',
    'throttled',
    'expired',
    'value-too-large',
    'no-credentials',
  ];
  for (const code of codes) {
    it(`rejects with "${code}" of the first create, and nothing was done`, async () => {
      const all = await scene(FILES);
      all.store.fail('create', new Fault(code, 'Told by the service.'));
      await assert.rejects(apply(all.options()), { code });
      assert.deepEqual(all.store.names, []);
      assert.ok(isAsBefore(all));
      assert.equal(await all.journal.last('/work'), undefined);
    });

    it(`stops at "${code}" of the second create and offers to keep or remove the first`, async () => {
      const all = await scene(FILES);
      const failing = atSecondCreate(() => {
        all.store.fail('create', new Fault(code, 'Told by the service.'));
      });
      const result = await apply(all.options({ progress: failing }));
      assert.equal(result.outcome, 'stopped');
      assert.equal(result.fault?.code, code);
      assert.ok(isAsBefore(all));
      const said = await compensate(all.options(), result, 'remove');
      assert.match(said[0] ?? '', /scheduled for deletion in 7 days/);
      assert.notEqual((await all.store.describe(DB)).deleted, undefined);
      assert.deepEqual(callsOf(all.store, 'scheduleDeletion').length, 1);
    });
  }

  for (const code of ['timeout', 'offline', 'service'] as const) {
    it(`names a secret whose create ended in "${code}", and a second run makes no second one`, async () => {
      const all = await scene(FILES);
      all.store.fail('create', new Fault(code, 'No answer.'), 1, 'after');
      const result = await apply(all.options());
      assert.equal(result.outcome, 'stopped');
      assert.deepEqual(result.uncertain, [DB]);
      assert.ok(isAsBefore(all));
      assertNothingLost(all, all.store);
      const again = await apply(all.options());
      assert.equal(again.outcome, 'moved');
      assertNothingLost(all, all.store);
      assert.deepEqual(all.store.names, [DB, API]);
    });
  }

  it('removes an uncertain secret only where its version is ours', async () => {
    const all = await scene({ 'a.test': FILES['a.test'] });
    all.store.fail('create', new Fault('timeout', 'No answer.'), 1, 'after');
    const ours = await apply(all.options());
    await compensate(all.options(), ours, 'remove');
    assert.notEqual((await all.store.describe(DB)).deleted, undefined);

    const other = await scene({ 'a.test': FILES['a.test'] });
    await other.store.create(createRequest(DB));
    other.store.fail('create', new Fault('timeout', 'No answer.'));
    const theirs = await apply(other.options());
    const said = await compensate(other.options(), theirs, 'remove');
    assert.equal((await other.store.describe(DB)).deleted, undefined);
    assert.match(said[0] ?? '', /does not exist/);
  });

  it('does not edit where another value is read back', async () => {
    const all = await scene({ 'a.test': FILES['a.test'] });
    const lying = new LyingStore();
    const result = await apply(all.options({ store: lying }));
    assert.equal(result.outcome, 'stopped');
    assert.equal(result.fault?.code, 'verify-failed');
    assert.ok(isAsBefore(all));
  });

  for (const code of ['throttled', 'offline', 'expired'] as const) {
    it(`does not edit where verifying ends in "${code}"`, async () => {
      const all = await scene(FILES);
      all.store.fail('read', new Fault(code, 'No answer.'));
      const result = await apply(all.options());
      assert.equal(result.outcome, 'stopped');
      assert.equal(result.secrets[0]?.verified, 'not verified');
      assert.ok(isAsBefore(all));
    });
  }

  it('asks again for a version that can’t be found yet', async () => {
    const all = await scene({ 'a.test': FILES['a.test'] });
    all.store.fail('read', new Fault('not-found', 'Not yet.'), 2);
    const result = await apply(all.options());
    assert.deepEqual([result.outcome, result.secrets[0]?.verified], ['moved', 'read back']);
    assert.equal(callsOf(all.store, 'read').length, 3);
  });

  const editFaults = [
    ['changed', 'document-changed'],
    ['refused', 'edit-refused'],
    [new Error('the editor went away'), 'internal'],
    [new Fault('edit-refused', 'Read only.'), 'edit-refused'],
  ] as const;
  for (const [failure, code] of editFaults) {
    for (const choice of ['keep', 'remove'] as const) {
      it(`an edit that fails with ${String(failure)} lets the secrets be ${choice === 'keep' ? 'kept' : 'removed'}`, async () => {
        const all = await scene(FILES);
        all.edits.failure = failure;
        const result = await apply(all.options());
        assert.equal(result.outcome, 'edit-failed');
        assert.equal(result.fault?.code, code);
        assert.ok(isAsBefore(all));
        await compensate(all.options(), result, choice);
        for (const name of [DB, API]) {
          const { deleted } = await all.store.describe(name);
          assert.equal(deleted !== undefined, choice === 'remove');
        }
        assert.equal(await all.journal.last('/work'), undefined);
      });
    }
  }

  it('does not edit a file that changes while secrets are created', async () => {
    const all = await scene(FILES);
    all.edits.before = () => all.edits.texts.set('a.test', 'typed meanwhile');
    const result = await apply(all.options());
    assert.equal(result.outcome, 'edit-failed');
    assert.equal(result.fault?.code, 'document-changed');
    assert.equal(all.edits.texts.get('a.test'), 'typed meanwhile');
    assert.equal(all.edits.texts.get('b.test'), FILES['b.test']);
  });

  it('creates nothing more once the target is another, and does not edit', async () => {
    for (const step of ['create', 'edit'] as const) {
      const all = await scene(FILES);
      const store = new SwitchingStore();
      const switchAt = step === 'create' ? 1 : 2;
      const result = await apply(
        all.options({
          store,
          reviewed: memoryTarget,
          progress: (now) => {
            if (now.step === 'verify' && now.current === switchAt) store.switched = true;
          },
        }),
      );
      assert.equal(result.fault?.code, 'target-changed');
      assert.equal(store.names.length, switchAt);
      assert.ok(isAsBefore(all));
      await assert.rejects(
        compensate({ ...all.options(), store, reviewed: memoryTarget }, result, 'remove'),
        { code: 'target-changed' },
      );
      assert.deepEqual(callsOf(store, 'scheduleDeletion'), []);
    }
  });

  it('stops between two secrets when it is cancelled', async () => {
    const all = await scene(FILES);
    const abort = new AbortController();
    const result = await apply(
      all.options({
        progress: ({ step, current }) => {
          if (step === 'create' && current === 2) abort.abort();
        },
      }),
      abort.signal,
    );
    assert.equal(result.outcome, 'stopped');
    assert.equal(result.fault?.code, 'cancelled');
    assert.deepEqual(all.store.names, [DB]);
    assert.ok(isAsBefore(all));
  });

  it('keeps a secret that code looks up by now, whatever was chosen', async () => {
    const all = await scene({ 'a.test': FILES['a.test'] });
    all.edits.failure = 'refused';
    const result = await apply(all.options());
    all.edits.texts.set('a.test', `dbPassword = getSecret("${DB}")\n`);
    const said = await compensate(all.options(), result, 'remove');
    assert.match(said[0] ?? '', /code looks it up/);
    assert.equal((await all.store.describe(DB)).deleted, undefined);
  });
});

/** Acts when the first secret is done and the second one begins. */
function atSecondCreate(act: () => void) {
  return ({ step, current }: { step: string; current: number }): void => {
    if (step === 'create' && current === 2) act();
  };
}

class LyingStore extends MemoryStore {
  override read(): Promise<Plaintext> {
    return Promise.resolve(new Plaintext('not what was sent'));
  }
}

class SwitchingStore extends MemoryStore {
  switched = false;

  constructor() {
    super();
    const before = this.target;
    Object.defineProperty(this, 'target', {
      get: () => (this.switched ? { ...before, account: '999999999999' } : before),
    });
  }
}
