import type { Node } from 'web-tree-sitter';
import type { Span, TextEdit } from '../../base/text';
import { lineEnd, lineStart } from '../style';
import { specsOf } from './constants';

/** Lines of a group of constants that go, with the line ends of what stays as gofmt leaves them. */
export function takeOut(declaration: Node, specs: readonly Node[], text: string): TextEdit[] {
  const gone = specs.map((spec) => linesOf(spec, text));
  const stays = specsOf(declaration).filter((one) => !specs.some((spec) => spec.equals(one)));
  return [...gone.map((span) => ({ span, newText: '' })), ...aligned(stays, gone, text)];
}

/** Comments right above a constant, and the one behind it. */
export function commentsOf(spec: Node): Node[] {
  const above: Node[] = [];
  let row = spec.startPosition.row;
  for (let at = spec.previousNamedSibling; at?.type === 'comment'; at = at.previousNamedSibling) {
    const isAlone = at.previousNamedSibling?.endPosition.row !== at.startPosition.row;
    if (at.endPosition.row !== row - 1 || !isAlone) break;
    above.unshift(at);
    row = at.startPosition.row;
  }
  const next = spec.nextNamedSibling;
  const isBehind = next?.type === 'comment' && next.startPosition.row === spec.endPosition.row;
  return isBehind ? [...above, next] : above;
}

/** The whole lines of a constant and its comments, and a blank line that would be one too many. */
function linesOf(spec: Node, text: string): Span {
  const first = commentsOf(spec)[0];
  const top = first && first.startIndex < spec.startIndex ? first : spec;
  let start = lineStart(text, top.startIndex);
  let end = nextLine(text, spec.endIndex);
  const isBlank = (from: number): boolean => /^[ \t]*\r?\n/.test(text.slice(from));
  const before = start > 0 ? lineStart(text, start - 1) : start;
  const opens = text.slice(before, start).trimEnd().endsWith('(');
  if ((opens || isBlank(before)) && isBlank(end)) end = nextLine(text, end);
  else if (isBlank(before) && /^[ \t]*\)/.test(text.slice(end))) start = before;
  return { start, end };
}

function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}

/** `name` and the blanks before `=`; other declarations have columns of their own. */
const SIMPLE = /^(\w+)([ \t]+)=[^\n]*$/;

/** Blanks such that `=` is in one column on lines that come to stand one below the other. */
function aligned(stays: readonly Node[], gone: readonly Span[], text: string): TextEdit[] {
  return runsOf(stays, gone, text).flatMap((run) => {
    const lines = run.map((spec) => ({ spec, match: SIMPLE.exec(spec.text) }));
    if (lines.some(({ match }) => match === null)) return [];
    const width = Math.max(...lines.map(({ match }) => match?.[1]?.length ?? 0));
    return lines.flatMap(({ spec, match }): TextEdit[] => {
      const [, name = '', blanks = ''] = match ?? [];
      const wanted = ' '.repeat(width - name.length + 1);
      const start = spec.startIndex + name.length;
      return blanks === wanted
        ? []
        : [{ span: { start, end: start + blanks.length }, newText: wanted }];
    });
  });
}

/** Runs of constants on lines that follow each other, of those that a line was taken from. */
function runsOf(stays: readonly Node[], gone: readonly Span[], text: string): Node[][] {
  const runs: { specs: Node[]; touched: boolean }[] = [];
  let previous: Node | undefined;
  for (const spec of stays) {
    const from = previous?.endIndex;
    const between = gone.filter(({ start }) => start < spec.startIndex && start > (from ?? -1));
    const joins =
      from !== undefined && isOneLineEnd(text, { start: from, end: spec.startIndex }, between);
    const run = joins ? runs.at(-1) : undefined;
    if (run) run.specs.push(spec);
    else runs.push({ specs: [spec], touched: false });
    const last = runs.at(-1);
    if (last && (between.length > 0 || isFollowed(spec, gone, text))) last.touched = true;
    previous = spec;
  }
  return runs.filter(({ touched }) => touched).map(({ specs }) => specs);
}

/** Whether nothing but a line end and blanks stays between two places. */
function isOneLineEnd(text: string, { start, end }: Span, gone: readonly Span[]): boolean {
  const rest = gone
    .toReversed()
    .reduce(
      (left, span) => left.slice(0, span.start - start) + left.slice(span.end - start),
      text.slice(start, end),
    );
  return /^[ \t]*\r?\n[ \t]*$/.test(rest);
}

function isFollowed(spec: Node, gone: readonly Span[], text: string): boolean {
  const next = nextLine(text, spec.endIndex);
  return gone.some(({ start }) => start === next);
}
