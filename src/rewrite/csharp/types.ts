import type { Node } from 'web-tree-sitter';
import { namedChildren, outward } from '../syntax';

const TYPE = /^(?:class|struct|interface|record|record_struct|enum)_declaration$/;

/** What has a body of statements, or an expression, of its own. */
const FUNCTION =
  /^(?:method_declaration|constructor_declaration|destructor_declaration|operator_declaration|conversion_operator_declaration|local_function_statement|lambda_expression|anonymous_method_expression|accessor_declaration|property_declaration|indexer_declaration)$/;

/** The innermost class, struct, record or interface around a node. */
export function typeAround(node: Node): Node | undefined {
  return [...outward(node)].find(({ type }) => TYPE.test(type));
}

/** The innermost function around a node; none in a field's value and in top-level statements. */
export function functionAround(node: Node): Node | undefined {
  for (const outer of outward(node)) {
    if (TYPE.test(outer.type)) return undefined;
    if (FUNCTION.test(outer.type)) return outer;
  }
  return undefined;
}

export function membersOf(type: Node): Node[] {
  const body = type.childForFieldName('body');
  return body ? namedChildren(body) : [];
}

export function hasModifier(declaration: Node, ...modifiers: string[]): boolean {
  return declaration.namedChildren.some(
    ({ type, text }) => type === 'modifier' && modifiers.includes(text),
  );
}
