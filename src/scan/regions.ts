import { contains, type Span } from '../base/text';
import type { GrammarId } from '../parse/grammars';
import { goesOn } from './lineStarts';
import { membersOf } from './members';
import { OpenMarks } from './openMarks';

/** A part of a program that can be parsed by itself. */
export interface Region extends Span {
  /** What is to be read before and behind it: the class that it is a member of. */
  readonly opening: string;
  readonly closing: string;
  /** The part that it is a member of. */
  readonly outer?: Region;
}

/** More than this share of a text in regions, and one parse of the whole is the cheaper way. */
const WHOLE_SHARE = 0.6;
const REACH = 400;

/**
 * Parts of a program that can be parsed by themselves, each around one of the windows: from one line
 * at the outermost level to another, and of a large class no more than some of its members. Undefined
 * where the text has no such parts that are worth it; whoever parses a part and finds it broken takes
 * the next larger one, and at last the whole.
 */
export function regionsOf(
  text: string,
  windows: readonly Span[],
  grammar: GrammarId,
): Region[] | undefined {
  const outermost = outermostOf(text, windows);
  const regions = outermost?.flatMap((span) => {
    const region: Region = { ...span, opening: '', closing: '' };
    const inside = windows.filter((window) => contains(region, { ...window, end: window.start }));
    return membersOf(text, region, { windows: inside, grammar }) ?? [region];
  });
  const size = regions?.reduce((sum, { start, end }) => sum + end - start, 0) ?? 0;
  return size > text.length * WHOLE_SHARE ? undefined : regions;
}

function outermostOf(text: string, windows: readonly Span[]): Span[] | undefined {
  const marks = new OpenMarks(text);
  const regions: { start: number; end: number }[] = [];
  for (const { start, end } of windows) {
    const last = regions.at(-1);
    // A long line is not looked back over again for each of its windows.
    const from = last && start < last.end ? start : lineUp(text, start);
    // A window across two parts needs both, and what is around it, in one tree.
    if (last && from < last.end) last.end = endAround(text, end, last);
    else if (marks.isInside(from)) return undefined;
    else regions.push({ start: from, end: lineDown(text, end) });
  }
  return regions;
}

function endAround(text: string, end: number, region: Span): number {
  return end < region.end ? region.end : lineDown(text, end);
}

/** The start of the last line at the outermost level at or before `at`; lines above it that belong to it included. */
function lineUp(text: string, at: number): number {
  let start = lineBefore(text, at + 1);
  while (start > 0 && goesOn(text, start)) start = lineBefore(text, start);
  // Decorators, annotations and attributes stand on lines of their own.
  for (let above = start; above > 0 && start - above < REACH;) {
    above = lineBefore(text, above);
    if (!/[@#[]/.test(text.charAt(above))) break;
    start = above;
  }
  return start;
}

/** The start of the line that ends before `at`. */
function lineBefore(text: string, at: number): number {
  return at < 2 ? 0 : text.lastIndexOf('\n', at - 2) + 1;
}

function lineDown(text: string, at: number): number {
  let next = text.indexOf('\n', at);
  while (next >= 0 && goesOn(text, next + 1)) next = text.indexOf('\n', next + 1);
  return next < 0 ? text.length : next + 1;
}
