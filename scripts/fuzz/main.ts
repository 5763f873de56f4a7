/**
 * Moves secrets out of generated programs: plan, apply, read, undo.
 * `npm run fuzz [-- --cases 10000] [--seed 1] [--language Go] [--case 4711]`.
 *
 * A case is told by seed, language and number, and is the same every time; `--case` plays one alone.
 * A failing case is made small and written to test-results/fuzz/. Exits with 1 where there was one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { textOf, type Case, type Failure } from './case';
import { caseOf } from './cases';
import { LANGUAGES, type Language } from './languages';
import { shrink } from './shrink';
import { isFailure, play } from './trial';

const reports = join(__dirname, '../../test-results/fuzz');

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    language: { type: 'string' },
    case: { type: 'string' },
  },
});
const seed = Number(options.seed);

/** Failures of a language after which nothing new is learned. */
const ENOUGH = 20;

async function main(): Promise<void> {
  const chosen = LANGUAGES.filter(({ name }) => !options.language || name === options.language);
  let failures = 0;
  for (const language of chosen) failures += await fuzz(language);
  if (failures > 0 || chosen.length === 0) process.exitCode = 1;
}

/** @returns how many cases failed. */
async function fuzz(language: Language): Promise<number> {
  const start = performance.now();
  const figures = { cases: 0, secrets: 0, moved: 0, broken: 0, failures: 0 };
  for (const number of numbers()) {
    const trial = caseOf(language, seed, number);
    const seen = await play(language, trial);
    figures.cases += 1;
    if (isFailure(seen)) {
      figures.failures += 1;
      await report(language, { number, trial, failure: seen });
      if (figures.failures >= ENOUGH) break;
    } else {
      figures.secrets += seen.secrets;
      figures.moved += seen.moved;
      figures.broken += Number(seen.broken);
    }
  }
  const { cases, secrets, moved, broken, failures } = figures;
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${language.name}, seed ${seed}: ${cases} cases, ${secrets} secrets, ${moved} moved, ` +
      `${broken} texts with errors; ${failures} failures; ${seconds} s`,
  );
  return failures;
}

function numbers(): number[] {
  if (options.case !== undefined) return [Number(options.case)];
  return Array.from({ length: Number(options.cases) }, (_, number) => number);
}

interface Found {
  readonly number: number;
  readonly trial: Case;
  readonly failure: Failure;
}

async function report(language: Language, { number, trial, failure }: Found): Promise<void> {
  console.log(`FAILED: ${language.name} ${number}: ${failure.what}, ${failure.detail}`);
  const small = await shrink(trial, async (smaller) => {
    const seen = await play(language, smaller);
    return isFailure(seen) && seen.what === failure.what;
  });
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${language.languageId}-${seed}-${number}.json`);
  writeFileSync(file, JSON.stringify({ failure, text: textOf(small), ...small }, undefined, 1));
  console.log(`  ${textOf(small).length} characters: ${file}`);
}

void main();
