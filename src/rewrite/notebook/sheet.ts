import type { Span, TextEdit } from '../../base/text';

/** The text of one cell, and where it stands in the file. */
export interface Sheet {
  readonly text: string;
  /** The place in `text` of a place in the file; undefined where it is outside, or divides an escape. */
  spanIn(file: Span): Span | undefined;
  /** The offset in `text` of one in the file; undefined as above. */
  offsetIn(file: number): number | undefined;
  /** The place in the file of a place in `text`. */
  spanOut(span: Span): Span;
  /** An edit of `text` as one of the file. */
  edit(edit: TextEdit): TextEdit;
  /** The form of a literal of Python as it stands in the file. */
  form(python: string): string;
}

/** A cell that is open in the editor: the document holds its text as it is. */
export function plainSheet(text: string): Sheet {
  return {
    text,
    spanIn: (span) => span,
    offsetIn: (offset) => offset,
    spanOut: (span) => span,
    edit: ({ span, newText }) => ({ span, newText }),
    form: (python) => python,
  };
}
