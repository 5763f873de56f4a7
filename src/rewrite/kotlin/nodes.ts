import type { Node } from 'web-tree-sitter';
import { descendants, namedChildren, outward } from '../syntax';

/** Words before a declaration: `const`, `private`, `inline`. */
export function modifiersOf(declaration: Node): Node[] {
  const modifiers = namedChildren(declaration).find(({ type }) => type === 'modifiers');
  return modifiers ? namedChildren(modifiers) : [];
}

export function hasModifier(declaration: Node, modifier: string): boolean {
  return modifiersOf(declaration).some(({ text }) => text === modifier);
}

/** The name that a declaration gives; of a property, that of its variable. */
export function nameOf(declaration: Node): string | undefined {
  const variable = namedChildren(declaration).find(({ type }) => type === 'variable_declaration');
  const name = declaration.childForFieldName('name') ?? variable?.firstNamedChild;
  return name?.type === 'identifier' ? name.text : undefined;
}

/** What stands behind `=`. */
export function initializerOf(property: Node): Node | undefined {
  const sign = property.children.findIndex(({ type }) => type === '=');
  return sign < 0 ? undefined : property.children.slice(sign + 1).find(({ isNamed }) => isNamed);
}

export function isBehindSign(node: Node): boolean {
  return node.previousSibling?.type === '=';
}

/** The name of what a call calls: `f` of `f(x)` and of `a.b.f(x)`. */
export function calleeOf(call: Node): string {
  const callee = call.firstNamedChild;
  return (callee?.type === 'navigation_expression' ? callee.lastNamedChild : callee)?.text ?? '';
}

export function mentions(node: Node, names: ReadonlySet<string>): boolean {
  return descendants(node, 'identifier').some(({ text }) => names.has(text));
}

export function isType(node: Node): boolean {
  return /^(?:class_declaration|object_declaration|companion_object|object_literal)$/.test(
    node.type,
  );
}

/** Classes and objects around a node, from the inside out. */
export function typesAround(node: Node): Node[] {
  return [...outward(node)].filter(isType);
}
