import type { Plaintext } from '../../base/plaintext';
import type { Span } from '../../base/text';

/** A text within a document of data, such as YAML or JSON. */
export interface Scalar {
  /** With its quotes. */
  readonly span: Span;
  /** The keys, and the indices in lists, that lead to it. */
  readonly path: readonly string[];
  readonly value: Plaintext;
  /** How it is written; absent where that is no form on one line that every reader reads alike. */
  readonly form?: string;
  /** The text between the quotes, where it has such a form. */
  readonly body?: Span;
  /** Whether a tag makes another value of it, or of what it is a part of: `!Sub`. */
  readonly isComputed: boolean;
  /** Whether it has a name of its own, by which other places refer to it. */
  readonly isShared: boolean;
}

/** A document of data, or several in one text. */
export interface DataDocument {
  /** The text scalar that covers a span. */
  scalarAt(span: Span): Scalar | undefined;
  /** The data of each document, as JSON has it. */
  readonly data: readonly unknown[];
}

/** @returns undefined where the text is broken. */
export type ReadDocument = (text: string) => DataDocument | undefined;
