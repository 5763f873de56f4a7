import { crc32 } from 'node:zlib';
import { isPlaceholder } from './placeholders';
import { isReference } from './references';
import type { Check } from './rule';
import { judgeValue } from './values';

/** The alphabet of GitHub's and npm's checksums. */
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM_LENGTH = 6;

/** @returns a whole number in base 62, without leading zeros. */
export function base62(number: number): string {
  let digits = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) {
    digits = BASE62.charAt(rest % 62) + digits;
  }
  return digits;
}

/** @returns the CRC-32 of `text` in base 62, padded to six characters. */
export function base62Checksum(text: string): string {
  return base62(crc32(text)).padStart(CHECKSUM_LENGTH, '0');
}

/**
 * Tokens of GitHub (`ghp_` and its kin) and npm end in a checksum of their random part
 * (github.blog, "Behind GitHub's new authentication token formats"). A wrong one lowers the
 * confidence and no more: old and made-up tokens are still worth a look.
 */
export const checksummedToken: Check = (value) => {
  const body = value.slice(value.indexOf('_') + 1);
  const fits = base62Checksum(body.slice(0, -CHECKSUM_LENGTH)) === body.slice(-CHECKSUM_LENGTH);
  return fits
    ? { confidence: 'high', reason: 'the checksum fits' }
    : { confidence: 'medium', reason: 'the format fits, its checksum does not' };
};

const LEAST_SECRET = 4;
/** The users of the examples in RFC 7617 and RFC 6749, which documentation copies. */
const EXAMPLES = /^(?:aladdin|s6BhdRkqt3):/i;

/**
 * `user:password` in Base64, as in an HTTP Basic header. Services that take a key alone leave the
 * password empty: then the user is judged.
 */
export const basicCredentials: Check = (value) => {
  const text = Buffer.from(value, 'base64').toString('utf8');
  if (!/^[\x20-\x7e]{0,200}:[\x20-\x7e]{0,200}$/.test(text) || EXAMPLES.test(text))
    return undefined;
  const at = text.indexOf(':');
  const [user, password] = [text.slice(0, at), text.slice(at + 1)];
  const secret = password === '' ? user : password;
  if (password === '' && judgeValue(user) !== 'random') return undefined;
  if (
    secret.length < LEAST_SECRET ||
    user === password ||
    isPlaceholder(secret) ||
    isReference(secret)
  )
    return undefined;
  return { confidence: 'medium', reason: 'decodes to a user name and a password' };
};
