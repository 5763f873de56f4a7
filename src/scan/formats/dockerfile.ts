import type { Span } from '../../base/text';
import type { Entry } from './entry';
import { linesOf, trimmed, unquoted } from './lines';

const INSTRUCTION = /^(?:ENV|ARG|env|arg)[ \t]{1,40}/;
const PAIR =
  /([A-Za-z_][\w.-]{0,120})=("(?:[^"\\\n]|\\[^]){0,2000}"|'[^'\n]{0,2000}'|[^\s"'\\]{0,2000})/g;
const SPACED = /^([A-Za-z_][\w.-]{0,120})[ \t]{1,40}(?=[^\s=])/;

/** `ENV` and `ARG` of a Dockerfile: `ENV A=b C="d"`, `ENV A b`, over lines that a backslash carries on. */
export function* scanDockerfile(text: string): Generator<Entry> {
  let isOpen = false;
  let container = 0;
  for (const line of linesOf(text)) {
    const { start, end } = trimmed(text, line);
    const source = text.slice(start, Math.min(end, start + 4000));
    if (source.startsWith('#')) continue;
    const begin = INSTRUCTION.exec(source)?.[0].length;
    if (begin !== undefined || isOpen) {
      if (begin !== undefined) container++;
      yield* pairs(text, { start: start + (begin ?? 0), end }, container);
    }
    isOpen = (begin !== undefined || isOpen) && source.endsWith('\\');
  }
}

function* pairs(text: string, { start, end }: Span, container: number): Generator<Entry> {
  const source = text.slice(start, Math.min(end, start + 4000));
  const spaced = SPACED.exec(source);
  if (spaced) {
    const [whole, name = ''] = spaced;
    const value = unquoted(text, trimmed(text, { start: start + whole.length, end }));
    yield entryOf(name, { at: start, value, container });
    return;
  }
  for (const { 0: whole, 1: name = '', index } of source.matchAll(PAIR)) {
    const valueStart = start + index + name.length + 1;
    const value = unquoted(text, { start: valueStart, end: start + index + whole.length });
    yield entryOf(name, { at: start + index, value, container });
  }
}

interface Found {
  readonly at: number;
  readonly value: { readonly span: Span; readonly quoted: boolean };
  readonly container: number;
}

function entryOf(name: string, { at, value, container }: Found): Entry {
  const key = { start: at, end: at + name.length };
  return { keyPath: [name], key, ...value, listed: false, container };
}
