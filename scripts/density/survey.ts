import { join } from 'node:path';
import { LineIndex } from '../../src/base/text';
import type { Engine } from '../../src/scan/engine';
import type { Confidence, Finding } from '../../src/scan/finding';
import { isAside } from '../../src/scan/paths';
import { testCode } from '../../src/scan/testCode';
import { decode } from '../../src/workspace/decode';
import { walk } from '../../src/workspace/walk';
import { codeLanguage } from './languages';

/** A file that was read, or the part of one that holds its tests, or the rest of it. */
export interface SurveyedFile {
  /** Relative to the folder of all packages, with `/`. */
  readonly path: string;
  readonly lines: number;
  readonly language: string;
  /** Test, documentation or example. */
  readonly isAside: boolean;
  /** The lines of a part that holds a file's tests, from first to last, 1-based. */
  readonly ranges?: readonly (readonly [first: number, last: number])[];
}

/** Something that a scanner found in such a file. */
export interface Place {
  readonly file: SurveyedFile;
  readonly rule: string;
  /** 1-based. */
  readonly line: number;
  /** Ours alone says how sure it is. */
  readonly confidence?: Confidence;
  /** Ours alone: the line around the value, to be judged by eye. */
  readonly excerpt?: string;
}

export interface Survey {
  readonly files: readonly SurveyedFile[];
  readonly places: readonly Place[];
}

/** Characters of an excerpt before and behind the value. */
const REACH = 100;

/** Scans every file of these packages under a folder, as the command line does in each of them. */
export async function survey(
  folder: string,
  packages: readonly string[],
  engine: Engine,
): Promise<Survey> {
  const files: SurveyedFile[] = [];
  const places: Place[] = [];
  for (const name of packages) {
    for await (const entry of walk(join(folder, name))) {
      if ('skipped' in entry) continue;
      const { path } = entry;
      const { text } = decode(entry.bytes);
      const lines = new LineIndex(text);
      const parts = partsOf(`${name}/${path}`, text, lines);
      files.push(...parts);
      for (const finding of await engine.scan({ path, text })) {
        const line = lines.position(finding.span.start).line + 1;
        const { ruleId: rule, confidence } = finding;
        const file = partAt(parts, line);
        if (file) places.push({ file, rule, line, confidence, excerpt: excerptOf(text, finding) });
      }
    }
  }
  return { files, places };
}

/** A file, and apart from it the part that holds its tests, if it has one. */
function partsOf(path: string, text: string, lines: LineIndex): readonly SurveyedFile[] {
  const ranges = testCode(path, text).map(({ start, end }): [number, number] => [
    lines.position(start).line + 1,
    lines.position(end).line + 1,
  ]);
  const inTests = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const whole = { path, language: codeLanguage(path), isAside: isAside(path) };
  const rest = { ...whole, lines: lines.lineCount - inTests };
  return inTests === 0 ? [rest] : [{ ...whole, isAside: true, lines: inTests, ranges }, rest];
}

/** The part of a file that a line belongs to. */
export function partAt(parts: readonly SurveyedFile[], line: number): SurveyedFile | undefined {
  const isIn = ([first, last]: readonly [number, number]): boolean => first <= line && line <= last;
  return parts.find(({ ranges }) => ranges?.some(isIn) ?? true);
}

function excerptOf(text: string, { span }: Finding): string {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', span.start);
  const from = Math.max(lineStart, span.start - REACH);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, from + 3 * REACH);
  return text.slice(from, to).trim();
}
