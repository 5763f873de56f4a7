import { unescapeC } from './formats/escapes';
import { isPlaceholder } from './placeholders';

/** Of nothing but escapes: a protocol's constant, written so that every byte is seen. */
const ESCAPED = /^(?:\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\u\{[0-9A-Fa-f]{1,6}\})+$/;
/** The end of a text as C has it, which is none of it. */
const TERMINATOR = /(?<=[^\\])\\(?:0|x00|u0000)$/;
/** Base64 of at least seven bytes: fewer may be letters by chance. */
const PACKED = /^(?:[A-Za-z0-9+/]{4}){2,50}(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2,3}={0,2})$/;

/**
 * What a literal without a reading of its own says: `\x6b\x65\x79` says key, and a C text's closing
 * `\0` says nothing. Bytes that are no text stay as they are written.
 */
export function meaningOf(source: string): string {
  if (!source.includes('\\')) return source;
  const text = source.replace(TERMINATOR, '');
  if (!ESCAPED.test(text)) return text;
  const meant = unescapeC(text);
  return /^[^\p{Cc}\x80-\xff]+$/u.test(meant) ? meant : text;
}

/** Base64 of a text that only stands where a secret would. */
export function isPackedPlaceholder(value: string): boolean {
  if (!PACKED.test(value)) return false;
  const text = Buffer.from(value, 'base64').toString('latin1').trim();
  return /^[\x20-\x7e]+$/.test(text) && isPlaceholder(text);
}
