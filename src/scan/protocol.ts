import type { TextEdit } from '../base/text';
import type { Difference } from './answers';
import type { ScanOptions } from './options';

/** Lines of a text, zero-based, both ends included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What the scan client and its worker say to each other. Answers carry the document's version;
 * the client hands on no answer to a version that is no longer the newest. An answer says what is other
 * than in the one before about the same document; an `open` or a `failed` starts afresh.
 * With `visible` lines the findings there are answered first.
 */
export type ToWorker =
  | {
      readonly kind: 'open';
      readonly uri: string;
      readonly version: number;
      readonly path: string;
      readonly languageId: string;
      /** Whose options hold for it, as `configure` named them; without one the defaults. */
      readonly scope?: string;
      readonly text: string;
      readonly visible?: readonly LineRange[];
    }
  | {
      readonly kind: 'change';
      readonly uri: string;
      readonly version: number;
      /** The version these edits start from. Where the worker holds another, it asks for a resync. */
      readonly from: number;
      /** One after the other; the edits of a step all refer to the text before it. */
      readonly steps: readonly (readonly TextEdit[])[];
      readonly visible?: readonly LineRange[];
    }
  /** Other lines of a large text are seen now. */
  | { readonly kind: 'look'; readonly uri: string; readonly visible: readonly LineRange[] }
  | { readonly kind: 'close'; readonly uri: string }
  /** Sets a scope's options; its open documents are scanned again. */
  | { readonly kind: 'configure'; readonly scope: string; readonly options: ScanOptions };

export type FromWorker =
  | { readonly kind: 'ready' }
  | ({
      readonly kind: 'findings';
      readonly uri: string;
      readonly version: number;
      /** Set where only what is seen was scanned: the answer to the whole text follows. */
      readonly isPartial?: boolean;
      readonly milliseconds: number;
    } & Difference)
  | { readonly kind: 'resync'; readonly uri: string }
  | {
      readonly kind: 'failed';
      readonly uri: string;
      readonly version: number;
      readonly reason: string;
    };
