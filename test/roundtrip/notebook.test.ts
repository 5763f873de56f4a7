import assert from 'node:assert/strict';
import { notebooks } from './programs/notebook';
import { notebookContexts, notebookExpectations } from './programs/notebookContexts';
import { group } from './programs/program';
import { environmentFor } from './running';
import { useStage } from './stage';
import { NOTEBOOK } from './toolchains/notebook';
import { describeTrips, requireToolchain } from './trips';

describe('round trips: notebooks', function () {
  this.timeout(240_000);
  const stage = useStage();
  const programs = group('Jupyter', [...notebooks, ...notebookContexts], { file: 'main.ipynb' });
  const trip = describeTrips(
    {
      name: 'Jupyter',
      languageId: 'json',
      toolchain: NOTEBOOK,
      programs,
      manifests: [{ kind: 'requirements.txt', path: 'requirements.txt', text: '' }],
      expectations: notebookExpectations,
    },
    stage,
  );

  const wrong: readonly (readonly [string, (after: string) => string])[] = [
    ['the import is left out', (after) => after.replace(/"from aws_[^"]*",\s*/, '')],
    ['the cache is left out', (after) => after.replace('secret_cache = SecretCache()', '')],
    ['the name of the secret is another', (after) => after.replace(/\/secret-0/, '/secret-x')],
  ];
  for (const [what, change] of wrong) {
    it(`would fail where ${what}`, async function () {
      requireToolchain(this, NOTEBOOK);
      const { after, directory } = trip(0);
      const text = change(after);
      assert.notEqual(text, after);
      const program = { directory: `${directory}-wrong`, file: 'main.ipynb', text };
      const [run] = await NOTEBOOK.build([program], environmentFor(stage.sandbox));
      await assert.rejects(run!());
    });
  }
});
