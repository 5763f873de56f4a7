import type { Tree } from 'web-tree-sitter';
import { contains, type Span } from '../base/text';
import { enclosing, literalContent, stringLiterals } from '../parse/queries';
import { bindingOf } from './bindings';
import type { Candidate } from './candidate';

const STRINGS = new Set(['string', 'template_string']);
const COMMENTS = new Set(['comment', 'html_comment', 'hash_bang_line', 'jsx_text']);
const BROKEN = new Set(['ERROR']);

/** Candidates of the parsed code: literals in the windows that are bound to a secret's name. */
export function treeCandidates(tree: Tree, windows: readonly Span[]): Candidate[] {
  return stringLiterals(tree, windows).flatMap((literal) => {
    const span = literalContent(literal);
    const binding = span && bindingOf(literal);
    return binding ? [{ ...binding, span, nameStart: span.start, quoted: true, aside: false }] : [];
  });
}

/**
 * Whether a candidate of the assignment scanner still counts where there is a tree: in a comment,
 * inside a literal (text within text), or where the code does not parse. In sound code the tree
 * alone decides.
 */
export function standsBesideCode(tree: Tree, candidate: Candidate): boolean {
  const { start, end } = candidate.span;
  const node = tree.rootNode.descendantForIndex(start, Math.max(start, end - 1));
  if (enclosing(node, COMMENTS)) return true;
  const literal = enclosing(node, STRINGS);
  const content = literal && literalContent(literal);
  if (content && contains(content, candidate.span) && content.end - content.start > end - start)
    return true;
  const name = tree.rootNode.descendantForIndex(candidate.nameStart);
  return enclosing(node, BROKEN) !== undefined || enclosing(name, BROKEN) !== undefined;
}
