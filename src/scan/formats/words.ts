import type { Span } from '../../base/text';

/**
 * Tells whether one of the words that the prefilter found stands in a span.
 *
 * @param words by ascending start and end, as the prefilter finds them.
 */
export function wordLookup(words: readonly Span[]): (span: Span) => boolean {
  return ({ start, end }) => {
    const word = words[firstFrom(words, start)];
    return word !== undefined && word.end <= end;
  };
}

/** The words in a span, of words by ascending start. */
export function wordsWithin(words: readonly Span[], { start, end }: Span): readonly Span[] {
  return words.slice(firstFrom(words, start), firstFrom(words, end));
}

/** The number of the first word that starts at `start` or behind it. */
function firstFrom(words: readonly Span[], start: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
