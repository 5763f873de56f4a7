import { overlaps, slice, type Span, type TextEdit } from '../base/text';
import { countErrors, sourceOf, type ParsedText } from './syntax';

export interface Change {
  /** In text order. */
  readonly edits: readonly TextEdit[];
  /** The literals that must be gone afterwards, and the names of secrets that come instead. */
  readonly literals: readonly Span[];
  readonly names: readonly string[];
}

/**
 * Whether the edited text parses with no error that the text did not have, and every literal is
 * replaced by something else.
 */
export function passesGate(source: ParsedText, change: Change): boolean {
  const { edits, literals } = change;
  const text = sourceOf(source.root);
  if (!literals.every((literal) => isReplaced(text, change, literal))) return false;
  return source.errorsAfter(edits) <= countErrors(source.root);
}

/** Shorter parts of a text stand in code by chance: in a name, an option. */
const TELLING_LENGTH = 8;

function isReplaced(text: string, { edits, names }: Change, literal: Span): boolean {
  const own = edits.filter((edit) => overlaps(edit.span, literal));
  const source = slice(text, literal);
  const telling = /^["'`\w]*["'`]/.test(source) || source.length >= TELLING_LENGTH;
  const repeats = own.some((edit) => without(edit.newText, names).includes(source));
  return own.length > 0 && !(telling && repeats);
}

function without(text: string, names: readonly string[]): string {
  return names.reduce((left, name) => left.replaceAll(name, ''), text);
}
