import { isDeepStrictEqual } from 'node:util';
import type { Position, TextEdit } from '../base/text';
import { movedFinding, type Difference, type PlacedFinding } from './answers';
import type { Finding } from './finding';

const LINE_END = /\r\n|\r|\n/g;

/** What of a text is still as it was at some time: its beginning and its end. */
export class Untouched {
  /** So many UTF-16 units at the start. */
  #head: number;
  /** So many at the end. */
  #tail: number;
  #length: number;
  #isEdited = false;
  /** How much longer the text is now, and by how many lines. */
  #by = 0;
  #lines = 0;

  constructor(text: string) {
    this.#head = text.length;
    this.#tail = text.length;
    this.#length = text.length;
  }

  get head(): number {
    return this.#head;
  }

  get isEdited(): boolean {
    return this.#isEdited;
  }

  get by(): number {
    return this.#by;
  }

  /** Where the untouched end begins in the text as it is now. */
  get tailStart(): number {
    return Math.max(this.#head, this.#length - this.#tail);
  }

  /** @param edits as applyEdits takes them, which made `after` of `before` */
  edit(before: string, after: string, edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    let start = before.length;
    let end = 0;
    for (const { span } of edits) {
      start = Math.min(start, span.start);
      end = Math.max(end, span.end);
    }
    const tail = before.length - end;
    this.#isEdited = true;
    this.#head = Math.min(this.#head, start);
    this.#tail = Math.min(this.#tail, tail);
    this.#length = after.length;
    this.#by += after.length - before.length;
    this.#lines += lineEnds(after, start, tail) - lineEnds(before, start, tail);
  }

  /** What is to be told of the findings of `text`, to one who knows those `before`. */
  difference(
    before: readonly PlacedFinding[],
    found: readonly Finding[],
    text: string,
  ): Difference {
    const most = Math.min(before.length, found.length);
    let head = 0;
    while (head < most && this.#isHead(before[head], found[head])) head++;
    // What stands on an edited line behind the edit has another column now.
    const line = this.#isEdited ? text.indexOf('\n', this.tailStart) : 0;
    let tail = 0;
    while (tail < most - head && line >= 0) {
      const now = found[found.length - 1 - tail];
      const is = now && now.span.start >= line && this.#isMoved(before.at(-1 - tail), now);
      if (!is) break;
      tail++;
    }
    const others = found.slice(head, found.length - tail);
    return {
      kept: { head, tail, by: this.#by, lines: this.#lines },
      findings: placed(others, text, before[head - 1]),
    };
  }

  #isHead(old: PlacedFinding | undefined, now: Finding | undefined): boolean {
    if (!old || !now || now.span.end > this.#head) return false;
    return isDeepStrictEqual(old.finding, now);
  }

  #isMoved(old: PlacedFinding | undefined, now: Finding): boolean {
    return old !== undefined && isDeepStrictEqual(movedFinding(old.finding, this.#by), now);
  }
}

/** Line ends between two places, with what stands beside them: an edit may part `\r` and `\n`. */
function lineEnds(text: string, start: number, tail: number): number {
  const around = text.slice(Math.max(0, start - 1), text.length - Math.max(0, tail - 1));
  return around.match(LINE_END)?.length ?? 0;
}

/** The findings with their lines, which are counted from the last known one on. */
function placed(
  found: readonly Finding[],
  text: string,
  known: PlacedFinding | undefined,
): PlacedFinding[] {
  const lines = new LinesBelow(text, known ? known.finding.span.start - known.start.character : 0);
  const first = known?.start.line ?? 0;
  const at = (offset: number): Position => {
    const { line, character } = lines.position(offset);
    return { line: first + line, character };
  };
  return found.map((finding) => ({
    finding,
    start: at(finding.span.start),
    end: at(finding.span.end),
  }));
}

/** Counts lines from the start of one on, for places that are asked for in their order. */
class LinesBelow {
  readonly #text: string;
  #lineStart: number;
  #line = 0;
  #at: number;

  constructor(text: string, lineStart: number) {
    this.#text = text;
    this.#lineStart = lineStart;
    this.#at = lineStart;
  }

  position(offset: number): Position {
    for (; this.#at < offset; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      const isEnd = code === 10 || (code === 13 && this.#text.charCodeAt(this.#at + 1) !== 10);
      if (!isEnd) continue;
      this.#line++;
      this.#lineStart = this.#at + 1;
    }
    return { line: this.#line, character: offset - this.#lineStart };
  }
}
