import { crc32 } from 'node:zlib';
import type { Check } from './rule';

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

/** A JSON Web Token: the header decodes to JSON with an algorithm. Expired ones are low. */
export const jsonWebToken: Check = (value) => {
  const [header, payload] = value.split('.').slice(0, 2).map(decodeJson);
  if (typeof header?.['alg'] !== 'string') return undefined;
  if (payload?.['role'] === 'anon' || payload?.['name'] === 'John Doe') {
    return { confidence: 'low', reason: 'a token that is public by its claims' };
  }
  const expires = payload?.['exp'];
  if (typeof expires === 'number' && expires * 1000 < Date.now()) {
    return { confidence: 'low', reason: 'a signed token that has expired' };
  }
  return { confidence: 'medium', reason: 'its header decodes to a signed token' };
};

function decodeJson(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** `user:password` in Base64, as in an HTTP Basic header; the password must not be empty. */
export const basicCredentials: Check = (value) => {
  const text = Buffer.from(value, 'base64').toString('utf8');
  return /^[\x20-\x7e]{1,200}:[\x20-\x7e]{1,200}$/.test(text)
    ? { confidence: 'medium', reason: 'decodes to a user name and a password' }
    : undefined;
};
