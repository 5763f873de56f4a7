import { Plaintext } from '../../base/plaintext';
import type { Span } from '../../base/text';

/**
 * How one character is written where it isn't written in the usual way: `l` as itself, `s` as a
 * short escape (`\n`), `e` as a backslash before itself, `x`/`X` `\xHH`, `u`/`U` `\uHHHH`, `b`/`B`
 * `\u{H…}`, `w`/`W` `\UHHHHHHHH` (capitals: with capital hex digits), `o` three octal digits,
 * `k`/`K` a line continued before it (capital: with CR LF), `i`/`I` a space or a tab before it that
 * counts for nothing.
 */
export type Kind =
  'l' | 's' | 'e' | 'x' | 'X' | 'u' | 'U' | 'b' | 'B' | 'w' | 'W' | 'o' | 'k' | 'K' | 'i' | 'I';

/** One character or escape of a literal's body, with what it stands for. */
export interface Unit {
  readonly source: string;
  /** UTF-16: two code units for a `\u{1F600}`, none for a continued line. */
  readonly value: string;
  readonly kind: Kind;
}

/** One way of writing a string: its delimiters and the escapes inside. */
export interface Style {
  /** Name of the form: `js-single`, `py-triple-double`. */
  readonly name: string;
  readonly open: string;
  readonly close: string;
  /** Splits a body; undefined where it isn't a body of this style with one certain value. */
  units(body: string): Unit[] | undefined;
  /** How the code unit at `index` is usually written. */
  usual(value: string, index: number): string;
  /** The letter after the backslash of a short escape, where the character has one. */
  short(char: string): string | undefined;
}

/** A literal's value and what is needed to write the same source again. */
export interface DecodedLiteral {
  readonly value: Plaintext;
  /** The style's name, and after a colon where the spelling differs from the usual: `js-single:3x`. */
  readonly form: string;
  /** The body between the delimiters, relative to the literal. */
  readonly body: Span;
}

/** Half a character: no UTF-8, so no secret either. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** More deviations than this make a form longer than it is worth. */
const MOST_DEVIATIONS = 200;

/**
 * The value of a whole literal of the given style.
 * @returns undefined where the source isn't such a literal, or would not be written the same again.
 */
export function decodeIn(style: Style, source: string): DecodedLiteral | undefined {
  const { open, close } = style;
  const body: Span = { start: open.length, end: source.length - close.length };
  if (body.end < body.start || !source.startsWith(open) || !source.endsWith(close))
    return undefined;
  const units = style.units(source.slice(body.start, body.end));
  if (!units) return undefined;
  const text = units.map((unit) => unit.value).join('');
  const form = formOf(style, units, text);
  if (form === undefined || LONE_SURROGATE.test(text)) return undefined;
  const value = new Plaintext(text);
  return encodeIn(style, value, form) === source ? { value, form, body } : undefined;
}

/** Part of a literal's text: no escape, and no substitution, reaches over its edges. */
export interface Fragment {
  /** What stands around it between the delimiters, or between two substitutions. */
  readonly before: string;
  readonly part: string;
  readonly after: string;
}

/** Name of the form of a part of a literal, which has no delimiters of its own. */
const PART = '-part';

/**
 * The value of a part of a literal. Its form ends in `-part`.
 * @returns undefined as `decodeIn`, and where an edge of the part divides an escape.
 */
export function decodePartIn(style: Style, fragment: Fragment): DecodedLiteral | undefined {
  if (!style.units(fragment.before) || !style.units(fragment.after)) return undefined;
  return decodeIn({ ...style, name: style.name + PART, open: '', close: '' }, fragment.part);
}

/** What reads a language's literals, whole and in part. */
export interface LiteralReader {
  /** @returns undefined for what is no literal of the language with one certain value. */
  readonly decode: (source: string) => DecodedLiteral | undefined;
  /** @param source the whole literal, which tells how it is written. */
  readonly decodePart: (source: string, fragment: Fragment) => DecodedLiteral | undefined;
}

/** @param styleOf how a literal is written, told from its source; undefined for anything else. */
export function readerOf(styleOf: (source: string) => Style | undefined): LiteralReader {
  return {
    decode(source) {
      const style = styleOf(source);
      return style && decodeIn(style, source);
    },
    decodePart(source, fragment) {
      const style = styleOf(source);
      return style && decodePartIn(style, fragment);
    },
  };
}

/** The style for a form's name as it stands, or for that of a part where the name says so. */
export function styleFor(
  name: string,
  find: (name: string) => Style | undefined,
): Style | undefined {
  if (!name.endsWith(PART)) return find(name);
  const style = find(name.slice(0, -PART.length));
  return style && { ...style, name, open: '', close: '' };
}

/**
 * Writes a value in a form that `decodeIn` gave for this style, or in the bare style.
 * @returns undefined where the style can't hold the value.
 */
export function encodeIn(style: Style, value: Plaintext, form: string): string | undefined {
  const text = value.reveal();
  const deviations = parseDeviations(form);
  const body = writeBody(style, text, deviations);
  if (body === undefined) return undefined;
  const read = style
    .units(body)
    ?.map((unit) => unit.value)
    .join('');
  return read === text ? style.open + body + style.close : undefined;
}

function formOf(style: Style, units: readonly Unit[], text: string): string | undefined {
  const deviations: string[] = [];
  let index = 0;
  for (const { source, value, kind } of units) {
    const usual = value === '' ? '' : usualOf(style, text, index, value.length);
    if (source !== usual) deviations.push(`${index}${kind}`);
    index += value.length;
  }
  if (deviations.length > MOST_DEVIATIONS) return undefined;
  return deviations.length > 0 ? `${style.name}:${deviations.join()}` : style.name;
}

function usualOf(style: Style, text: string, start: number, length: number): string {
  let usual = '';
  for (let i = start; i < start + length; i += 1) usual += style.usual(text, i);
  return usual;
}

interface Deviation {
  readonly index: number;
  readonly kind: Kind;
}

function parseDeviations(form: string): Deviation[] {
  const list = form.split(':')[1] ?? '';
  return [...list.matchAll(/(\d+)([a-zA-Z])/g)].map(([, index, kind]) => ({
    index: Number(index),
    kind: kind as Kind,
  }));
}

function writeBody(style: Style, text: string, deviations: Deviation[]): string | undefined {
  let body = '';
  let next = 0;
  for (let index = 0; index <= text.length;) {
    const deviation = deviations[next]?.index === index ? deviations[next] : undefined;
    if (deviation) next += 1;
    if (index === text.length && !deviation) break;
    const written = deviation
      ? spell(style, text, deviation)
      : { source: style.usual(text, index), length: 1 };
    if (!written) return undefined;
    body += written.source;
    index += written.length;
  }
  return next === deviations.length ? body : undefined;
}

function spell(
  style: Style,
  text: string,
  { index, kind }: Deviation,
): { source: string; length: number } | undefined {
  if (kind === 'k') return { source: '\\\n', length: 0 };
  if (kind === 'K') return { source: '\\\r\n', length: 0 };
  if (kind === 'i' || kind === 'I') return { source: kind === 'i' ? ' ' : '\t', length: 0 };
  const point = text.codePointAt(index);
  const char = text[index];
  if (point === undefined || char === undefined) return undefined;
  if (/[bw]/i.test(kind)) {
    return { source: escapePoint(kind, point), length: point > 0xffff ? 2 : 1 };
  }
  const source = spellUnit(style, kind, char);
  return source === undefined ? undefined : { source, length: 1 };
}

function spellUnit(style: Style, kind: Kind, char: string): string | undefined {
  const code = char.charCodeAt(0);
  if (kind === 'l') return char;
  if (kind === 'e') return `\\${char}`;
  if (kind === 'o') return `\\${code.toString(8).padStart(3, '0')}`;
  if (kind === 's') {
    const letter = style.short(char);
    return letter === undefined ? undefined : `\\${letter}`;
  }
  return kind.toLowerCase() === 'x'
    ? `\\x${hex(code, 2, kind === 'X')}`
    : `\\u${hex(code, 4, kind === 'U')}`;
}

function escapePoint(kind: Kind, point: number): string {
  return kind.toLowerCase() === 'b'
    ? `\\u{${hex(point, 1, kind === 'B')}}`
    : `\\U${hex(point, 8, kind === 'W')}`;
}

/** `number` in hexadecimal, at least `width` digits. */
export function hex(number: number, width: number, capital = false): string {
  const digits = number.toString(16).padStart(width, '0');
  return capital ? digits.toUpperCase() : digits;
}

/** The kind for hexadecimal digits as they are written: the capital one where a digit is a capital. */
export function hexKind(kind: 'x' | 'u' | 'b' | 'w', digits: string): Kind {
  return /[A-F]/.test(digits) ? (kind.toUpperCase() as Kind) : kind;
}
