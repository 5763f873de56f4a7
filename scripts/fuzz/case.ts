import { slice, type Span } from '../../src/base/text';
import type { ProjectFacts } from '../../src/rewrite/adapter';
import type { Finding } from '../../src/scan/finding';
import { findingAt } from '../../test/rewrite/marked';

/** A secret in a text, with the delimiters of its literal where it is all of one. */
export interface Secret {
  /** As it stands in the text. */
  readonly source: string;
  /** Lengths of the delimiters. */
  readonly open: number;
  readonly close: number;
  readonly value: string;
  /** What it is bound to, as a scan would say. */
  readonly binding: string;
}

/** One trial: a text with secrets in it. Made-up values alone: it may be printed and kept. */
export interface Case {
  readonly path: string;
  readonly languageId: string;
  readonly project: ProjectFacts;
  readonly parts: readonly (string | Secret)[];
}

/** What must not happen. */
export interface Failure {
  readonly what: string;
  readonly detail: string;
}

export function textOf({ parts }: Case): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.source)).join('');
}

/** A secret with its place in the text. */
export interface Planted extends Secret {
  /** All of its source, delimiters included. */
  readonly span: Span;
  readonly finding: Finding;
}

export function plantedIn({ parts }: Case): Planted[] {
  const planted: Planted[] = [];
  let start = 0;
  for (const part of parts) {
    const end = start + (typeof part === 'string' ? part : part.source).length;
    if (typeof part !== 'string') {
      const place = { start: start + part.open, end: end - part.close };
      planted.push({ ...part, span: { start, end }, finding: findingAt(place, part.binding) });
    }
    start = end;
  }
  return planted;
}

/** What stands between the delimiters. */
export function bodyOf({ source, open, close }: Secret): string {
  return slice(source, { start: open, end: source.length - close });
}
