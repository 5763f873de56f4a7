import type { Node } from 'web-tree-sitter';
import type { Span } from '../../base/text';
import {
  decodeHeredoc,
  decodeHeredocPart,
  heredocShape,
  type HeredocShape,
} from '../../parse/literals/rubyHeredoc';
import type { Resolved } from '../literals';
import { descendants, namedChildren, spanOf } from '../syntax';

/**
 * Where a heredoc begins: `<<~EOS`. Its body stands below, beside the statement rather than in it.
 * @returns undefined where it isn't certain which beginning belongs to the body.
 */
export function beginningOf(body: Node): Node | undefined {
  const root = body.tree.rootNode;
  const bodies = descendants(root, 'heredoc_body');
  const beginnings = descendants(root, 'heredoc_beginning');
  if (bodies.length !== beginnings.length) return undefined;
  const beginning = beginnings[bodies.findIndex((one) => one.equals(body))];
  const end = body.lastNamedChild;
  if (!beginning || end?.type !== 'heredoc_end') return undefined;
  const name = /^<<[~-]?["'`]?(\w+)/.exec(beginning.text)?.[1];
  return name === end.text && beginning.endIndex <= body.startIndex ? beginning : undefined;
}

/** The lines between the beginning's and the one that ends the heredoc. */
export function linesOf(body: Node): Span {
  const { text, startIndex } = body;
  const last = text.lastIndexOf('\n') + 1;
  return { start: startIndex + text.indexOf('\n') + 1, end: startIndex + last };
}

/** Whether text can be interpolated. */
export function isRichHeredoc(body: Node): boolean {
  return shapeOf(body)?.rich === true;
}

function shapeOf(body: Node): HeredocShape | undefined {
  return heredocShape(beginningOf(body)?.text ?? '');
}

/** The value of a finding in a heredoc: of all its lines, or of a part of one. */
export function resolveHeredoc(body: Node, span: Span): Resolved {
  const shape = shapeOf(body);
  if (!shape || body.hasError) return { problem: 'it can’t be told where the heredoc begins' };
  const lines = linesOf(body);
  const holes = namedChildren(body).filter(({ type }) => type === 'interpolation');
  const source = (from: number, to: number): string =>
    body.text.slice(from - body.startIndex, to - body.startIndex);
  const rest = source(lines.start, span.start) + source(Math.max(span.end, lines.start), lines.end);
  const whole = rest.trim() === '' && holes.length === 0;
  if (!whole && !shape.rich) return { problem: 'no part of this heredoc can be code' };
  const literal = whole ? lines : span;
  const before = Math.max(
    lines.start,
    ...holes
      .map(spanOf)
      .filter((hole) => hole.end <= span.start)
      .map(({ end }) => end),
  );
  const after = Math.min(
    lines.end,
    ...holes
      .map(spanOf)
      .filter((hole) => hole.start >= span.end)
      .map(({ start }) => start),
  );
  const decoded = whole
    ? decodeHeredoc(shape, source(lines.start, lines.end))
    : decodeHeredocPart(shape, {
        before: source(before, span.start),
        part: source(span.start, span.end),
        after: source(span.end, after),
      });
  if (!decoded) return { problem: 'this part of the heredoc can’t be read with certainty' };
  return { node: body, literal: { span: literal, form: decoded.form }, value: decoded.value };
}
