import { contains, type Span } from '../../base/text';
import type { Candidate } from '../candidate';
import type { Entry } from './entry';

/**
 * The candidates of the assignment scanner that still count beside a structured text's own: those in
 * comments, inside of a value (text within text), and where the structure could not be read. What
 * stands under a key, the key's path alone decides.
 */
export class Claims {
  readonly #text: string;
  readonly #candidates: readonly Candidate[];
  readonly #claimed = new Set<Candidate>();

  constructor(text: string, candidates: readonly Candidate[]) {
    this.#text = text;
    this.#candidates = [...candidates].sort((a, b) => a.span.start - b.span.start);
  }

  /** Takes the candidates whose value is an entry's key or value. */
  take({ span, key }: Entry): void {
    this.#takeAt(span, span);
    if (key.end <= span.start) this.#takeAt(key, span);
  }

  get unclaimed(): Candidate[] {
    return this.#candidates.filter(
      (candidate) => !this.#claimed.has(candidate) && !this.#isKey(candidate),
    );
  }

  /** `"password", "host": …`: the next key is nobody's value. */
  #isKey({ span: { end }, link }: Candidate): boolean {
    return link === 'argument' && /^["'][ \t]{0,8}:/.test(this.#text.slice(end, end + 10));
  }

  #takeAt(place: Span, value: Span): void {
    for (let i = this.#firstBehind(place.start); i < this.#candidates.length; i++) {
      const candidate = this.#candidates[i];
      if (!candidate || candidate.span.start >= place.end) return;
      if (!isInside(candidate, value)) this.#claimed.add(candidate);
    }
  }

  /** The first candidate that ends behind `start`; candidates reach at most a literal's length. */
  #firstBehind(start: number): number {
    let low = 0;
    let high = this.#candidates.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#candidates[middle]?.span.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Name and value both stand in it, and it is more than the value. */
function isInside({ nameStart, span }: Candidate, value: Span): boolean {
  return contains(value, span) && nameStart >= value.start && nameStart < span.start;
}
