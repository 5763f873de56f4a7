import type { Span } from '../../base/text';
import { childPath, type Entry } from './entry';
import { linesOf, trimmed, unquoted } from './lines';

const KEY_REACH = 200;
const SECTION = /^\[([^\]\n]{1,200})\]/;

/**
 * Sections of `key = value`, `key: value` or `key value`, as programs of all kinds read them. Dots in names are
 * steps of the path.
 */
export function* scanIni(text: string): Generator<Entry> {
  let section: readonly string[] = [];
  let above: Span = { start: 0, end: 0 };
  let container = 0;
  for (const line of linesOf(text)) {
    const { start, end } = trimmed(text, line);
    const first = text.charAt(start);
    if (first === '[') {
      const name = SECTION.exec(text.slice(start, Math.min(end, start + 210)))?.[1];
      section = name === undefined ? section : sectionPath(name);
      above = { start, end };
      container++;
    } else if (start < end && !/[#;!]/.test(first)) {
      const entry = setting(text, { start, end }, section);
      if (entry) yield { ...entry, above, container };
    }
  }
}

/** `remote "origin"`, `profile prod`, `a.b` */
function sectionPath(name: string): readonly string[] {
  const parts = name
    .replaceAll('"', '')
    .trim()
    .split(/[\s.:/]{1,20}/);
  return childPath([], ...parts);
}

function setting(
  text: string,
  line: Span,
  section: readonly string[],
): Omit<Entry, 'container'> | undefined {
  const found = operatorOf(text, line);
  const operator = found < 0 ? gapOf(text, line) : found;
  if (operator < 0) return undefined;
  const key = trimmed(text, { start: line.start, end: operator });
  const value = withoutComment(text, trimmed(text, { start: operator + 1, end: line.end }));
  const keyPath = childPath(section, ...text.slice(key.start, key.end).split('.'));
  return { keyPath, key, ...unquoted(text, value), listed: false };
}

/** The first `=` or `:` behind a name. */
function operatorOf(text: string, { start, end }: Span): number {
  const limit = Math.min(end, start + KEY_REACH);
  for (let i = start; i < limit; i++) {
    const character = text.charAt(i);
    if (character === '=' || character === ':') return i > start ? i : -1;
    if (character === '"' || character === "'" || character === '<') return -1;
  }
  return -1;
}

/** The blank between a name and a value that are all the line holds, as in redis.conf. */
function gapOf(text: string, { start, end }: Span): number {
  const line = text.slice(start, Math.min(end, start + 2 * KEY_REACH));
  const name = /^([A-Za-z][\w.-]{1,80})[ \t]{1,40}\S{1,200}$/.exec(line)?.[1];
  return name === undefined ? -1 : start + name.length;
}

/** Behind a value, ` ;` and ` #` open a comment. */
function withoutComment(text: string, { start, end }: Span): Span {
  for (let i = start + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if ((code === SEMICOLON || code === HASH) && /[ \t]/.test(text.charAt(i - 1)))
      return trimmed(text, { start, end: i });
  }
  return { start, end };
}

const SEMICOLON = 59;
const HASH = 35;
