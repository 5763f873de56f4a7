import type { Span } from '../../base/text';
import { childPath, type Entry } from './entry';
import { unescapeC } from './escapes';
import { linesOf, trimmed } from './lines';

const KEY_REACH = 200;

/** Java's .properties: `a.b = c`, `a.b: c`, `a.b c`, escapes, lines that a backslash carries on. */
export function* scanProperties(text: string): Generator<Entry> {
  for (const line of logicalLines(text)) {
    const { start, end } = trimmed(text, line);
    if (start === end || /[#!]/.test(text.charAt(start))) continue;
    const key = { start, end: keyEnd(text, start, end) };
    const name = text.slice(key.start, key.end);
    const keyPath = childPath([], ...unescapeC(name).split('.'));
    const span = { start: valueStart(text, key.end, end), end };
    const source = text.slice(span.start, span.end);
    const decoded = source.includes('\\') ? { decoded: unescapeC(source) } : {};
    yield { keyPath, key, span, quoted: false, listed: false, container: 0, ...decoded };
  }
}

/** Lines, those that end in a backslash together with the next; a comment has no next line. */
function* logicalLines(text: string): Generator<Span> {
  let start = -1;
  for (const line of linesOf(text)) {
    if (start < 0) start = line.start;
    const isComment = /[#!]/.test(text.charAt(trimmed(text, { start, end: line.end }).start));
    if (!isComment && isCarriedOn(text, line)) continue;
    yield { start, end: line.end };
    start = -1;
  }
  if (start >= 0) yield { start, end: text.length };
}

function isCarriedOn(text: string, { start, end }: Span): boolean {
  let at = end;
  while (at > start && text.charAt(at - 1) === '\\') at--;
  return (end - at) % 2 === 1;
}

function keyEnd(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + KEY_REACH);
  let at = start;
  while (at < limit && !/[=:\s]/.test(text.charAt(at))) at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at, end);
}

function valueStart(text: string, from: number, end: number): number {
  let at = trimmed(text, { start: from, end }).start;
  if (/[=:]/.test(text.charAt(at))) at = trimmed(text, { start: at + 1, end }).start;
  return Math.min(at, end);
}
