import type { Check } from './rule';

/** Fewer Base64 characters than an Ed25519 key has are an excerpt. */
const LEAST_BODY = 60;
/** `openssh-key-v1`, a zero byte, then cipher and key derivation, both named none. */
const OPEN_SSH = Buffer.from('openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none').toString('base64');
const OPEN_SSH_MAGIC = Buffer.from('openssh-key-v1').toString('base64').slice(0, 18);

/** A block is a key where its body is complete; one that a pass phrase protects is worth less. */
export const pemBlock: Check = (value) => {
  const body = value.replace(/-{4,5}[^-\n]{1,60}-{4,5}/g, '').replace(/\\[nrt]/g, '');
  if (/\.{3}|…|[<$(){}]/.test(body)) return undefined;
  const letters = body.match(/[A-Za-z0-9+/]/g) ?? [];
  if (letters.length < LEAST_BODY || new Set(letters).size < 12) return undefined;
  return isProtected(value, letters.join(''))
    ? { confidence: 'medium', reason: 'a private key that a pass phrase protects' }
    : { confidence: 'high', reason: 'a complete private key block' };
};

function isProtected(block: string, body: string): boolean {
  if (block.includes('ENCRYPTED')) return true;
  return body.startsWith(OPEN_SSH_MAGIC) && !body.startsWith(OPEN_SSH.slice(0, -2));
}

/** PuTTY says in a line of its own whether a pass phrase protects the key. */
export const puttyBlock: Check = (value) =>
  /Encryption: (?!none)/.test(value)
    ? { confidence: 'medium', reason: 'a private key that a pass phrase protects' }
    : { confidence: 'high', reason: 'a complete private key file' };

/** A PEM text in Base64; certificates may stand before the key. */
export const wrappedKey: Check = (value) => {
  const text = Buffer.from(value, 'base64').toString('latin1');
  const label = /-----BEGIN ([A-Z0-9 ]{0,30})PRIVATE KEY/.exec(text)?.[1];
  if (label === undefined) return undefined;
  return label.includes('ENCRYPTED')
    ? { confidence: 'medium', reason: 'decodes to a private key that a pass phrase protects' }
    : { confidence: 'high', reason: 'decodes to a private key' };
};

/**
 * DER of a private key: a sequence that starts with the version number 0 or 1. Certificates and
 * public keys start with another sequence.
 */
export const derKey: Check = (value) => {
  const bytes = Buffer.from(value.slice(0, 24), 'base64');
  const header = (bytes[1] ?? 0) > 0x80 ? 2 + ((bytes[1] ?? 0) & 0x7f) : 2;
  const [tag, length, version] = [...bytes.subarray(header, header + 3)];
  const isKey = bytes[0] === 0x30 && tag === 2 && length === 1 && (version ?? 9) <= 1;
  return isKey ? { confidence: 'high', reason: 'decodes to a private key' } : undefined;
};

const BECH32 = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** An age identity is Bech32 (BIP 173), whose last six characters are a checksum of all. */
export const ageIdentity: Check = (value) => {
  const cut = value.lastIndexOf('1');
  const prefix = Array.from(value.slice(0, cut).toLowerCase(), (letter) => letter.charCodeAt(0));
  const data = Array.from(value.slice(cut + 1), (letter) => BECH32.indexOf(letter));
  const all = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...data];
  return bech32Sum(all) === 1
    ? { confidence: 'high', reason: 'the checksum fits' }
    : { confidence: 'medium', reason: 'the format fits, its checksum does not' };
};

function bech32Sum(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    GENERATORS.forEach((generator, bit) => {
      if ((top >> bit) & 1) sum ^= generator;
    });
  }
  return sum;
}
