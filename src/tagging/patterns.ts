import { Automaton } from './automaton';
import { ExpressionReader } from './expression';

/**
 * Whole-value patterns from a team file. The file comes with the repository, so a pattern may be
 * hostile: it is never given to the backtracking engine, which some patterns keep busy for years.
 */

const MAX_LENGTH = 200;

/** A compiled pattern, or the end of a sentence that says why there is none. */
export type CompiledPattern =
  { readonly test: (value: string) => boolean } | { readonly problem: string };

/**
 * Compiles `source` to match whole values in linear time. Syntax is JavaScript's with the flag `u`;
 * a `^` in front and a `$` at the end are taken for granted. Refused are look-around, named groups,
 * back-references, anchors inside, more than 200 characters, and repetitions that multiply to more
 * than some 2000 characters.
 */
export function compilePattern(source: string): CompiledPattern {
  if (source.length > MAX_LENGTH) return { problem: `is longer than ${MAX_LENGTH} characters` };
  const pattern = wholePattern(source);
  if (!isRegularExpression(pattern)) return { problem: 'is not a valid regular expression' };
  const reader = new ExpressionReader(pattern);
  const { problem } = reader;
  if (problem !== undefined) return { problem };
  try {
    const automaton = new Automaton(reader.read());
    return { test: (value) => automaton.matches(value) };
  } catch {
    return { problem: 'repeats too much to be matched quickly' };
  }
}

/** The pattern without the anchors around it. */
export function wholePattern(source: string): string {
  const head = source.replace(/^\^/, '');
  const escapes = /(\\*)\$$/.exec(head)?.[1]?.length ?? 1;
  return escapes % 2 === 0 ? head.slice(0, -1) : head;
}

/** Compiling is quick whatever the pattern; only matching is not. */
function isRegularExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
