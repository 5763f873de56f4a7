import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import {
  annotatedKey,
  devOpsToken,
  entraSecret,
  identifiableKey,
} from '../../src/scan/checksAzure';
import { marvin32 } from '../../src/scan/marvin';
import { sample } from '../../src/scan/rules/sample';

/** Marvin32 once more, word by word in big integers. */
function reference(bytes: Uint8Array, seed: string): number {
  const mask = 0xffff_ffffn;
  const rotate = (word: bigint, bits: bigint): bigint =>
    ((word << bits) | (word >> (32n - bits))) & mask;
  const padded = [...bytes, 0x80];
  while (padded.length % 4 !== 0) padded.push(0);
  const words = [...Array(padded.length / 4).keys()].map((at) =>
    padded.slice(at * 4, at * 4 + 4).reduceRight((word, byte) => (word << 8n) | BigInt(byte), 0n),
  );
  const key = BigInt('0x' + Buffer.from(seed, 'latin1').toString('hex'));
  let [low, high] = [key & mask, key >> 32n];
  for (const word of [...words, 0n]) {
    low = (low + word) & mask;
    high ^= low;
    low = (rotate(low, 20n) + high) & mask;
    high = rotate(high, 9n) ^ low;
    low = (rotate(low, 27n) + high) & mask;
    high = rotate(high, 19n);
  }
  return Number(low ^ high);
}

describe('marvin32', () => {
  it('agrees with the same sum in big integers at every length', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Buffer.from(sample('base64', length + 1, length)).subarray(0, length);
      for (const seed of ['Default0', '\u00ff\u00fe\u0000\u0001abc\u0080']) {
        assert.equal(marvin32(bytes, seed), reference(bytes, seed), `${length} bytes`);
      }
    }
  });
});

describe('keys of Microsoft', () => {
  /** A 64-byte key with the checksum of one of the service's kinds of keys. */
  function storageKey(seed: string): string {
    const key = Buffer.from(sample('base64', 76) + '+AStAAAAAA', 'base64');
    key.writeUInt32LE(reference(key.subarray(0, -4), seed), key.length - 4);
    return key.toString('base64');
  }

  it('identifiable keys carry the checksum of one of their kinds', () => {
    const check = identifiableKey('Default0', 'Second00');
    assert.equal(check(storageKey('Default0'))?.confidence, 'high');
    assert.equal(check(storageKey('Second00'))?.confidence, 'high');
    assert.equal(check(storageKey('Another0'))?.confidence, 'medium');
    assert.equal(check('AA=='), undefined);
  });

  it('annotated keys end in the beginning of theirs, in base 64 or in base 62', () => {
    const body = sample('base62', 52) + 'JQQ' + 'J99BCACYeBjFXJ3w3AAAB' + 'AZEG';
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(reference(Buffer.from(body, 'base64'), 'Default0'));
    assert.equal(annotatedKey(body + sum.toString('base64').slice(0, 4))?.confidence, 'high');
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    let rest = sum.readUInt32BE();
    let text = '';
    for (; rest > 0; rest = Math.floor(rest / 62)) text = digits.charAt(rest % 62) + text;
    assert.equal(annotatedKey(body + text.padEnd(6, '0').slice(0, 4))?.confidence, 'high');
    assert.equal(annotatedKey(body + '0000')?.confidence, 'medium');
  });

  it('client secrets of Entra end in the first digits of theirs; the older ones have none', () => {
    const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';
    const body = sample('base62', 3) + '8Q~' + sample('base62', 31);
    let rest = reference(Buffer.from(body, 'latin1'), 'AadPwd00');
    let digits = '';
    for (; rest > 0; rest = Math.floor(rest / 66)) digits = alphabet.charAt(rest % 66) + digits;
    assert.equal(entraSecret(body + digits.slice(0, 3))?.confidence, 'high');
    assert.equal(entraSecret(body + '~~~')?.confidence, 'medium');
    assert.equal(entraSecret(body.replace('8Q', '7Q'))?.confidence, 'high');
  });

  it('older tokens of Azure DevOps have a CRC-32 in bytes 22, 8, 7 and 2', () => {
    const bytes = Buffer.from(sample('base64', 32));
    const places = [22, 8, 7, 2];
    const body = bytes.filter((_byte, index) => !places.includes(index));
    for (const mask of [0xe0b9692d, 0x1019f92e]) {
      const sum = Buffer.alloc(4);
      sum.writeUInt32LE((crc32(body) ^ mask) >>> 0);
      places.forEach((place, index) => (bytes[place] = sum[index]!));
      assert.equal(devOpsToken(base32(bytes))?.confidence, 'high');
    }
    assert.equal(devOpsToken('a'.repeat(52))?.confidence, 'medium');
  });

  /** Without padding; 32 bytes fill 51 characters and a bit. */
  function base32(bytes: Uint8Array): string {
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    return (bits.match(/.{1,5}/g) ?? [])
      .map((five) => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(parseInt(five.padEnd(5, '0'), 2)))
      .join('');
  }
});
