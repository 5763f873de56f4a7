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
  const content = isLiteral(node) ? literalContent(node) : undefined;
  if (content) return text.slice(content.start - startIndex, content.end - startIndex);
  // `--password=`, `:password`, `"$PASSWORD"`
  return text.replace(/^[-:"]{1,2}(?=[\w$])|[="]$/g, '');
}

/** The binding to a name, where it says secret. */
export function named(name: string | undefined, link: Link): Binding | undefined {
  const judgement = name === undefined ? undefined : judgeName(name);
  return name === undefined || !judgement ? undefined : { name, link, judgement };
}
