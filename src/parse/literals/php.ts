import { LetterEscapes, asciiOctal, escaped, hexEscape, itself, splitBody } from './escapes';
import { readerOf, type Style, type Unit } from './spelling';

/** PHP's escapes of one letter (PHP manual, Strings, Double quoted). */
const LETTERS = new LetterEscapes({
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
  '\x1b': 'e',
  '\f': 'f',
});

const SINGLE: Style = {
  name: 'php-single',
  open: "'",
  close: "'",
  short: () => undefined,
  usual(value, index) {
    const char = value.charAt(index);
    return /['\\]/.test(char) ? `\\${char}` : char;
  },
  // Line ends stay as they are in the file.
  units: (body) =>
    splitBody(
      body,
      (rest) => (rest.startsWith("'") ? undefined : itself(rest.charAt(0))),
      singleEscape,
    ),
};

const DOUBLE: Style = {
  name: 'php-double',
  open: '"',
  close: '"',
  short: LETTERS.letterOf,
  usual(value, index) {
    const char = value.charAt(index);
    if (/["\\$]/.test(char)) return `\\${char}`;
    return LETTERS.writeOrHex(char);
  },
  units: (body) => splitBody(body, doublePiece, doubleEscape),
};

function singleEscape(after: string): Unit | undefined {
  const char = after.charAt(0);
  if (char === '') return undefined;
  return /['\\]/.test(char) ? escaped(`\\${char}`, char, 'e') : itself('\\');
}

/** A variable's name begins with a letter, `_`, or any byte above ASCII. */
function doublePiece(rest: string): Unit | undefined {
  return /^(?:"|\$[\w{]|\$[^\0-\x7f]|\{\$)/.test(rest) ? undefined : itself(rest.charAt(0));
}

function doubleEscape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const short = LETTERS.read(after);
  if (short) return short;
  if (letter !== '' && '"\\$'.includes(letter)) return escaped(`\\${letter}`, letter, 'e');
  // From 0x80 on, an escape is a byte, which need not be a character.
  if (/^x[\da-fA-F]/.test(after)) return hexEscape('x', /^x([0-7][\da-fA-F])/, after);
  if (/^[0-7]/.test(after)) return asciiOctal(after);
  if (letter === 'u') return unicode(after);
  return letter === '' ? undefined : itself('\\');
}

function unicode(after: string): Unit | undefined {
  if (!after.startsWith('u{')) return itself('\\');
  return hexEscape('b', /^u\{([\da-fA-F]{1,6})\}/, after);
}

export const PHP_STYLES: readonly Style[] = [SINGLE, DOUBLE];

function styleOf(source: string): Style | undefined {
  return PHP_STYLES.find(({ open }) => source.startsWith(open));
}

/**
 * The value of one PHP string literal, given as it stands in the source with its quotes.
 * @returns undefined for variables in it, escapes of bytes, and for anything else.
 */
export const { decode: decodePhp, decodePart: decodePhpPart } = readerOf(styleOf);
