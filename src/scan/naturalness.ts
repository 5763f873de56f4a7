import { letterSurprise } from './bigrams';
import { splitIdentifier } from './identifiers';

/** See letterSurprise; short words are told apart less well. */
const SURPRISING = 4.7;
const SURPRISING_SHORT = 5;
/** Letters in words, of all letters and digits, from which on a value counts as made of words. */
const NATURAL_SHARE = 0.5;

/**
 * Whether most of it is words, as far as the frequency of letter pairs tells. Letters of random text
 * fall into pieces of one or two between digits and changes of case, which count as no word.
 */
export function isNatural(value: string): boolean {
  const size = value.replace(/[^\p{L}\d]/gu, '').length;
  const natural = splitIdentifier(value)
    .filter((word) => word.length > 2 && letterSurprise(word) < surpriseLimit(word.length))
    .reduce((sum, word) => sum + word.length, 0);
  return natural > 0 && natural >= size * NATURAL_SHARE;
}

function surpriseLimit(length: number): number {
  return length < 6 ? SURPRISING_SHORT : SURPRISING;
}
