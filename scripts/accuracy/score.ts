import type { Case } from './cases';
import { groupBy } from './groups';
import type { Answer } from './scanners';

/** A part of a whole; its share is unknown where the whole is empty. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** How a scanner did on some cases. */
export interface Score {
  /** Cases with a secret that it found. */
  readonly recall: Share;
  /** Cases it found something in that hold a secret. */
  readonly precision: Share;
  /** Cases without a secret that it found something in. */
  readonly falseHits: Share;
}

/** Two standard deviations of a normal distribution hold 95 % of it. */
const Z = 1.96;

export function scoreOf(cases: readonly Case[], answers: readonly Answer[]): Score {
  const hits = cases.filter((_, index) => isHit(answers[index]));
  const found = hits.filter(({ isSecret }) => isSecret).length;
  const secrets = cases.filter(({ isSecret }) => isSecret).length;
  return {
    recall: { part: found, whole: secrets },
    precision: { part: found, whole: hits.length },
    falseHits: { part: hits.length - found, whole: cases.length - secrets },
  };
}

export function isHit(answer: Answer | undefined): boolean {
  return (answer?.rules.length ?? 0) > 0;
}

/** The scores of the cases with the same key, most secrets first. */
export function scoresBy(
  cases: readonly Case[],
  answers: readonly Answer[],
  keyOf: (one: Case) => string,
): [key: string, score: Score][] {
  const groups = groupBy(cases.keys(), (index) => keyOf(cases[index]!));
  return [...groups]
    .map(([key, indices]): [string, Score] => [
      key,
      scoreOf(
        indices.map((index) => cases[index]!),
        indices.map((index) => answers[index]!),
      ),
    ])
    .sort(([, a], [, b]) => b.recall.whole - a.recall.whole || b.falseHits.part - a.falseHits.part);
}

/** The scores when each project in turn is left out. */
export function withoutEach(cases: readonly Case[], answers: readonly Answer[]): Score[] {
  return [...new Set(cases.map(({ project }) => project))].map((project) => {
    const kept = [...cases.keys()].filter((index) => cases[index]!.project !== project);
    return scoreOf(
      kept.map((index) => cases[index]!),
      kept.map((index) => answers[index]!),
    );
  });
}

export function ratio({ part, whole }: Share): number {
  return whole === 0 ? NaN : part / whole;
}

/** Wilson's interval of a share, at 95 %: it holds for small numbers and shares near 0 and 1 too. */
export function interval({ part, whole }: Share): readonly [low: number, high: number] {
  const share = part / whole;
  const spread = (Z * Z) / whole;
  const centre = (share + spread / 2) / (1 + spread);
  const reach = (Z / (1 + spread)) * Math.sqrt((share * (1 - share) + spread / 4) / whole);
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}

/** Least, middle and greatest of some numbers. */
export function spreadOf(values: readonly number[]): readonly [number, number, number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
  return [sorted[0] ?? NaN, middle, sorted.at(-1) ?? NaN];
}
