import { isUtf8 } from 'node:buffer';

/** How a text is stored. Decoding and encoding again gives the same bytes. */
export type Encoding = 'utf8' | 'utf8bom' | 'utf16le' | 'utf16be' | 'latin1';

export interface Decoded {
  /** Without a byte order mark; line ends as they are. */
  readonly text: string;
  readonly encoding: Encoding;
}

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const UTF16LE_MARK = [0xff, 0xfe];
const UTF16BE_MARK = [0xfe, 0xff];

/** Bytes looked at to tell binary from text. */
export const SAMPLE_BYTES = 8192;

/**
 * Decodes by the byte order mark; without one as UTF-8, and where the bytes are no valid UTF-8 as
 * Latin-1, which every byte sequence is.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (starts(bytes, UTF8_MARK)) return decodeUtf8(bytes.subarray(3), 'utf8bom');
  if (starts(bytes, UTF16LE_MARK) && bytes.length % 2 === 0) {
    return { text: utf16(bytes.subarray(2)), encoding: 'utf16le' };
  }
  if (starts(bytes, UTF16BE_MARK) && bytes.length % 2 === 0) {
    return { text: utf16(swapped(bytes.subarray(2))), encoding: 'utf16be' };
  }
  return decodeUtf8(bytes, 'utf8');
}

/** The bytes of `text` as a file of that encoding holds them. */
export function encode({ text, encoding }: Decoded): Uint8Array {
  switch (encoding) {
    case 'utf8':
      return Buffer.from(text, 'utf8');
    case 'utf8bom':
      return Buffer.concat([Buffer.from(UTF8_MARK), Buffer.from(text, 'utf8')]);
    case 'utf16le':
      return Buffer.concat([Buffer.from(UTF16LE_MARK), Buffer.from(text, 'utf16le')]);
    case 'utf16be':
      return Buffer.concat([Buffer.from(UTF16BE_MARK), swapped(Buffer.from(text, 'utf16le'))]);
    case 'latin1':
      return Buffer.from(text, 'latin1');
  }
}

/** Whether the bytes are no text: a NUL near their start, and no mark of UTF-16. */
export function isBinary(bytes: Uint8Array): boolean {
  if (starts(bytes, UTF16LE_MARK) || starts(bytes, UTF16BE_MARK)) return false;
  return bytes.subarray(0, SAMPLE_BYTES).includes(0);
}

/** Whether `text` can be stored in that encoding without loss. */
export function canEncode({ text, encoding }: Decoded): boolean {
  if (encoding === 'utf16le' || encoding === 'utf16be') return true;
  // eslint-disable-next-line no-control-regex -- Latin-1 is exactly this range
  if (encoding === 'latin1') return /^[\u0000-\u00ff]*$/.test(text);
  return !/\p{Surrogate}/u.test(text); // a lone half of a pair has no UTF-8
}

function decodeUtf8(bytes: Uint8Array, encoding: 'utf8' | 'utf8bom'): Decoded {
  if (isUtf8(bytes)) return { text: asBuffer(bytes).toString('utf8'), encoding };
  const all = encoding === 'utf8bom' ? [...UTF8_MARK, ...bytes] : bytes;
  return { text: Buffer.from(all).toString('latin1'), encoding: 'latin1' };
}

/** The same bytes, not copied. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** By Buffer, not TextDecoder: that would replace lone surrogates, and the bytes would change. */
function utf16(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf16le');
}

function swapped(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes).swap16();
}

function starts(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
