import { createHash } from 'node:crypto';
import type { Check } from './rule';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The order of the group of secp256k1 (SEC 2, section 2.4.1): private keys are below it. */
const SECP256K1_ORDER = BigInt(
  '0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141',
);

/**
 * How the keys begin that local test nodes (Hardhat, Anvil, Ganache) print at every start. They hold
 * nothing on a real chain.
 */
const TEST_NODE_KEYS = new Set(
  'ac0974be 59c6995e 5de4111a 7c852118 47e179ec 8b3a350c 92db14e4 4bbbf85c dbda1821 2a871d07'.split(
    ' ',
  ),
);

/** @returns the bytes of a text in base 58, or undefined where a character is none of its alphabet. */
export function base58Bytes(text: string): Buffer | undefined {
  let number = 0n;
  for (const character of text) {
    const digit = BASE58.indexOf(character);
    if (digit < 0) return undefined;
    number = number * 58n + BigInt(digit);
  }
  const hex = number.toString(16);
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  const body = number === 0n ? '' : hex.padStart(hex.length + (hex.length % 2), '0');
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(body, 'hex')]);
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** The checksum that Base58Check puts behind the payload: four bytes of a doubled SHA-256. */
export function base58Checksum(payload: Buffer): Buffer {
  return sha256(sha256(payload)).subarray(0, 4);
}

/** Base58Check with a right checksum; one typed wrong, or of another kind, is no key at all. */
export const base58CheckedKey: Check = (value) => {
  const bytes = base58Bytes(value);
  if (!bytes || bytes.length < 5) return undefined;
  const payload = bytes.subarray(0, -4);
  return base58Checksum(payload).equals(bytes.subarray(-4))
    ? { confidence: 'high', reason: 'the checksum fits' }
    : undefined;
};

/** Solana, NEAR: an Ed25519 key pair of 64 bytes in base 58. A public key has 32. */
export const base58KeyPair: Check = (value) =>
  base58Bytes(value.slice(value.indexOf(':') + 1))?.length === 64
    ? { confidence: 'high', reason: 'decodes to a key pair' }
    : undefined;

/** A private key of an Ethereum-like chain: any number below the order of the curve, but zero. */
export const ethereumKey: Check = (value) => {
  const digits = value.replace(/^0x/i, '').toLowerCase();
  const key = BigInt(`0x${digits}`);
  if (key === 0n || key >= SECP256K1_ORDER) return undefined;
  return TEST_NODE_KEYS.has(digits.slice(0, 8))
    ? { confidence: 'low', reason: 'the key of a local test node, the same everywhere' }
    : { confidence: 'high', reason: 'a private key by its name and its size' };
};

/** A Bech32 text (BIP 173) with a right checksum. */
export const bech32Key: Check = (value) =>
  bech32Remainder(value.toLowerCase()) === 1
    ? { confidence: 'high', reason: 'the checksum fits' }
    : undefined;

/** @returns the remainder that Bech32's checksum leaves; 1 where it fits, -1 for odd characters. */
export function bech32Remainder(text: string): number {
  const cut = text.lastIndexOf('1');
  const prefix = Array.from(text.slice(0, cut), (letter) => letter.charCodeAt(0));
  const data = Array.from(text.slice(cut + 1), (letter) => BECH32.indexOf(letter));
  if (data.includes(-1)) return -1;
  const expanded = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31)];
  return [...expanded, ...data].reduce(bech32Step, 1);
}

const BECH32_GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function bech32Step(sum: number, value: number): number {
  const top = sum >>> 25;
  const shifted = ((sum & 0x1ffffff) << 5) ^ value;
  return BECH32_GENERATOR.reduce(
    (next, term, bit) => ((top >> bit) & 1 ? next ^ term : next),
    shifted,
  );
}

/** A secret seed of Stellar (SEP 23): base 32 that ends in a CRC-16 of the rest. */
export const stellarSeed: Check = (value) => {
  const bytes = base32Bytes(value);
  const sum = crc16(bytes.subarray(0, -2));
  return sum === bytes.readUInt16LE(bytes.length - 2)
    ? { confidence: 'high', reason: 'the checksum fits' }
    : undefined;
};

function base32Bytes(text: string): Buffer {
  const bits = Array.from(text, (letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}

/** CRC-16 as XMODEM has it. */
export function crc16(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1;
    sum &= 0xffff;
  }
  return sum;
}

/** Words of plain sentences that the list of seed words (BIP 39) does not have. */
const NOT_SEED_WORDS = new Set(
  'the and for are was were has had not but been from into its their they them which should would could must may'.split(
    ' ',
  ),
);

/** 12 to 24 words in steps of three. The phrases of documentation say one word over and over. */
export const seedPhrase: Check = (value) => {
  const words = value.split(/[ ,]+/);
  if (words.length % 3 !== 0 || words.some((word) => NOT_SEED_WORDS.has(word))) return undefined;
  if (new Set(words).size < words.length - 3) return undefined;
  return { confidence: 'high', reason: `${words.length} words, as a seed phrase has` };
};
