import type { Check } from './rule';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const POLYNOMIAL = 0x1021;

/**
 * The seed of a NATS key: two bytes of prefix, 32 of seed and a CRC-16 of them, in Base32. One
 * whose checksum fits is proven; another was cut, or made up.
 */
export const nkeySeed: Check = (value) => {
  const bytes = decodeBase32(value);
  const sum = (bytes.at(-1) ?? 0) * 256 + (bytes.at(-2) ?? 0);
  return crc16(bytes.slice(0, -2)) === sum
    ? { confidence: 'high', reason: 'the checksum fits' }
    : { confidence: 'medium', reason: 'the format fits, its checksum does not' };
};

function decodeBase32(text: string): number[] {
  const bytes: number[] = [];
  let rest = 0;
  let bits = 0;
  for (const letter of text) {
    rest = ((rest << 5) | BASE32.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((rest >> bits) & 0xff);
  }
  return bytes;
}

/** CRC-16/XMODEM, as the nkeys library has it. */
export function crc16(bytes: readonly number[]): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++)
      sum = (sum & 0x8000 ? (sum << 1) ^ POLYNOMIAL : sum << 1) & 0xffff;
  }
  return sum;
}
