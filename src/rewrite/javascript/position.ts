import type { Node } from 'web-tree-sitter';
import { fieldOf, outward } from '../syntax';

/** Fields in which an expression may stand for a string, by the type of the node around it. */
const VALUES: Readonly<Record<string, readonly string[] | 'any'>> = {
  variable_declarator: ['value'],
  assignment_expression: ['right'],
  augmented_assignment_expression: ['right'],
  pair: ['value'],
  arguments: 'any',
  array: 'any',
  return_statement: 'any',
  throw_statement: 'any',
  yield_expression: 'any',
  await_expression: 'any',
  arrow_function: ['body'],
  ternary_expression: 'any',
  template_substitution: 'any',
  field_definition: ['value'],
  public_field_definition: ['value'],
  assignment_pattern: ['right'],
  object_assignment_pattern: ['right'],
  required_parameter: ['value'],
  optional_parameter: ['value'],
  member_expression: ['object'],
  export_statement: ['value'],
};

/** What only passes a value on: the place that counts is further out. */
const TRANSPARENT = [
  'parenthesized_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
];

const COMPARISONS = ['==', '===', '!=', '!==', '<', '<=', '>', '>=', 'in', 'instanceof'];
const OPERATORS = ['+', '||', '&&', '??'];

/** Calls whose string argument is read before the program runs, or names a secret itself. */
const RESERVED_CALLS =
  /^(?:require(?:\.resolve)?|import|import\.meta\.resolve|(?:\w+\.)?getSecret|(?:secretField|fetchSecret)\d*)$/;

/** Why a literal can't be replaced where it stands, as the end of a sentence; undefined if it can. */
export function positionProblem(literal: Node): string | undefined {
  const constant = constProblem(literal);
  if (constant) return constant;
  let node = literal;
  while (node.parent && TRANSPARENT.includes(node.parent.type)) node = node.parent;
  const { parent } = node;
  if (!parent) return 'it stands alone';
  if (parent.type === 'binary_expression') return operandProblem(parent);
  const fields = VALUES[parent.type];
  const field = fieldOf(node);
  const fits = fields === 'any' || (field !== undefined && fields?.includes(field) === true);
  if (!fits) return namedProblem(parent, field);
  return parent.type === 'arguments' ? callProblem(parent) : undefined;
}

function operandProblem(parent: Node): string | undefined {
  const operator = parent.childForFieldName('operator')?.type ?? '';
  if (OPERATORS.includes(operator)) return undefined;
  return COMPARISONS.includes(operator) ? 'it is compared with something' : `of its operator`;
}

/** The reasons users meet; whatever else there is has the last one. */
function namedProblem(parent: Node, field: string | undefined): string {
  if (parent.type === 'call_expression') return 'its template has a tag that sees the source text';
  if (parent.type === 'pair' || parent.type === 'computed_property_name') return 'it is a key';
  if (parent.type === 'subscript_expression' && field === 'index') return 'it is a key';
  if (parent.type === 'switch_case') return 'it is the label of a case';
  if (parent.type.startsWith('enum_')) return 'members of an enum are constants';
  if (parent.type === 'literal_type') return 'it is a type';
  if (/^(?:import|export)/.test(parent.type)) return 'it names a module';
  if (parent.type.startsWith('jsx')) return 'it is part of JSX';
  if (parent.type === 'expression_statement') return 'it is a directive or does nothing';
  return 'of where it stands';
}

function constProblem(literal: Node): string | undefined {
  for (const node of outward(literal)) {
    if (node.type === 'as_expression' && /\bas\s+const$/.test(node.text)) {
      return '`as const` makes its value a type';
    }
    if (/function|method|arrow|statement|declaration/.test(node.type)) return undefined;
  }
  return undefined;
}

function callProblem(args: Node): string | undefined {
  const callee = args.parent?.childForFieldName('function') ?? args.parent?.firstNamedChild;
  const name = callee?.text ?? '';
  if (args.parent?.type === 'call_expression' && RESERVED_CALLS.test(name)) {
    return /getSecret$|^(?:secretField|fetchSecret)/.test(name)
      ? 'it is the name of a secret'
      : 'it names a module';
  }
  return undefined;
}
