import type { Span } from '../base/text';

/** More than this share of a text in regions, and one parse of the whole is the cheaper way. */
const WHOLE_SHARE = 0.6;
/** What a line at the outermost level doesn't start with: indentation, or the rest of a statement. */
const INNER_LINE = /[\s)\]}"'`*.,:|&?+\-<>=]/;
const REACH = 400;

/**
 * Parts of a program that can be parsed by themselves, each around one of the windows: from one line
 * at the outermost level to another. Undefined where the text has no such parts that are worth it;
 * whoever parses a part and finds it broken takes the whole.
 */
export function regionsOf(text: string, windows: readonly Span[]): Span[] | undefined {
  const marks = new OpenMarks(text);
  const regions: { start: number; end: number }[] = [];
  for (const { start, end } of windows) {
    const last = regions.at(-1);
    const from = lineUp(text, start);
    // A window across two parts needs both, and what is around it, in one tree.
    if (last && from < last.end) last.end = Math.max(last.end, lineDown(text, end));
    else if (marks.isInside(from)) return undefined;
    else regions.push({ start: from, end: lineDown(text, end) });
  }
  const size = regions.reduce((sum, { start, end }) => sum + end - start, 0);
  if (size > text.length * WHOLE_SHARE) return undefined;
  return regions;
}

/** The start of the last line at the outermost level at or before `at`; lines above it that belong to it included. */
function lineUp(text: string, at: number): number {
  let start = lineBefore(text, at + 1);
  while (start > 0 && isInner(text, start)) start = lineBefore(text, start);
  // Decorators, annotations and attributes stand on lines of their own.
  for (let above = start; above > 0 && start - above < REACH;) {
    above = lineBefore(text, above);
    if (!/[@#[]/.test(text.charAt(above))) break;
    start = above;
  }
  return start;
}

/** The start of the line that ends before `at`. */
function lineBefore(text: string, at: number): number {
  return at < 2 ? 0 : text.lastIndexOf('\n', at - 2) + 1;
}

function lineDown(text: string, at: number): number {
  let next = text.indexOf('\n', at);
  while (next >= 0 && isInner(text, next + 1)) next = text.indexOf('\n', next + 1);
  return next < 0 ? text.length : next + 1;
}

function isInner(text: string, lineStart: number): boolean {
  return INNER_LINE.test(text.charAt(lineStart));
}

/**
 * Tells whether a comment or a text of many lines is open at a place, as far as its marks tell. Asked
 * for ascending places it reads the text once.
 */
class OpenMarks {
  readonly #opening: Mark;
  readonly #closing: Mark;
  readonly #toggles: readonly Mark[];

  constructor(text: string) {
    this.#opening = new Mark(text, '/*');
    this.#closing = new Mark(text, '*/');
    this.#toggles = [new Mark(text, '"""'), new Mark(text, "'''")];
  }

  isInside(at: number): boolean {
    if (this.#opening.before(at).last > this.#closing.before(at).last) return true;
    return this.#toggles.some((mark) => mark.before(at).count % 2 === 1);
  }
}

class Mark {
  readonly #text: string;
  readonly #mark: string;
  #next: number;
  #last = -1;
  #count = 0;

  constructor(text: string, mark: string) {
    this.#text = text;
    this.#mark = mark;
    this.#next = text.indexOf(mark);
  }

  /** How many there are before a place, which is no lower than any before, and where the last starts. */
  before(at: number): { readonly count: number; readonly last: number } {
    while (this.#next >= 0 && this.#next < at) {
      this.#last = this.#next;
      this.#count++;
      this.#next = this.#text.indexOf(this.#mark, this.#next + this.#mark.length);
    }
    return { count: this.#count, last: this.#last };
  }
}
