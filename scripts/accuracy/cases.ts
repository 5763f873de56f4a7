import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../src/base/text';

/** One labelled text. Those that the corpora leave undecided are none. */
export interface Case {
  /** Where it is in its corpus. */
  readonly id: string;
  /** The file name that every scanner is told. */
  readonly path: string;
  readonly text: string;
  /** Whether there is a secret in it. */
  readonly isSecret: boolean;
  /** Where the value stands; absent where it may be anywhere in the text. */
  readonly span?: Span;
  /** The project that the text is from, or the scanner whose test it was. */
  readonly project: string;
  /** What the label calls it. */
  readonly category: string;
}

export interface Corpora {
  readonly samples: readonly Case[];
  readonly lines: readonly Case[];
}

interface Sample {
  readonly source: string;
  readonly rule: string;
  readonly text: string;
  readonly expected: boolean;
  /** Of a false one: no rule may fire, or one rule may not and another might. */
  readonly scope: 'any' | 'rule';
}

interface RealLine {
  readonly id: number;
  readonly project: string;
  readonly filename: string;
  /** One category or several, divided by colons. */
  readonly rule: string;
  /** True, false, undecided. */
  readonly gt: 'T' | 'F' | 'X';
  readonly text: string;
  /** The value in the first line, or -1. */
  readonly col: number;
  readonly colEnd: number;
}

/** Labelled true, yet no secret that anyone would move: alone they make no row a core row. */
const PERIPHERAL = new Set(['UUID', 'AWS S3 Bucket', 'Nonce', 'Salt', 'Firebase Domain']);

/** The corpora in a folder; undefined where they aren't there. */
export function readCorpora(folder: string): Corpora | undefined {
  const files = ['samples.jsonl', 'real-lines.jsonl'].map((name) => join(folder, name));
  const [samples = '', lines = ''] = files;
  if (!files.every((file) => existsSync(file))) return undefined;
  return { samples: sampleCases(rows(samples)), lines: lineCases(rows(lines)) };
}

function rows<T>(file: string): T[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}

function sampleCases(samples: readonly Sample[]): Case[] {
  const numbered = samples.map((sample, index) => ({ ...sample, index }));
  return numbered
    .filter(({ expected, scope }) => expected || scope === 'any')
    .map(({ index, source, rule, text, expected }) => ({
      id: `sample ${index}`,
      path: 'sample.txt',
      text,
      isSecret: expected,
      project: source,
      category: rule,
    }));
}

/** Core rows, and false rows whose line does not also stand as a true one. */
function lineCases(lines: readonly RealLine[]): Case[] {
  const trueLines = new Set(lines.filter(({ gt }) => gt === 'T').map(({ text }) => text));
  return lines
    .filter((row) => (row.gt === 'T' ? isCore(row) : row.gt === 'F' && !trueLines.has(row.text)))
    .map(({ id, project, filename, rule, gt, text, col, colEnd }) => ({
      id: `line ${id}`,
      path: filename,
      text,
      isSecret: gt === 'T',
      ...(col < 0 || colEnd < 0 ? {} : { span: { start: col, end: colEnd } }),
      project,
      category: rule,
    }));
}

function isCore({ rule }: RealLine): boolean {
  return rule.split(':').some((category) => !PERIPHERAL.has(category));
}
