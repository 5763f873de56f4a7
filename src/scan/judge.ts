import type { Confidence } from './finding';
import type { NameStrength } from './names';
import { judgeValue, type ValueKind } from './values';

/** Least length of a value of that kind under a name of that strength, and what it is worth. */
type Row = readonly [least: number, confidence: Confidence];

/**
 * The one table of the generic rule. What is not in it is no finding: a plain word under `token`
 * says nothing, under `password` it may be the password.
 */
const TABLE: Readonly<Record<NameStrength, Partial<Record<ValueKind, Row>>>> = {
  password: {
    random: [16, 'high'],
    human: [5, 'medium'],
    gibberish: [4, 'medium'],
    words: [5, 'low'],
    digits: [4, 'low'],
  },
  secret: {
    random: [16, 'high'],
    human: [8, 'low'],
    gibberish: [6, 'medium'],
    digits: [16, 'low'],
  },
  token: { random: [16, 'medium'], gibberish: [8, 'low'] },
  weak: { random: [16, 'low'], gibberish: [16, 'low'] },
};

const REASONS: Readonly<Record<ValueKind, string>> = {
  random: 'the value looks random',
  gibberish: 'the value is no word',
  human: 'the value looks chosen by a person',
  words: 'the value is a plain word, which a password may be',
  digits: 'the value is a number, which a password may be',
};

/** How sure the generic rule is of a value under a name, and why. Undefined: not a secret. */
export function judge(
  strength: NameStrength,
  value: string,
): { confidence: Confidence; reason: string } | undefined {
  const kind = judgeValue(value);
  const row = kind && TABLE[strength][kind];
  if (!row || value.length < row[0]) return undefined;
  return { confidence: row[1], reason: REASONS[kind] };
}
