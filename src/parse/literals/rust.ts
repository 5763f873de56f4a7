import { LetterEscapes, continuedLine, escaped, hexEscape, itself, rawLineEnd } from './escapes';
import { hex, readerOf, type Style, type Unit } from './spelling';

/** Rust's escapes of one letter (The Rust Reference, Tokens: string literals). */
const LETTERS = new LetterEscapes({ '\n': 'n', '\r': 'r', '\t': 't', '\0': '0' });

/** Characters that turn the direction of a text; the compiler refuses them where they are bare. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;

const STRING: Style = {
  name: 'rust-string',
  open: '"',
  close: '"',
  short: LETTERS.letterOf,
  usual(value, index) {
    const char = value.charAt(index);
    if (char === '"' || char === '\\') return `\\${char}`;
    return TURNS.test(char) ? `\\u{${hex(char.charCodeAt(0), 1)}}` : LETTERS.writeOrHex(char);
  },
  units(body) {
    const units: Unit[] = [];
    for (let at = 0; at < body.length;) {
      const unit = unitAt(body, at, units.at(-1));
      if (!unit) return undefined;
      units.push(unit);
      at += unit.source.length;
    }
    return units;
  },
};

function unitAt(body: string, at: number, before: Unit | undefined): Unit | undefined {
  const char = body.charAt(at);
  if (before?.value === '' && /\s/.test(char)) return skippedBlank(char);
  if (char === '\\') return escape(body.slice(at + 1, at + 12));
  return /["\r]/.test(char) ? undefined : itself(char);
}

/** Blanks that a continued line begins with count for nothing. */
function skippedBlank(char: string): Unit | undefined {
  if (char === ' ') return { source: char, value: '', kind: 'i' };
  return char === '\t' ? { source: char, value: '', kind: 'I' } : undefined;
}

function escape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const short = LETTERS.read(after);
  if (short) return short;
  if (/["'\\]/.test(letter)) return escaped(`\\${letter}`, letter, 'e');
  return (
    continuedLine(after) ??
    hexEscape('x', /^x([0-7][\da-fA-F])/, after) ??
    hexEscape('b', /^u\{([\da-fA-F]{1,6})\}/, after)
  );
}

/** Line ends of a raw string are `\n`, whatever the file's are. */
function raw(hashes: number, eol: '\n' | '\r\n'): Style {
  const fence = '#'.repeat(hashes);
  const close = `"${fence}`;
  return {
    name: `rust-raw${hashes === 0 ? '' : `-${hashes}`}${eol === '\n' ? '' : '-crlf'}`,
    open: `r${fence}"`,
    close,
    short: () => undefined,
    usual(value, index) {
      const char = value.charAt(index);
      return char === '\n' ? eol : char;
    },
    units(body) {
      if (body.includes(close) || /\r(?!\n)/.test(body) || TURNS.test(body)) return undefined;
      return body
        .split(/(\r\n|\n|)/)
        .filter((piece) => piece !== '')
        .map((piece) => rawLineEnd(piece) ?? itself(piece));
    },
  };
}

const HASHES = [0, 1, 2, 3];

export const RUST_STYLES: readonly Style[] = [
  STRING,
  ...HASHES.flatMap((hashes) => [raw(hashes, '\n'), raw(hashes, '\r\n')]),
];

function styleOf(source: string): Style | undefined {
  const crlf = source.startsWith('r') && source.includes('\r\n');
  return RUST_STYLES.find(
    ({ name, open }) => source.startsWith(open) && name.endsWith('-crlf') === crlf,
  );
}

/**
 * The value of one Rust string literal, given as it stands in the source with its delimiters.
 * @returns undefined for anything else: bytes, C strings, escapes with underscores.
 */
export const { decode: decodeRust, decodePart: decodeRustPart } = readerOf(styleOf);
