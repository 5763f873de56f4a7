import { join } from 'node:path';
import { LineIndex } from '../../src/base/text';
import type { Engine } from '../../src/scan/engine';
import type { Confidence, Finding } from '../../src/scan/finding';
import { isAside } from '../../src/scan/paths';
import { decode } from '../../src/workspace/decode';
import { walk } from '../../src/workspace/walk';
import { codeLanguage } from './languages';

/** A file that was read. */
export interface SurveyedFile {
  /** Relative to the folder of all packages, with `/`. */
  readonly path: string;
  readonly lines: number;
  readonly language: string;
  /** Test, documentation or example. */
  readonly isAside: boolean;
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
      const file = {
        path: `${name}/${path}`,
        lines: lines.lineCount,
        language: codeLanguage(path),
        isAside: isAside(path),
      };
      files.push(file);
      for (const finding of await engine.scan({ path, text })) {
        const line = lines.position(finding.span.start).line + 1;
        const { ruleId: rule, confidence } = finding;
        places.push({ file, rule, line, confidence, excerpt: excerptOf(text, finding) });
      }
    }
  }
  return { files, places };
}

function excerptOf(text: string, { span }: Finding): string {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', span.start);
  const from = Math.max(lineStart, span.start - REACH);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, from + 3 * REACH);
  return text.slice(from, to).trim();
}
