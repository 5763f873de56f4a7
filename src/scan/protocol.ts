import type { TextEdit } from '../base/text';
import type { Finding } from './finding';
import type { ScanOptions } from './options';

/**
 * What the scan client and its worker say to each other. Answers carry the document's version;
 * the client drops an answer to a version that is no longer the newest.
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
    }
  | {
      readonly kind: 'change';
      readonly uri: string;
      readonly version: number;
      /** The version these edits start from. Where the worker holds another, it asks for a resync. */
      readonly from: number;
      readonly edits: readonly TextEdit[];
    }
  | { readonly kind: 'close'; readonly uri: string }
  /** Sets a scope's options; its open documents are scanned again. */
  | { readonly kind: 'configure'; readonly scope: string; readonly options: ScanOptions };

export type FromWorker =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'findings';
      readonly uri: string;
      readonly version: number;
      readonly findings: readonly Finding[];
      readonly milliseconds: number;
    }
  | { readonly kind: 'resync'; readonly uri: string }
  | {
      readonly kind: 'failed';
      readonly uri: string;
      readonly version: number;
      readonly reason: string;
    };
