import type { Span } from '../../base/text';
import {
  LetterEscapes,
  escaped,
  hexEscape,
  isControl,
  itself,
  rawLineEnd,
  splitBody,
} from './escapes';
import { hex, readerOf, type Style, type Unit } from './spelling';

/** Kotlin's escapes of one letter (Kotlin grammar, `EscapedIdentifier`). */
const LETTERS = new LetterEscapes({ '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b' });

/** A `$` that begins a template; before anything else it is a dollar. */
const TEMPLATE = /^\$[\p{L}_{`]/u;
/** A template without braces, for which the grammar has no node. */
const BARE_TEMPLATE = /\$(?:[\p{L}_][\p{L}\p{Nd}_]*|`[^`\r\n]+`)/gu;

const STRING: Style = {
  name: 'kotlin-string',
  open: '"',
  close: '"',
  short: LETTERS.letterOf,
  usual: (value, index) => usualChar(value, index),
  units: (body) => splitBody(body, plain, escape),
};

function usualChar(value: string, index: number): string {
  const char = value.charAt(index);
  if (char === '"' || char === '\\') return `\\${char}`;
  if (char === '$') return TEMPLATE.test(value.slice(index, index + 3)) ? '\\$' : char;
  const unicode = (): string => `\\u${hex(char.charCodeAt(0), 4)}`;
  return LETTERS.write(char) ?? (isControl(char) ? unicode() : char);
}

function plain(rest: string): Unit | undefined {
  return /^["\r\n]/.test(rest) || TEMPLATE.test(rest) ? undefined : itself(rest.charAt(0));
}

function escape(after: string): Unit | undefined {
  const letter = after.charAt(0);
  const short = LETTERS.read(after);
  if (short) return short;
  if (/["'\\$]/.test(letter)) return escaped(`\\${letter}`, letter, 'e');
  return letter === 'u' ? hexEscape('u', /^u([\da-fA-F]{4})/, after) : undefined;
}

function rawStyle(crlf: boolean): Style {
  return {
    name: crlf ? 'kotlin-raw-crlf' : 'kotlin-raw',
    open: '"""',
    close: '"""',
    short: () => undefined,
    usual(value, index) {
      const char = value.charAt(index);
      return char === '\n' && crlf ? '\r\n' : char;
    },
    units(body) {
      if (body.includes('"""')) return undefined;
      return splitBody(body, rawPlain, () => itself('\\'));
    },
  };
}

function rawPlain(rest: string): Unit | undefined {
  if (/^[\r\n]/.test(rest)) return rawLineEnd(rest);
  return TEMPLATE.test(rest) ? undefined : itself(rest.charAt(0));
}

function styleOf(source: string): Style {
  return source.startsWith('"""') ? rawStyle(source.includes('\r\n')) : STRING;
}

/** Length of the delimiters of a literal. */
export function kotlinDelimiters(source: string): {
  readonly open: number;
  readonly close: number;
} {
  const length = source.startsWith('"""') ? 3 : 1;
  return { open: length, close: length };
}

/** Templates without braces, relative to the literal: `$name`, but no `\$name`. */
export function bareTemplates(source: string): Span[] {
  // Escapes are blanked out, so that what they hide is not seen.
  const bare = source.startsWith('"""') ? source : source.replace(/\\[^]/g, '  ');
  return [...bare.matchAll(BARE_TEMPLATE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * The value of one Kotlin string literal, given as it stands in the source.
 * @returns undefined for literals with a template in them, and for anything else.
 */
export const { decode: decodeKotlin, decodePart: decodeKotlinPart } = readerOf(styleOf);

/** The styles by the names of their forms. */
export const KOTLIN_STYLES: readonly Style[] = [STRING, rawStyle(false), rawStyle(true)];
