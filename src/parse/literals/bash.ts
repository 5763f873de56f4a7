import { continuedLine, escaped, hexEscape, itself, splitBody } from './escapes';
import {
  decodeIn,
  decodePartIn,
  hex,
  type DecodedLiteral,
  type Fragment,
  type Style,
  type Unit,
} from './spelling';

/** Everything between single quotes stands for itself (Bash manual, 3.1.2.2). */
const SINGLE: Style = {
  name: 'bash-single',
  open: "'",
  close: "'",
  short: () => undefined,
  usual: (value, index) => value.charAt(index),
  units: (body) =>
    splitBody(
      body,
      (rest) => (/^['\0\r]/.test(rest) ? undefined : first(rest)),
      () => itself('\\'),
    ),
};

/** Between double quotes, the backslash escapes four characters and the line end (3.1.2.3). */
const DOUBLE: Style = {
  name: 'bash-double',
  open: '"',
  close: '"',
  short: () => undefined,
  usual(value, index) {
    const char = value.charAt(index);
    return /["\\$`]/.test(char) ? `\\${char}` : char;
  },
  units: (body) =>
    splitBody(body, (rest) => (/^["$`\0\r]/.test(rest) ? undefined : first(rest)), escapeInDouble),
};

function escapeInDouble(after: string): Unit | undefined {
  const char = after.charAt(0);
  if (/["\\$`]/.test(char)) return escaped(`\\${char}`, char, 'e');
  return char === '' || char === '\r' ? undefined : (continuedLine(after) ?? itself('\\'));
}

/** Escapes of one letter between `$'` and `'` (3.1.2.4). */
const SHORT: Readonly<Record<string, string>> = {
  '\x07': 'a',
  '\b': 'b',
  '\x1b': 'e',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
};
const BY_LETTER = new Map(Object.entries(SHORT).map(([char, letter]) => [letter, char]));

const ANSI: Style = {
  name: 'bash-ansi',
  open: "$'",
  close: "'",
  short: (char) => SHORT[char],
  usual(value, index) {
    const char = value.charAt(index);
    if (/['\\]/.test(char)) return `\\${char}`;
    const letter = SHORT[char];
    if (letter !== undefined) return `\\${letter}`;
    return char < ' ' || char === '\x7f' ? `\\x${hex(char.charCodeAt(0), 2)}` : char;
  },
  units: (body) =>
    splitBody(body, (rest) => (/^['\0\r]/.test(rest) ? undefined : first(rest)), escapeInAnsi),
};

function escapeInAnsi(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const char = BY_LETTER.get(letter);
  if (char !== undefined) return escaped(`\\${letter}`, char, 's');
  if (/['"\\?]/.test(letter)) return escaped(`\\${letter}`, letter, 'e');
  // Bytes from 0x80 on need not be a character; a NUL would end the text.
  const byte = hexEscape('x', /^x([0-7][\da-fA-F])/, after);
  return byte?.value === '\0' ? undefined : byte;
}

/** A word without quotes: what no shell reads as anything else. */
const WORD: Style = {
  name: 'bash-word',
  open: '',
  close: '',
  short: () => undefined,
  usual: (value, index) => value.charAt(index),
  units: (body) => (/^[\w%+,./:@^=-]*$/.test(body) ? body.split('').map(itself) : undefined),
};

function first(rest: string): Unit {
  return itself(rest.charAt(0));
}

export const BASH_STYLES: readonly Style[] = [SINGLE, DOUBLE, ANSI, WORD];

function styleOf(source: string): Style | undefined {
  return BASH_STYLES.find(({ open }) => source.startsWith(open));
}

/**
 * The value of one text of a shell script, given as it stands there: in single quotes, in double
 * quotes without an expansion, in `$'…'`, or as a plain word.
 * @returns undefined for anything else.
 */
export function decodeBash(source: string): DecodedLiteral | undefined {
  const style = styleOf(source);
  return style && decodeIn(style, source);
}

/** The value of a part of such a text; `source` is the whole, whose quotes tell its style. */
export function decodeBashPart(source: string, fragment: Fragment): DecodedLiteral | undefined {
  const style = styleOf(source);
  return style && decodePartIn(style, fragment);
}
