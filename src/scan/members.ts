import { overlaps, type Span } from '../base/text';
import type { GrammarId } from '../parse/grammars';
import { goesOn } from './lineStarts';
import { OpenMarks } from './openMarks';
import type { Region } from './regions';

/** In UTF-16 units: smaller parts are parsed as quickly as they are taken apart. */
const LARGE = 2000;
const DECORATION = /[@#[]/;
/** A literal or a comment, as far as a sign tells. */
const READ = /["'`#]|\/[/*]|\n[ \t]*\*/;

/** What holds members, by the words in its first line, and how to write the least of its kind. */
interface Container {
  readonly header: RegExp;
  readonly opening: string;
  readonly closing: string;
}

const BRACED = { opening: 'class C {\n', closing: '}\n' };
const JAVASCRIPT: readonly Container[] = [{ header: /\bclass\b/, ...BRACED }];
const CONTAINERS: Readonly<Partial<Record<GrammarId, readonly Container[]>>> = {
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  tsx: JAVASCRIPT,
  java: [{ header: /\b(?:class|interface|enum|record)\b/, ...BRACED }],
  kotlin: [{ header: /\b(?:class|interface|object)\b/, ...BRACED }],
  'c-sharp': [{ header: /\b(?:class|struct|record|interface|namespace)\b/, ...BRACED }],
  python: [{ header: /^[ \t]*class\b/, opening: 'class C:\n', closing: '' }],
  ruby: [{ header: /\b(?:class|module)\b/, opening: 'class C\n', closing: '\nend\n' }],
  rust: [
    { header: /\b(?:impl|trait)\b/, opening: 'impl C {\n', closing: '}\n' },
    { header: /\bmod\b/, opening: 'mod c {\n', closing: '}\n' },
  ],
};

interface Line {
  readonly start: number;
  readonly indentation: number;
  /** Whether something may start here, rather than go on. */
  readonly isStart: boolean;
  readonly isDecoration: boolean;
}

interface Wanted {
  /** That start in the region; disjoint, in text order. */
  readonly windows: readonly Span[];
  readonly grammar: GrammarId;
}

/**
 * The members of a large class around the windows, of classes within it too. Undefined where the
 * region is none, or is small, or a window takes in more than members.
 */
export function membersOf(text: string, region: Region, wanted: Wanted): Region[] | undefined {
  if (region.end - region.start < LARGE) return undefined;
  const lines = linesOf(text, region);
  const header = headerOf(lines);
  const container = header && containerOf(text, header, wanted.grammar);
  if (!container) return undefined;
  const body = lines.filter(({ start }) => start > header.start);
  const spans = membersAround(text, body, { windows: wanted.windows, end: region.end });
  const marks = new OpenMarks(text);
  if (!spans || spans.some(({ start }) => marks.isInside(start))) return undefined;
  const { opening, closing } = container;
  return spans.flatMap((span) => {
    const member: Region = { ...span, opening, closing, outer: region.outer ?? region };
    const windows = wanted.windows.filter((window) => overlaps(span, window));
    return membersOf(text, member, { ...wanted, windows }) ?? [member];
  });
}

/** The first line of the last statement or member that a region holds. */
function headerOf(lines: readonly Line[]): Line | undefined {
  const starts = lines.filter(({ isStart, isDecoration }) => isStart && !isDecoration);
  const level = Math.min(...starts.map(({ indentation }) => indentation));
  return starts.findLast(({ indentation }) => indentation === level);
}

function containerOf(text: string, { start }: Line, grammar: GrammarId): Container | undefined {
  const line = text.slice(start, start + 200).split('\n', 1)[0] ?? '';
  return CONTAINERS[grammar]?.find(({ header }) => header.test(line));
}

/** The lines of a region that hold something. */
function linesOf(text: string, { start, end }: Span): Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end;) {
    let first = at;
    while (text.charCodeAt(first) === 32 || text.charCodeAt(first) === 9) first++;
    const character = text.charAt(first);
    if (character !== '\n' && character !== '\r' && first < end) {
      const isStart = !goesOn(text, first);
      const isDecoration = DECORATION.test(character);
      lines.push({ start: at, indentation: first - at, isStart, isDecoration });
    }
    const next = text.indexOf('\n', first);
    at = next < 0 ? end : next + 1;
  }
  return lines;
}

/** The members that the windows take in; undefined where one takes in more than members. */
function membersAround(
  text: string,
  body: readonly Line[],
  { windows, end }: { readonly windows: readonly Span[]; readonly end: number },
): Span[] | undefined {
  const starts = body.filter(({ isStart }) => isStart);
  const level = Math.min(...starts.map(({ indentation }) => indentation));
  const members = starts.filter(({ indentation }) => indentation === level);
  const [first] = members;
  if (!first) return undefined;
  const last = body.findLastIndex(({ indentation }) => indentation >= level);
  // Behind the last member stands nothing but what closes the class.
  const behind = body[last + 1]?.start ?? end;
  const spans: { start: number; end: number }[] = [];
  for (const window of windows) {
    if (READ.test(text.slice(window.start, first.start)) || window.start >= behind)
      return undefined;
    const { start, end: to } = spanAround(members, window);
    const before = spans.at(-1);
    if (before && start < before.end) before.end = Math.max(before.end, to ?? behind);
    else spans.push({ start, end: to ?? behind });
  }
  return spans;
}

/** From the start of a member, with what decorates it, to the start of another or behind the last. */
function spanAround(
  members: readonly Line[],
  window: Span,
): { readonly start: number; readonly end: number | undefined } {
  let index = Math.max(
    0,
    members.findLastIndex(({ start }) => start <= window.start),
  );
  while (members[index - 1]?.isDecoration) index--;
  const start = members[index]?.start ?? window.start;
  return { start, end: members.find((member) => member.start >= window.end)?.start };
}
