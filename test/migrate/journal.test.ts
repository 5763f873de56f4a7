import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Journal, type RunRecord, type RunState } from '../../src/migrate/journal';
import { MemoryStorage } from './support';

function run(id: string, started: number, state: RunState, workspace = '/w'): RunRecord {
  const target = { profile: 'p', account: '1', region: 'r', principal: 'x' };
  return { version: 1, id, started, state, workspace, target, secrets: [], files: [] };
}

const open = (storage = new MemoryStorage()): Journal => new Journal(storage, Buffer.alloc(32, 1));

describe('Journal', () => {
  it('gives the newest run of the workspace that can be taken back', async () => {
    const journal = open();
    await journal.put(run('1', 1, 'moved'));
    await journal.put(run('2', 2, 'editing'));
    await journal.put(run('3', 3, 'undone'));
    await journal.put(run('4', 4, 'kept'));
    await journal.put(run('5', 5, 'moved', '/elsewhere'));
    assert.equal((await journal.last('/w'))?.id, '2');
    await journal.setState('2', 'undone');
    assert.equal((await journal.last('/w'))?.id, '1');
    assert.equal(await journal.last('/none'), undefined);
  });

  it('keeps the newest fifty', async () => {
    const storage = new MemoryStorage();
    const journal = open(storage);
    for (let i = 0; i < 55; i += 1) await journal.put(run(`r${i}`, i, 'moved'));
    const ids = [...storage.entries.keys()];
    assert.deepEqual(
      ids,
      Array.from({ length: 50 }, (_, i) => `r${i + 5}`),
    );
  });

  for (const text of ['{', 'null', '{"version":2}', '{"version":1,"id":"x","started":1}']) {
    it(`says that an entry can't be read, and still takes new ones: ${text}`, async () => {
      const storage = new MemoryStorage();
      storage.entries.set('x', text);
      const journal = open(storage);
      await journal.put(run('1', 1, 'moved'));
      assert.ok(storage.entries.has('1'));
      await assert.rejects(journal.last('/w'), { code: 'internal' });
    });
  }

  it('refuses a key that is no key', () => {
    assert.throws(() => new Journal(new MemoryStorage(), new Uint8Array(8)), RangeError);
  });
});
