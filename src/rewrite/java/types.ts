import type { Node } from 'web-tree-sitter';
import { namedChildren, outward } from '../syntax';

const TYPE = /^(?:class|interface|enum|record|annotation_type)_declaration$/;

export function isType(node: Node): boolean {
  return TYPE.test(node.type);
}

/** Classes, interfaces, enums and records around a node, from the inside out. */
export function typesAround(node: Node): Node[] {
  return [...outward(node)].filter(isType);
}

/** The type of the file that a node is in, where it can hold the cache. */
export function topLevelType(node: Node): Node | undefined {
  const outermost = typesAround(node).at(-1);
  const isTop = outermost?.parent?.type === 'program';
  return isTop && outermost.type !== 'annotation_type_declaration' ? outermost : undefined;
}

export function bodyOfType(type: Node): Node | undefined {
  return type.childForFieldName('body') ?? undefined;
}

/** Members of a type; of an enum, its constants left out. */
export function membersOf(type: Node): Node[] {
  const body = bodyOfType(type);
  return body ? namedChildren(body).flatMap(declarationsIn) : [];
}

function declarationsIn(member: Node): Node[] {
  return member.type === 'enum_body_declarations' ? namedChildren(member) : [member];
}

export function hasModifier(declaration: Node, modifier: string): boolean {
  const modifiers = namedChildren(declaration).find(({ type }) => type === 'modifiers');
  return modifiers?.children.some(({ type }) => type === modifier) === true;
}

/** Whether a member belongs to the type and not to its objects. */
export function isStatic(member: Node): boolean {
  if (/^(?:static_initializer|constant_declaration|enum_constant)$/.test(member.type)) return true;
  return hasModifier(member, 'static');
}
