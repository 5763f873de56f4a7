import { Plaintext } from '../base/plaintext';
import type { Span } from '../base/text';
import type { LiteralPiece, RecordedEdit } from './journal';

/** A shorter text may stand somewhere by chance, so its place must follow from its neighbours. */
const ANCHOR_LENGTH = 12;

/**
 * Where the edits' new texts stand by now: at the recorded places, or moved along where the text
 * around them changed.
 * @returns undefined where one is not to be found without doubt.
 */
export function locate(text: string, edits: readonly RecordedEdit[]): Span[] | undefined {
  const anchors = locateAnchors(text, edits);
  if (!anchors) return undefined;
  const spans: Span[] = [];
  for (const [i, edit] of edits.entries()) {
    const start = anchors[i] ?? between(text, edits, anchors, i);
    if (start === undefined) return undefined;
    spans.push({ start, end: start + edit.newText.length });
  }
  return isOrdered(spans) ? spans : undefined;
}

/** The starts of the long texts, by index of their edits. */
function locateAnchors(text: string, edits: readonly RecordedEdit[]): number[] | undefined {
  const starts: number[] = [];
  let shift = 0;
  for (const [i, { newText, after }] of edits.entries()) {
    if (newText.length < ANCHOR_LENGTH) continue;
    const start = text.startsWith(newText, after.start + shift)
      ? after.start + shift
      : onlyPlace(text, newText);
    if (start === undefined) return undefined;
    shift = start - after.start;
    starts[i] = start;
  }
  return starts;
}

function onlyPlace(text: string, part: string): number | undefined {
  const first = text.indexOf(part);
  return first >= 0 && !text.includes(part, first + 1) ? first : undefined;
}

/** The place of a short text: only where what stands before and after it moved by the same. */
function between(
  text: string,
  edits: readonly RecordedEdit[],
  anchors: readonly number[],
  at: number,
): number | undefined {
  const edit = edits[at];
  if (!edit) return undefined;
  const shiftOf = (i: number): number => (anchors[i] ?? 0) - (edits[i]?.after.start ?? 0);
  const indices = [...anchors.keys()].filter((i) => anchors[i] !== undefined);
  const before = indices.filter((i) => i < at).at(-1);
  const behind = indices.find((i) => i > at);
  const shift = before === undefined ? 0 : shiftOf(before);
  if (behind === undefined ? edit.newText === '' : shiftOf(behind) !== shift) return undefined;
  const start = edit.after.start + shift;
  return text.startsWith(edit.newText, start) ? start : undefined;
}

function isOrdered(spans: readonly Span[]): boolean {
  return spans.every((span, i) => span.start >= (spans[i - 1]?.end ?? 0));
}

/**
 * Whether every replaced literal stands at its old place again: the user has taken the edit back
 * by other means. Literals are told by their keyed digest.
 */
export function isAsBefore(
  text: string,
  edits: readonly RecordedEdit[],
  digest: (literal: Plaintext) => string,
): boolean {
  const literals = edits.flatMap(literalPlaces);
  return (
    literals.length > 0 &&
    literals.every(({ start, piece }) => {
      const found = new Plaintext(text.slice(start, start + piece.to));
      return piece.from === 0 && digest(found) === piece.digest;
    })
  );
}

function literalPlaces({
  before,
  replaced,
}: RecordedEdit): { start: number; piece: LiteralPiece }[] {
  const places: { start: number; piece: LiteralPiece }[] = [];
  let start = before.start;
  for (const piece of replaced ?? []) {
    if (typeof piece !== 'string') places.push({ start, piece });
    start += typeof piece === 'string' ? piece.length : piece.to - piece.from;
  }
  return places;
}
