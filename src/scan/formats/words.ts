import type { Span } from '../../base/text';

/**
 * Tells whether one of the words that the prefilter found stands in a span.
 *
 * @param words by ascending start and end, as the prefilter finds them.
 */
export function wordLookup(words: readonly Span[]): (span: Span) => boolean {
  return ({ start, end }) => {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const word = words[low];
    return word !== undefined && word.end <= end;
  };
}
