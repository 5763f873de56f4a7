import { LetterEscapes, continuedLine, escaped, hexEscape, itself, splitBody } from './escapes';
import { readerOf, type Style, type Unit } from './spelling';

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
const LETTERS = new LetterEscapes({
  '\x07': 'a',
  '\b': 'b',
  '\x1b': 'e',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
});

const ANSI: Style = {
  name: 'bash-ansi',
  open: "$'",
  close: "'",
  short: LETTERS.letterOf,
  usual(value, index) {
    const char = value.charAt(index);
    if (/['\\]/.test(char)) return `\\${char}`;
    return LETTERS.writeOrHex(char);
  },
  units: (body) =>
    splitBody(body, (rest) => (/^['\0\r]/.test(rest) ? undefined : first(rest)), escapeInAnsi),
};

function escapeInAnsi(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const short = LETTERS.read(after);
  if (short) return short;
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
export const { decode: decodeBash, decodePart: decodeBashPart } = readerOf(styleOf);
