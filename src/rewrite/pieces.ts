import type { Node } from 'web-tree-sitter';
import type { Span } from '../base/text';
import { lookupKey, type Move, type Place } from './language';
import { bodyOf, isPart, type LiteralDialect } from './literals';

/**
 * The operands that take a literal's place: the text before the secret, the expression, and the text
 * behind it; the expression alone where the whole literal is the secret.
 * @param piece writes a span of the literal's body as a literal of its own.
 */
export function operandsFor(
  place: Place,
  dialect: LiteralDialect,
  expression: string,
  piece: (node: Node, span: Span) => string = (node, span) => sameQuotes(node, span, dialect),
): string[] {
  const { node, literal } = place;
  if (!isPart(place)) return [expression];
  const body = bodyOf(node, dialect);
  const before = { start: body.start, end: literal.span.start };
  const behind = { start: literal.span.end, end: body.end };
  const write = (span: Span): string[] => (span.start < span.end ? [piece(node, span)] : []);
  return [...write(before), expression, ...write(behind)];
}

/** Part of a literal between the delimiters that the whole has. */
export function sameQuotes(node: Node, span: Span, dialect: LiteralDialect): string {
  const { open, close } = dialect.delimiters(node.text);
  const source = node.text;
  const text = source.slice(span.start - node.startIndex, span.end - node.startIndex);
  return source.slice(0, open) + text + source.slice(source.length - close);
}

/**
 * The moves but for those of a second secret in the same literal, which would edit the same place.
 * @param placeOf what an edit of that place is told by: usually the literal as a whole.
 */
export function oneSecretEach(
  moves: readonly Move[],
  placeOf: (place: Place) => unknown = ({ node }) => node.id,
): Move[] {
  const firsts = new Map<unknown, Move>();
  return moves.filter((move) => {
    const key = placeOf(move.place);
    const first = firsts.get(key) ?? move;
    firsts.set(key, first);
    return isSame(first, move);
  });
}

/** Whether two moves make the same edit: another place may hold the same secret once more. */
function isSame(one: Move, other: Move): boolean {
  const [a, b] = [one.place.literal.span, other.place.literal.span];
  return lookupKey(one) === lookupKey(other) && a.start === b.start && a.end === b.end;
}
