import { escaped, hexEscape, itself, rawLineEnd, splitBody } from './escapes';
import {
  decodeIn,
  decodePartIn,
  hex,
  type DecodedLiteral,
  type Fragment,
  type Style,
  type Unit,
} from './spelling';

/** Go's escapes of one letter (The Go Programming Language Specification, Rune literals). */
const SHORT: Readonly<Record<string, string>> = {
  '\x07': 'a',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
};
const BY_LETTER = new Map(Object.entries(SHORT).map(([char, letter]) => [letter, char]));

const INTERPRETED: Style = {
  name: 'go-interpreted',
  open: '"',
  close: '"',
  short: (char) => SHORT[char],
  usual(value, index) {
    const char = value.charAt(index);
    if (char === '"' || char === '\\') return `\\${char}`;
    const letter = SHORT[char];
    if (letter !== undefined) return `\\${letter}`;
    return isUnprintable(char) ? `\\x${hex(char.charCodeAt(0), 2)}` : escapeMark(char);
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

function isUnprintable(char: string): boolean {
  return char < ' ' || char === '\x7f';
}

/** A byte order mark may stand nowhere but at the beginning of a file. */
function escapeMark(char: string): string {
  return char === '\ufeff' ? '\\ufeff' : char;
}

function escape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const char = BY_LETTER.get(letter);
  if (char !== undefined) return escaped(`\\${letter}`, char, 's');
  if (letter === '"' || letter === '\\') return escaped(`\\${letter}`, letter, 'e');
  // Escapes of bytes: from 0x80 on, they need not be a character.
  if (letter === 'x') return hexEscape('x', /^x([0-7][\da-fA-F])/, after);
  if (/^[01][0-7]{2}/.test(after)) {
    return escaped(
      `\\${after.slice(0, 3)}`,
      String.fromCharCode(parseInt(after.slice(0, 3), 8)),
      'o',
    );
  }
  return hexEscape('u', /^u([\da-fA-F]{4})/, after) ?? hexEscape('w', /^U([\da-fA-F]{8})/, after);
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
export function decodeGo(source: string): DecodedLiteral | undefined {
  const style = styleOf(source);
  return style && decodeIn(style, source);
}

/** The value of a part of a literal; `source` is the whole, which tells its style. */
export function decodeGoPart(source: string, fragment: Fragment): DecodedLiteral | undefined {
  const style = styleOf(source);
  return style && decodePartIn(style, fragment);
}
