import type { Span } from '../../base/text';
import { unescapeC } from './escapes';

/** A scalar where it stands; `after` is where the text goes on. */
export interface Scalar {
  readonly span: Span;
  readonly quoted: boolean;
  readonly decoded?: string;
  readonly after: number;
}

/** A quoted text that is open longer than this was never closed. */
const QUOTED_REACH = 20_000;

/** `"…"` or `'…'` at `at`, over as many lines as it takes. Undefined where it is not closed. */
export function quotedScalar(text: string, at: number): Scalar | undefined {
  const quote = text.charAt(at);
  const start = at + 1;
  const limit = Math.min(text.length, start + QUOTED_REACH);
  let plain = true;
  for (let i = start; i < limit; i++) {
    const character = text.charAt(i);
    if (character === quote && quote === "'" && text.charAt(i + 1) === "'") {
      plain = false;
      i++;
    } else if (character === quote) {
      const span = { start, end: i };
      const found = { span, quoted: true, after: i + 1 };
      return plain ? found : { ...found, decoded: unquote(text.slice(start, i), quote) };
    } else if (character === '\n' || (character === '\\' && quote === '"')) {
      plain = false;
      if (character === '\\') i++;
    }
  }
  return undefined;
}

function unquote(source: string, quote: string): string {
  if (quote === "'") return fold(source.replaceAll("''", "'"));
  // An escaped line end joins two lines without a space between them.
  return unescapeC(fold(source.replace(/\\\r?\n[ \t]{0,500}/g, '')));
}

/** Line breaks of a text that flows: one is a space, each further one a break. */
export function fold(source: string): string {
  return source.replace(/[ \t]{0,500}\r?\n\s{0,500}/g, (gap) => {
    const breaks = gap.split('\n').length - 1;
    return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
  });
}

/** Where the line ends that `at` stands in, without its line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return end > at && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** Where a plain scalar ends: before a comment and the space around it. */
export function plainEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && !isComment(text, stop, at)) stop++;
  while (stop > at && isBlank(text.charCodeAt(stop - 1))) stop--;
  return stop;
}

function isComment(text: string, at: number, start: number): boolean {
  return text.charCodeAt(at) === HASH && (at === start || isBlank(text.charCodeAt(at - 1)));
}

/** Where the colon stands that makes a key of a plain text; -1 where there is none in `[at, end)`. */
export function colonOf(text: string, at: number, end: number): number {
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === HASH && i > at && isBlank(text.charCodeAt(i - 1))) return -1;
    if (code === COLON && (i + 1 >= end || isBlank(text.charCodeAt(i + 1)))) return i;
  }
  return -1;
}

const COLON = 58;
const HASH = 35;

/** Space or tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/**
 * A literal or folded block whose header (`|`, `>-`, `|2` …) stands at `at`: the lines that are
 * indented deeper than `parent` (-1 at the root). Undefined where it is no header.
 */
export function blockScalar(text: string, at: number, parent: number): Scalar | undefined {
  const header = /^[|>](?:[+-]?([1-9])?|([1-9])[+-])[ \t]*(?:#.*)?$/.exec(
    text.slice(at, lineEnd(text, at)),
  );
  if (!header) return undefined;
  const digit = header[1] ?? header[2];
  const lines = blockLines(text, lineEnd(text, at), parent);
  const first = lines.contents.find(({ column }) => column >= 0);
  if (!first)
    return { span: { start: lines.end, end: lines.end }, quoted: false, after: lines.end };
  const indent = digit === undefined ? first.column : Math.max(0, parent) + Number(digit);
  const start = first.start + indent;
  const end = lines.end;
  const decoded = blockText(text, lines.contents, { indent, folded: text.charAt(at) === '>' });
  const span = { start: Math.min(start, end), end };
  return { span, quoted: false, after: lines.after, decoded };
}

interface BlockLine {
  readonly start: number;
  readonly end: number;
  /** Of its first character; -1 for an empty line. */
  readonly column: number;
}

function blockLines(
  text: string,
  headerEnd: number,
  parent: number,
): { contents: BlockLine[]; end: number; after: number } {
  const contents: BlockLine[] = [];
  let last = headerEnd;
  let at = text.indexOf('\n', headerEnd) + 1;
  while (at > 0 && at < text.length) {
    const end = lineEnd(text, at);
    let first = at;
    while (first < end && text.charCodeAt(first) === 32) first++;
    const column = first === end ? -1 : first - at;
    if (column >= 0 && column <= parent) break;
    contents.push({ start: at, end, column });
    if (column >= 0) last = end;
    at = text.indexOf('\n', end) + 1;
  }
  const kept = contents.filter(({ start }) => start < last);
  return { contents: kept, end: last, after: last };
}

function blockText(
  text: string,
  lines: readonly BlockLine[],
  { indent, folded }: { indent: number; folded: boolean },
): string {
  const contents = lines.map(({ start, end }) => text.slice(Math.min(start + indent, end), end));
  if (!folded) return contents.join('\n');
  return contents
    .join('\n')
    .replace(
      /(\S)\n(\n*)(?=\S)/g,
      (_, before: string, more: string) => before + (more === '' ? ' ' : more),
    );
}
