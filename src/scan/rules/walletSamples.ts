import { base58Checksum, bech32Remainder, crc16 } from '../walletChecks';
import { sample } from './sample';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes that look drawn at random, the same for the same arguments. */
export function sampleBytes(length: number, seed = 7): Buffer {
  return Buffer.from(sample('hex', 2 * length, seed), 'hex');
}

/** Bytes in base 58; leading zeros are not kept. */
export function base58(bytes: Buffer): string {
  let text = '';
  for (let rest = BigInt(`0x${bytes.toString('hex')}`); rest > 0n; rest /= 58n)
    text = BASE58.charAt(Number(rest % 58n)) + text;
  return text;
}

/** Bytes in base 58 with their checksum. */
export function base58Checked(bytes: Buffer): string {
  return base58(Buffer.concat([bytes, base58Checksum(bytes)]));
}

/** A Bech32 text with that prefix and `length` characters of data, its checksum behind them. */
export function bech32(prefix: string, length: number, seed = 7): string {
  const data = Array.from(sampleBytes(length, seed), (byte) => BECH32.charAt(byte & 31)).join('');
  const sum = bech32Remainder(`${prefix}1${data}qqqqqq`) ^ 1;
  const check = [25, 20, 15, 10, 5, 0].map((shift) => BECH32.charAt((sum >>> shift) & 31));
  return `${prefix}1${data}${check.join('')}`;
}

/** A secret seed of Stellar: version, 32 bytes and their checksum in base 32. */
export function stellarSeedSample(seed = 7): string {
  const payload = Buffer.concat([Buffer.from([18 << 3]), sampleBytes(32, seed)]);
  const sum = crc16(payload);
  const bytes = [...payload, sum & 0xff, sum >> 8];
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32.charAt(parseInt(five, 2))).join('');
}
