import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Assessment } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { detectLanguage } from '../../src/scan/language';
import { FolderTexts } from '../../src/workspace/folderTexts';
import { nodeFiles } from '../../src/workspace/nodeFiles';
import { projectFactsFor } from '../../src/workspace/project';
import { grammars } from '../support/grammars';
import { CASES, GO, type Case } from './exposureCases';
import { unmark } from './marked';

const adapters = createAdapters(grammars);

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'secret-ferry-exposure-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function assess({ path, marked, others }: Case): Promise<Assessment> {
  const { text, findings } = unmark(marked);
  for (const [name, content] of Object.entries({ ...others, [path]: text })) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  const { languageId } = detectLanguage(path, undefined, text);
  const file = { path, languageId, text };
  const facts = await projectFactsFor(nodeFiles, root, path);
  const project = { ...facts, elsewhere: new FolderTexts({ root }).around(path) };
  const [assessment] = await adapters.forFile(file).assess(file, findings, project);
  assert.ok(assessment);
  return assessment;
}

describe('what other files make of a secret', () => {
  for (const one of CASES) {
    it(one.name, async () => {
      const { decision, reason } = await assess(one);
      if (one.because === undefined) {
        assert.notEqual(decision, 'guidance', reason);
        return;
      }
      assert.equal(decision, 'guidance');
      assert.equal(reason, `The code stays as it is, because ${one.because}.`);
    });
  }

  it('leaves code alone where files that may use it can’t be read', async () => {
    const { text, findings } = unmark(GO.marked);
    const file = { path: GO.path, languageId: 'go', text };
    const elsewhere = { matching: () => Promise.resolve(undefined) };
    const project = { manifests: [], elsewhere };
    const [assessment] = await adapters.forFile(file).assess(file, findings, project);
    assert.equal(assessment?.decision, 'guidance');
    assert.match(assessment.reason, /not all files that may use it could be read/);
    assert.equal(assessment.value?.reveal(), 'key-of-the-shop');
  });
});
