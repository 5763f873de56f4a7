import type { Node, Tree } from 'web-tree-sitter';
import { contains, type Span } from '../base/text';
import { literalSyntax } from '../parse/languages/table';
import { enclosing, isTooDeep, literalContent, stringLiterals } from '../parse/queries';
import { bindingOf } from './bindings';
import { named } from './bindings/named';
import { bindingSyntax } from './bindings/table';
import type { Candidate } from './candidate';

const BROKEN = new Set(['ERROR']);
/**
 * In milliseconds, for one text. Code that people write takes a few; in what they did not, each look
 * upwards may pass thousands of nodes.
 */
const PATIENCE = 1000;
/** `${db.password:…}`: a key and its default, in a literal that a framework fills in. */
const PLACEHOLDER = /^\\?\$\{([\w.-]{1,80}):([^{}$]{1,200})\}$/;

/** Candidates of the parsed code: literals in the windows that are bound to a secret's name. */
export function treeCandidates(tree: Tree, windows: readonly Span[]): Candidate[] {
  const deadline = performance.now() + PATIENCE;
  return stringLiterals(tree, windows).flatMap((literal) => {
    if (performance.now() > deadline || isTooDeep(tree, literal.startIndex)) return [];
    return candidateOf(literal) ?? [];
  });
}

function candidateOf(literal: Node): Candidate | undefined {
  const content = literalContent(literal);
  if (!content) return undefined;
  const span = trimmed(literal, content);
  const byPlaceholder = placeholderDefault(literal, span);
  if (byPlaceholder) return byPlaceholder;
  const binding = bindingOf(literal);
  return binding && { ...binding, span, nameStart: span.start, quoted: true, aside: false };
}

/** A block of lines ends with a line break that is none of the value's. */
function trimmed(literal: Node, { start, end }: Span): Span {
  const text = literal.text.slice(start - literal.startIndex, end - literal.startIndex);
  if (!text.includes('\n')) return { start, end };
  return { start: end - text.trimStart().length, end: start + text.trimEnd().length };
}

function placeholderDefault(literal: Node, { start, end }: Span): Candidate | undefined {
  if (!bindingSyntax(literal).placeholders) return undefined;
  const text = literal.text.slice(start - literal.startIndex, end - literal.startIndex);
  const [, name, value] = PLACEHOLDER.exec(text) ?? [];
  const binding = value === undefined ? undefined : named(name, 'default');
  if (!binding || value === undefined) return undefined;
  const span = { start: end - 1 - value.length, end: end - 1 };
  return { ...binding, span, nameStart: start, quoted: true, aside: false };
}

/**
 * Whether a candidate of the assignment scanner still counts where there is a tree: in a comment,
 * inside a literal (text within text), where the grammar reads nothing, or where the code does not
 * parse or is nested beyond reason. In sound code the tree alone decides.
 */
export function standsBesideCode(tree: Tree, candidate: Candidate): boolean {
  const { start, end } = candidate.span;
  if (isTooDeep(tree, start)) return true;
  const { comments, unread } = literalSyntax(tree);
  const node = tree.rootNode.descendantForIndex(start, Math.max(start, end - 1));
  if (enclosing(node, comments) || (unread && enclosing(node, unread))) return true;
  return isPartOfText(node, candidate.span) || isBroken(tree, candidate.nameStart, end - 1);
}

/** Whether the span lies in the text of a literal and is not the whole of it. */
function isPartOfText(node: Node | null, span: Span): boolean {
  if (!node) return false;
  const { strings, content } = literalSyntax(node.tree);
  const literal = enclosing(node, strings);
  const whole = literal && literalContent(literal);
  if (whole) return contains(whole, span) && whole.end - whole.start > span.end - span.start;
  // Of a literal with interpolations, what ends before one of them is as it stands.
  return content.has(node.type) && span.end < node.endIndex;
}

/** Whether the code does not parse somewhere in the smallest node that holds a name and its value. */
function isBroken(tree: Tree, name: number, value: number): boolean {
  const [start, end] = name < value ? [name, value] : [value, name];
  const around = tree.rootNode.descendantForIndex(start, end);
  return around?.hasError === true || enclosing(around, BROKEN) !== undefined;
}
