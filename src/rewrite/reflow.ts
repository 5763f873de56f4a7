import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../base/text';
import { indentAt, lineEnd, lineStart, type Style } from './style';
import { namedChildren, outward } from './syntax';

/** The line that an expression is written into, without the expression itself. */
export interface Line {
  /** What the line begins with. */
  readonly indent: string;
  /** Columns before the expression and after it. */
  readonly before: number;
  readonly after: number;
}

/** How a formatter breaks a language's brackets. */
export interface Brackets {
  /** Node types with a bracket at each end and a list in between. */
  readonly types: readonly string[];
  /** Node types that an expression's brackets end at. */
  readonly stop: RegExp;
  /** Whether the formatter leaves these brackets closed, and breaks those of `child` instead. */
  hugs(brackets: Node, child: Node): boolean;
  /** Whether the list stays on one line between broken brackets, where it fits there. */
  packs(brackets: Node): boolean;
  readonly trailingCommas: boolean;
}

export interface Room {
  /** Between brackets, commas and list items; none where the line is wide enough. */
  readonly edits: readonly TextEdit[];
  /** The line that the expression then stands in. */
  readonly line: Line;
}

interface Request {
  readonly text: string;
  readonly style: Style;
  readonly brackets: Brackets;
  /** Columns of the new expression on one line. */
  readonly length: number;
}

/** Breaks the brackets around a node, the outermost first, until a new expression fits its place. */
export function makeRoom(node: Node, request: Request): Room {
  const { text, style } = request;
  let line = lineAround(text, node.startIndex, node.endIndex);
  const edits: TextEdit[] = [];
  for (const { brackets, child } of bracketsAround(node, request.brackets)) {
    if (line.before + request.length + line.after <= style.width) break;
    if (request.brackets.hugs(brackets, child)) continue;
    const base = line.indent;
    const inner = base + style.indent;
    const packed = isPacked(brackets, node, { ...request, inner });
    edits.push(...breakBrackets(brackets, { ...request, base, inner, packed }));
    const first = packed ? (namedChildren(brackets)[0] ?? child) : child;
    const last = packed ? (namedChildren(brackets).at(-1) ?? child) : child;
    line = {
      indent: inner,
      before: columns(inner + text.slice(first.startIndex, node.startIndex)),
      after: last.endIndex - node.endIndex + (packed ? 0 : 1),
    };
  }
  return { edits, line };
}

/** The line as it is, around a part of the text. */
export function lineAround(text: string, start: number, end: number): Line {
  return {
    indent: indentAt(text, start),
    before: columns(text.slice(lineStart(text, start), start)),
    after: lineEnd(text, end) - end,
  };
}

/** A tab counts as two columns, Prettier's default. */
function columns(text: string): number {
  return text.replaceAll('\t', '  ').length;
}

/** Brackets on one line that the node stands in, from the outside in, each with its child. */
function bracketsAround(
  node: Node,
  { types, stop }: Brackets,
): { readonly brackets: Node; readonly child: Node }[] {
  const found: { brackets: Node; child: Node }[] = [];
  let child = node;
  for (const outer of outward(node)) {
    if (stop.test(outer.type)) break;
    if (types.includes(outer.type) && isOneLine(outer)) found.unshift({ brackets: outer, child });
    child = outer;
  }
  return found;
}

function isOneLine(node: Node): boolean {
  const comments = namedChildren(node).some((child) => child.type === 'comment');
  return node.startPosition.row === node.endPosition.row && !comments;
}

function isPacked(
  brackets: Node,
  node: Node,
  { brackets: rules, length, style, inner }: Request & { readonly inner: string },
): boolean {
  const items = namedChildren(brackets);
  const first = items[0]?.startIndex ?? brackets.startIndex;
  const last = items.at(-1)?.endIndex ?? brackets.endIndex;
  const rest = node.startIndex - first + (last - node.endIndex);
  return rules.packs(brackets) && columns(inner) + rest + length <= style.width;
}

interface Breaking extends Request {
  readonly base: string;
  readonly inner: string;
  readonly packed: boolean;
}

/** Puts the items of a list on lines of their own, or all of them on one line. */
function breakBrackets(
  node: Node,
  { text, style: { eol }, brackets, base, inner, packed }: Breaking,
): TextEdit[] {
  const items = namedChildren(node);
  const comma = !packed && brackets.trailingCommas ? ',' : '';
  return [...items, undefined].flatMap((item, i): TextEdit[] => {
    const start = items[i - 1]?.endIndex ?? node.startIndex + 1;
    const end = item?.startIndex ?? node.endIndex - 1;
    if (packed && i > 0 && item) return [];
    const separator = i === 0 ? '' : item ? ',' : comma;
    const newText = separator + eol + (item ? inner : base);
    return text.slice(start, end) === newText ? [] : [{ span: { start, end }, newText }];
  });
}
