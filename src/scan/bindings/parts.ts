import type { Node } from 'web-tree-sitter';
import { literalSyntax } from '../../parse/languages/table';
import type { Part } from './syntax';

/** Nodes with more children are data or broken code: looking through them for each would not end. */
const MAX_CHILDREN = 400;

/** The named children of a node but for comments; none of a node that has too many. */
export function partsOf(node: Node): Node[] {
  if (node.childCount > MAX_CHILDREN) return [];
  const { comments } = literalSyntax(node.tree);
  return node.namedChildren.filter(({ type }) => !comments.has(type));
}

/** The part of a node that a syntax table speaks of; `value` is the child that the climb comes from. */
export function partOf(node: Node, part: Part, value?: Node): Node | undefined {
  if (typeof part === 'number') return partsOf(node).at(part);
  if (part.startsWith('^')) {
    const before = value?.previousNamedSibling ?? undefined;
    return before && partOf(before, part.slice(2));
  }
  let at: Node | undefined = node;
  for (const step of part.split(' ')) at = at && stepInto(at, step);
  return at;
}

function stepInto(node: Node, step: string): Node | undefined {
  if (!step.startsWith('<')) return node.childForFieldName(step) ?? undefined;
  return partsOf(node).find(({ type }) => `<${type}>` === step);
}
