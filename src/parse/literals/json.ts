import { LetterEscapes, escaped, hexEscape, itself, splitBody } from './escapes';
import { decodeIn, hex, type DecodedLiteral, type Style } from './spelling';

/** RFC 8259, section 7. */
const LETTERS = new LetterEscapes({
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\b': 'b',
  '\f': 'f',
});

export const JSON_STYLE: Style = {
  name: 'json-string',
  open: '"',
  close: '"',
  short: LETTERS.letterOf,
  usual(value, index) {
    const char = value.charAt(index);
    if (char === '"' || char === '\\') return `\\${char}`;
    return LETTERS.write(char) ?? (char < ' ' ? `\\u${hex(char.charCodeAt(0), 4)}` : char);
  },
  units: (body) =>
    splitBody(
      body,
      (rest) => (rest.charAt(0) < ' ' || rest.startsWith('"') ? undefined : itself(rest.charAt(0))),
      (after) => {
        const letter = after.charAt(0);
        const short = LETTERS.read(after);
        if (short) return short;
        if (/["\\/]/.test(letter)) return escaped(`\\${letter}`, letter, 'e');
        return hexEscape('u', /^u([\da-fA-F]{4})/, after);
      },
    ),
};

/** The value of a JSON string, given with its quotes; undefined for anything else. */
export function decodeJson(source: string): DecodedLiteral | undefined {
  return decodeIn(JSON_STYLE, source);
}
