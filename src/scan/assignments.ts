import type { Span } from '../base/text';
import type { Candidate, Link } from './candidate';
import type { TextKind } from './language';
import { lineContext, type LineContext } from './lines';
import type { NamePlace } from './namePlaces';
import { bareValue, quotedValue } from './quoting';

/** An operator between a name (and its closing quote, index bracket or type) and its value. */
const OPERATOR = new RegExp(
  String.raw`((?:\\{0,3}["'` +
    '`' +
    String.raw`]|&(?:quot|#0?3[49]|#x2[27]|apos);)?\]?)` +
    String.raw`(?:\[\d{0,4}\]|[!?])?` +
    String.raw`(?:[ \t]{0,4}:[ \t]{0,4}[\w.<>|?&*[\]]{1,40}(?=[ \t]{0,4}=)|[ \t]{1,4}[\w*[\]]{1,24}(?=[ \t]{1,4}=))?` +
    String.raw`[ \t]{0,30}` +
    String.raw`(=>|:=|[!=]==?|\?\?=?|\|\|=?|[?+]?=|:|,|\()` +
    String.raw`[ \t]{0,30}(?:\r?\n[ \t]{0,80})?`,
  'y',
);

/** Conversions that leave the value what it is; a function that looks something up is none. */
const WRAPPER =
  /(?:new[ \t]{1,4})?(?:\[\]byte|(?!\w{0,20}(?:get|fetch|read|load|find|lookup|resolve|decrypt|env))[\w.:]{0,30}(?:string|value|password|credential|some|of|bytes?|str|from|ptr|pointer|b64decode|secret))\([ \t]{0,4}/iy;
const PREFIX = /(?:[bBrRuUfFlL@$]{1,2}(?=["'])|&(?!(?:quot|apos|#x?\d{2,3});)|\*|\[)?/y;

/** A setter takes the value; `getSecret("…")` and `hashPassword("…")` take something else. */
const SETTER =
  /^(?:set|with|add|put|use|update|change)|^(?:password|passwd|pwd|secret|token|api_?key)$/i;

/** `"key": "password", "value": "…"` in any notation: the name is itself a value. */
const SIBLING =
  /\\{0,3}["']?,?\s{0,60}(?:\\{0,3}["'])?(?:value|val|Value)(?:\\{0,3}["'])?[ \t]{0,8}[:=][ \t]{0,8}/y;
/** How far around a setting its line is looked at. */
const LINE_LEAD = 60;
/** The comma between two elements of a list. */
const COMMA = /,\s{0,40}/y;
const MAX_ELEMENTS = 50;
const ELEMENT = /(?:[ \t][^<>\n]{0,80})?>/y;

/**
 * Candidates of the hand-written assignment scanner: names beside values in any notation, told by
 * the characters between them. Work per name is bounded.
 */
export function scanAssignments(
  text: string,
  kind: TextKind,
  names: readonly NamePlace[],
): Candidate[] {
  return names.flatMap((name) => candidatesOf(text, kind, name));
}

/** A name in its text: what the forms below are read from. */
interface Place {
  readonly text: string;
  readonly kind: TextKind;
  readonly name: Span;
  readonly context: LineContext;
}

interface FoundValue {
  readonly span: Span;
  readonly link: Link;
  readonly quoted: boolean;
}

function candidatesOf(text: string, kind: TextKind, { span, judgement }: NamePlace): Candidate[] {
  const name = text.slice(span.start, span.end);
  const context = lineContext(text, span);
  const place = { text, kind, name: span, context };
  const found = otherValue(place) ?? assignedValues(place) ?? spacedValue(place) ?? [];
  const nameStart = span.start;
  return found
    .filter((value) => value.span.end > value.span.start)
    .map((value) => ({ name, nameStart, judgement, aside: isAside(place, value), ...value }));
}

/** Whether a value is spoken of rather than set: in a comment or in prose, but for whole settings. */
function isAside({ text, kind, name, context }: Place, value: FoundValue): boolean {
  if (context.kind === 'comment') return !fillsLine(text, name, value);
  if (context.kind === 'string') return !value.quoted || kind === 'prose';
  return kind === 'prose' && !value.quoted && !fillsLine(text, name, value);
}

/** A line of nothing but a name and its value, commented out or not: `# DB_PASSWORD=…`. */
function fillsLine(text: string, name: Span, { span }: FoundValue): boolean {
  const before = text.slice(Math.max(0, name.start - LINE_LEAD), name.start);
  const between = text.slice(name.end, span.start);
  const after = text.slice(span.end, span.end + LINE_LEAD);
  return (
    /(?:^|\n)[ \t]*(?:(?:#+|\/\/|;|--|\*)[ \t]*)?(?:(?:- |export |set )[ \t]*)?["']?$/.test(
      before,
    ) &&
    between.includes('=') &&
    /^["']?[;,]?[ \t]*\\?(?:\r?\n|$|[ \t]#)/.test(after)
  );
}

function assignedValues(place: Place): FoundValue[] | undefined {
  const { text, name } = place;
  OPERATOR.lastIndex = name.end;
  const match = OPERATOR.exec(text);
  if (!match) return undefined;
  const [whole, closing = '', operator = ''] = match;
  if (!fits(text, name, operator, closing)) return undefined;
  const after = name.end + whole.length;
  const at = skip(text, PREFIX, skip(text, WRAPPER, skip(text, PREFIX, after)));
  const link = linkOf(operator, closing);
  // Inside a string its own quote ends the string and opens no value.
  if (place.context.quote !== '' && text.charAt(at) === place.context.quote) return undefined;
  const quoted = quotedValue(text, at);
  if (quoted)
    return quotedValues(text, at, quoted, operator).map((span) => ({ span, link, quoted: true }));
  const tight = whole.length === closing.length + operator.length;
  if (whole.includes('\n') || !allowsBare(place, operator, tight)) return undefined;
  const span = bareValue(text, after, tight && operator === '=');
  return span && [{ span, link, quoted: false }];
}

/** One literal, or the elements of a list of them; none where it is part of something larger. */
function quotedValues(
  text: string,
  at: number,
  first: { span: Span; after: number },
  operator: string,
): Span[] {
  if (isJoined(text, first.after) || (operator === '(' && !isOnly(text, first.after))) return [];
  const spans = [first.span];
  let { after } = first;
  while (text.charAt(at - 1) === '[' && spans.length < MAX_ELEMENTS) {
    const next = quotedValue(text, skip(text, COMMA, after));
    if (!next) break;
    spans.push(next.span);
    ({ after } = next);
  }
  return spans;
}

/** A comma needs a quoted name before it, a bracket a setter. */
function fits(text: string, name: Span, operator: string, closing: string): boolean {
  if (operator === ',') return closing !== '' && !closing.includes(']');
  if (operator !== '(') return true;
  const called = text.slice(name.start, name.end).split('.').at(-1) ?? '';
  return closing === '' && SETTER.test(called);
}

function allowsBare({ kind, context }: Place, operator: string, tight: boolean): boolean {
  const inCode = kind === 'code' && context.kind === 'code';
  if (operator === '=' && tight) return !inCode;
  if (operator === '=') return kind === 'data' && context.kind !== 'string';
  return operator === ':' && !inCode && kind !== 'json';
}

function linkOf(operator: string, closing: string): Link {
  if (operator === '(' || operator === ',') return 'argument';
  if (/^[!=]==?$/.test(operator)) return 'compared';
  if (operator.startsWith('|') || operator.startsWith('??')) return 'default';
  return operator === ':' || closing !== '' ? 'keyed' : 'assigned';
}

/** A setter of more than one argument takes a user or a key first. */
function isOnly(text: string, after: number): boolean {
  return /^[^,\n]{0,24}\)/.test(text.slice(after, after + 26));
}

/** The literal is one part of a larger text: `"Bearer " + token`. */
function isJoined(text: string, after: number): boolean {
  return /^[ \t]{0,4}(?:\+(?!\+)|\.[ \t]?["'$]|%[ \t]?[(\w])/.test(text.slice(after, after + 12));
}

/** `--password hunter2` and, in configuration languages, `password "hunter2"`. */
function spacedValue({ text, kind, name }: Place): FoundValue[] | undefined {
  const gap = /^[ \t]{1,20}(?:pass:)?/.exec(text.slice(name.end, name.end + 26))?.[0];
  if (gap === undefined) return undefined;
  const at = name.end + gap.length;
  const flag = /(?:^|[\s"'])--?$/.test(text.slice(Math.max(0, name.start - 3), name.start));
  const quoted = flag || kind !== 'prose' ? quotedValue(text, at) : undefined;
  if (quoted) return [{ span: quoted.span, link: flag ? 'passed' : 'keyed', quoted: true }];
  const span = flag ? bareValue(text, at, true) : undefined;
  return span && [{ span, link: 'passed', quoted: false }];
}

/** An XML element or a pair of `key` and `value`. */
function otherValue({ text, kind, name }: Place): FoundValue[] | undefined {
  if (text.charAt(name.start - 1) === '<') return elementValue(text, name);
  SIBLING.lastIndex = name.end;
  const match = SIBLING.exec(text);
  if (!match) return undefined;
  const at = name.end + match[0].length;
  const quoted = quotedValue(text, at);
  if (quoted) return [{ span: quoted.span, link: 'keyed', quoted: true }];
  const span = kind === 'data' ? bareValue(text, at, false) : undefined;
  return span && [{ span, link: 'keyed', quoted: false }];
}

/** `<password>…</password>` */
function elementValue(text: string, name: Span): FoundValue[] | undefined {
  const at = skip(text, ELEMENT, name.end);
  if (at === name.end) return undefined;
  const end = text.slice(at, at + 300).search(/[<\n]/);
  if (end <= 0 || text.charAt(at + end) !== '<') return undefined;
  return [{ span: { start: at, end: at + end }, link: 'keyed', quoted: false }];
}

function skip(text: string, pattern: RegExp, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
