import { Query, type Language, type Node, type Tree } from 'web-tree-sitter';
import type { Span } from '../base/text';

/** String nodes of a language, by whether its grammar knows template strings. */
const STRINGS = '(string) @string';
const STRINGS_AND_TEMPLATES = '[(string) (template_string)] @string';

const queries = new Map<Language, Query>();

function stringQuery(tree: Tree): Query {
  let query = queries.get(tree.language);
  if (!query) {
    const templates = tree.language.idForNodeType('template_string', true) !== null;
    query = new Query(tree.language, templates ? STRINGS_AND_TEMPLATES : STRINGS);
    queries.set(tree.language, query);
  }
  return query;
}

/** The parser holds text as UTF-16, and takes a query's range in bytes, unlike every other offset. */
const BYTES_PER_UNIT = 2;

/** The string literals that touch one of the spans, each once, in text order. */
export function stringLiterals(tree: Tree, spans: readonly Span[]): Node[] {
  const found = new Map<number, Node>();
  for (const { start, end } of spans) {
    const captures = stringQuery(tree).captures(tree.rootNode, {
      startIndex: start * BYTES_PER_UNIT,
      endIndex: end * BYTES_PER_UNIT,
    });
    for (const { node } of captures) found.set(node.startIndex, node);
  }
  return [...found.values()].sort((a, b) => a.startIndex - b.startIndex);
}

/** The text between a literal's quotes; undefined where something is interpolated. */
export function literalContent(literal: Node): Span | undefined {
  const { firstChild, lastChild } = literal;
  if (!firstChild || !lastChild || firstChild.id === lastChild.id) return undefined;
  if (literal.namedChildren.some((child) => /interpolation|substitution/.test(child.type)))
    return undefined;
  return { start: firstChild.endIndex, end: lastChild.startIndex };
}

/** The nearest ancestor, the node included, of one of the types. */
export function enclosing(node: Node | null, types: ReadonlySet<string>): Node | undefined {
  for (let at = node; at; at = at.parent) if (types.has(at.type)) return at;
  return undefined;
}
