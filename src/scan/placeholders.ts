import { nameWords } from './names';
import { isNatural } from './naturalness';
import * as vocabulary from './vocabulary';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** One of these among its words and the value is a stand-in. */
const STAND_INS = words(`
  changeme changeit change replace replaceme todo tbd fixme fill insert enter your yours yourself
  example examples sample samples demo dummy fake mock mocked placeholder redacted removed hidden
  censored masked sanitized sanitised notreal bogus lorem ipsum here goes supersecret topsecret
  exemple ejemplo exemplo beispiel esempio voorbeeld przyklad priklad ornek contoh
  cambiame aendern troque verander dont not some any invalid wrong incorrect bad nice good
  unknown missing nothing something anything whatever yoursecret yourpassword yourkey yourtoken
  thisis mysecret mypassword mytoken mykey notasecret nosecret
`);

/** A value made of nothing but these (and secret words, affixes, digits) is a stand-in too. */
const FILLERS = words(`
  test tests testing foo bar baz qux quux foobar foobarbaz abc abcd abcde abcdef abcdefg xyz qwerty value values
  string str text number boolean bool int integer float object array any void null nil none
  undefined empty unset na default defaults notset true false yes no on off optional required
  auto always never plain basic digest bearer hmac sha md base rsa aes ecdsa ed ec utf ascii utf
  hash hashed salt salted encrypted encryption encrypt decrypt signing sign signed verify
  input output field column name names label title hint message error header cookie query body
  form data json xml html css js ts id key keys type kind first second third one two three four
  this that is the a an of my our for to in with and or it be as at by on was are
  old new current previous next last confirm confirmation repeat again forgot reset update create
  delete add edit save show hide toggle visible visibility request response grant client
  credentials authorization code implicit refresh grant flow scope provider strategy local remote
  session user username admin administrator root guest owner pass word long short random secure
  strong weak simple secretive super very really top hush shhh shh x y z i
  application service server host http https api url uri path file prod production dev
  development stage staging env environment variable var config configuration settings
  only once used unused temp tmp public private shared global custom
`);

const SEQUENCES = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', '9876543210'];
const NIBBLE_WORDS = ['deadbeef', 'cafebabe', 'feedface', 'badc0ffee', '0badc0de'];

/**
 * Whether a value only stands where a secret would: `changeme`, `your-api-key`, `xxxx`, `12345678`.
 * A password such as `hunter2` or `S3cr3t!` does not.
 */
export function isPlaceholder(value: string): boolean {
  if (isMasked(value) || isFill(value)) return true;
  const parts = nameWords(value.replace(/['’]/g, ''));
  if (parts.length === 0) return /^\d+$/.test(value) && isSequence(value);
  if (parts.some((word) => isStandIn(word)) && (isNatural(value) || /\W|_/.test(value)))
    return true;
  if (
    /^[A-Za-z]+(?:[-_ ][A-Za-z]+)*$/.test(value) &&
    parts.some((word) => vocabulary.PASSWORD_WORDS.has(word))
  ) {
    return true;
  }
  return parts.every((word) => isFiller(word)) && !isChosen(value);
}

function isStandIn(word: string): boolean {
  return STAND_INS.has(word) || word.startsWith('placeholder');
}

function isFiller(word: string): boolean {
  return (
    FILLERS.has(word) ||
    vocabulary.AFFIXES.has(word) ||
    vocabulary.PASSWORD_WORDS.has(word) ||
    vocabulary.SECRET_WORDS.has(word) ||
    vocabulary.TOKEN_WORDS.has(word) ||
    vocabulary.WEAK_WORDS.has(word) ||
    vocabulary.METADATA_TAIL.has(word) ||
    isSequence(word)
  );
}

/** Letters, digits and a sign mixed inside a word: somebody took pains, however poor the result. */
function isChosen(value: string): boolean {
  return (
    /[A-Za-z]\d+[A-Za-z]|[!@#$%^&*?][A-Za-z0-9]|[A-Za-z0-9][!#$%^&*?]/.test(value) &&
    /\d/.test(value)
  );
}

/** Made unreadable on purpose, or left open: `****`, `xxxx`, `sk_live_...`, `●●●●`. */
function isMasked(value: string): boolean {
  return /\.{3}$|^\.{3}|…|\*{4}|[•●█]{2}|_{4}|[xX]{5}|<[^>]*>|^[xX*.\-_#?0 ]+$|[-_][xX]{3,}$/.test(
    value,
  );
}

/** At least half of it is one character, or it runs through the alphabet or the digits. */
function isFill(value: string): boolean {
  const bare = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (bare.length === 0) return value.length < 6;
  if (new Set(bare).size <= Math.min(2, bare.length / 4)) return true;
  if (NIBBLE_WORDS.some((word) => bare.includes(word))) return true;
  return (bare.length >= 6 && isSequence(bare)) || bare.includes('abcdefg');
}

/** `12345678`, `abcdefgh`, `0123456789abcdef`, `1234567890123456`, `abcabcabc`. */
function isSequence(text: string): boolean {
  if (text.length < 3) return false;
  for (const sequence of SEQUENCES) if ((sequence + sequence).includes(text)) return true;
  if (text.length < 8) return false;
  return text.startsWith('0123456789ab') || stepsByOne(text) >= 0.75 || repeats(text);
}

/** The share of characters that follow their neighbour in the alphabet. */
function stepsByOne(text: string): number {
  let steps = 0;
  for (let i = 1; i < text.length; i++) {
    if (text.charCodeAt(i) - text.charCodeAt(i - 1) === 1) steps++;
  }
  return steps / (text.length - 1);
}

/** Whether the text is one piece of up to half its length over and over. */
function repeats(text: string): boolean {
  const period = (text + text).indexOf(text, 1);
  return period <= text.length / 2;
}
