import type { Node } from 'web-tree-sitter';
import { literalSyntax } from '../../parse/languages/table';
import type { Part } from './syntax';

/** The named children of a node but for comments. */
export function partsOf(node: Node): Node[] {
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
  return node.namedChildren.find(({ type }) => `<${type}>` === step);
}
