import type { Span } from '../../base/text';

/** A scalar of a structured text, with the keys that lead to it. */
export interface Entry {
  /** From the root; an element of a list has the path of its list. Empty at the root itself. */
  readonly keyPath: readonly string[];
  /** The key as it stands, without quotes: the last of the path. */
  readonly key: Span;
  /** The key above it. */
  readonly above?: Span;
  /** The value alone, without its quotes. */
  readonly span: Span;
  readonly quoted: boolean;
  /** What the value means, where that differs from what stands there: escapes, folded lines. */
  readonly decoded?: string;
  /** Number of the map or list that it stands in, unique in its text. */
  readonly container: number;
  /** An element of a list: it has no key of its own. */
  readonly listed: boolean;
  /** Only says where the value is: an alias, or what a tag looks up. */
  readonly isReference?: boolean;
  /** A program or file of its own kind within the text. */
  readonly isScript?: boolean;
  /** Stands in a comment: a setting that is switched off. */
  readonly comment?: boolean;
}

/**
 * Reads a text from front to back and gives its scalars as they are asked for. Total: from odd text
 * it makes what it can, and goes on behind what it can't. Linear in the length of the text.
 */
export type FormatScanner = (text: string) => Iterable<Entry>;

/** Keys deeper than this are left out of the path, so that hostile nesting costs nothing. */
const MAX_DEPTH = 40;

/** `path` and one key more. */
export function childPath(path: readonly string[], ...keys: readonly string[]): readonly string[] {
  return path.length + keys.length > MAX_DEPTH ? path : [...path, ...keys];
}
