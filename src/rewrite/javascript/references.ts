import type { Node } from 'web-tree-sitter';
import { reachOf } from './reach';
import { descendants, fieldOf } from '../syntax';

const NAMES = [
  'identifier',
  'shorthand_property_identifier',
  'shorthand_property_identifier_pattern',
];

/** Where an identifier is read as a value; anywhere else it may be bound, assigned or exported. */
const READ_IN: Readonly<Record<string, readonly string[] | 'any'>> = {
  arguments: 'any',
  array: 'any',
  arrow_function: ['body'],
  assignment_expression: ['right'],
  await_expression: 'any',
  binary_expression: 'any',
  expression_statement: 'any',
  member_expression: ['object'],
  pair: ['value'],
  parenthesized_expression: 'any',
  return_statement: 'any',
  spread_element: 'any',
  subscript_expression: 'any',
  template_substitution: 'any',
  ternary_expression: 'any',
  unary_expression: 'any',
  variable_declarator: ['value'],
};

/**
 * The places that read a constant of the module, where every one of them is in the body of an
 * async function, so that the constant may become a function that is awaited.
 * @returns undefined where one isn't, or the name stands for something else somewhere.
 */
export function awaitableReads(literal: Node, root: Node): Node[] | undefined {
  const declarator = literal.parent;
  const name = declarator?.childForFieldName('name');
  if (!declarator || !name || !isModuleConstant(declarator, name)) return undefined;
  const others = descendants(root, ...NAMES).filter(
    (node) => node.text === name.text && !node.equals(name),
  );
  const reads = others.every((node) => isRead(node) && reachOf(node).at === 'async');
  return reads && others.length > 0 ? others : undefined;
}

function isModuleConstant(declarator: Node, name: Node): boolean {
  const statement = declarator.parent;
  return (
    declarator.type === 'variable_declarator' &&
    name.type === 'identifier' &&
    declarator.childForFieldName('type') === null &&
    statement?.childForFieldName('kind')?.type === 'const' &&
    statement.parent?.type === 'program'
  );
}

function isRead(node: Node): boolean {
  if (node.type !== 'identifier') return node.type === 'shorthand_property_identifier';
  const fields = READ_IN[node.parent?.type ?? ''];
  const field = fieldOf(node);
  return fields === 'any' || (field !== undefined && fields?.includes(field) === true);
}
