import { Query, type Language, type Node, type Tree } from 'web-tree-sitter';
import type { Span } from '../base/text';
import { literalSyntax } from './languages/table';

const queries = new Map<Language, Query>();

function stringQuery(tree: Tree): Query {
  let query = queries.get(tree.language);
  if (!query) {
    const types = [...literalSyntax(tree).strings].map((type) => `(${type})`);
    query = new Query(tree.language, `[${types.join(' ')}] @string`);
    queries.set(tree.language, query);
  }
  return query;
}

/** The parser holds text as UTF-16, and takes a query's range in bytes, unlike every other offset. */
const BYTES_PER_UNIT = 2;

/** In milliseconds; in code that people write it takes a few, in heaps of brackets it does not end. */
const PATIENCE = 1000;

/** The string literals that touch one of the spans, each once, in text order; some, where it takes too long. */
export function stringLiterals(tree: Tree, spans: readonly Span[]): Node[] {
  const found = new Map<number, Node>();
  const deadline = performance.now() + PATIENCE;
  for (const { start, end } of spans) {
    const captures = stringQuery(tree).captures(tree.rootNode, {
      startIndex: start * BYTES_PER_UNIT,
      endIndex: end * BYTES_PER_UNIT,
      progressCallback: () => performance.now() > deadline,
    });
    for (const { node } of captures) found.set(node.startIndex, node);
  }
  return [...found.values()].sort((a, b) => a.startIndex - b.startIndex);
}

/** Whether the node is a literal of its language. */
export function isLiteral(node: Node): boolean {
  return literalSyntax(node.tree).strings.has(node.type);
}

/** The text between a literal's quotes; undefined where something is interpolated, or nothing stands. */
export function literalContent(literal: Node): Span | undefined {
  const syntax = literalSyntax(literal.tree);
  if (syntax.unseen?.test(literal.text)) return undefined;
  const parts = literal.namedChildren.filter((child) => !syntax.quotes?.has(child.type));
  if (parts.some(({ type }) => !syntax.content.has(type))) return undefined;
  const [first] = parts;
  const last = parts.at(-1);
  if (first && last) return { start: first.startIndex, end: last.endIndex };
  return syntax.bare && literal.childCount === 0 ? tokenContent(literal, syntax.bare) : undefined;
}

function tokenContent(
  { text, startIndex, endIndex }: Node,
  [opening, closing]: readonly [RegExp, RegExp],
): Span | undefined {
  const before = opening.exec(text)?.[0].length ?? 0;
  const behind = closing.exec(text.slice(before))?.[0].length ?? 0;
  const span = { start: startIndex + before, end: endIndex - behind };
  return span.start < span.end ? span : undefined;
}

/** Deeper than what people write; from there on every look upwards costs the whole way down. */
const MAX_DEPTH = 256;

/** Whether the innermost node at a place is nested so deep that its ancestors can't be asked. */
export function isTooDeep(tree: Tree, place: number): boolean {
  const cursor = tree.walk();
  try {
    let depth = 0;
    while (depth <= MAX_DEPTH && cursor.gotoFirstChildForIndex(place)) depth++;
    return depth > MAX_DEPTH;
  } finally {
    cursor.delete();
  }
}

/** The nearest ancestor, the node included, of one of the types. */
export function enclosing(node: Node | null, types: ReadonlySet<string>): Node | undefined {
  for (let at = node; at; at = at.parent) if (types.has(at.type)) return at;
  return undefined;
}
