import { DEFAULT_PASSWORDS } from './defaultPasswords';
import { relativeEntropy } from './entropy';
import { isNatural } from './naturalness';
import { isPlaceholder } from './placeholders';
import { isOtherKind, isReference } from './references';

/**
 * What a value looks like: made by a machine, letters without sense, chosen by a person, a plain
 * word, digits, a few words with blanks between, or a password that everybody knows.
 */
export type ValueKind = 'random' | 'gibberish' | 'human' | 'words' | 'digits' | 'phrase' | 'stock';

/** Longer values are certificates, documents and images: what is secret in them has its own rule. */
const MAX_LENGTH = 1024;
const MIN_LENGTH = 4;
const RANDOM_LENGTH = 16;
/** Two to four words in small letters: `open sesame`. What people read starts with a capital. */
const PHRASE = /^[a-z][a-z0-9']{1,15}(?: [a-z0-9']{1,16}){1,3}[!.]?$/;

/** Judges a value by itself. Undefined: whatever its name, it is no secret. */
export function judgeValue(value: string): ValueKind | undefined {
  if (value.length < MIN_LENGTH || value.length > MAX_LENGTH) return undefined;
  if (/[\s\p{Cc}]/u.test(value)) return isPhrase(value) ? 'phrase' : undefined;
  if (isForeignText(value) || isReference(value)) return undefined;
  if (isPlaceholder(value)) return DEFAULT_PASSWORDS.has(value.toLowerCase()) ? 'stock' : undefined;
  if (isDisguised(value)) return 'stock';
  if (/^\d+$/.test(value)) return 'digits';
  const natural = isNatural(value);
  if (isName(value) || isOtherKind(value, natural)) return undefined;
  if (isRandom(value, natural)) return 'random';
  if (!natural) return 'gibberish';
  return /^[A-Za-z]+(?:[-_./:][A-Za-z]+)*$/.test(value) ? 'words' : 'human';
}

/** A word about forms and settings among them, and it is a label or an explanation. */
function isPhrase(value: string): boolean {
  return PHRASE.test(value) && !value.split(' ').some(isPlaceholder);
}

/** `super$ecret`, `p@ssword`: the word for it, with signs for letters that look alike. */
function isDisguised(value: string): boolean {
  if (!/^[A-Za-z$@]+$/.test(value) || !/[$@]/.test(value)) return false;
  return isPlaceholder(value.replaceAll('$', 's').replaceAll('@', 'a').replace(/^ss/, 's'));
}

/** Mostly letters outside ASCII: text for people. */
function isForeignText(value: string): boolean {
  const foreign = value.match(/\P{ASCII}/gu)?.length ?? 0;
  return foreign > value.length / 4;
}

/** `DB_PASSWORD`, `session.redis.password`: the name of a variable, a key path. */
export function isName(value: string): boolean {
  const shape = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)+$/;
  return shape.test(value) && isNatural(value);
}

function isRandom(value: string, natural: boolean): boolean {
  if (value.length < RANDOM_LENGTH) return false;
  const { alphabet, share } = relativeEntropy(value);
  if (alphabet === 'letters') return !natural && share > 0.7;
  return share > 0.7 && (!natural || (alphabet !== 'printable' && digitShare(value) > 0.25));
}

function digitShare(value: string): number {
  return (value.match(/\d/g)?.length ?? 0) / value.length;
}
