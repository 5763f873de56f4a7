import { isPlaceholder } from './placeholders';
import { isReference } from './references';
import type { Check, Verdict } from './rule';
import { isName } from './values';
import { DATABASE_WORDS, PASSWORD_WORDS } from './vocabulary';

const LEAST_LENGTH = 3;

/** Passwords that images, installers and tutorials come with: they protect little, yet they open. */
const DEFAULTS = new Set([
  ...DATABASE_WORDS,
  ...[
    'admin',
    'root',
    'toor',
    'sa',
    'guest',
    'secret',
    'test',
    'testing',
    'dev',
    'develop',
    'local',
  ],
  ...[
    'changeme',
    'changeit',
    'change_me',
    'minioadmin',
    'minio123',
    'airflow',
    'letmein',
    'welcome',
    'qwerty',
    'foobared',
  ],
  ...['123', '1234', '12345', '123456', '12345678', '123456789', 'passw0rd', 'password1'],
]);

/** Users of manuals and their passwords: Oracle's `scott:tiger`, the worker of Redis' own file. */
const SAMPLES = new Set(['tiger', 'hr', 'username', 'user', 'usr', 'ffa9203c493aa99']);
/** `some_password`, `dbpass`: says what should stand here. */
const SAYS_PASSWORD = /(?:^|[_-]|some|your|my|user|db|admin|the|root)(?:pass(?:word|wd)?|pwd)$/;

/** A password inside an address or a connection string: a person's or a machine's, but a real one. */
export const livePassword: Check = (value) => {
  if (!isLiteral(value) || isPlaceholder(value) || DATABASE_WORDS.has(value.toLowerCase()))
    return undefined;
  return { confidence: 'high', reason: 'a password inside an address or connection string' };
};

/** As livePassword; one that a database or a broker comes with is told too, with low confidence. */
export const databasePassword: Check = (value) => {
  const word = value.toLowerCase();
  if (
    !isLiteral(value) ||
    PASSWORD_WORDS.has(word) ||
    SAMPLES.has(word) ||
    SAYS_PASSWORD.test(word)
  )
    return undefined;
  if (DEFAULTS.has(word))
    return { confidence: 'low', reason: 'a default that opens until changed' };
  return isPlaceholder(value) ? undefined : LIVE;
};

const LIVE: Verdict = {
  confidence: 'high',
  reason: 'a password inside an address or connection string',
};

/** No template, no name of a variable and no call. */
function isLiteral(value: string): boolean {
  if (value.length < LEAST_LENGTH || /^[{[<%$]|[}\]>]$|^[\w.]*\(/.test(value)) return false;
  return !isReference(value) && !isName(value);
}

const OWN_MACHINE =
  /^(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0|host\.docker\.internal)(?![\w.])/;
const SAMPLE_HOST =
  /^(?:[\w.-]{0,60}\.)?(?:example|test|invalid|localhost)(?:\.(?:com|org|net))?(?![\w.-])/;

/**
 * The password of a database's address. At the machine itself, or a host that stands for any other,
 * it is worth less: what it opens is a developer's own, or nothing.
 */
export const databaseAddress: Check = (value, around = '') => {
  const verdict = databasePassword(value);
  if (!verdict || verdict.confidence === 'low') return verdict;
  const host = around.slice(around.indexOf(`${value}@`) + value.length + 1);
  if (!OWN_MACHINE.test(host) && !SAMPLE_HOST.test(host)) return verdict;
  return {
    confidence: isMade(value) ? 'medium' : 'low',
    reason: `${verdict.reason}, of a local host`,
  };
};

/** Long enough and mixed: nobody writes that for an example without care. */
function isMade(value: string): boolean {
  return value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value);
}

/** A port stands where a password would: `https://example.org:8080@…` in a table or a pattern. */
const PORT = /^\d{2,5}$/;

/** As databaseAddress, for other services: what is no database has no defaults to tell. */
export const serviceAddress: Check = (value, around) =>
  PORT.test(value) || /^.{0,2}%[0-9A-F]{2}.{0,2}$/i.test(value) || DEFAULTS.has(value.toLowerCase())
    ? undefined
    : databaseAddress(value, around);
