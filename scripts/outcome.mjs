/**
 * @typedef {object} Outcome
 * @property {string} name of the suite
 * @property {number} passed
 * @property {number} failed
 * @property {number} seconds
 * @property {string[]} failures what failed, in a line each
 * @property {string[]} leftOut what was left out and how to have it, in a line each
 */

/**
 * What is to be said of a suite that was run.
 * @param {object} ended
 * @param {string} ended.name
 * @param {boolean} ended.counts does the suite run tests?
 * @param {number} ended.code the exit code of its program
 * @param {number} ended.seconds
 * @param {import('./results.mjs').Counts} ended.results
 * @returns {Outcome} failed also when no test ran, or none failed but the program did
 */
export function outcomeOf({ name, counts, code, seconds, results }) {
  const { passed, failed, failures, pending } = results;
  const outcome = { ...emptyOutcome(name), passed, failed, seconds, failures: [...failures] };
  if (pending > 0) outcome.leftOut.push(`${pending} tests skipped themselves`);
  if (code !== 0 && failed === 0) fail(outcome, `ended with exit code ${code}`);
  else if (counts && passed + failed === 0) fail(outcome, 'ran no test');
  return outcome;
}

/**
 * The outcome of a suite that did not run.
 * @param {string} name
 * @returns {Outcome}
 */
export function emptyOutcome(name) {
  return { name, passed: 0, failed: 0, seconds: 0, failures: [], leftOut: [] };
}

/**
 * Adds a failure that is not a test's.
 * @param {Outcome} outcome
 * @param {string} reason
 */
export function fail(outcome, reason) {
  outcome.failed += 1;
  outcome.failures.push(reason);
}

/**
 * A table of the suites, what failed, what was left out, and the sum as the last line.
 * @param {readonly Outcome[]} outcomes
 */
export function formatOutcomes(outcomes) {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const rows = outcomes.map(({ name, passed, failed, seconds }) => {
    const cells = [
      `${passed}`.padStart(6),
      `${failed}`.padStart(6),
      seconds.toFixed(1).padStart(7),
    ];
    return [name.padEnd(width), ...cells].join('  ');
  });
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  return [
    `${'suite'.padEnd(width)}  passed  failed  seconds`,
    ...rows,
    ...listed('Failed', outcomes, 'failures'),
    ...listed('Left out', outcomes, 'leftOut'),
    '',
    `${sum('passed')} passed, ${sum('failed')} failed`,
  ].join('\n');
}

function listed(heading, outcomes, key) {
  const lines = outcomes.flatMap(({ name, [key]: texts }) => texts.map((t) => `  ${name}: ${t}`));
  return lines.length > 0 ? ['', `${heading}:`, ...lines] : [];
}
