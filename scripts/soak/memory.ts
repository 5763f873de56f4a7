import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/**
 * Growth over the second half of a run that is still called flat: a share of its mean, or so many
 * bytes, which compiled code and regular expressions take up little by little.
 */
const FLAT_SHARE = 0.05;
const FLAT_BYTES = 4_000_000;

export interface Sample {
  /** Edits so far. */
  readonly edits: number;
  /** Bytes of the whole process: heaps of all threads and the grammars' memory. */
  readonly rss: number;
  /** Bytes in use in the worker's heap after a collection. */
  readonly heap: number;
}

interface Growth {
  readonly bytes: number;
  readonly share: number;
}

export function sampleOf(edits: number, heap: number): Sample {
  collect();
  return { edits, rss: process.memoryUsage().rss, heap };
}

const PARTS = 4;

/**
 * The growth of a figure over the second half of the samples: in bytes, and as a share of the last
 * one. Of the steps from each quarter of that half to the next the largest does not count, for memory
 * that one large text took from the system is used again and never given back, while a leak takes
 * every step. None where there are too few samples to tell.
 */
export function growth(samples: readonly Sample[], figure: 'rss' | 'heap'): Growth {
  const half = samples.slice(Math.floor(samples.length / 2)).map((sample) => sample[figure]);
  if (half.length < 2 * PARTS) return { bytes: 0, share: 0 };
  const middles = Array.from({ length: PARTS }, (_, i) => median(part(half, i)));
  const steps = middles.slice(1).map((middle, i) => middle - middles[i]!);
  const others = steps.toSorted((a, b) => a - b).slice(0, -1);
  const bytes = (others.reduce((sum, step) => sum + step, 0) * steps.length) / others.length;
  return { bytes, share: bytes / half.at(-1)! };
}

function part(values: readonly number[], index: number): readonly number[] {
  const size = values.length / PARTS;
  return values.slice(Math.floor(index * size), Math.floor((index + 1) * size));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

export function isFlat(samples: readonly Sample[]): boolean {
  return (['rss', 'heap'] as const).every((figure) => {
    const { bytes, share } = growth(samples, figure);
    return bytes <= FLAT_BYTES || share <= FLAT_SHARE;
  });
}
