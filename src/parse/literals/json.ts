import { escaped, hexEscape, itself, splitBody } from './escapes';
import { decodeIn, hex, type DecodedLiteral, type Style } from './spelling';

/** RFC 8259, section 7. */
const SHORT: Readonly<Record<string, string>> = {
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\b': 'b',
  '\f': 'f',
};
const BY_LETTER = new Map(Object.entries(SHORT).map(([char, letter]) => [letter, char]));

export const JSON_STYLE: Style = {
  name: 'json-string',
  open: '"',
  close: '"',
  short: (char) => SHORT[char],
  usual(value, index) {
    const char = value.charAt(index);
    if (char === '"' || char === '\\') return `\\${char}`;
    const letter = SHORT[char];
    if (letter !== undefined) return `\\${letter}`;
    return char < ' ' ? `\\u${hex(char.charCodeAt(0), 4)}` : char;
  },
  units: (body) =>
    splitBody(
      body,
      (rest) => (rest.charAt(0) < ' ' || rest.startsWith('"') ? undefined : itself(rest.charAt(0))),
      (after) => {
        const letter = after.charAt(0);
        const char = BY_LETTER.get(letter);
        if (char !== undefined) return escaped(`\\${letter}`, char, 's');
        if (/["\\/]/.test(letter)) return escaped(`\\${letter}`, letter, 'e');
        return hexEscape('u', /^u([\da-fA-F]{4})/, after);
      },
    ),
};

/** The value of a JSON string, given with its quotes; undefined for anything else. */
export function decodeJson(source: string): DecodedLiteral | undefined {
  return decodeIn(JSON_STYLE, source);
}
