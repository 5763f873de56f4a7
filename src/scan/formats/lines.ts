import type { Span } from '../../base/text';

/** The lines of a text without their line breaks. */
export function* linesOf(text: string): Generator<Span> {
  for (let start = 0; start < text.length;) {
    const at = text.indexOf('\n', start);
    const next = at < 0 ? text.length : at;
    const end = next > start && text.charAt(next - 1) === '\r' ? next - 1 : next;
    yield { start, end };
    start = next + 1;
  }
}

/** `span` without the blanks at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** The inside of a value that stands in quotes of one kind, which it does not hold itself. */
export function unquoted(text: string, span: Span): { span: Span; quoted: boolean } {
  const { start, end } = span;
  const first = text.charAt(start);
  const isQuote = first === '"' || first === "'" || first === '`';
  if (!isQuote || end - start < 2 || text.charAt(end - 1) !== first) return { span, quoted: false };
  const inner = { start: start + 1, end: end - 1 };
  const holdsQuote = text.slice(inner.start, inner.end).includes(first);
  return holdsQuote ? { span, quoted: false } : { span: inner, quoted: true };
}
