import type { Span } from '../base/text';
import { roleOf, type Companion } from './companions';

/** How far a setting may be from the one it belongs to, in UTF-16 units and in lines. */
const REACH = 400;
const LINES = 6;

/**
 * A name, what links it to its value, and a value in one line. Behind blanks or a comma the value is
 * quoted, as in `username 'ann'` and `put("user", "ann")`.
 */
const SETTING =
  /(?<![\w$-])(?:--?)?(?<name>(?:(?:user|data|initial) )?[a-z_$@:][\w.$-]{0,60})(?:->\w{1,40})?["'`\]]{0,2}[ \t]{0,8}(?<link>=>|:=|[!=]==?|[=:>(,]|(?=[ \t]{0,8}["']))[ \t]{0,8}(?<quote>["'`]?)(?<value>[^"'`\s,;(){}<>&]{1,80})/gi;

const OPENING = '({';
const CLOSING = ')}';
/** What may stand between a value and the brackets of a call that takes nothing else. */
const QUIET = /[\s"'`]/;

/**
 * The settings around a place that tell whose secret stands there or what it opens: between the same
 * brackets, or on lines with the same indentation where there are none. Work is bounded.
 */
export function neighboursOf(text: string, place: Span): Companion[] {
  const inner = outOfCalls(text, place);
  const before = walk(text, inner.start, -1);
  const behind = walk(text, inner.end, 1);
  const area = { start: before.end, end: behind.end };
  const isBracketed = before.isClosed && behind.isClosed;
  const nested = [...before.nested, ...behind.nested];
  const level = indentation(text, inner.start);
  return settings(text, area).filter(({ nameStart, span }) => {
    if (nameStart < place.end && place.start < span.end) return false;
    if (nested.some(({ start, end }) => start <= nameStart && nameStart < end)) return false;
    return isBracketed || isOnLevel(text, nameStart, inner, level);
  });
}

/** What a bracket belongs to: `database = {`, `"database": Settings(`, `database := &Config{`. */
const HEAD =
  /(?<name>[\p{L}_$][\p{L}\d_$.-]{0,60})["'`\]]{0,2}[ \t]{0,4}(?::[ \t]{0,4}[\w.<>]{1,40}[ \t]{0,4}(?==))?(?:=>|:=|[:=])[ \t]{0,4}(?:new[ \t])?[&\w.]{0,40}[ \t]{0,4}$/u;
const HEAD_REACH = 160;
const CONTAINERS = 3;

/** The names of what the brackets around a place belong to, the nearest first; few, and near ones. */
export function containersOf(text: string, place: Span): string[] {
  const names: string[] = [];
  let at = outOfCalls(text, place).start;
  for (let round = 0; round < CONTAINERS; round++) {
    const { end, isClosed } = walk(text, at, -1);
    if (!isClosed) break;
    at = end - 1;
    const name = HEAD.exec(text.slice(Math.max(0, at - HEAD_REACH), at))?.groups?.['name'];
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** Through calls and conversions of the value alone: `password("…")`, `String("…")`. */
function outOfCalls(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  for (let round = 0; round < 2; round++) {
    let before = from;
    while (before > 0 && from - before < 3 && QUIET.test(text.charAt(before - 1))) before--;
    let behind = to;
    while (behind - to < 3 && QUIET.test(text.charAt(behind))) behind++;
    if (text.charAt(before - 1) !== '(' || text.charAt(behind) !== ')') break;
    from = before - 1;
    to = behind + 1;
  }
  return { start: from, end: to };
}

interface Walk {
  /** How far it went. */
  readonly end: number;
  /** Whether it came to the bracket that holds the place. */
  readonly isClosed: boolean;
  /** What lies within brackets of its own. */
  readonly nested: readonly Span[];
}

function walk(text: string, from: number, step: 1 | -1): Walk {
  const [inwards, outwards] = step > 0 ? [OPENING, CLOSING] : [CLOSING, OPENING];
  const nested: Span[] = [];
  let depth = 0;
  let lines = 0;
  let entered = from;
  let at = from;
  for (; Math.abs(at - from) < REACH; at += step) {
    const index = step > 0 ? at : at - 1;
    const character = text.charAt(index);
    if (character === '') break;
    if (character === '\n' && ++lines > LINES) break;
    if (inwards.includes(character) && depth++ === 0) entered = index;
    if (!outwards.includes(character)) continue;
    if (depth === 0) return { end: at, isClosed: true, nested };
    if (--depth === 0)
      nested.push({ start: Math.min(entered, index), end: Math.max(entered, index) });
  }
  if (depth > 0) nested.push({ start: Math.min(entered, at), end: Math.max(entered, at) });
  return { end: at, isClosed: false, nested };
}

/** On the same line, or on one that starts as far in, with no heading or outer line between. */
function isOnLevel(
  text: string,
  nameStart: number,
  place: Span,
  level: number | undefined,
): boolean {
  const [from, to] = nameStart < place.start ? [nameStart, place.start] : [place.end, nameStart];
  if (!text.slice(from, to).includes('\n')) return true;
  if (level === undefined || indentation(text, nameStart) !== level) return false;
  return text
    .slice(from, to)
    .split('\n')
    .slice(1, -1)
    .every((line) => !/^\s*\[/.test(line) && (line.trim() === '' || widthOf(line) >= level));
}

/** Undefined far into a line: it is no setting on a line of its own, and a look back has to end. */
function indentation(text: string, at: number): number | undefined {
  const from = Math.max(0, at - 2 * REACH);
  const start = text.slice(from, at).lastIndexOf('\n') + 1;
  if (start === 0 && from > 0) return undefined;
  return widthOf(text.slice(from + start, from + start + REACH));
}

function widthOf(line: string): number {
  return line.search(/[^ \t]|$/);
}

function settings(text: string, area: Span): Companion[] {
  const piece = text.slice(area.start, area.end);
  return [...piece.matchAll(SETTING)].flatMap((match) => {
    const { name = '', link = '', quote = '', value = '' } = match.groups ?? {};
    const role = roleOf(name);
    if (!role || ((link === '' || link === ',') && quote === '')) return [];
    const end = area.start + match.index + match[0].length;
    const nameStart = area.start + match.index + match[0].indexOf(name);
    const span = { start: end - value.length, end };
    return [{ role, name: name.replace(/^[$@:]/, ''), nameStart, span, literal: quote !== '' }];
  });
}
