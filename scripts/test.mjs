// `npm test [-- suite…]`: runs every suite that this machine can run and names what it left out,
// each with the line that installs it. With `--all` (`npm run test:all`) the round trips take every
// program, not a spread of them. With CI=true leaving out is a failure. The last line is
// always `N passed, N failed`.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyOutcome, fail, formatOutcomes, outcomeOf } from './outcome.mjs';
import { root, run } from './process.mjs';
import { readCounts } from './results.mjs';
import { missing, searchPath, suites } from './suites.mjs';

const names = process.argv.slice(2);
if (names.includes('--all')) process.env['ALL'] = '1';
const ci = process.env['CI'] === 'true';

async function runSuite(suite, earlier) {
  const lacking = await missing(suite.needs);
  const before = earlier.find(({ name }) => name === suite.after);
  const blocked = before !== undefined && before.failed > 0;
  const outcome = blocked || lacking.length > 0 ? emptyOutcome(suite.name) : await execute(suite);
  if (blocked) fail(outcome, `not run, because ${suite.after} failed`);
  for (const { what, install } of [...lacking, ...(await missing(suite.wants))]) {
    outcome.leftOut.push(`needs ${what}: ${install}`);
  }
  if (ci && outcome.leftOut.length > 0) fail(outcome, 'tests were left out, and CI is true');
  return outcome;
}

async function execute({ name, command, counts }) {
  console.log(`\n── ${name}`);
  const directory = join(root, 'test-results/counts', name.replaceAll(' ', '-'));
  await rm(directory, { recursive: true, force: true });
  const started = Date.now();
  const npm = command[0] === 'npm';
  const [program, ...args] = npm ? command : [process.execPath, ...command];
  const code = await run(program, args, {
    env: { ...process.env, PATH: searchPath, MOCHA_RESULTS: directory },
    shell: npm && process.platform === 'win32',
  });
  const seconds = (Date.now() - started) / 1000;
  return outcomeOf({ name, counts, code, seconds, results: await readCounts(directory) });
}

function chosenSuites(names) {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length === 0) {
    return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name));
  }
  console.error(`No such suite: ${unknown.join(', ')}`);
  console.error(`There are: ${suites.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const outcomes = [];
for (const suite of chosenSuites(names.filter((name) => name !== '--all'))) {
  outcomes.push(await runSuite(suite, outcomes));
}
console.log(`\n${formatOutcomes(outcomes)}`);
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
