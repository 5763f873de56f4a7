import { crc32 } from 'node:zlib';
import { base62 } from './checks';
import { marvin32 } from './marvin';
import type { Check, Verdict } from './rule';

/*
 * Microsoft's keys carry their own checksum. Layouts, seeds and alphabets:
 * github.com/microsoft/security-utilities, IdentifiableMetadata and IdentifiableSecrets.
 */

const verdict = (fits: boolean): Verdict =>
  fits
    ? { confidence: 'high', reason: 'the checksum fits' }
    : { confidence: 'medium', reason: 'the format fits, its checksum does not' };

const CHECKSUM_BYTES = 4;

/**
 * A base64 key whose last four bytes are a checksum of the others.
 *
 * @param seeds what the service calls its kinds of keys, eight characters each.
 */
export function identifiableKey(...seeds: readonly string[]): Check {
  return (value) => {
    const bytes = Buffer.from(value, 'base64');
    if (bytes.length <= CHECKSUM_BYTES) return undefined;
    const sum = bytes.readUInt32LE(bytes.length - CHECKSUM_BYTES);
    const body = bytes.subarray(0, -CHECKSUM_BYTES);
    return verdict(seeds.some((seed) => marvin32(body, seed) === sum));
  };
}

const ANNOTATED_BODY = 80;

/**
 * The family of 84 letters and digits (`…JQQJ99…`): the last four are the beginning of a checksum
 * of what precedes them, in base 62 or in base 64.
 */
export const annotatedKey: Check = (value) => {
  const tail = value.slice(ANNOTATED_BODY, ANNOTATED_BODY + CHECKSUM_BYTES);
  const sum = Buffer.alloc(CHECKSUM_BYTES);
  sum.writeUInt32LE(marvin32(Buffer.from(value.slice(0, ANNOTATED_BODY), 'base64'), 'Default0'));
  // Filled up behind rather than in front; a zero byte in front is a zero of its own.
  const zeros = /^(?:00){0,3}/.exec(sum.toString('hex'))?.[0].length ?? 0;
  const digits = ('0'.repeat(zeros / 2) + base62(sum.readUInt32BE())).padEnd(6, '0');
  return verdict(digits.startsWith(tail) || sum.toString('base64').startsWith(tail));
};

const ENTRA_ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';
const ENTRA_LENGTH = 40;

/**
 * A client secret of Microsoft Entra: those marked `8Q~` end in the first three digits of a
 * checksum; the older ones, marked `7Q~`, have none.
 */
export const entraSecret: Check = (value) => {
  if (value.length !== ENTRA_LENGTH || value.slice(3, 6) !== '8Q~') {
    return { confidence: 'high', reason: 'carries the mark of a Microsoft Entra client secret' };
  }
  let rest = marvin32(Buffer.from(value.slice(0, -3), 'latin1'), 'AadPwd00');
  let digits = '';
  for (; rest > 0; rest = Math.floor(rest / ENTRA_ALPHABET.length)) {
    digits = ENTRA_ALPHABET.charAt(rest % ENTRA_ALPHABET.length) + digits;
  }
  return verdict(digits.startsWith(value.slice(-3)));
};

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** Where the checksum's bytes stand among the 32 of an Azure DevOps token, the lowest first. */
const DEVOPS_CHECKSUM = [22, 8, 7, 2];
/** XORed to the checksum: one for tokens of users, one for those of applications. */
const DEVOPS_MASKS = [0xe0b9_692d, 0x1019_f92e];

/** An Azure DevOps token of the older form: 52 characters of base32 with a CRC-32 spread in it. */
export const devOpsToken: Check = (value) => {
  const bytes = fromBase32(value);
  const body = bytes.filter((_byte, index) => !DEVOPS_CHECKSUM.includes(index));
  const sum = DEVOPS_CHECKSUM.reduceRight((high, index) => high * 256 + (bytes[index] ?? 0), 0);
  const expected = crc32(Buffer.from(body));
  return verdict(DEVOPS_MASKS.some((mask) => (expected ^ mask) >>> 0 === sum));
};

/** Whole bytes alone; bits that are left over are dropped. */
function fromBase32(text: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text.toLowerCase()) {
    held = held * 32 + Math.max(0, BASE32.indexOf(character));
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(Math.floor(held / 2 ** bits));
    held %= 2 ** bits;
  }
  return bytes;
}
