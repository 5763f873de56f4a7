import {
  LetterEscapes,
  asciiOctal,
  continuedLine,
  escaped,
  hexEscape,
  itself,
  notSurrogate,
  rawLineEnd,
  splitBody,
} from './escapes';
import { readerOf, type Style, type Unit } from './spelling';

/** Ruby's escapes of one letter (Ruby 3.1, doc/syntax/literals.rdoc, Strings); `\s` is a space. */
const LETTERS = new LetterEscapes({
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\x07': 'a',
  '\b': 'b',
  '\f': 'f',
  '\v': 'v',
  '\x1b': 'e',
  ' ': 's',
});

const CLOSINGS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** How the delimiters of `%q(…)` are called in a form's name. */
const DELIMITERS: Readonly<Record<string, string>> = {
  '(': 'round',
  '[': 'square',
  '{': 'curly',
  '<': 'angle',
  '|': 'bar',
  '!': 'bang',
  '/': 'slash',
};
const DELIMITER_BY_NAME = new Map(Object.entries(DELIMITERS).map(([char, name]) => [name, char]));

interface Shape {
  readonly name: string;
  readonly open: string;
  readonly close: string;
  /** Whether escapes and `#{}` mean anything. */
  readonly rich: boolean;
  readonly crlf: boolean;
}

function styleWith({ name, open, close, rich, crlf }: Shape): Style {
  const ends = new Set([open.slice(-1), close]);
  const eol = crlf ? '\r\n' : '\n';
  return {
    name: crlf ? `${name}-crlf` : name,
    open,
    close,
    short: (char) => (rich ? LETTERS.letterOf(char) : undefined),
    usual(value, index) {
      const char = value.charAt(index);
      if (char === '\n' && (crlf || !rich)) return eol;
      if (char === '\\' || ends.has(char)) return `\\${char}`;
      return rich ? usualRich(value, index) : char;
    },
    units: (body) =>
      splitBody(
        body,
        (rest) => (ends.has(rest.charAt(0)) ? undefined : rawPiece(rest, rich)),
        rich ? richEscape : (after) => plainEscape(after, ends),
      ),
  };
}

function rawPiece(rest: string, rich: boolean): Unit | undefined {
  const char = rest.charAt(0);
  if (char === '\r' || char === '\n') return rawLineEnd(rest);
  if (isScriptEnd(char)) return undefined;
  return rich && /^#[{$@]/.test(rest) ? undefined : itself(char);
}

/** A script ends at NUL, ^D and ^Z. */
export function isScriptEnd(char: string): boolean {
  return ['\0', '\u0004', '\u001a'].includes(char);
}

function usualRich(value: string, index: number): string {
  const char = value.charAt(index);
  if (char === '#' && /[{$@]/.test(value.charAt(index + 1))) return '\\#';
  return char === ' ' ? char : LETTERS.writeOrHex(char);
}

function plainEscape(after: string, ends: ReadonlySet<string>): Unit | undefined {
  const char = after.charAt(0);
  if (char === '') return undefined;
  return char === '\\' || ends.has(char) ? escaped(`\\${char}`, char, 'e') : itself('\\');
}

function richEscape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const short = LETTERS.read(after);
  if (short) return short;
  // From 0x80 on, an escape is a byte, which need not be a character.
  if (letter === 'x') return hexEscape('x', /^x([0-7][\da-fA-F])/, after);
  if (letter === 'u') return notSurrogate(unicode(after));
  if (/\d/.test(letter)) return asciiOctal(after);
  if (/[\r\n]/.test(letter)) return continuedLine(after);
  // Controls and metas; and what is not ASCII may be half a character here.
  return /[CMc]|[^\x20-\x7e]/.test(letter) || letter === ''
    ? undefined
    : escaped(`\\${letter}`, letter, 'e');
}

function unicode(after: string): Unit | undefined {
  return (
    hexEscape('u', /^u([\da-fA-F]{4})/, after) ?? hexEscape('b', /^u\{([\da-fA-F]{1,6})\}/, after)
  );
}

/** Text with escapes, whatever stands around it. */
export const RICH_TEXT: Pick<Style, 'short' | 'usual' | 'units'> = {
  short: LETTERS.letterOf,
  usual: (value, index) => (value.charAt(index) === '\\' ? '\\\\' : usualRich(value, index)),
  units: (body) => splitBody(body, (rest) => rawPiece(rest, true), richEscape),
};

function shapeOf(source: string): Shape | undefined {
  const [open = '', kind, delimiter] = /^(?:['"]|%([qQ]?)([([{<|!/]))/.exec(source) ?? [];
  if (open === '') return undefined;
  const crlf = source.includes('\r\n');
  if (delimiter === undefined) return quoted(open, crlf);
  return percent(kind ?? '', delimiter, crlf);
}

function quoted(quote: string, crlf: boolean): Shape {
  const rich = quote === '"';
  return { name: rich ? 'rb-double' : 'rb-single', open: quote, close: quote, rich, crlf };
}

function percent(letter: string, delimiter: string, crlf: boolean): Shape {
  return {
    name: `rb-percent${letter}-${DELIMITERS[delimiter] ?? ''}`,
    open: `%${letter}${delimiter}`,
    close: CLOSINGS[delimiter] ?? delimiter,
    rich: letter !== 'q',
    crlf,
  };
}

/** Whether escapes and `#{}` mean anything in the literal. */
export function isRichRuby(source: string): boolean {
  return shapeOf(source)?.rich === true;
}

/** Length of the delimiters of a literal. */
export function rubyDelimiters(source: string): { readonly open: number; readonly close: number } {
  const { open = '', close = '' } = shapeOf(source) ?? {};
  return { open: open.length, close: close.length };
}

/**
 * The value of one Ruby string literal, given as it stands in the source with its delimiters.
 * @returns undefined for `#{}`, escapes of bytes, nested delimiters, and for anything else.
 */
export const { decode: decodeRuby, decodePart: decodeRubyPart } = readerOf((source) => {
  const shape = shapeOf(source);
  return shape && styleWith(shape);
});

/** The style that a form's name (without deviations) stands for. */
export function rubyStyle(name: string): Style | undefined {
  const [, rest = '', crlf] = /^rb-(.+?)(-crlf)?$/.exec(name) ?? [];
  const isCrlf = crlf !== undefined;
  if (rest === 'single' || rest === 'double')
    return styleWith(quoted(rest === 'single' ? "'" : '"', isCrlf));
  const [, letter = '', called = ''] = /^percent([qQ]?)-(\w+)$/.exec(rest) ?? [];
  const delimiter = DELIMITER_BY_NAME.get(called);
  return delimiter === undefined ? undefined : styleWith(percent(letter, delimiter, isCrlf));
}
