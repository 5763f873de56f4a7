import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Fault } from '../../src/base/fault';
import { Plaintext } from '../../src/base/plaintext';
import { apply } from '../../src/migrate/apply';
import { Journal, type RunRecord } from '../../src/migrate/journal';
import { undo, type UndoOptions } from '../../src/migrate/undo';
import { MemoryStore } from '../support/memoryStore';
import { adapters, scene, type Scene } from './support';

const PASSWORD = ['correct', 'horse', 'battery'].join('-');
const TOKEN = ['tok', 'en', '0123456789'].join('_');
const FILES = {
  'a.test': `first line\r\ndbPassword = "${PASSWORD}"\nlast line\n`,
  'b.test': `apiToken = "${TOKEN}"\n`,
};
const DB = 'payments/pay01/dev/db-password';
const API = 'payments/pay01/dev/api-token';

async function moved(files: Record<string, string> = FILES): Promise<Scene> {
  const all = await scene(files);
  const result = await apply(all.options());
  assert.equal(result.outcome, 'moved');
  return all;
}

/** The journal as it is after a restart: what was stored, and nothing in memory. */
const reopened = (all: Scene): Journal => new Journal(all.storage, all.key);

async function lastRun(journal: Journal): Promise<RunRecord> {
  const run = await journal.last('/work');
  assert.ok(run);
  return run;
}

async function undoOptions(all: Scene, journal = all.journal): Promise<UndoOptions> {
  return { run: await lastRun(journal), journal, store: all.store, edits: all.edits, adapters };
}

function assertAsBefore({ edits, texts }: Scene): void {
  assert.deepEqual(Object.fromEntries(edits.texts), texts);
}

for (const [when, journalOf] of [
  ['in the same session', (all: Scene) => all.journal],
  ['after a restart', reopened],
] as const) {
  describe(`undo ${when}`, () => {
    it('restores every byte and then schedules what it created for deletion', async () => {
      const all = await moved();
      const journal = journalOf(all);
      const result = await undo(await undoOptions(all, journal));
      assertAsBefore(all);
      assert.deepEqual(result.scheduled, [DB, API]);
      assert.notEqual((await all.store.describe(DB)).deleted, undefined);
      assert.equal(await journal.last('/work'), undefined);
    });

    it('finds its code where lines were added around it', async () => {
      const all = await moved();
      all.edits.texts.set('a.test', `// new\n${all.edits.texts.get('a.test') ?? ''}more\n`);
      await undo(await undoOptions(all, journalOf(all)));
      assert.equal(all.edits.texts.get('a.test'), `// new\n${FILES['a.test']}more\n`);
    });

    it('changes nothing where the code was changed by hand, and says what to do', async () => {
      const all = await moved();
      const edited = all.edits.texts.get('b.test')?.replace('getSecret(', 'lookUp(') ?? '';
      all.edits.texts.set('b.test', edited);
      const texts = new Map(all.edits.texts);
      await assert.rejects(
        undo(await undoOptions(all, journalOf(all))),
        (fault: Fault) => fault.code === 'document-changed' && fault.text.includes('by hand'),
      );
      assert.deepEqual(all.edits.texts, texts);
      assert.equal((await all.store.describe(DB)).deleted, undefined);
    });

    it('leaves a manifest that was changed, and undoes the rest', async () => {
      const all = await moved();
      all.edits.texts.set('package.json', '{}');
      const result = await undo(await undoOptions(all, journalOf(all)));
      assert.match(result.notes.join(' '), /package\.json was changed/);
      assert.equal(all.edits.texts.get('a.test'), FILES['a.test']);
      assert.deepEqual(result.scheduled, [DB, API]);
    });

    it('only removes the secrets where the code is as before already', async () => {
      const all = await moved();
      for (const [path, text] of Object.entries(all.texts)) all.edits.texts.set(path, text);
      const result = await undo(await undoOptions(all, journalOf(all)));
      assert.deepEqual(result.scheduled, [DB, API]);
      assertAsBefore(all);
    });

    it('keeps a secret that was rotated since', async () => {
      const all = await moved();
      await all.store.putVersion(DB, new Plaintext('rotated'), 'n'.repeat(32));
      const result = await undo(await undoOptions(all, journalOf(all)));
      assertAsBefore(all);
      assert.deepEqual(result.scheduled, [API]);
      assert.match(result.notes.join(' '), /newer value/);
    });

    it('keeps a secret that the code looks up in another place', async () => {
      const all = await moved();
      const own = all.edits.texts.get('a.test') ?? '';
      all.edits.texts.set('a.test', `${own}copy = lookUp("${DB}")\n`);
      const result = await undo(await undoOptions(all, journalOf(all)));
      assert.deepEqual(result.scheduled, [API]);
      assert.match(result.notes.join(' '), /still looks it up/);
    });

    for (const answer of ['changed', 'refused'] as const) {
      it(`leaves AWS alone where the edit is ${answer}`, async () => {
        const all = await moved();
        all.edits.failure = answer;
        await assert.rejects(undo(await undoOptions(all, journalOf(all))), Fault);
        assert.equal((await all.store.describe(DB)).deleted, undefined);
        assert.ok(await all.journal.last('/work'));
      });
    }

    it('restores the code and says so where the deletion is denied', async () => {
      const all = await moved();
      all.store.fail('scheduleDeletion', new Fault('denied', 'Not allowed.'), 2);
      const result = await undo(await undoOptions(all, journalOf(all)));
      assertAsBefore(all);
      assert.deepEqual(result.scheduled, []);
      assert.match(result.notes.join(' '), /was not removed: Not allowed/);
    });

    it('refuses another account', async () => {
      const all = await moved();
      const options = await undoOptions(all, journalOf(all));
      const store = new MemoryStore({ target: { account: '999999999999' } });
      await assert.rejects(undo({ ...options, store }), { code: 'target-changed' });
      assert.deepEqual(store.calls, []);
    });

    it('redoes after an undo: the secret comes back with a new version', async () => {
      const all = await moved({ 'a.test': FILES['a.test'] });
      const journal = journalOf(all);
      await undo(await undoOptions(all, journal));
      const again = await scene({ 'a.test': FILES['a.test'] }, all.store);
      const conflicts = { pending: 'restore-ours' } as const;
      const result = await apply(again.options({ journal, conflicts }));
      assert.equal(result.outcome, 'moved');
      assert.deepEqual(
        result.secrets.map(({ name, how }) => ({ name, how })),
        [{ name: DB, how: 'version' }],
      );
      assert.equal((await all.store.describe(DB)).deleted, undefined);
    });
  });
}

describe('undo with values read back', () => {
  it('changes nothing where the value makes another literal', async () => {
    const all = await moved({ 'a.test': FILES['a.test'] });
    const options = await undoOptions(all, reopened(all));
    const other = new OtherValueStore();
    const before = all.edits.texts.get('a.test');
    await assert.rejects(undo({ ...options, store: other }), { code: 'verify-failed' });
    assert.equal(all.edits.texts.get('a.test'), before);
  });

  it('changes nothing where the role may not read', async () => {
    const all = await moved();
    const options = await undoOptions(all, reopened(all));
    all.store.fail('read', new Fault('denied', 'Not allowed.'));
    const texts = new Map(all.edits.texts);
    await assert.rejects(undo(options), { code: 'denied' });
    assert.deepEqual(all.edits.texts, texts);
  });

  it('changes nothing under another key: a journal of another machine', async () => {
    const all = await moved({ 'a.test': FILES['a.test'] });
    const foreign = new Journal(all.storage, Buffer.alloc(32, 7));
    await assert.rejects(undo(await undoOptions(all, foreign)), { code: 'verify-failed' });
  });
});

describe('undo of a run that was broken off', () => {
  it('removes the secrets where the code had not been edited', async () => {
    const all = await scene(FILES);
    all.edits.failure = 'refused';
    await apply(all.options());
    all.edits.failure = undefined;
    const result = await undo(await undoOptions(all, reopened(all)));
    assertAsBefore(all);
    assert.deepEqual(result.restored, []);
    assert.deepEqual(result.scheduled, [DB, API]);
  });

  it('removes a secret whose create was never answered', async () => {
    const all = await scene({ 'a.test': FILES['a.test'] });
    all.store.fail('create', new Fault('timeout', 'No answer.'), 1, 'after');
    await apply(all.options());
    const result = await undo(await undoOptions(all, reopened(all)));
    assert.deepEqual(result.scheduled, [DB]);
  });

  it('takes the code back where the journal could not be told that it was edited', async () => {
    const all = await scene({ 'a.test': FILES['a.test'] });
    all.edits.before = () => {
      all.storage.failure = new Error('disk full');
    };
    const result = await apply(all.options());
    assert.equal(result.outcome, 'moved');
    assert.match(result.notes.join(' '), /journal/);
    all.storage.failure = undefined;
    all.edits.before = undefined;
    const undone = await undo(await undoOptions(all, reopened(all)));
    assertAsBefore(all);
    assert.deepEqual(undone.scheduled, [DB]);
  });
});

class OtherValueStore extends MemoryStore {
  override read(): Promise<Plaintext> {
    return Promise.resolve(new Plaintext('another'));
  }
}
