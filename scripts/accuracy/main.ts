/**
 * Measures the detection on labelled corpora and prints recall and precision.
 *
 * `tsx scripts/accuracy/main.ts <folder> [--peers] [--details] [--misses] [--false] [--level precise]`
 *
 * The folder holds samples.jsonl and real-lines.jsonl, whose README says how they are scored.
 * `--peers` runs the other scanners on the same cases, `--details` tells projects, categories,
 * languages and rules apart, `--misses` and `--false` list the cases that were judged wrongly at
 * `--level`. Exits with 1 where a target is missed.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Grammars } from '../../src/parse/grammars';
import { Engine } from '../../src/scan/engine';
import { DEFAULT_SCAN_OPTIONS } from '../../src/scan/options';
import { isInstalled } from '../peers/run.mjs';
import { peers } from '../peers/table.mjs';
import { readCorpora, type Case, type Corpora } from './cases';
import { beside, ours, type Level, type Scanner } from './scanners';
import { ratio, scoreOf } from './score';
import {
  counted,
  percent,
  printCases,
  printGroups,
  printProjects,
  printRules,
  printTable,
  shown,
  type Run,
} from './tables';

const LEVELS: readonly Level[] = ['precise', 'thorough'];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    false: { type: 'boolean', default: false },
    level: { type: 'string', default: 'precise' },
  },
});

async function main(): Promise<void> {
  const corpora = readCorpora(positionals[0] ?? '');
  if (!corpora) {
    console.log('no corpora: pass the folder that holds samples.jsonl and real-lines.jsonl');
    return;
  }
  const scanners = [...ourScanners(), ...(options.peers ? await peerScanners() : [])];
  const samples = await runAll(scanners, corpora.samples);
  const lines = await runAll(scanners, corpora.lines);
  printSamples(samples);
  printLines(lines);
  if (options.details) printDetails(corpora, { samples, lines });
  printWrong(corpora, { samples, lines });
  printTargets({ samples, lines });
}

function ourScanners(): Scanner[] {
  const modules = join(__dirname, '../../node_modules');
  const engine = new Engine(
    new Grammars({
      runtime: join(modules, 'web-tree-sitter/web-tree-sitter.wasm'),
      directory: join(modules, '@vscode/tree-sitter-wasm/wasm'),
      elsewhere: {
        kotlin: join(modules, '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm'),
      },
    }),
    { ...DEFAULT_SCAN_OPTIONS, level: 'thorough' },
  );
  const readings = options.peers ? (['place', 'any'] as const) : (['place'] as const);
  return readings.flatMap((reading) => LEVELS.map((level) => ours(engine, level, reading)));
}

/** The peers on this machine. Those that aren't are named, so that nobody takes them for beaten. */
async function peerScanners(): Promise<Scanner[]> {
  const there = await Promise.all(peers.map(isInstalled));
  const absent = peers.filter((_, index) => !there[index]);
  for (const { name } of absent) {
    console.log(`left out: ${name} (node scripts/peers.mjs install ${name})`);
  }
  return peers.filter((_, index) => there[index]).map(beside);
}

async function runAll(scanners: readonly Scanner[], cases: readonly Case[]): Promise<Run[]> {
  const runs: Run[] = [];
  for (const scanner of scanners) {
    try {
      const answers = await scanner.answer(cases);
      runs.push({ scanner: scanner.name, answers, score: scoreOf(cases, answers) });
    } catch (error) {
      console.log(
        `left out: ${scanner.name}: ${error instanceof Error ? error.message : 'failed'}`,
      );
    }
  }
  return runs;
}

function printSamples(runs: readonly Run[]): void {
  console.log('samples: providers’ tokens and look-alikes, with intervals of 95 %');
  printTable(
    ['scanner', 'recall', 'found', 'hits on false ones', ''],
    runs.map(({ scanner, score: { recall, falseHits } }) => [
      scanner,
      shown(recall),
      counted(recall),
      shown(falseHits),
      counted(falseHits),
    ]),
  );
}

function printLines(runs: readonly Run[]): void {
  console.log('real lines: labelled lines of public projects, with intervals of 95 %');
  printTable(
    ['scanner', 'recall', 'found', 'precision', 'false hits', 'F1'],
    runs.map(({ scanner, score: { recall, precision, falseHits } }) => [
      scanner,
      shown(recall),
      counted(recall),
      shown(precision),
      counted(falseHits),
      percent(harmonicMean(ratio(recall), ratio(precision))),
    ]),
  );
}

function harmonicMean(a: number, b: number): number {
  return (2 * a * b) / (a + b);
}

interface Runs {
  readonly samples: readonly Run[];
  readonly lines: readonly Run[];
}

function printDetails({ samples, lines }: Corpora, runs: Runs): void {
  for (const run of runs.lines.slice(0, LEVELS.length)) {
    printProjects(lines, run);
    printGroups('category', lines, run, ({ category }) => category);
    printGroups('language', lines, run, ({ path }) => extensionOf(path));
    printRules(lines, run);
  }
  const precise = runs.samples[0];
  if (precise) printRules(samples, precise);
}

function extensionOf(path: string): string {
  return /\.([a-z]\w{0,9})$/i.exec(path)?.[1]?.toLowerCase() ?? 'other';
}

function printWrong({ samples, lines }: Corpora, runs: Runs): void {
  const at = LEVELS.findIndex((level) => level === options.level);
  if (at < 0) throw new Error(`--level is one of ${LEVELS.join(', ')}`);
  for (const kind of ['miss', 'false'] as const) {
    if (!(kind === 'miss' ? options.misses : options.false)) continue;
    printCases(kind, samples, runs.samples[at]?.answers ?? []);
    printCases(kind, lines, runs.lines[at]?.answers ?? []);
  }
}

/** What the detection is to reach; the peers' best, on these cases, is far below. */
function printTargets({ samples, lines }: Runs): void {
  const [preciseSamples, preciseLines, thoroughLines] = [samples[0], lines[0], lines[1]];
  const targets: readonly (readonly [what: string, is: number, least: number])[] = [
    ['samples, recall', ratio(preciseSamples!.score.recall), 0.95],
    ['samples, false ones left alone', 1 - ratio(preciseSamples!.score.falseHits), 0.97],
    ['real lines, precise, recall', ratio(preciseLines!.score.recall), 0.75],
    ['real lines, precise, precision', ratio(preciseLines!.score.precision), 0.88],
    ['real lines, thorough, recall', ratio(thoroughLines!.score.recall), 0.88],
    ['real lines, thorough, precision', ratio(thoroughLines!.score.precision), 0.65],
  ];
  printTable(
    ['target', 'is', 'least', ''],
    targets.map(([what, is, least]) => [
      what,
      percent(is),
      percent(least),
      is >= least ? 'reached' : 'MISSED',
    ]),
  );
  if (targets.some(([, is, least]) => is < least)) process.exitCode = 1;
}

void main();
