import type { Node } from 'web-tree-sitter';
import { fieldOf, outward } from '../syntax';

/** Fields in which an expression may stand for a string, by the type of the node around it. */
const VALUES: Readonly<Record<string, readonly string[] | 'any'>> = {
  assignment: ['right'],
  augmented_assignment: ['right'],
  named_expression: ['value'],
  argument_list: 'any',
  keyword_argument: ['value'],
  pair: ['value'],
  default_parameter: ['value'],
  typed_default_parameter: ['value'],
  return_statement: 'any',
  list: 'any',
  tuple: 'any',
  set: 'any',
  expression_list: 'any',
  binary_operator: 'any',
  boolean_operator: 'any',
  conditional_expression: 'any',
  lambda: ['body'],
  attribute: ['object'],
  interpolation: ['expression'],
  yield: 'any',
  list_comprehension: ['body'],
  set_comprehension: ['body'],
  generator_expression: ['body'],
};

/** Calls whose argument is the name of a secret. */
const LOOKUPS = /(?:^|\.)(?:get_secret_string|get_secret_binary|get_secret_value|get_secret)$/;

/** Annotations that make a type of a value, or that a string from elsewhere would not fit. */
const LITERAL_TYPE = /\b(?:Literal|LiteralString)\b/;

/** Why a literal can't be replaced where it stands, as the end of a sentence; undefined if it can. */
export function pythonPositionProblem(literal: Node): string | undefined {
  let node = literal;
  while (node.parent?.type === 'parenthesized_expression') node = node.parent;
  const { parent } = node;
  if (!parent) return 'it stands alone';
  if (isUnderTypeChecking(literal)) return 'that code is never run';
  const fields = VALUES[parent.type];
  const field = fieldOf(node);
  const fits = fields === 'any' || (field !== undefined && fields?.includes(field) === true);
  if (!fits) return namedProblem(parent, field);
  if (isNameOfSecret(parent)) return 'it is the name of a secret';
  const type = parent.childForFieldName('type');
  return type && LITERAL_TYPE.test(type.text) ? 'its declared type is that literal' : undefined;
}

/** The reasons users meet; whatever else there is has the last one. */
function namedProblem(parent: Node, field: string | undefined): string {
  if (parent.type === 'concatenated_string') return 'it is written in several pieces';
  if (parent.type === 'comparison_operator') return 'it is compared with something';
  if (parent.type === 'pair' || parent.type === 'subscript') return 'it is a key';
  if (/pattern|case/.test(parent.type)) return 'it is a pattern';
  if (parent.type === 'type' || field === 'type') return 'it is a type';
  if (parent.type === 'expression_statement') return 'it is a docstring or does nothing';
  return 'of where it stands';
}

function isNameOfSecret(parent: Node): boolean {
  const args = parent.type === 'keyword_argument' ? parent.parent : parent;
  if (args?.type !== 'argument_list' || args.parent?.type !== 'call') return false;
  return LOOKUPS.test(args.parent.childForFieldName('function')?.text ?? '');
}

function isUnderTypeChecking(node: Node): boolean {
  let inside = node;
  for (const outer of outward(node)) {
    const condition = outer.type === 'if_statement' ? outer.childForFieldName('condition') : null;
    const isBody = fieldOf(inside) === 'consequence';
    if (condition && isBody && /\bTYPE_CHECKING\b/.test(condition.text)) return true;
    inside = outer;
  }
  return false;
}
