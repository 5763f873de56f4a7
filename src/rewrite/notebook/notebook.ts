import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { contains, slice, type Span } from '../../base/text';
import { CellSource, type JsonString } from './cellSource';
import type { JsonSpelling } from './jsonText';

/** A cell of a notebook (nbformat 4). */
export interface Cell {
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly source: CellSource;
  /** The span of the whole source, and of the outputs where there are some. */
  readonly sourceSpan: Span;
  readonly outputs?: Span;
  /** The language that VS Code notes for a cell that is not in the notebook's. */
  readonly languageId?: string;
}

export interface Notebook {
  readonly cells: readonly Cell[];
  /** What its kernel runs, in lower case; undefined where the metadata don't say. */
  readonly language: string | undefined;
  /** The texts of all outputs. */
  readonly outputs: readonly string[];
}

/** Reads a notebook of nbformat 4. @returns undefined for anything else. */
export function readNotebook(text: string): Notebook | undefined {
  try {
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { disallowComments: true });
    if (!root || errors.length > 0 || valueAt(root, 'nbformat') !== 4) return undefined;
    const nodes = childAt(root, 'cells')?.children ?? [];
    const cells = nodes.map((node) => readCell(text, node));
    const outputs = nodes.flatMap((node) => textsIn(childAt(node, 'outputs')));
    return { cells, language: languageOf(root), outputs };
  } catch {
    return undefined; // nested without end, or cells of another shape
  }
}

/** The cell that a place is in, and whether it is in its source or in its outputs. */
export function cellAt(
  { cells }: Notebook,
  span: Span,
): { readonly cell: Cell; readonly where: 'source' | 'outputs' } | undefined {
  for (const cell of cells) {
    if (contains(cell.sourceSpan, span)) return { cell, where: 'source' };
    if (cell.outputs && contains(cell.outputs, span)) return { cell, where: 'outputs' };
  }
  return undefined;
}

function readCell(text: string, node: Node): Cell {
  const source = childAt(node, 'source');
  const kind = valueAt(node, 'cell_type');
  if (!source || (kind !== 'code' && kind !== 'markdown' && kind !== 'raw'))
    throw new RangeError('no cell of a notebook');
  const strings = stringsOf(source);
  const outputs = childAt(node, 'outputs');
  const languageId = valueAt(node, 'metadata', 'vscode', 'languageId');
  return {
    kind,
    source: new CellSource(text, strings, spellingOf(text, source, strings)),
    sourceSpan: spanOf(source),
    ...(outputs && { outputs: spanOf(outputs) }),
    ...(typeof languageId === 'string' && { languageId }),
  };
}

function stringsOf(source: Node): JsonString[] {
  return (source.type === 'array' ? (source.children ?? []) : [source]).map((node) => {
    if (typeof node.value !== 'string') throw new RangeError('no source of a cell');
    const { start, end } = spanOf(node);
    return { value: node.value, body: { start: start + 1, end: end - 1 } };
  });
}

function spellingOf(text: string, source: Node, strings: readonly JsonString[]): JsonSpelling {
  const ascii = !/[^\0-\x7f]/.test(text) && /\\u(?!00[0-7])[\da-fA-F]{4}/.test(text);
  if (source.type !== 'array') return { ascii, between: undefined };
  const [first, second] = strings;
  const between = second
    ? slice(text, { start: (first?.body.end ?? 0) + 1, end: second.body.start - 1 })
    : `,${blanksAfter(text, source.offset + 1)}`;
  return { ascii, between };
}

function blanksAfter(text: string, offset: number): string {
  return /^\s*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
}

/** As nbformat 4 has it; PySpark and its kin run a cell elsewhere, and say so. */
function languageOf(root: Node): string | undefined {
  const told =
    valueAt(root, 'metadata', 'language_info', 'name') ??
    valueAt(root, 'metadata', 'kernelspec', 'language') ??
    valueAt(root, 'metadata', 'kernelspec', 'name');
  return typeof told === 'string' ? told.toLowerCase() : undefined;
}

/** Strings within a node; lines that are kept as an array are one text. */
function textsIn(node: Node | undefined): string[] {
  if (!node) return [];
  if (typeof node.value === 'string') return [node.value];
  const children = node.children ?? [];
  const lines = children.map(({ value }) => value as unknown);
  const isText = node.type === 'array' && lines.every((line) => typeof line === 'string');
  return isText ? [lines.join('')] : children.flatMap(textsIn);
}

function childAt(node: Node, ...path: readonly string[]): Node | undefined {
  let at: Node | undefined = node;
  for (const name of path) {
    if (at?.type !== 'object') return undefined;
    at = at.children?.findLast(({ children }) => children?.[0]?.value === name)?.children?.[1];
  }
  return at;
}

function valueAt(node: Node, ...path: readonly string[]): unknown {
  return childAt(node, ...path)?.value;
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}
