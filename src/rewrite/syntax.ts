import type { Node, Tree } from 'web-tree-sitter';
import { applyEdits, type Span, type TextEdit } from '../base/text';
import { parseText, type GrammarId, type Grammars } from '../parse/grammars';
import { editTree, parseAgain } from '../parse/trees';

/** What each tree was parsed from. A root's own text begins at its first token, not at offset 0. */
const SOURCES = new WeakMap<Tree, string>();

/** A text and its tree; both are good only during the call that they were handed to. */
export interface ParsedText {
  readonly root: Node;
  /** How many errors the text would have with the edits made; they are in text order. */
  errorsAfter(edits: readonly TextEdit[]): number;
}

/** Parses, hands text and tree to `use`, and frees the tree whatever happens. */
export async function withText<T>(
  grammars: Grammars,
  { grammar, text }: { readonly grammar: GrammarId; readonly text: string },
  use: (parsed: ParsedText) => T,
): Promise<T> {
  const parser = await grammars.parser(grammar);
  const tree = parseText(parser, { grammar, text });
  SOURCES.set(tree, text);
  const errorsAfter = (edits: readonly TextEdit[]): number => {
    const previous = tree.copy();
    try {
      editTree(previous, text, edits);
      const edited = parseAgain(parser, { grammar, text: applyEdits(text, edits), previous });
      return countAndFree(edited);
    } finally {
      previous.delete();
    }
  };
  try {
    return use({ root: tree.rootNode, errorsAfter });
  } finally {
    tree.delete();
  }
}

function countAndFree(tree: Tree): number {
  try {
    return countErrors(tree.rootNode);
  } finally {
    tree.delete();
  }
}

/** Parses, hands the root to `use`, and frees the tree whatever happens. */
export function withTree<T>(
  grammars: Grammars,
  source: { readonly grammar: GrammarId; readonly text: string },
  use: (root: Node) => T,
): Promise<T> {
  return withText(grammars, source, ({ root }) => use(root));
}

/** The whole text that a node's tree was parsed from, blank lines at its beginning included. */
export function sourceOf({ tree }: Node): string {
  const source = SOURCES.get(tree);
  if (source === undefined) throw new RangeError('the tree of no source that is known');
  return source;
}

/** Whether a blank line follows the node. */
export function isBeforeBlankLine(node: Node): boolean {
  return /^[ \t]*\r?\n[ \t]*\r?\n/.test(sourceOf(node).slice(node.endIndex));
}

/** The node and its ancestors, from the inside out. */
export function* outward(node: Node): Generator<Node> {
  for (let at: Node | null = node; at; at = at.parent) yield at;
}

/** The innermost node of one of `types` that covers the span. */
export function covering(root: Node, span: Span, types: readonly string[]): Node | undefined {
  const end = Math.max(span.start, span.end - 1);
  const inner = root.descendantForIndex(span.start, end);
  if (!inner) return undefined;
  for (const node of outward(inner)) {
    const covers = node.startIndex <= span.start && span.end <= node.endIndex;
    if (covers && types.includes(node.type)) return node;
  }
  return undefined;
}

/** The field of its parent that the node is in. */
export function fieldOf(node: Node): string | undefined {
  const { parent } = node;
  if (!parent) return undefined;
  for (let i = 0; i < parent.childCount; i += 1) {
    if (parent.child(i)?.equals(node)) return parent.fieldNameForChild(i) ?? undefined;
  }
  return undefined;
}

export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

export function namedChildren(node: Node): Node[] {
  return node.namedChildren;
}

export function descendants(root: Node, ...types: string[]): Node[] {
  return root.descendantsOfType(types);
}

/** The end of a statement, or of the comment behind it on its line. */
export function endWithComment(statement: Node): number {
  const next = statement.nextNamedSibling;
  const isBehind =
    next?.type.endsWith('comment') === true && next.startPosition.row === statement.endPosition.row;
  return isBehind ? next.endIndex : statement.endIndex;
}

/** How many error and missing nodes the tree has. */
export function countErrors(root: Node): number {
  if (!root.hasError) return 0;
  const own = root.isError || root.isMissing ? 1 : 0;
  return root.children.reduce((sum, child) => sum + countErrors(child), own);
}

/** `name`, or with the first number from 2 up that makes it free. */
export function freshName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let suffix = 2;
  while (taken.has(`${name}${suffix}`)) suffix += 1;
  return `${name}${suffix}`;
}
