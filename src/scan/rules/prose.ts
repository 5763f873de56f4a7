import { databasePassword } from '../passwords';
import type { Check, Rule } from '../rule';
import { judgeValue } from '../values';
import { sample } from './sample';

/** What a sentence says about a password instead of giving one. */
const STATES = new Set(
  (
    'correct incorrect expired blank empty hashed encrypted plaintext optional mandatory missing ' +
    'invalid valid visible hidden masked present absent unset undefined null none true false string ' +
    'text compromised leaked breached random generated stored sent known unknown protected accepted ' +
    'rejected matching different equal short long weak strong wrong ready done ok active disabled'
  ).split(' '),
);

/** Words are doubted: a sentence may quote any of them. */
const quoted: Check = (value) => {
  const kind = judgeValue(value);
  if (kind === undefined || STATES.has(value.toLowerCase()) || !databasePassword(value))
    return undefined;
  const confidence = kind === 'words' || kind === 'digits' ? 'low' : 'medium';
  return { confidence, reason: 'a text says that it is the password' };
};

/** One in signs that no word has; what follows a user's name may be anything. */
const login: Check = (value) => {
  const isMade = value.length > 6 && /\d/.test(value) && /[A-Za-z]/.test(value);
  return isMade && quoted(value)?.confidence === 'medium'
    ? { confidence: 'low', reason: 'a text names it behind a user' }
    : undefined;
};

const TICK = '`';
const MARK = `["'${TICK}]`;
const USER = '[\\w.@+-]{2,24}';
const SHORT = `(?<value>[^\\s"'${TICK}<>\\\\]{7,32})`;
const QUOTE = String.raw`\\?["'` + TICK + String.raw`“‘«]`;
const CLOSING = String.raw`\\?["'` + TICK + String.raw`”’»]`;
const VALUE = String.raw`(?<value>[^\s"'` + TICK + String.raw`“”‘’«»<>\\]{4,64})`;
const WORDS = 'password|passwd|passphrase|passcode';

/** Passwords that sentences tell, in documentation, comments and messages. */
export const PROSE_RULES: readonly Rule[] = [
  {
    id: 'password-in-prose',
    title: 'Password that a sentence tells',
    type: 'client-credential',
    func: 'auth',
    keywords: WORDS.split('|').flatMap((word) => [
      ...[`${word} is `, `${word} for `, `${word} of `, `${word} was `, `${word} to `],
    ]),
    pattern: new RegExp(
      `(?:${WORDS})(?: (?:for|of) (?:[^\\s.!?]{1,24} ){1,4}?| )` +
        String.raw`(?:is|was|to)(?: (?:set to|to|now|currently|always|simply))?:? (?:\*\*|<code>)?${QUOTE}${VALUE}${CLOSING}`,
      'diy',
    ),
    check: quoted,
    hits: () => [
      `The password is '${sample('base62', 12)}'.`,
      'The default password for the user `ann` is `' + sample('base62', 12) + '`.',
      `Set the password to "${sample('base62', 12)}" and log in`,
    ],
    misses: () => [
      "The password is 'incorrect'.",
      'The password is `null` by default.',
      'the password is `$DB_PASSWORD`',
      "the password is '<password>'",
      'The default password is "password".',
      'Change the password to "your-password".',
      `if the password is "#{value}"`,
    ],
  },
  {
    id: 'login-in-prose',
    title: 'User and password that a sentence tells',
    type: 'client-credential',
    func: 'auth',
    keywords: ['login', 'log in', 'sign in', 'credentials'],
    pattern: new RegExp(
      String.raw`(?:log ?in|sign in|credentials)(?:(?: with| as| using| are)? |: ?)` +
        `(?:${MARK}${USER}(?:${MARK} ?(?:\\/|:|and|,) ?${MARK}|[:/])|${USER} \\/ )${SHORT}(?=[\\s).,;"'${TICK}]|$)`,
      'diy',
    ),
    check: login,
    hits: () => [
      'Login with `ann` / `' + sample('base62', 12) + '`.',
      'Default credentials: `ann:' + sample('base62', 12) + '`',
      'Default credentials: ann / ' + sample('base62', 12),
    ],
    misses: () => [
      'Log in with Google / Facebook',
      'Log in with SAML2 / OAuth2',
      'Login with `user` / `password`',
      "login: 'ann'",
      'credentials: `id`, `secret`',
      'Credentials for `users/${name}`',
    ],
  },
];
