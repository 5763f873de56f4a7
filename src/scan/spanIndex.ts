import { contains, overlaps, type Span } from '../base/text';

/** Characters that share a bucket: few spans start within so many. */
const BUCKET = 1024;

/** Things with a place in a text, found by place without a look at all of them. */
export class SpanIndex<T> {
  /** By bucket, those that reach into it, in the order in which they were given. */
  readonly #buckets = new Map<number, T[]>();
  readonly #spanOf: (item: T) => Span;

  constructor(items: readonly T[], spanOf: (item: T) => Span) {
    this.#spanOf = spanOf;
    for (const item of items) {
      for (const bucket of bucketsOf(spanOf(item))) this.#push(bucket, item);
    }
  }

  /** The first in the given order that contains the whole span. */
  around(span: Span): T | undefined {
    const here = this.#buckets.get(bucketOf(span.start));
    return here?.find((item) => contains(this.#spanOf(item), span));
  }

  /** Whether one of them lies in the span. */
  hasWithin(span: Span): boolean {
    return this.someWithin(span, () => true);
  }

  /** Whether one of those that lie in the span is as asked. */
  someWithin(span: Span, isAsked: (item: T) => boolean): boolean {
    return this.#some(span, (item) => contains(span, this.#spanOf(item)) && isAsked(item));
  }

  /** Whether one of them overlaps the span. */
  touches(span: Span): boolean {
    return this.#some(span, (item) => overlaps(span, this.#spanOf(item)));
  }

  #some(span: Span, holds: (item: T) => boolean): boolean {
    return bucketsOf(span).some((bucket) => this.#buckets.get(bucket)?.some(holds));
  }

  #push(bucket: number, item: T): void {
    const items = this.#buckets.get(bucket);
    if (items) items.push(item);
    else this.#buckets.set(bucket, [item]);
  }
}

function bucketOf(place: number): number {
  return Math.floor(place / BUCKET);
}

function bucketsOf({ start, end }: Span): number[] {
  const first = bucketOf(start);
  const count = bucketOf(Math.max(start, end - 1)) - first + 1;
  return Array.from({ length: count }, (_, index) => first + index);
}
