import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyOutcome, formatOutcomes, outcomeOf } from '../scripts/outcome.mjs';
import { readCounts } from '../scripts/results.mjs';

const none = { passed: 0, failed: 0, pending: 0, failures: [] as string[] };
const ended = { name: 'suite', counts: true, code: 0, seconds: 1, results: none };

describe('the outcome of a suite', () => {
  const cases = [
    { when: 'tests passed', results: { ...none, passed: 3 }, expected: [] },
    { when: 'no test ran', expected: ['ran no test'] },
    { when: 'it has no tests to run', counts: false, expected: [] },
    {
      when: 'it crashed after passing tests',
      code: 1,
      results: { ...none, passed: 3 },
      expected: ['ended with exit code 1'],
    },
    { when: 'it crashed before any', code: 134, expected: ['ended with exit code 134'] },
    {
      when: 'a test failed',
      code: 1,
      results: { ...none, passed: 2, failed: 1, failures: ['it breaks'] },
      expected: ['it breaks'],
    },
    {
      when: 'a test failed and its program did not say so',
      results: { ...none, failed: 1, failures: ['it breaks'] },
      expected: ['it breaks'],
    },
  ];
  for (const { when, expected, ...given } of cases) {
    it(`is ${expected.length === 0 ? 'good' : 'bad'} when ${when}`, () => {
      const outcome = outcomeOf({ ...ended, ...given });
      assert.deepEqual(outcome.failures, expected);
      assert.equal(outcome.failed, expected.length);
    });
  }

  it('names tests that skipped themselves', () => {
    const { leftOut } = outcomeOf({ ...ended, results: { ...none, passed: 1, pending: 2 } });
    assert.deepEqual(leftOut, ['2 tests skipped themselves']);
  });
});

describe('the summary', () => {
  it('ends with the sum, after what failed and what was left out', () => {
    const text = formatOutcomes([
      { ...emptyOutcome('check'), passed: 3, failed: 1, failures: ['it breaks'] },
      { ...emptyOutcome('ui'), passed: 2, leftOut: ['needs Chromium: apt-get install chromium'] },
    ]);
    assert.match(text, /^suite +passed +failed +seconds$/m);
    assert.match(text, /\nFailed:\n {2}check: it breaks\n/);
    assert.match(text, /\nLeft out:\n {2}ui: needs Chromium: apt-get install chromium\n/);
    assert.match(text, /\n5 passed, 1 failed$/);
  });
});

describe('the counts of a suite', () => {
  it('add up those of its processes', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'secret-ferry-counts-'));
    try {
      await writeFile(join(directory, '1.json'), JSON.stringify({ ...none, passed: 2 }));
      await writeFile(
        join(directory, '2.json'),
        JSON.stringify({ passed: 1, failed: 1, pending: 3, failures: ['b'] }),
      );
      assert.deepEqual(await readCounts(directory), {
        passed: 3,
        failed: 1,
        pending: 3,
        failures: ['b'],
      });
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });

  it('are none where nothing ran', async () => {
    assert.deepEqual(await readCounts(join(tmpdir(), 'secret-ferry-counts-of-nothing')), none);
  });
});
