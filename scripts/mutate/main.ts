/**
 * Changes sources in small ways and tells which changes no unit test notices:
 * `npm run mutate [-- src/rewrite src/scan/names.ts …] [--minutes 30] [--seconds 8] [--every 1]`.
 *
 * Without paths it takes the judgement of src/scan. The tests are those of test/<the same room>
 * that depend on the changed file, the nearest first, as many as take `--seconds` together. With
 * `--every 5` only each fifth change is made. The sources on disk stay as they are. Outcomes are kept in test-results/mutation/ by the content of the
 * file, so that a run goes on where the last one ended.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nearestFirst } from './matching';
import { applied, mutantsOf, type Mutant } from './mutants';
import { Runner, type Fate } from './runner';

const root = join(__dirname, '../..');
const kept = join(root, 'test-results/mutation');

const JUDGEMENT = [
  ...['values', 'passwords', 'placeholders', 'naturalness', 'entropy', 'names', 'references'],
  ...['sift', 'suppress', 'checks', 'credentialName', 'identifiers', 'fingerprint', 'paths'],
  ...['quoting', 'spanIndex', 'merge', 'judge', 'generic', 'tokenChecks', 'webTokens', 'regions'],
  ...['context', 'groups', 'companions', 'neighbours', 'nearbyValues', 'members', 'meaning'],
].map((name) => `src/scan/${name}.ts`);

/** A run that takes so many times as long as without a change does not end. */
const TIMES_AS_LONG = 5;
const AT_LEAST = 20_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '8' },
    every: { type: 'string', default: '1' },
  },
});
const until = performance.now() + Number(options.minutes) * 60_000;

interface Outcome {
  readonly mutant: Mutant;
  readonly fate: Fate;
}

async function main(): Promise<void> {
  const files = (positionals.length > 0 ? positionals : JUDGEMENT).flatMap(sourcesOf);
  let killed = 0;
  let all = 0;
  for (const file of files) {
    if (performance.now() > until) break;
    const outcomes = await mutate(file);
    const survivors = outcomes.filter(({ fate }) => fate === 'survived');
    killed += outcomes.length - survivors.length;
    all += outcomes.length;
    console.log(
      `${relative(root, file)}: ${outcomes.length - survivors.length} of ${outcomes.length} killed`,
    );
    survivors.forEach(({ mutant }) => {
      print(file, mutant);
    });
  }
  console.log(`${killed} of ${all} killed, ${((100 * killed) / all).toFixed(1)} %`);
}

function sourcesOf(path: string): string[] {
  const whole = resolve(root, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [whole];
  return filesBelow(whole, '.ts');
}

/** The outcomes of a file's mutants, as far as the time reaches. */
async function mutate(file: string): Promise<Outcome[]> {
  const text = readFileSync(file, 'utf8');
  const record = join(
    kept,
    `${createHash('sha256')
      .update([file, text, options.every].join('\0'))
      .digest('hex')
      .slice(0, 16)}.json`,
  );
  const outcomes = existsSync(record)
    ? (JSON.parse(readFileSync(record, 'utf8')) as Outcome[])
    : [];
  const every = Number(options.every);
  const chosen = mutantsOf(file, text).filter((_, index) => index % every === 0);
  const mutants = chosen.slice(outcomes.length);
  if (mutants.length === 0) return outcomes;
  const runner = new Runner(file);
  const tests = await runner.measure(testsFor(file), Number(options.seconds) * 1000);
  const time = tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  for (const mutant of mutants) {
    if (performance.now() > until || tests.length === 0) break;
    const names = tests.map((test) => test.file);
    const fate = await runner.run(applied(text, mutant), names, AT_LEAST + TIMES_AS_LONG * time);
    outcomes.push({ mutant, fate });
  }
  runner.dispose();
  if (tests.length === 0) return outcomes;
  mkdirSync(kept, { recursive: true });
  writeFileSync(record, JSON.stringify(outcomes));
  return outcomes;
}

function testsFor(file: string): string[] {
  const [, room = ''] = relative(root, file).split('/');
  return nearestFirst(filesBelow(join(root, 'test', room), '.test.ts'), file);
}

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** Where a survivor is, and what it changes. */
function print(file: string, { start, end, replacement, kind }: Mutant): void {
  const text = readFileSync(file, 'utf8');
  const line = text.slice(0, start).split('\n').length;
  const before = text.slice(start, end).replace(/\s+/g, ' ').slice(0, 60);
  console.log(`  ${line} ${kind}: ${before} → ${replacement}`);
}

void main();
