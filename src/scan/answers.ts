import type { Position, Span } from '../base/text';
import type { Finding } from './finding';

/** A finding with where it stands in lines, so that the editor's main thread need not count them. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly start: Position;
  readonly end: Position;
}

/** What an answer leaves of the one before it about the same document. */
export interface Kept {
  /** So many of the first ones, as they were. */
  readonly head: number;
  /** So many of the last ones, moved by `by` UTF-16 units and `lines` lines. */
  readonly tail: number;
  readonly by: number;
  readonly lines: number;
}

/** An answer as it is sent: what is kept, and what stands between. */
export interface Difference {
  readonly kept: Kept;
  readonly findings: readonly PlacedFinding[];
}

/** All findings of an answer. Those that did not move are the same objects as before. */
export function assemble(
  before: readonly PlacedFinding[],
  { kept, findings }: Difference,
): readonly PlacedFinding[] {
  const head = before.slice(0, kept.head);
  const tail = before.slice(before.length - kept.tail);
  return [...head, ...findings, ...tail.map((one) => movedPlace(one, kept))];
}

/** Whether nothing is to be seen of an answer: no finding is another, or on another line or column. */
export function looksAsBefore(count: number, { kept, findings }: Difference): boolean {
  const isKept = findings.length === 0 && kept.head + kept.tail === count;
  return isKept && (kept.lines === 0 || kept.tail === 0);
}

function movedPlace(placed: PlacedFinding, { by, lines }: Kept): PlacedFinding {
  const { finding, start, end } = placed;
  if (by === 0 && lines === 0) return placed;
  return { finding: movedFinding(finding, by), start: down(start, lines), end: down(end, lines) };
}

function down(position: Position, lines: number): Position {
  return lines === 0 ? position : { ...position, line: position.line + lines };
}

/** The finding with its group, so many UTF-16 units further on. */
export function movedFinding(finding: Finding, by: number): Finding {
  const { group } = finding;
  const moved = { ...finding, span: movedSpan(finding.span, by) };
  if (!group) return moved;
  const parts = group.parts.map((part) => ({ ...part, span: movedSpan(part.span, by) }));
  return { ...moved, group: { ...group, parts } };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
