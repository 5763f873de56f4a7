import assert from 'node:assert/strict';
import { apply } from '../../src/migrate/apply';
import { Journal } from '../../src/migrate/journal';
import { makePlan } from '../../src/migrate/planner';
import { undo } from '../../src/migrate/undo';
import { createAdapters } from '../../src/rewrite/adapters';
import { unmark } from '../rewrite/marked';
import { grammars } from '../support/grammars';
import { MemoryStore } from '../support/memoryStore';
import { MemoryEdits, MemoryStorage, offers, scheme } from './support';

const adapters = createAdapters(grammars);
const path = 'run.sh';
/** Nothing takes the literal's place, for the lookup goes above it: nothing can be searched for. */
const { text, findings } = unmark('export KEY=«the-password»\n');

async function moved() {
  const [store, storage, edits] = [
    new MemoryStore(),
    new MemoryStorage(),
    new MemoryEdits({ [path]: text }),
  ];
  const key = Buffer.alloc(32, 1);
  const plan = await makePlan({
    files: [
      {
        file: { path, languageId: 'shellscript', text },
        project: { manifests: [] },
        findings: findings.map((finding) => ({ finding, offers })),
      },
    ],
    scheme,
    adapters,
  });
  const common = { store, edits, workspace: '/work', inSample: () => false };
  const journal = new Journal(storage, key);
  const { outcome } = await apply({ plan, reviewed: store.target, journal, ...common });
  assert.equal(outcome, 'moved');
  assert.doesNotMatch(edits.texts.get(path) ?? '', /the-password/);
  const reopened = new Journal(storage, key);
  const run = await reopened.last('/work');
  assert.ok(run);
  return { storage, edits, options: { run, journal: reopened, store, edits, adapters } };
}

describe('undo where the last edit only took something away', () => {
  it('takes a text back that nobody has changed', async () => {
    const { edits, options } = await moved();
    await undo(options);
    assert.equal(edits.texts.get(path), text);
  });

  it('stays away from it where the text was changed since', async () => {
    const { edits, options } = await moved();
    const changed = `${edits.texts.get(path) ?? ''}# more\n`;
    edits.texts.set(path, changed);
    await assert.rejects(undo(options), { code: 'document-changed' });
    assert.equal(edits.texts.get(path), changed);
  });

  it('writes nothing down that tells the secret', async () => {
    const { storage } = await moved();
    const written = [...storage.entries.values()].join();
    assert.match(written, /"digest":"[0-9a-f]{64}"/);
    assert.doesNotMatch(written, /the-password/);
  });
});
