import { overlaps, type Span } from '../base/text';
import type { AttributedEdit } from './adapter';

/**
 * The edits as they are made: no insertion before a byte order mark, none that divides a line end,
 * and nothing replaced by itself beside the literals that are taken out.
 */
export function settled(
  edits: readonly AttributedEdit[],
  text: string,
  literals: readonly Span[],
): AttributedEdit[] {
  return edits.map((edit) => {
    const { start, end } = edit.span;
    if (start < end) return trimmed(edit, text, literals);
    const at = insertionPoint(text, start);
    return { ...edit, span: { start: at, end: at } };
  });
}

function insertionPoint(text: string, offset: number): number {
  if (offset === 0 && text.startsWith('\ufeff')) return 1;
  // Some grammars take a carriage return for a part of the comment before it.
  const divides = offset > 0 && text.startsWith('\r\n', offset - 1);
  return divides ? offset - 1 : offset;
}

/** Another secret beside the literals, if it were replaced by itself, could not be written down. */
function trimmed(edit: AttributedEdit, text: string, literals: readonly Span[]): AttributedEdit {
  const { span, newText } = edit;
  const own = literals.filter((literal) => overlaps(literal, span));
  if (own.length === 0) return edit;
  const first = Math.min(...own.map(({ start }) => start));
  const last = Math.max(...own.map(({ end }) => end));
  const head = sharedStart(text.slice(span.start, first), newText);
  const tail = sharedEnd(text.slice(last, span.end), newText.slice(head));
  return {
    ...edit,
    span: { start: span.start + head, end: span.end - tail },
    newText: newText.slice(head, newText.length - tail),
  };
}

/** How many code units two texts begin with alike; whole characters and line ends alone. */
function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return /[\r\ud800-\udbff]/.test(one[length - 1] ?? '') ? length - 1 : length;
}

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return /[\n\udc00-\udfff]/.test(one.at(-length) ?? '') && length > 0 ? length - 1 : length;
}
