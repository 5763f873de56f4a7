import type { Span, TextEdit } from '../../base/text';
import { formInJson, unitStarts, writeJson, type JsonSpelling } from './jsonText';
import type { Sheet } from './sheet';

/** A JSON string: its value, and the span of its body in the file. */
export interface JsonString {
  readonly value: string;
  readonly body: Span;
}

/** The source of a cell within a notebook's JSON: one string, or one for each line. */
export class CellSource implements Sheet {
  readonly text: string;
  readonly #spelling: JsonSpelling;
  /** Where each UTF-16 unit of the text starts and ends in the file. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #end: number;

  /** @throws RangeError where a string is not what its body says. */
  constructor(file: string, strings: readonly JsonString[], spelling: JsonSpelling) {
    this.text = strings.map(({ value }) => value).join('');
    this.#spelling = spelling;
    this.#end = strings.at(-1)?.body.end ?? 0;
    for (const { body } of strings) {
      const starts = unitStarts(file.slice(body.start, body.end), body.start);
      for (const start of starts) this.#starts.push(start);
      for (const end of [...starts.slice(1), ...(starts.length > 0 ? [body.end] : [])])
        this.#ends.push(end);
    }
    if (this.#starts.length !== this.text.length) throw new RangeError('not the text of a cell');
  }

  spanIn({ start, end }: Span): Span | undefined {
    const first = indexOf(this.#starts, start);
    const last = indexOf(this.#ends, end);
    return first === undefined || last === undefined || last < first
      ? undefined
      : { start: first, end: last + 1 };
  }

  offsetIn(file: number): number | undefined {
    const last = indexOf(this.#ends, file);
    return indexOf(this.#starts, file) ?? (last === undefined ? undefined : last + 1);
  }

  spanOut({ start, end }: Span): Span {
    const from = this.#starts[start] ?? this.#end;
    return { start: from, end: end > start ? (this.#ends[end - 1] ?? this.#end) : from };
  }

  edit({ span, newText }: TextEdit): TextEdit {
    const next = this.#starts[span.end];
    const out = this.spanOut(span);
    // What is left of a line whose end is taken away goes on with the next one.
    const end = newText.endsWith('\n') || next === undefined ? out.end : next;
    return {
      span: { start: out.start, end: Math.max(end, out.start) },
      newText: writeJson(newText, this.#spelling, next === Math.max(end, out.start)),
    };
  }

  form(python: string): string {
    return formInJson(python, this.#spelling);
  }
}

/** The index of a number in an ascending list. */
function indexOf(list: readonly number[], wanted: number): number | undefined {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = list[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
