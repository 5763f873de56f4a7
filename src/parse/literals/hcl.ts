import { LetterEscapes, escaped, hexEscape, itself, notSurrogate, splitBody } from './escapes';
import { decodeIn, hex, type DecodedLiteral, type Style, type Unit } from './spelling';

/** HCL's escapes of one letter (HCL Native Syntax Specification, Template Expressions). */
const LETTERS = new LetterEscapes({ '\n': 'n', '\r': 'r', '\t': 't' });

/** Before a brace these open a template; doubled they are themselves. */
const SIGILS = /^(?:\$\$\{|%%\{)/;

const QUOTED: Style = {
  name: 'hcl-quoted',
  open: '"',
  close: '"',
  short: LETTERS.letterOf,
  usual(value, index) {
    const char = value.charAt(index);
    if (char === '"' || char === '\\') return `\\${char}`;
    if (/[$%]/.test(char) && value[index + 1] === '{') return char + char;
    const isControl = char < ' ' || char === '\x7f' || char === '\ufeff';
    return LETTERS.write(char) ?? (isControl ? `\\u${hex(char.charCodeAt(0), 4)}` : char);
  },
  // HCL puts text into the composed form of Unicode: what is not in it would be another text.
  units: (body) => (body.normalize('NFC') === body ? splitBody(body, piece, escape) : undefined),
};

function piece(rest: string): Unit | undefined {
  if (SIGILS.test(rest)) return { source: rest.slice(0, 3), value: rest.slice(1, 3), kind: 'l' };
  // A template, and signs that may belong to one or stand for themselves.
  if (/^(?:\$\{|%\{|\$\$|%%|["\n\r\0\ufeff])/.test(rest)) return undefined;
  return itself(rest.charAt(0));
}

function escape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  if (letter === '"' || letter === '\\') return escaped(`\\${letter}`, letter, 'e');
  return (
    LETTERS.read(after) ??
    notSurrogate(hexEscape('u', /^u([\da-fA-F]{4})/, after)) ??
    hexEscape('w', /^U([\da-fA-F]{8})/, after)
  );
}

export const HCL_STYLES: readonly Style[] = [QUOTED];

/** The value of a quoted text without templates, given with its quotes; undefined for anything else. */
export function decodeHcl(source: string): DecodedLiteral | undefined {
  return decodeIn(QUOTED, source);
}
