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

/**
 * The growth of a figure over the second half of the samples by its least-squares slope: in bytes,
 * and as a share of its mean there. None where there are too few samples to tell.
 */
export function growth(samples: readonly Sample[], figure: 'rss' | 'heap'): Growth {
  const half = samples.slice(Math.floor(samples.length / 2));
  if (half.length < 4) return { bytes: 0, share: 0 };
  const mean = (of: (sample: Sample) => number): number =>
    half.reduce((sum, sample) => sum + of(sample), 0) / half.length;
  const x = mean(({ edits }) => edits);
  const y = mean((sample) => sample[figure]);
  const covariance = mean((sample) => (sample.edits - x) * (sample[figure] - y));
  const variance = mean(({ edits }) => (edits - x) ** 2);
  const length = half.at(-1)!.edits - half[0]!.edits;
  const bytes = (covariance / variance) * length;
  return { bytes, share: bytes / y };
}

export function isFlat(samples: readonly Sample[]): boolean {
  return (['rss', 'heap'] as const).every((figure) => {
    const { bytes, share } = growth(samples, figure);
    return bytes <= FLAT_BYTES || share <= FLAT_SHARE;
  });
}
