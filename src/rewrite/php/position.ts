import type { Node } from 'web-tree-sitter';
import { fieldOf, outward } from '../syntax';

/** Fields in which an expression may stand for a string, by the type of the node around it. */
const VALUES: Readonly<Record<string, readonly string[] | 'any'>> = {
  assignment_expression: ['right'],
  augmented_assignment_expression: ['right'],
  argument: 'any',
  return_statement: 'any',
  arrow_function: ['body'],
  conditional_expression: ['body', 'alternative'],
  echo_statement: 'any',
  sequence_expression: 'any',
  print_intrinsic: 'any',
  match_conditional_expression: ['return_expression'],
  match_default_expression: ['return_expression'],
  match_condition_list: 'any',
  case_statement: ['value'],
};

const OPERATORS = new Set(['.', '??', '?:', '==', '===', '!=', '!==', '||', '&&', 'or', 'and']);

/** Where PHP wants a constant. */
const CONSTANT =
  /^(?:const_declaration|property_declaration|simple_parameter|property_promotion_parameter|static_variable_declaration|enum_case|attribute|declare_statement)$/;

const CODE = /^(?:compound_statement|arrow_function|program)$/;

const LOOKUPS = /(?:getSecretValue|getSecret|aws_secret\d*)$/i;
const FORMATS = /^\\?(?:v?[fs]?printf|sscanf)$/i;

/** Why a literal can't be replaced where it stands, as the end of a sentence; undefined if it can. */
export function phpPositionProblem(literal: Node): string | undefined {
  let node = literal;
  while (node.parent?.type === 'parenthesized_expression') node = node.parent;
  const { parent } = node;
  if (!parent) return 'it stands alone';
  const isConstant = wantsConstant(node) && !constantOf(node);
  if (isConstant) return 'PHP wants a constant there';
  if (constantOf(node)?.equals(parent) === true) return undefined;
  if (parent.type === 'binary_expression') {
    const operator = parent.childForFieldName('operator')?.text.toLowerCase() ?? '';
    return OPERATORS.has(operator) ? undefined : 'of where it stands';
  }
  if (parent.type === 'array_element_initializer') {
    const isValue = parent.lastNamedChild?.equals(node) === true;
    return isValue ? callProblem(node) : 'it is a key';
  }
  const fields = VALUES[parent.type];
  const field = fieldOf(node);
  const fits = fields === 'any' || (field !== undefined && fields?.includes(field) === true);
  if (!fits) return parent.type === 'subscript_expression' ? 'it is a key' : 'of where it stands';
  return callProblem(node);
}

function wantsConstant(literal: Node): boolean {
  for (const node of outward(literal)) {
    if (CONSTANT.test(node.type)) return true;
    if (CODE.test(node.type)) return false;
  }
  return false;
}

/** `K = '…'` of a `const` at the top level that declares nothing else, and is nothing but the literal. */
export function constantOf(literal: Node): Node | undefined {
  const { parent } = literal;
  const declaration = parent?.type === 'const_element' ? parent.parent : null;
  if (declaration?.parent?.type !== 'program' || declaration.namedChildCount !== 1)
    return undefined;
  return parent ?? undefined;
}

function callProblem(node: Node): string | undefined {
  for (const outer of outward(node)) {
    if (/statement$|_definition$/.test(outer.type)) return undefined;
    const call = outer.type === 'arguments' ? outer.parent : null;
    if (!call) continue;
    const callee =
      (call.childForFieldName('function') ?? call.childForFieldName('name'))?.text ?? '';
    if (LOOKUPS.test(callee)) return 'it is the name of a secret';
    const isFirst = outer.firstNamedChild?.equals(node.parent ?? node) === true;
    if (isFirst && /^\\?define$/i.test(callee)) return 'it is the name of a constant';
    // What is looked up might hold a percent sign.
    return isFirst && FORMATS.test(callee) ? 'it is a format' : undefined;
  }
  return undefined;
}
