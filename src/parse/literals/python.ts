import {
  LetterEscapes,
  continuedLine,
  escaped,
  hexEscape,
  itself,
  notSurrogate,
  octalEscape,
  rawLineEnd,
  splitBody,
} from './escapes';
import { readerOf, type Style, type Unit } from './spelling';

/** Python's escapes of one letter (Python reference, 2.4.1). */
const LETTERS = new LetterEscapes({
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\b': 'b',
  '\f': 'f',
  '\v': 'v',
  '\x07': 'a',
});

/** Prefixes of literals that are text; `b` is not. */
const PREFIX = /^(?:u|r|f|fr|rf)?$/i;

interface Shape {
  /** As written: `''`, `u`, `r`, `F`, `rf`. */
  readonly prefix: string;
  readonly quotes: string;
  readonly crlf: boolean;
}

const QUOTE_NAMES: Readonly<Record<string, string>> = {
  "'": 'single',
  '"': 'double',
  "'''": 'triple-single',
  '"""': 'triple-double',
};
const QUOTES_BY_NAME = new Map(Object.entries(QUOTE_NAMES).map(([quotes, name]) => [name, quotes]));

function styleOf({ prefix, quotes, crlf }: Shape): Style {
  const raw = /r/i.test(prefix);
  const format = /f/i.test(prefix);
  const name = ['py', prefix, QUOTE_NAMES[quotes] ?? '', crlf ? 'crlf' : ''];
  return {
    name: name.filter((part) => part !== '').join('-'),
    open: prefix + quotes,
    close: quotes,
    short: LETTERS.letterOf,
    usual(value, index) {
      const char = value.charAt(index);
      if (char === '\n' && quotes.length === 3) return crlf ? '\r\n' : '\n';
      if (format && /[{}]/.test(char)) return char + char;
      return raw ? char : usualChar(value, index, quotes);
    },
    units(body) {
      if (!closesOnlyAtEnd(body, quotes)) return undefined;
      const plain = (rest: string): Unit | undefined => rawPiece(rest, quotes, format);
      return splitBody(body, plain, raw ? () => itself('\\') : escape);
    },
  };
}

/** Whether the literal's quotes close it where the body ends, and nowhere before. */
function closesOnlyAtEnd(body: string, quotes: string): boolean {
  const bare = body.replace(/\\[^]/g, 'x');
  return !bare.includes(quotes) && !bare.endsWith(quotes.charAt(0)) && !bare.endsWith('\\');
}

function rawPiece(rest: string, quotes: string, format: boolean): Unit | undefined {
  if (/^[\r\n]/.test(rest)) return quotes.length === 3 ? rawLineEnd(rest) : undefined;
  const char = rest.charAt(0);
  // Python takes no NUL in its source.
  if (char === '\0') return undefined;
  if (!format || !/[{}]/.test(char)) return itself(char);
  return rest[1] === char ? escaped(char + char, char, 'l') : undefined;
}

function usualChar(value: string, index: number, quotes: string): string {
  const char = value.charAt(index);
  if (char === '\\') return '\\\\';
  if (char === quotes[0]) return needsEscape(value, index, quotes) ? `\\${char}` : char;
  if (char === '\t' && quotes.length === 3) return char;
  return LETTERS.writeOrHex(char);
}

function needsEscape(value: string, index: number, quotes: string): boolean {
  return quotes.length === 1 || index === value.length - 1 || value.startsWith(quotes, index);
}

function escape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const short = LETTERS.read(after);
  if (short) return short;
  if (/['"\\]/.test(letter)) return escaped(`\\${letter}`, letter, 'e');
  if (letter === 'x') return hexEscape('x', /^x([\da-fA-F]{2})/, after);
  if (letter === 'u') return notSurrogate(hexEscape('u', /^u([\da-fA-F]{4})/, after));
  if (letter === 'U') return notSurrogate(hexEscape('w', /^U([\da-fA-F]{8})/, after));
  // A character's name would need the Unicode database.
  if (letter === 'N' || /^\r(?!\n)/.test(after) || letter === '') return undefined;
  return continuedLine(after) ?? octalEscape(/^[0-7]{1,3}/, after) ?? itself('\\');
}

/** The shape of a literal, told from its first characters. */
function shapeOf(source: string): Shape | undefined {
  const match = /^([a-zA-Z]{0,2})("""|'''|"|')/.exec(source);
  const [, prefix = '', quotes = ''] = match ?? [];
  if (!match || !PREFIX.test(prefix)) return undefined;
  return { prefix, quotes, crlf: quotes.length === 3 && source.includes('\r\n') };
}

/**
 * The value of one Python string literal, given as it stands in the source with prefix and quotes.
 * @returns undefined for bytes, for f-strings with a replacement field, and for anything else.
 */
export const { decode: decodePython, decodePart: decodePythonPart } = readerOf((source) => {
  const shape = shapeOf(source);
  return shape && styleOf(shape);
});

/** The style that a form's name (without deviations) stands for. */
export function pythonStyle(name: string): Style | undefined {
  const match = /^py-(?:([a-zA-Z]{1,2})-)?((?:triple-)?(?:single|double))(-crlf)?$/.exec(name);
  const quotes = QUOTES_BY_NAME.get(match?.[2] ?? '');
  const prefix = match?.[1] ?? '';
  if (!match || quotes === undefined || !PREFIX.test(prefix)) return undefined;
  return styleOf({ prefix, quotes, crlf: match[3] !== undefined });
}
