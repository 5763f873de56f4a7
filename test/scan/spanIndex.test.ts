import assert from 'node:assert/strict';
import { contains, overlaps, type Span } from '../../src/base/text';
import { SpanIndex } from '../../src/scan/spanIndex';
import { randomFrom } from './scripts';

describe('SpanIndex', () => {
  it('answers as a look at every one would', () => {
    const next = randomFrom(11);
    const spans = Array.from({ length: 300 }, () => someSpan(next(20_000), next(3000)));
    const index = new SpanIndex(spans, (span) => span);
    let found = 0;
    for (let round = 0; round < 500; round++) {
      const place = someSpan(next(24_000), 1 + next(2000));
      const first = spans.find((span) => contains(span, place));
      assert.equal(index.around(place), first);
      assert.equal(
        index.hasWithin(place),
        spans.some((span) => contains(place, span)),
      );
      assert.equal(
        index.touches(place),
        spans.some((span) => overlaps(place, span)),
      );
      if (first) found++;
    }
    assert.ok(found > 50, `${found} places lie in a span`);
  });
});

function someSpan(start: number, length: number): Span {
  return { start, end: start + length };
}
