import type { Node } from 'web-tree-sitter';
import { fieldOf, outward } from '../syntax';

/** Calls whose argument is the name of a secret. */
const LOOKUPS = /(?:GetSecret(?:String|Binary|Value)?(?:With\w+)?|mustGet\w*Secret)$/;

/** Statements and declarations whose list of expressions may hold any string. */
const LISTS =
  /^(?:const_spec|var_spec|short_var_declaration|assignment_statement|return_statement)$/;

/** The whole that a literal is an operand of: `"a" + b + "c"`, in parentheses or not. */
export function sumAround(literal: Node): Node {
  let node = literal;
  for (;;) {
    const { parent } = node;
    const isSum = parent?.type === 'binary_expression' && operatorOf(parent) === '+';
    if (!isSum && parent?.type !== 'parenthesized_expression') return node;
    node = parent;
  }
}

function operatorOf(expression: Node): string | undefined {
  return expression.childForFieldName('operator')?.text;
}

/** Why a literal can't be replaced where it stands, as the end of a sentence; undefined if it can. */
export function goPositionProblem(literal: Node): string | undefined {
  const sum = sumAround(literal);
  const { parent } = sum;
  if (!parent) return 'it stands alone';
  if (isInConstantLength(sum)) return 'an array’s length is a constant';
  switch (parent.type) {
    case 'expression_list':
      return LISTS.test(parent.parent?.type ?? '') ? undefined : 'it is compared with something';
    case 'literal_element':
      return fieldOf(parent) === 'key' ? 'it is a key' : undefined;
    case 'argument_list':
      return argumentProblem(literal, parent);
    case 'type_conversion_expression':
      return isInConstant(parent) ? 'a constant is computed from it' : undefined;
    case 'send_statement':
      return fieldOf(sum) === 'value' ? undefined : 'of where it stands';
    default:
      return namedProblem(parent);
  }
}

/** The reasons users meet; whatever else there is has the last one. */
function namedProblem(parent: Node): string {
  if (parent.type === 'import_spec') return 'it is the path of a package';
  if (parent.type === 'field_declaration') return 'it is the tag of a field';
  if (parent.type === 'binary_expression') return 'it is compared with something';
  if (parent.type === 'index_expression') return 'it is a key';
  return 'of where it stands';
}

function argumentProblem(literal: Node, list: Node): string | undefined {
  const callee = list.parent?.childForFieldName('function')?.text ?? '';
  if (LOOKUPS.test(callee)) return 'it is the name of a secret';
  if (isInConstant(list)) return 'a constant is computed from it';
  // What is looked up might hold a percent sign.
  const isFormat = callee.endsWith('f') && /^["`][^]*["`]$/.test(literal.text);
  const isFirst = list.namedChildren.find(isText)?.equals(sumAround(literal)) ?? false;
  return isFormat && isFirst && isFormatCall(callee) ? 'it is a format' : undefined;
}

/** `fmt.Sprintf`, `log.Fatalf`, `t.Errorf`, `errors.Wrapf`. */
function isFormatCall(callee: string): boolean {
  return /(?:print|fatal|panic|error|log|skip|wrap|debug|info|warn|trace|scan|append)f$/i.test(
    callee,
  );
}

function isText(node: Node): boolean {
  return /_string_literal$|^binary_expression$|^parenthesized_expression$/.test(node.type);
}

function isInConstantLength(node: Node): boolean {
  return [...outward(node)].some(({ type }) => type === 'array_type');
}

function isInConstant(node: Node): boolean {
  return [...outward(node)].some(({ type }) => type === 'const_spec');
}
