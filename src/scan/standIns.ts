import { isPublished } from './published';
import type { Verdict } from './rule';

/** Longer values are key blocks and documents, in which anything may occur by chance. */
const SHORT = 200;

/**
 * Whether a value that has a provider's form only shows what one looks like: documentation's own
 * `…EXAMPLE`, a run of x or of any other character, a few characters over and over, or one that a
 * standard prints.
 */
export function isStandIn(value: string): boolean {
  if (value.length > SHORT) return value.includes('EXAMPLE');
  // App tokens of X start with a run of A: the upper bytes of a small number.
  const drawn = value.replace(/^A{18,24}(?=[A-Za-z0-9%]{60})/, '');
  return (
    /EXAMPLE|example|(?:x|X|\*|\.){6}|([A-Za-z0-9])\1{9}|([A-Za-z0-9]{2,4})\2{5}/.test(drawn) ||
    isPublished(value)
  );
}

/** What a stand-in is worth: it is shown to those who want to look through everything. */
export const STAND_IN: Verdict = { confidence: 'low', reason: 'looks like a stand-in' };

const REASON = 'digits or letters in order, as if made by hand';

/**
 * The most that a value is worth whose digits or letters stand in order. A generator hardly made it,
 * a person may have; one that counts up and has no form of its own is hardly a secret.
 */
export function doubtOf(value: string, hasForm: boolean): Verdict | undefined {
  if (value.length > SHORT) return undefined;
  if (!hasForm && isCountedUp(value)) return { confidence: 'low', reason: REASON };
  return hasSequence(value) ? { confidence: 'medium', reason: REASON } : undefined;
}

function hasSequence(value: string): boolean {
  return /0123456789|1234567890|abcdefghij|(?:AaBbCc|aBcDeF|AbCdEf)|ABCDEFGHIJ/.test(value);
}

/** Of characters drawn at random, one in sixteen at most follows its neighbour. */
const COUNTED_SHARE = 0.6;
const LEAST_COUNTED = 16;

/** Most of it counts up: `aBcDeFgH…1234567890`, or two of them woven together, `a1b2c3d4e5f6`. */
function isCountedUp(value: string): boolean {
  const bare = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (bare.length < LEAST_COUNTED) return false;
  return [1, 2].some((apart) => steps(bare, apart) >= COUNTED_SHARE * (bare.length - apart));
}

/** How many characters come just after the one that stands so far before them; 0 comes after 9. */
function steps(text: string, apart: number): number {
  let count = 0;
  for (let at = apart; at < text.length; at++) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - apart);
    if (step === 1 || (step === -9 && text[at] === '0')) count++;
  }
  return count;
}
