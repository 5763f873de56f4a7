import type { SecretType } from './finding';
import { segment, splitIdentifier } from './identifiers';
import * as vocabulary from './vocabulary';

/** How much a name says by itself: a password of any kind, a machine's secret, a token, or little. */
export type NameStrength = 'password' | 'secret' | 'token' | 'weak';

/** What a name says about the value that is bound to it. */
export interface NameJudgement {
  readonly strength: NameStrength;
  readonly type: SecretType;
  /** The rule's id, by what kind of secret it is: `generic-password`. */
  readonly ruleId: string;
  /** The name says that it is a stand-in: `FAKE_PASSWORD`. */
  readonly pretending?: boolean;
}

const GLUED = new Set([
  ...vocabulary.AFFIXES,
  ...vocabulary.PASSWORD_WORDS,
  ...vocabulary.SECRET_WORDS,
  ...vocabulary.TOKEN_WORDS,
  ...vocabulary.DATABASE_WORDS,
]);

/** `password.equals`: what is compared is the secret. */
const COMPARER = /\.(?:equals|equalsIgnoreCase|contentEquals|eql|eq)$/i;

/** Variables that a build tool hands to the browser; no word of what they name. */
const FRAMEWORK = /^REACT_APP_/;

/** Whether the name names a secret, and which. Undefined where it doesn't, or says that it isn't one. */
export function judgeName(name: string): NameJudgement | undefined {
  const parts =
    name.length > 200 || isType(name)
      ? []
      : nameWords(name.replace(COMPARER, '').replace(FRAMEWORK, ''));
  const head = headIndex(parts);
  if (head < 0) return undefined;
  const strength = strengthAt(parts, head);
  if (!strength) return undefined;
  if (parts.slice(0, head).some((word) => vocabulary.NEGATING.has(word))) return undefined;
  const judgement = {
    strength,
    type: typeOf(parts, head, strength),
    ruleId: ruleOf(parts, head, strength),
  };
  const pretending = parts.some((word) => vocabulary.PRETENDING.has(word));
  return pretending ? { ...judgement, pretending } : judgement;
}

/** The last word of a name that is a password's beside a user's name. */
const PASS = /(?:^|[_.-]|[a-z])p(?:ass|w)$/i;

/** The strength that a name has in the context that says most for it: `PASS` beside `USER`. */
export function strengthAtMost(name: string, { strength }: NameJudgement): NameStrength {
  return strength === 'weak' && PASS.test(name) ? 'password' : strength;
}

/** `AWS::ApiGateway::ApiKey`, `Net::HTTP::Token`: a type in its module. */
function isType(name: string): boolean {
  return /^[A-Z]\w*(?:::[A-Z]\w*)*::[A-Z]\w*[a-z]\w*$/.test(name);
}

/** The words of a name; `foo.bar['dbpassword']` counts by its last member and the one before. */
export function nameWords(name: string): string[] {
  return splitIdentifier(name).flatMap((word) =>
    word.length > 4 ? (segment(word, GLUED) ?? [word]) : [word],
  );
}

/** The last word that isn't a mere qualifier, or -1 where that is no secret word. */
function headIndex(parts: readonly string[]): number {
  for (let index = parts.length - 1; index >= 0; index--) {
    const word = parts[index] ?? '';
    if (isSecretWord(word)) return index;
    if (!vocabulary.NEUTRAL_TAIL.has(word) || parts.length - index > 2) return -1;
  }
  return -1;
}

/** Whether a word names a secret by itself. */
export function isSecretWord(word: string): boolean {
  return (
    vocabulary.PASSWORD_WORDS.has(word) ||
    vocabulary.SECRET_WORDS.has(word) ||
    vocabulary.TOKEN_WORDS.has(word) ||
    vocabulary.WEAK_WORDS.has(word)
  );
}

function strengthAt(parts: readonly string[], head: number): NameStrength | undefined {
  const word = parts[head] ?? '';
  const before = parts[head - 1] ?? '';
  if (vocabulary.PASSWORD_WORDS.has(word)) return 'password';
  if (vocabulary.SECRET_WORDS.has(word)) return 'secret';
  if (vocabulary.TOKEN_WORDS.has(word)) return 'token';
  if (word === 'key' || word === 'keys') {
    if (vocabulary.KEY_QUALIFIERS.has(before) || vocabulary.SECRET_WORDS.has(before))
      return 'secret';
    // Plain `keys` is the plural of anything.
    return word === 'key' ? 'weak' : undefined;
  }
  if (word === 'pass' || word === 'pw') return opensSomething(before) ? 'password' : 'weak';
  return vocabulary.WEAK_WORDS.has(word) ? 'weak' : undefined;
}

/** Whether a name says that a database is meant: `database`, `mysqlSettings`, `orders_db`. */
export function namesDatabase(name: string): boolean {
  return nameWords(name).some((word) => vocabulary.DATABASE_WORDS.has(word));
}

/** Whether a name says which of several things is meant, and not what: `default`, `production`. */
export function isQualifier(name: string): boolean {
  return nameWords(name).every((word) => vocabulary.NEUTRAL_TAIL.has(word));
}

/** `dbPass`, `smtp_pw`: in `untilPass` and `firstPass` it is another word. */
function opensSomething(word: string): boolean {
  return vocabulary.AFFIXES.has(word) || vocabulary.DATABASE_WORDS.has(word);
}

function typeOf(parts: readonly string[], head: number, strength: NameStrength): SecretType {
  const has = (words: ReadonlySet<string>): boolean => parts.some((word) => words.has(word));
  if (parts.includes('ssh')) return 'ssh-key';
  if (isCryptographic(parts, head)) return 'cryptographic-key';
  if (parts.includes('aws') && strength === 'secret') return 'aws-access-key';
  if (has(vocabulary.DATABASE_WORDS)) return 'database-credential';
  if (strength === 'password' && has(vocabulary.CERTIFICATE_WORDS))
    return 'certificate-private-key';
  if (strength !== 'password' && has(vocabulary.CLIENT_WORDS)) return 'client-credential';
  if (parts[head] === 'key' && parts[head - 1] === 'api') return 'third-party-credential';
  return 'application-secret';
}

function isCryptographic(parts: readonly string[], head: number): boolean {
  const word = parts[head] ?? '';
  const before = parts[head - 1] ?? '';
  if (word === 'hmac') return true;
  if (['key', 'keys', 'secret'].includes(word)) return vocabulary.CRYPTO_QUALIFIERS.has(before);
  return word === 'seed' || word === 'mnemonic' || word === 'privatekey' || word === 'privkey';
}

function ruleOf(parts: readonly string[], head: number, strength: NameStrength): string {
  if (isCryptographic(parts, head)) return 'generic-cryptographic-key';
  if (strength === 'password') return 'generic-password';
  const word = parts[head] ?? '';
  if (word === 'key' || word === 'apikey' || word === 'accesskey') return 'generic-api-key';
  if (strength === 'token') return 'generic-token';
  return strength === 'secret' ? 'generic-secret' : 'generic-credential';
}
