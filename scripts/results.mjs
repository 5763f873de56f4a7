import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} pending tests that skipped themselves
 * @property {readonly string[]} failures their full titles
 */

/**
 * Adds up what scripts/reporter.cjs wrote into a folder, one file a process.
 * @param {string} directory may be missing: nothing ran
 * @returns {Promise<Counts>}
 */
export async function readCounts(directory) {
  const sum = { passed: 0, failed: 0, pending: 0, failures: [] };
  for (const name of await readdir(directory).catch(() => [])) {
    const counts = JSON.parse(await readFile(join(directory, name), 'utf8'));
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.pending += counts.pending;
    sum.failures.push(...counts.failures);
  }
  return sum;
}
