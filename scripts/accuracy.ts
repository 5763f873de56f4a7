/**
 * Measures the detection on labelled corpora and prints recall and precision.
 * `tsx scripts/accuracy.ts <folder>`; the folder holds samples.jsonl and real-lines.jsonl, whose
 * README says how they are scored. `--misses` and `--false` list cases by id, project and rule.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from '../src/scan/engine';
import type { Finding } from '../src/scan/finding';
import { Grammars } from '../src/parse/grammars';

interface Sample {
  readonly source: string;
  readonly rule: string;
  readonly text: string;
  readonly expected: boolean;
  readonly scope: 'any' | 'rule';
}

interface RealLine {
  readonly id: number;
  readonly project: string;
  readonly filename: string;
  readonly rule: string;
  readonly gt: 'T' | 'F' | 'X';
  readonly text: string;
  readonly col: number;
  readonly colEnd: number;
}

/** Categories that alone make no row a core row. */
const PERIPHERAL = new Set(['UUID', 'AWS S3 Bucket', 'Nonce', 'Salt', 'Firebase Domain']);

const folder = process.argv[2] ?? '';
const listing = process.argv.slice(3);
const modules = join(__dirname, '../node_modules');
const engine = new Engine(
  new Grammars({
    runtime: join(modules, 'web-tree-sitter/web-tree-sitter.wasm'),
    directory: join(modules, '@vscode/tree-sitter-wasm/wasm'),
  }),
);

function read<T>(name: string): T[] {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;

async function measureSamples(): Promise<void> {
  const samples = read<Sample>('samples.jsonl');
  const counts = { found: 0, positives: 0, falseHits: 0, negatives: 0 };
  for (const sample of samples) {
    const hit = (await engine.scan({ path: 'sample.txt', text: sample.text })).length > 0;
    if (sample.expected) {
      counts.positives++;
      if (hit) counts.found++;
      else if (listing.includes('--misses')) show('miss', sample.rule, sample.text);
    } else if (sample.scope === 'any') {
      counts.negatives++;
      if (hit) counts.falseHits++;
      if (hit && listing.includes('--false')) show('false', sample.rule, sample.text);
    }
  }
  console.log(`samples     recall ${percent(counts.found, counts.positives)}`);
  console.log(
    `samples     hits on false, scope any ${percent(counts.falseHits, counts.negatives)}`,
  );
}

function isHit(row: RealLine, findings: readonly Finding[]): boolean {
  if (row.col < 0 || row.colEnd < 0) return findings.length > 0;
  return findings.some(({ span }) => span.start < row.colEnd && row.col < span.end);
}

async function measureLines(): Promise<void> {
  const rows = read<RealLine>('real-lines.jsonl');
  const isCore = (row: RealLine): boolean =>
    !row.rule.split(':').every((rule) => PERIPHERAL.has(rule));
  const trueLines = new Set(rows.filter((row) => row.gt === 'T').map((row) => row.text));
  const projects = new Map<
    string,
    { core: number; found: number; trueHits: number; falseHits: number }
  >();
  for (const row of rows) {
    if (row.gt === 'X') continue;
    const counts = projects.get(row.project) ?? { core: 0, found: 0, trueHits: 0, falseHits: 0 };
    projects.set(row.project, counts);
    const core = row.gt === 'T' && isCore(row);
    if (row.gt === 'T' ? !core : trueLines.has(row.text)) continue;
    const findings = await engine.scan({ path: row.filename, text: row.text });
    const hit = isHit(row, findings);
    if (core) {
      counts.core++;
      if (hit) counts.found++;
      else if (listing.includes('--misses'))
        show(
          'miss',
          `${row.project} ${row.filename} ${row.rule}`,
          row.text.slice(Math.max(0, row.col - 60), row.col + 200),
        );
    }
    if (!hit) continue;
    if (core) counts.trueHits++;
    else {
      counts.falseHits++;
      if (listing.includes('--false')) {
        const at = findings[0]?.span.start ?? 0;
        show(
          'false',
          `${row.project} ${row.filename} ${row.rule} ${findings[0]?.ruleId ?? ''}`,
          row.text.slice(Math.max(0, at - 60), at + 120),
        );
      }
    }
  }
  const sum = [...projects.values()].reduce((a, b) => ({
    core: a.core + b.core,
    found: a.found + b.found,
    trueHits: a.trueHits + b.trueHits,
    falseHits: a.falseHits + b.falseHits,
  }));
  for (const [project, counts] of projects) {
    console.log(
      `${project}    recall ${percent(counts.found, counts.core)}, false ${counts.falseHits}`,
    );
  }
  console.log(`real lines  core recall ${percent(sum.found, sum.core)}`);
  console.log(`real lines  precision ${percent(sum.trueHits, sum.trueHits + sum.falseHits)}`);
}

function show(kind: string, label: string, text: string): void {
  console.log(`${kind} [${label}] ${text.slice(0, 260).replaceAll('\n', '⏎')}`);
}

async function main(): Promise<void> {
  if (['samples.jsonl', 'real-lines.jsonl'].every((name) => existsSync(join(folder, name)))) {
    await measureSamples();
    await measureLines();
  } else {
    console.log('no corpora: pass the folder that holds samples.jsonl and real-lines.jsonl');
  }
}

void main();
