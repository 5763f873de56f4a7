/**
 * Positions in text. Every offset in Secret Ferry counts UTF-16 code units of the decoded text
 * (no byte order mark, line ends as they stand), which is what VS Code and tree-sitter's WASM
 * binding count too.
 */

/** A half-open range of a text: `start` is inside, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces what stands in `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Zero-based line and UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * The edits in text order. Insertions at one place keep the order they were given in.
 * @throws RangeError where two edits overlap, or one reaches outside a text of `length` units.
 */
export function sortEdits<E extends TextEdit>(edits: readonly E[], length: number): E[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let end = 0;
  for (const { span } of sorted) {
    if (span.start < end || span.end < span.start || span.end > length) {
      throw new RangeError(`edit ${span.start}–${span.end} overlaps another or leaves the text`);
    }
    end = span.end;
  }
  return sorted;
}

/** Applies disjoint edits, all of which refer to the original text. @throws RangeError as sortEdits. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let end = 0;
  for (const { span, newText } of sortEdits(edits, text.length)) {
    result += text.slice(end, span.start) + newText;
    end = span.end;
  }
  return result + text.slice(end);
}

/** Translates between offsets and lines. Line ends are `\n`, `\r\n` and a lone `\r`, as in VS Code. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (const match of text.matchAll(/\r\n|\r|\n/g)) {
      this.#starts.push(match.index + match[0].length);
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of `offset`, which is clamped to the text. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - this.lineStart(low) };
  }

  /** The offset at which a zero-based line starts; past the last line, the text's length. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}
