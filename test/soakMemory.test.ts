import assert from 'node:assert/strict';
import { isFlat, type Sample } from '../scripts/soak/memory';

const MEGABYTE = 1_000_000;

/** 60 samples, 1,000 edits apart, of a process whose memory is 300 MB and what is added, with some noise. */
function samplesOf(added: (edits: number) => number): Sample[] {
  return Array.from({ length: 60 }, (_, i) => {
    const noise = ((i * 7919) % 13) * 0.3 * MEGABYTE;
    return { edits: i * 1000, heap: 30 * MEGABYTE, rss: 300 * MEGABYTE + noise + added(i * 1000) };
  });
}

describe('the memory of a long run', () => {
  it('is flat where it only varies', () => {
    assert.equal(isFlat(samplesOf(() => 0)), true);
  });

  it('grows where every edit leaves a little behind', () => {
    assert.equal(isFlat(samplesOf((edits) => edits * 1000)), false);
  });

  it('grows where every tenth sample is a step', () => {
    const step = (edits: number): number => Math.floor(edits / 10_000) * 20 * MEGABYTE;
    assert.equal(isFlat(samplesOf(step)), false);
  });

  for (const at of [35_000, 45_000, 55_000]) {
    it(`is flat where one large text at ${at} edits took more from the system`, () => {
      const step = (edits: number): number => (edits >= at ? 110 * MEGABYTE : 0);
      assert.equal(isFlat(samplesOf(step)), true);
    });
  }
});
