import {
  LetterEscapes,
  continuedLine,
  escaped,
  hexEscape,
  isControl,
  itself,
  octalEscape,
  splitBody,
} from './escapes';
import {
  decodeIn,
  decodePartIn,
  type DecodedLiteral,
  type Fragment,
  type Style,
  type Unit,
} from './spelling';

/** Java's escapes of one letter (JLS 3.10.7). */
const LETTERS = new LetterEscapes({
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\b': 'b',
  '\f': 'f',
});

const OPEN_BLOCK = '"""';

function short(char: string): string | undefined {
  return char === ' ' ? 's' : LETTERS.letterOf(char);
}

function usualChar(char: string): string {
  if (char === '"' || char === '\\') return `\\${char}`;
  const octal = (): string => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`;
  return LETTERS.write(char) ?? (isControl(char) ? octal() : char);
}

function escape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const short = LETTERS.read(after);
  if (short) return short;
  if (letter === 's') return escaped('\\s', ' ', 's');
  if (/["'\\]/.test(letter)) return escaped(`\\${letter}`, letter, 'e');
  if (letter === 'u') return unicodeEscape(after);
  return octalEscape(/^(?:[0-3][0-7]{2}|[0-7]{1,2})/, after);
}

/**
 * Java puts the character in before it looks for literals (JLS 3.3): of a quote, a backslash or a
 * line end it would make another program.
 */
function unicodeEscape(after: string): Unit | undefined {
  const unit = hexEscape('u', /^u([\da-fA-F]{4})/, after);
  return unit && /["\\\r\n]/.test(unit.value) ? undefined : unit;
}

const STRING: Style = {
  name: 'java-string',
  open: '"',
  close: '"',
  short,
  usual: (value, index) => usualChar(value.charAt(index)),
  units: (body) => splitBody(body, (rest) => plain(rest.charAt(0)), escape),
};

function plain(char: string): Unit | undefined {
  return /["\r\n]/.test(char) ? undefined : itself(char);
}

/** How a text block (JLS 3.10.6) is laid out. */
interface Layout {
  /** What Java takes off every line. */
  readonly indent: string;
  readonly eol: '\n' | '\r\n';
}

function blockStyle({ indent, eol }: Layout): Style {
  const width = indent.length;
  const name = ['java-block', `${width}${indent.startsWith('\t') ? 't' : 's'}`];
  return {
    name: (eol === '\n' ? name : [...name, 'crlf']).join('-'),
    open: OPEN_BLOCK + eol + indent,
    close: OPEN_BLOCK,
    short,
    usual(value, index) {
      const char = value.charAt(index);
      if (char === '\n') return value[index + 1] === '\n' ? eol : eol + indent;
      if (char === '"') return needsEscape(value, index) ? '\\"' : char;
      // Java takes blanks off the end of a line.
      if (char === ' ') return /^ (?:\n|$)/.test(value.slice(index, index + 2)) ? '\\s' : char;
      return usualChar(char);
    },
    units: (body) => blockUnits(body, { indent, eol }),
  };
}

function needsEscape(value: string, index: number): boolean {
  return index === value.length - 1 || value.startsWith(OPEN_BLOCK, index);
}

/** The units of a block's text behind the first line's indentation. */
function blockUnits(body: string, { indent, eol }: Layout): Unit[] | undefined {
  const lines = `${indent}${body}`.split(eol);
  if (commonIndent(lines) !== indent) return undefined;
  const units: Unit[] = [];
  for (const [i, line] of lines.entries()) {
    const isBlank = line === '' && i < lines.length - 1;
    const text = line.slice(isBlank ? 0 : indent.length);
    const split = splitBody(text, blockPlain, blockEscape);
    if (!split || hasLooseBlanks(text)) return undefined;
    if (i > 0) units.push(escaped(eol + line.slice(0, line.length - text.length), '\n', 'l'));
    units.push(...split);
  }
  return closesOnlyAtEnd(body) ? units : undefined;
}

function blockPlain(rest: string): Unit | undefined {
  return /^[\r\n]/.test(rest) ? undefined : itself(rest.charAt(0));
}

/** Where a line goes on, the next one's indentation would be part of the escape. */
function blockEscape(after: string): Unit | undefined {
  return continuedLine(after) ? undefined : escape(after);
}

/** Blanks that Java takes off, or such that only Java knows whether they are blanks. */
function hasLooseBlanks(line: string): boolean {
  return /[ \t]$|^[ \t]*[^\S \t]|[^\S \t]$/.test(line);
}

function closesOnlyAtEnd(body: string): boolean {
  const bare = body.replace(/\\[^]/g, 'x');
  return !bare.includes(OPEN_BLOCK) && !bare.endsWith('"');
}

/** What every line begins with, the last one included even where it is blank; blank lines aside. */
function commonIndent(lines: readonly string[]): string | undefined {
  const telling = lines.filter((line, i) => /[^ \t]/.test(line) || i === lines.length - 1);
  const indents = telling.map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const least = indents.reduce((a, b) => (b.length < a.length ? b : a), indents[0] ?? '');
  const isPlain = /^(?: *|\t*)$/.test(least);
  return isPlain && indents.every((indent) => indent.startsWith(least)) ? least : undefined;
}

function styleOfBlock(source: string): Style | undefined {
  const [, lineEnd, rest] = /^"""(\r?\n)([^]*)"""$/.exec(source) ?? [];
  if (rest === undefined) return undefined;
  const eol = lineEnd === '\n' ? '\n' : '\r\n';
  const indent = commonIndent(rest.split(eol));
  return indent === undefined ? undefined : blockStyle({ indent, eol });
}

/** Length of the delimiters of a literal: of a text block, its first line end included. */
export function javaDelimiters(source: string): { readonly open: number; readonly close: number } {
  const opening = /^"""[ \t\f]*(?:\r\n|\n|\r)/.exec(source)?.[0];
  return opening === undefined ? { open: 1, close: 1 } : { open: opening.length, close: 3 };
}

/**
 * The value of one Java string literal or text block, given as it stands in the source.
 * @returns undefined for what it doesn't know for certain: unicode escapes of quotes, backslashes
 *   and line ends, text blocks with blanks at the end of a line or a line continued.
 */
export function decodeJava(source: string): DecodedLiteral | undefined {
  const style = source.startsWith(OPEN_BLOCK) ? styleOfBlock(source) : STRING;
  return style && decodeIn(style, source);
}

/** The value of a part of a literal; undefined in a text block, whose lines are not cut in two. */
export function decodeJavaPart(source: string, fragment: Fragment): DecodedLiteral | undefined {
  return source.startsWith(OPEN_BLOCK) ? undefined : decodePartIn(STRING, fragment);
}

/** The style that a form's name (without deviations) stands for. */
export function javaStyle(name: string): Style | undefined {
  if (name === STRING.name) return STRING;
  const [whole, width = '', kind, crlf] = /^java-block-(\d{1,3})([st])(-crlf)?$/.exec(name) ?? [];
  if (whole === undefined) return undefined;
  const indent = (kind === 't' ? '\t' : ' ').repeat(Number(width));
  return blockStyle({ indent, eol: crlf === undefined ? '\n' : '\r\n' });
}
