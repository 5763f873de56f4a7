import { LetterEscapes, escaped, hexEscape, itself, splitBody } from './escapes';
import { hex, readerOf, type Style, type Unit } from './spelling';

/** C#'s escapes of one letter (C# 7 specification, 6.4.5.6; `\e` came later). */
const LETTERS = new LetterEscapes({
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
});

/** What ends a line for C# (6.3.2): no regular literal holds it as it is. */
const LINE_END = /^[\n\r\x85\u2028\u2029]/;

/** Invisible in an editor, or taken for a line end. */
const UNSEEN = /[\p{Cc}\u2028\u2029\ufeff]/u;

function escape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const short = LETTERS.read(after);
  if (short) return short;
  if (/["'\\]/.test(letter)) return escaped(`\\${letter}`, letter, 'e');
  // `\x` takes up to four digits.
  return (
    hexEscape('x', /^x([\da-fA-F]{2})(?![\da-fA-F])/, after) ??
    hexEscape('u', /^u([\da-fA-F]{4})/, after) ??
    hexEscape('w', /^U([\da-fA-F]{8})/, after)
  );
}

function usualRegular(char: string): string {
  if (char === '"' || char === '\\') return `\\${char}`;
  const unseen = (): string => `\\u${hex(char.charCodeAt(0), 4)}`;
  return LETTERS.write(char) ?? (UNSEEN.test(char) ? unseen() : char);
}

function plainRegular(rest: string): Unit | undefined {
  return rest.startsWith('"') || LINE_END.test(rest) ? undefined : itself(rest.charAt(0));
}

/** Two braces stand for one; one begins or ends an interpolation. */
function braced(rest: string, plain: (rest: string) => Unit | undefined): Unit | undefined {
  const brace = /^[{}]/.exec(rest)?.[0];
  if (brace === undefined) return plain(rest);
  return rest.startsWith(brace + brace) ? escaped(brace + brace, brace, 'l') : undefined;
}

function doubled(char: string, usual: string): string {
  return char === '{' || char === '}' ? char + char : usual;
}

const REGULAR: Style = {
  name: 'cs-regular',
  open: '"',
  close: '"',
  short: LETTERS.letterOf,
  usual: (value, index) => usualRegular(value.charAt(index)),
  units: (body) => splitBody(body, plainRegular, escape),
};

const INTERPOLATED: Style = {
  ...REGULAR,
  name: 'cs-interpolated',
  open: '$"',
  usual: (value, index) => doubled(value.charAt(index), usualRegular(value.charAt(index))),
  units: (body) =>
    splitBody(
      body,
      (rest) => braced(rest, plainRegular),
      (after) => withoutBrace(escape(after)),
    ),
};

/** Compilers disagree about a brace that is written as an escape. */
function withoutBrace(unit: Unit | undefined): Unit | undefined {
  return unit && /[{}]/.test(unit.value) ? undefined : unit;
}

/** A verbatim literal keeps its line ends, whichever they are. */
function plainVerbatim(rest: string): Unit | undefined {
  if (!rest.startsWith('"')) return itself(rest.charAt(0));
  return rest.startsWith('""') ? escaped('""', '"', 'l') : undefined;
}

const VERBATIM: Style = {
  name: 'cs-verbatim',
  open: '@"',
  close: '"',
  short: () => undefined,
  usual(value, index) {
    const char = value.charAt(index);
    return char === '"' ? '""' : char;
  },
  units: (body) => splitBody(body, plainVerbatim, () => itself('\\')),
};

export const CSHARP_STYLES: readonly Style[] = [REGULAR, INTERPOLATED, VERBATIM];

function styleOf(source: string): Style | undefined {
  return /^\$*"""|[^"]$/.test(source)
    ? undefined
    : CSHARP_STYLES.find(({ open }) => source.startsWith(open));
}

/** Length of a literal's delimiters, for every form there is. */
export function csharpDelimiters(source: string): {
  readonly open: number;
  readonly close: number;
} {
  const open = /^[$@]*"+/.exec(source)?.[0] ?? '';
  const quotes = open.replace(/^[$@]*/, '').length;
  const prefix = open.length - quotes;
  return quotes < 3 || open === source
    ? { open: prefix + 1, close: 1 }
    : { open: open.length, close: quotes };
}

/**
 * The value of one C# string literal, given as it stands in the source with its delimiters.
 * @returns undefined for raw literals (`"""`), verbatim ones with interpolations, UTF-8 ones, and
 *   escapes `\x` of other than two digits.
 */
export const { decode: decodeCSharp, decodePart: decodeCSharpPart } = readerOf(styleOf);
