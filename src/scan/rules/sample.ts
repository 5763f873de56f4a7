/**
 * Texts that look like secrets, put together when the tests run: no scanner may find one in the
 * sources, ours included.
 */

const ALPHABETS = {
  hex: '0123456789abcdef',
  upperHex: '0123456789ABCDEF',
  lower: 'abcdefghijklmnopqrstuvwxyz',
  lowerAlnum: 'abcdefghijklmnopqrstuvwxyz0123456789',
  upperAlnum: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  base62: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  digits: '0123456789',
} as const;

/** `length` characters that look drawn at random, the same for the same arguments. */
export function sample(alphabet: keyof typeof ALPHABETS, length: number, seed = 7): string {
  const characters = ALPHABETS[alphabet];
  let state = seed * 2_654_435_761 + length;
  let text = '';
  while (text.length < length) {
    // A linear congruential generator; its high bits are random enough for looks.
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    text += characters.charAt(Math.floor((state / 4_294_967_296) * characters.length));
  }
  return text;
}

/** A UUID that looks drawn at random. */
export function sampleUuid(seed = 7): string {
  const hex = sample('hex', 32, seed);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** A JSON Web Token with these claims and a signature that fits nothing. */
export function signedSample(claims: Readonly<Record<string, string | number>>): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${sample('base62', 43)}`;
}

/** Base64 of a JSON object. */
export function encodedSample(object: object): string {
  return Buffer.from(JSON.stringify(object)).toString('base64');
}
