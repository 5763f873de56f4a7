import { sortEdits, type Span } from '../base/text';
import type { AttributedEdit } from './adapter';

/** Edits of one text under construction: each place once, with every finding that needs it. */
export class Draft {
  readonly #edits: AttributedEdit[] = [];

  /** Adds an edit, or the findings to the same edit that is there already. */
  add(span: Span, newText: string, findings: readonly number[]): void {
    const at = this.#edits.findIndex(
      (edit) =>
        edit.span.start === span.start && edit.span.end === span.end && edit.newText === newText,
    );
    const known = this.#edits[at];
    if (known) this.#edits[at] = { ...known, findings: union(known.findings, findings) };
    else this.#edits.push({ span, newText, findings: union(findings, []) });
  }

  insert(offset: number, newText: string, findings: readonly number[]): void {
    this.add({ start: offset, end: offset }, newText, findings);
  }

  /** @throws RangeError where edits overlap, or leave a text of `length` units. */
  finish(length: number): AttributedEdit[] {
    return sortEdits(this.#edits, length);
  }
}

export function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
