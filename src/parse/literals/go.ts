import {
  LetterEscapes,
  asciiOctal,
  escaped,
  hexEscape,
  itself,
  rawLineEnd,
  splitBody,
} from './escapes';
import { readerOf, type Style, type Unit } from './spelling';

/** Go's escapes of one letter (The Go Programming Language Specification, Rune literals). */
const LETTERS = new LetterEscapes({
  '\x07': 'a',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
});

const INTERPRETED: Style = {
  name: 'go-interpreted',
  open: '"',
  close: '"',
  short: LETTERS.letterOf,
  usual(value, index) {
    const char = value.charAt(index);
    if (char === '"' || char === '\\') return `\\${char}`;
    // A byte order mark may stand nowhere but at the beginning of a file.
    return char === '\ufeff' ? '\\ufeff' : LETTERS.writeOrHex(char);
  },
  units: (body) =>
    splitBody(
      body,
      (rest) => (/^["\n\r\0\ufeff]/.test(rest) ? undefined : itself(rest.charAt(0))),
      escape,
    ),
};

/** The compiler leaves carriage returns out of raw strings, wherever they stand. */
function raw(name: string, eol: '\n' | '\r\n'): Style {
  return {
    name,
    open: '`',
    close: '`',
    short: () => undefined,
    usual(value, index) {
      const char = value.charAt(index);
      return char === '\n' ? eol : char;
    },
    units: (body) => splitBody(body, rawPiece, () => itself('\\')),
  };
}

function rawPiece(rest: string): Unit | undefined {
  if (/^(?:[`\0\ufeff]|\r(?!\n))/.test(rest)) return undefined;
  return rawLineEnd(rest) ?? itself(rest.charAt(0));
}

function escape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const short = LETTERS.read(after);
  if (short) return short;
  if (letter === '"' || letter === '\\') return escaped(`\\${letter}`, letter, 'e');
  // Escapes of bytes: from 0x80 on, they need not be a character.
  if (letter === 'x') return hexEscape('x', /^x([0-7][\da-fA-F])/, after);
  return (
    asciiOctal(after) ??
    hexEscape('u', /^u([\da-fA-F]{4})/, after) ??
    hexEscape('w', /^U([\da-fA-F]{8})/, after)
  );
}

export const GO_STYLES: readonly Style[] = [
  INTERPRETED,
  raw('go-raw', '\n'),
  raw('go-raw-crlf', '\r\n'),
];

function styleOf(source: string): Style | undefined {
  const crlf = source.startsWith('`') && source.includes('\r\n');
  return GO_STYLES.find(
    ({ name, open }) => source.startsWith(open) && name.endsWith('-crlf') === crlf,
  );
}

/**
 * The value of one Go string literal, given as it stands in the source with its delimiters.
 * @returns undefined for anything else, and for escapes of bytes that are no characters.
 */
export const { decode: decodeGo, decodePart: decodeGoPart } = readerOf(styleOf);
