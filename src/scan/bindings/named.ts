import type { Node } from 'web-tree-sitter';
import { isLiteral, literalContent } from '../../parse/queries';
import type { Link } from '../candidate';
import { judgeName, type NameJudgement } from '../names';

/** What a literal is bound to. */
export interface Binding {
  readonly name: string;
  readonly link: Link;
  readonly judgement: NameJudgement;
}

/** A longer text names nothing. In UTF-16 units. */
export const MAX_NAME = 120;

/** The name that a node is or, as a literal, holds. */
export function nameOf(node: Node | undefined): string | undefined {
  if (!node || node.endIndex - node.startIndex > MAX_NAME) return undefined;
  const { text, startIndex } = node;
  const inner = innermost(node);
  const content = isLiteral(inner) ? literalContent(inner) : undefined;
  const name = content ? text.slice(content.start - startIndex, content.end - startIndex) : text;
  // `--password=`, `:password`, `"$PASSWORD"`
  return name.replace(/^[-:"]{1,2}(?=[\w$])|[="]$/g, '');
}

/** Through nodes that are their only child. */
export function innermost(node: Node): Node {
  let at = node;
  while (!isLiteral(at)) {
    const child = at.firstNamedChild;
    if (child?.startIndex !== at.startIndex || child.endIndex !== at.endIndex) break;
    at = child;
  }
  return at;
}

/** The binding to a name, where it says secret. */
export function named(name: string | undefined, link: Link): Binding | undefined {
  const judgement = name === undefined ? undefined : judgeName(name);
  return name === undefined || !judgement ? undefined : { name, link, judgement };
}
