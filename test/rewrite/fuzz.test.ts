import assert from 'node:assert/strict';
import { textOf } from '../../scripts/fuzz/case';
import { caseOf } from '../../scripts/fuzz/cases';
import { LANGUAGES } from '../../scripts/fuzz/languages';
import { isFailure, play } from '../../scripts/fuzz/trial';

/** Enough to notice what breaks often; `npm run fuzz` takes many more. */
const CASES = 40;
const SEED = 7;

describe('rewriting generated programs', function () {
  this.timeout(60_000);

  for (const language of LANGUAGES) {
    it(`${language.name}: moves what it can, breaks nothing, and can be taken back`, async () => {
      let moved = 0;
      for (let number = 0; number < CASES; number += 1) {
        const trial = caseOf(language, SEED, number);
        const seen = await play(language, trial);
        if (isFailure(seen)) {
          assert.fail(`${number}: ${seen.what}, ${seen.detail}\n${textOf(trial)}`);
        }
        moved += seen.moved;
      }
      assert.ok(moved > CASES / 2, `${moved} were moved`);
    });
  }
});
