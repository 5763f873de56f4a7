import type { Confidence } from './finding';
import type { NameStrength } from './names';
import { judgeValue, type ValueKind } from './values';

/** One circumstance that speaks for or against a value's being a secret. */
export interface Evidence {
  /** Percent, roughly: 45 for a name that says password, 20 off for a comment. */
  readonly points: number;
  /** A short clause for the hover, in a user's words and without the value. */
  readonly reason: string;
}

export interface Judgement {
  readonly confidence: Confidence;
  /** Why, the value first. */
  readonly reasons: readonly string[];
}

/** What a name says, before anything is known of the value. */
const NAME: Readonly<Record<NameStrength, number>> = {
  password: 45,
  secret: 35,
  token: 20,
  weak: 0,
};

const VALUE: Readonly<Record<ValueKind, Evidence>> = {
  random: { points: 45, reason: 'the value looks random' },
  gibberish: { points: 30, reason: 'the value is no word' },
  human: { points: 15, reason: 'the value looks chosen by a person' },
  words: { points: 0, reason: 'the value is a plain word, which a password may be' },
  digits: { points: 0, reason: 'the value is a number, which a password may be' },
  phrase: { points: -10, reason: 'the value is a few words, which a passphrase may be' },
  stock: { points: -20, reason: 'the value is a password that is known to everybody' },
};

/** Sums from which on a confidence holds, the surest first. */
const CONFIDENCES: readonly (readonly [least: number, confidence: Confidence])[] = [
  [80, 'high'],
  [60, 'medium'],
  [40, 'low'],
];
const LEAST = Math.min(...CONFIDENCES.map(([least]) => least));

/** A shorter value is none, whatever else speaks for it: people choose short ones, machines do not. */
const LEAST_LENGTH: Readonly<Record<NameStrength, number>> = {
  password: 4,
  secret: 6,
  token: 8,
  weak: 16,
};
/** From here on, letters without sense and rows of digits are a machine's. */
const LONG = 16;
const SHORT = 5;

/** What stands around counts up to this much: its pieces tend to come together. */
const MOST_CONTEXT = 25;

/**
 * How sure a value under a name is a secret, and why: the sum of what name, value and context say.
 * Undefined: it is none.
 */
export function judge(
  strength: NameStrength,
  value: string,
  context: readonly Evidence[] = [],
): Judgement | undefined {
  const own = ownEvidence(strength, value);
  if (!own) return undefined;
  const sum = own.points + contextPoints(context);
  const reached = CONFIDENCES.find(([least]) => sum >= least);
  if (!reached) return undefined;
  return { confidence: reached[1], reasons: [own.reason, ...context.map((one) => one.reason)] };
}

/** Whether a value under a name may be a secret at all: in the context that says most for it. */
export function mayBeSecret(strength: NameStrength, value: string): boolean {
  return missingPoints(strength, value) < Infinity;
}

/**
 * How many points the context must give a value under a name to be a secret: none or less where name
 * and value tell, Infinity where no context does.
 *
 * @param kind what the value looks like, where that is known.
 */
export function missingPoints(
  strength: NameStrength,
  value: string,
  kind = judgeValue(value),
): number {
  const own = ownEvidence(strength, value, kind);
  const missing = own ? LEAST - own.points : Infinity;
  return missing > MOST_CONTEXT ? Infinity : missing;
}

/** What name and value say by themselves; undefined where the value is none, whatever the context. */
function ownEvidence(
  strength: NameStrength,
  value: string,
  kind = judgeValue(value),
): Evidence | undefined {
  if (!kind || value.length < LEAST_LENGTH[strength]) return undefined;
  const { points, reason } = VALUE[kind];
  return { points: NAME[strength] + points + lengthPoints(kind, value.length), reason };
}

function lengthPoints(kind: ValueKind, length: number): number {
  if (length >= LONG && kind === 'gibberish') return 10;
  if (length >= LONG && kind === 'digits') return 5;
  return length < SHORT && (kind === 'human' || kind === 'words') ? -10 : 0;
}

function contextPoints(context: readonly Evidence[]): number {
  const sum = (sign: 1 | -1): number =>
    context.reduce((total, { points }) => total + (points * sign > 0 ? points : 0), 0);
  return Math.min(sum(1), MOST_CONTEXT) + sum(-1);
}
