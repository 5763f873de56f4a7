import { DEFAULT_PASSWORDS } from './defaultPasswords';
import { isNatural } from './naturalness';
import { isPlaceholder } from './placeholders';
import { isReference } from './references';
import type { Check, Verdict } from './rule';
import { isName } from './values';
import { PASSWORD_WORDS } from './vocabulary';

const LEAST_LENGTH = 3;

/** What installers put there, and ask to change. */
const TO_BE_CHANGED = /^change_?(?:me|it)$/;

/** Users of manuals and their passwords: Oracle's `scott:tiger`, the worker of Redis' own file. */
const SAMPLES = new Set(['tiger', 'hr', 'username', 'user', 'usr', 'ffa9203c493aa99']);
/** `some_password`, `dbpass`: says what should stand here. */
const SAYS_PASSWORD = /(?:^|[_-]|some|your|my|user|db|admin|the|root)(?:pass(?:word|wd)?|pwd)$/;

/**
 * A password inside an address or a connection string: a person's or a machine's, but a real one.
 * One that a database or a broker comes with is told too, with low confidence.
 */
export const databasePassword: Check = (value) => {
  const word = value.toLowerCase();
  if (
    !isLiteral(value) ||
    PASSWORD_WORDS.has(word) ||
    SAMPLES.has(word) ||
    SAYS_PASSWORD.test(word)
  )
    return undefined;
  if (isDefault(word)) return { confidence: 'low', reason: 'a default that opens until changed' };
  return isPlaceholder(value) ? undefined : LIVE;
};

function isDefault(word: string): boolean {
  return DEFAULT_PASSWORDS.has(word) || TO_BE_CHANGED.test(word);
}

const LIVE: Verdict = {
  confidence: 'high',
  reason: 'a password inside an address or connection string',
};

/** No template, no pattern, no name of a variable and no call. */
function isLiteral(value: string): boolean {
  if (value.length < LEAST_LENGTH || /^[{[<%$]|[}\]>]$|^[\w.]*\(|\[\^/.test(value)) return false;
  return !isReference(value) && !isName(value);
}

const OWN_MACHINE =
  /^(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0|host\.docker\.internal)(?![\w.])/;
const SAMPLE_HOST =
  /^(?:[\w.-]{0,60}\.)?(?:example|test|invalid|localhost)(?:\.(?:com|org|net))?(?![\w.-])/;

/**
 * The password of a database's address. At the machine itself it is worth less: what it opens is a
 * developer's own.
 */
export const databaseAddress: Check = (value, around = '') => {
  const verdict = databasePassword(value);
  return verdict && OWN_MACHINE.test(hostBehind(value, around)) ? lowered(value, verdict) : verdict;
};

/** What stands behind the password and its `@`. */
function hostBehind(value: string, around: string): string {
  return around.slice(around.indexOf(`${value}@`) + value.length + 1);
}

/** One that somebody took pains over is worth one step less, any other two. */
function lowered(value: string, { confidence, reason }: Verdict): Verdict {
  const isMade = value.length > 5 && /\d/.test(value) && /[A-Za-z]/.test(value);
  const pains = isMade && confidence !== 'low';
  return { confidence: pains ? 'medium' : 'low', reason: `${reason}, of a local host` };
}

/** A port stands where a password would: `https://example.org:8080@…` in a table or a pattern. */
const PORT = /^\d{2,5}$/;
/** A sign in its escaped form and next to nothing else: how an address is written, in its manual. */
const ESCAPE = /^.{0,2}%[0-9A-F]{2}.{0,2}$/i;

/**
 * As databaseAddress, for other services: they have no defaults worth telling, and manuals give
 * their addresses with a host that stands for any other.
 */
export const serviceAddress: Check = (value, around = '') => {
  if (PORT.test(value) || ESCAPE.test(value) || isDefault(value.toLowerCase())) return undefined;
  const verdict = databaseAddress(value, around);
  if (!verdict || !SAMPLE_HOST.test(hostBehind(value, around))) return verdict;
  // Nobody has that host; a password made by a machine may come from where the real name was left out.
  return value.length >= LEAST_MADE && !isNatural(value) ? lowered(value, verdict) : AT_SAMPLE_HOST;
};

/** A person hardly remembers as many characters without sense. */
const LEAST_MADE = 12;

const AT_SAMPLE_HOST: Verdict = {
  confidence: 'low',
  reason: 'a password inside an address of nobody’s',
};
