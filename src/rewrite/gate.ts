import { applyEdits, overlaps, slice, type Span, type TextEdit } from '../base/text';
import type { GrammarId, Grammars } from '../parse/grammars';
import { countErrors, withTree } from './syntax';

export interface Change {
  readonly grammar: GrammarId;
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** The literals that must be gone afterwards, and the names of secrets that come instead. */
  readonly literals: readonly Span[];
  readonly names: readonly string[];
}

/**
 * Whether the edited text parses with no error that the text did not have, and every literal is
 * replaced by something else.
 */
export async function passesGate(grammars: Grammars, change: Change): Promise<boolean> {
  const { grammar, text, edits, literals } = change;
  if (!literals.every((literal) => isReplaced(change, literal))) return false;
  const before = await withTree(grammars, { grammar, text }, countErrors);
  const edited = applyEdits(text, edits);
  return (await withTree(grammars, { grammar, text: edited }, countErrors)) <= before;
}

/** Shorter parts of a text stand in code by chance: in a name, an option. */
const TELLING_LENGTH = 8;

function isReplaced({ text, edits, names }: Change, literal: Span): boolean {
  const own = edits.filter((edit) => overlaps(edit.span, literal));
  const source = slice(text, literal);
  const telling = /^["'`\w]*["'`]/.test(source) || source.length >= TELLING_LENGTH;
  const repeats = own.some((edit) => without(edit.newText, names).includes(source));
  return own.length > 0 && !(telling && repeats);
}

function without(text: string, names: readonly string[]): string {
  return names.reduce((left, name) => left.replaceAll(name, ''), text);
}
