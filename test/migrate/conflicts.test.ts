import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Fault } from '../../src/base/fault';
import { apply } from '../../src/migrate/apply';
import { compensate } from '../../src/migrate/compensate';
import { callsOf, createRequest, DB, FILES, isAsBefore, PASSWORD, scene } from './support';

describe('apply: names that exist', () => {
  const taken = { taken: 'reuse-equal' } as const;

  it('reuses a secret with the same value, and never removes it', async () => {
    const all = await scene({ 'a.test': FILES['a.test'] });
    await all.store.create(createRequest(DB, PASSWORD));
    all.edits.failure = 'refused';
    const failed = await apply(all.options({ conflicts: taken }));
    assert.equal(failed.secrets[0]?.how, 'reused');
    await compensate(all.options(), failed, 'remove');
    assert.equal((await all.store.describe(DB)).deleted, undefined);
    all.edits.failure = undefined;
    const result = await apply(all.options({ conflicts: taken }));
    assert.equal(result.outcome, 'moved');
    assert.match(result.notes[0] ?? '', /reused/);
  });

  it('does not reuse a secret with another value', async () => {
    const all = await scene({ 'a.test': FILES['a.test'] });
    await all.store.create(createRequest(DB));
    await assert.rejects(apply(all.options({ conflicts: taken })), { code: 'name-taken' });
    assert.ok(isAsBefore(all));
  });

  it('restores a secret pending deletion and gives it a version, where that is chosen', async () => {
    const all = await scene({ 'a.test': FILES['a.test'] });
    await all.store.create(createRequest(DB));
    await all.store.scheduleDeletion(DB, 7);
    await assert.rejects(apply(all.options()), { code: 'pending-deletion' });
    const result = await apply(all.options({ conflicts: { pending: 'restore' } }));
    assert.equal(result.secrets[0]?.how, 'version');
    assert.equal((await all.store.read(DB)).reveal(), PASSWORD);
    assert.equal((await all.store.describe(DB)).tags['appid'], 'pay01');
  });

  for (const method of ['restore', 'putVersion', 'tag'] as const) {
    it(`takes the next free name where the role may not ${method}`, async () => {
      const all = await scene({ 'a.test': FILES['a.test'] });
      await all.store.create(createRequest(DB));
      await all.store.scheduleDeletion(DB, 7);
      all.store.fail(method, new Fault('denied', 'No.'));
      const result = await apply(all.options({ conflicts: { pending: 'restore' } }));
      assert.equal(result.secrets[0]?.name, `${DB}-2`);
      assert.match(all.edits.texts.get('a.test') ?? '', /db-password-2"\)/);
      assert.match(result.notes.join(' '), /was not free/);
      assert.notEqual((await all.store.describe(DB)).deleted, undefined);
    });
  }

  it('leaves a stranger’s secret where only ours may be restored', async () => {
    const all = await scene({ 'a.test': FILES['a.test'] });
    await all.store.create(createRequest(DB));
    await all.store.scheduleDeletion(DB, 7);
    const result = await apply(all.options({ conflicts: { pending: 'restore-ours' } }));
    assert.equal(result.secrets[0]?.name, `${DB}-2`);
    assert.deepEqual(callsOf(all.store, 'restore'), []);
  });
});
