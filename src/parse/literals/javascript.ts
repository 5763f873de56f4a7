import {
  LetterEscapes,
  continuedLine,
  escaped,
  hexEscape,
  itself,
  rawLineEnd,
  splitBody,
} from './escapes';
import { readerOf, type Style, type Unit } from './spelling';

/** ECMAScript SingleEscapeCharacter (ECMA-262, 12.9.4), without the ones that stand for themselves. */
const LETTERS = new LetterEscapes({
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\b': 'b',
  '\f': 'f',
  '\v': 'v',
  '\0': '0',
});

/** Single and double quotes. */
function quoted(name: string, quote: string): Style {
  return {
    name,
    open: quote,
    close: quote,
    short: LETTERS.letterOf,
    usual: (value, index) => usualChar(value, index, quote),
    units: (body) =>
      splitBody(
        body,
        (rest) => (/^[\n\r]/.test(rest) || rest.startsWith(quote) ? undefined : first(rest)),
        escape,
      ),
  };
}

/** A template without substitutions; `eol` is how its raw line ends are written. */
function template(name: string, eol: '\n' | '\r\n'): Style {
  return {
    name,
    open: '`',
    close: '`',
    short: LETTERS.letterOf,
    usual: (value, index) => usualInTemplate(value, index, eol),
    units: (body) => splitBody(body, rawInTemplate, escape),
  };
}

function usualInTemplate(value: string, index: number, eol: '\n' | '\r\n'): string {
  const char = value.charAt(index);
  if (char === '\n') return eol;
  if (char === '\t') return char;
  if (char === '$') return value[index + 1] === '{' ? '\\$' : char;
  return usualChar(value, index, '`');
}

function rawInTemplate(rest: string): Unit | undefined {
  if (rest.startsWith('`') || rest.startsWith('${')) return undefined;
  // A lone CR would be read as LF, and would be written as something else again.
  if (/^\r(?!\n)/.test(rest)) return undefined;
  return rawLineEnd(rest) ?? first(rest);
}

function first(rest: string): Unit {
  return itself(rest.charAt(0));
}

function usualChar(value: string, index: number, quote: string): string {
  const char = value.charAt(index);
  if (char === quote || char === '\\') return `\\${char}`;
  if (char === '\0' && /^\d/.test(value.slice(index + 1))) return '\\x00';
  return LETTERS.writeOrHex(char);
}

function escape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  if (letter === 'x') return hexEscape('x', /^x([\da-fA-F]{2})/, after);
  if (letter === 'u') {
    return (
      hexEscape('b', /^u\{([\da-fA-F]{1,6})\}/, after) ?? hexEscape('u', /^u([\da-fA-F]{4})/, after)
    );
  }
  // Legacy octal escapes: errors in strict code, and their value depends on what follows.
  if (/^(?:[1-9]|0\d)/.test(after)) return undefined;
  const short = LETTERS.read(after);
  if (short) return short;
  if (/^[\u2028\u2029]/.test(letter) || /^\r(?!\n)/.test(after) || letter === '') return undefined;
  return continuedLine(after) ?? escaped(`\\${letter}`, letter, 'e');
}

export const JAVASCRIPT_STYLES: readonly Style[] = [
  quoted('js-single', "'"),
  quoted('js-double', '"'),
  template('js-template', '\n'),
  template('js-template-crlf', '\r\n'),
];

/**
 * The value of a JavaScript or TypeScript string literal or substitution-free template, given as
 * it stands in the source with its delimiters.
 * @returns undefined for anything else, a JSX attribute's string too: `\n` is no escape there.
 */
export const { decode: decodeJavaScript, decodePart: decodeJavaScriptPart } = readerOf(styleOf);

/** `text` as it is written between backticks. */
export function escapeTemplate(text: string, eol: '\n' | '\r\n'): string {
  return text
    .split('')
    .map((_, index) => usualInTemplate(text, index, eol))
    .join('');
}

function styleOf(source: string): Style | undefined {
  const crlf = source.startsWith('`') && source.includes('\r\n');
  return JAVASCRIPT_STYLES.find(
    ({ name, open }) => source.startsWith(open) && name.endsWith('-crlf') === crlf,
  );
}
