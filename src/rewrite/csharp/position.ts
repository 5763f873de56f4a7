import type { Node } from 'web-tree-sitter';
import { fieldOf, namedChildren, outward } from '../syntax';
import { hasModifier } from './types';

/** Calls whose argument is the name of a secret. */
const LOOKUPS =
  /(?:^|\.)(?:GetSecret(?:String|Binary|Value)(?:Async)?|GetCachedSecret|RefreshNowAsync|\w*Secrets\.Get)$/;

/** Calls that compare a text with another. */
const COMPARISONS = /(?:^|\.)(?:Equals|Compare|CompareTo|CompareOrdinal|ReferenceEquals)$/;

/** Calls that make parameters of what is interpolated into their text. */
const TAKES_TEMPLATE = /(?:Sql|Interpolated)(?:Async|Raw)?$/;

/** Calls whose first text has places for what follows: a secret in it might have such places too. */
const TAKES_FORMAT =
  /(?:Format|Write|WriteLine|Log\w*|Verbose|Debug|Information|Warning|Error|Fatal)$/;

/** Parents in which every expression may be any text. */
const ANY: readonly string[] = [
  'arrow_expression_clause',
  'return_statement',
  'yield_statement',
  'collection_element',
  'anonymous_object_creation_expression',
  'interpolation',
];

/** Parents in which an expression may be any text in one field. */
const FIELDS: Readonly<Record<string, string>> = {
  assignment_expression: 'right',
  property_declaration: 'value',
  lambda_expression: 'body',
  member_access_expression: 'expression',
};

/** The whole text that a literal is a part of: a sum, the branches of a condition, a cast. */
export function textAround(literal: Node): Node {
  let node = literal;
  for (let { parent } = node; parent; { parent } = node) {
    if (!isPartOf(node, parent)) break;
    node = parent;
  }
  return node;
}

function isPartOf(node: Node, parent: Node): boolean {
  const field = fieldOf(node) ?? '';
  switch (parent.type) {
    case 'parenthesized_expression':
      return true;
    case 'binary_expression': {
      const operator = parent.childForFieldName('operator')?.text;
      return operator === '+' || (operator === '??' && field === 'right');
    }
    case 'conditional_expression':
      return field === 'consequence' || field === 'alternative';
    case 'cast_expression':
      return field === 'value' && isText(parent.childForFieldName('type')?.text);
    case 'switch_expression_arm':
      return namedChildren(parent).at(-1)?.equals(node) === true;
    case 'switch_expression':
      return true;
    default:
      return false;
  }
}

function isText(type: string | undefined): boolean {
  return /^(?:string|object|String|System\.String)\??$/.test(type ?? '');
}

/** Why a literal can't be replaced where it stands, as the end of a sentence; undefined if it can. */
export function csharpPositionProblem(literal: Node): string | undefined {
  const node = textAround(literal);
  const { parent } = node;
  if (!parent) return 'it stands alone';
  const outer = outerProblem(literal);
  if (outer !== undefined) return outer;
  if (ANY.includes(parent.type)) return undefined;
  const field = FIELDS[parent.type];
  if (field !== undefined) return fieldOf(node) === field ? undefined : 'of where it stands';
  switch (parent.type) {
    case 'variable_declarator':
      return declaratorProblem(parent);
    case 'argument':
      return argumentProblem(literal, parent);
    case 'initializer_expression':
      return isKey(node, parent) ? 'it is a key' : undefined;
    default:
      return namedProblem(parent);
  }
}

/** What stands further out, and may hold constants only. */
function outerProblem(literal: Node): string | undefined {
  for (const { type } of outward(literal)) {
    if (type === 'attribute') return 'an attribute takes constants alone';
    if (type === 'parameter') return 'a parameter’s default is a constant';
    if (/pattern|^case_|^goto_statement$/.test(type))
      return 'it is a case of a switch or a pattern';
    if (/^(?:fixed_statement|preproc_if|preproc_elif)$/.test(type) && isCondition(literal, type))
      return 'of where it stands';
    if (/statement$|^declaration_list$/.test(type)) return undefined;
  }
  return undefined;
}

function isCondition(literal: Node, type: string): boolean {
  return type === 'fixed_statement' || literal.parent?.type.startsWith('preproc') === true;
}

function declaratorProblem(declarator: Node): string | undefined {
  const declaration = declarator.parent?.parent;
  const isKnown =
    declaration &&
    /^(?:field_declaration|local_declaration_statement|for_statement|using_statement)$/.test(
      declaration.type,
    );
  return isKnown ? undefined : 'of where it stands';
}

function argumentProblem(literal: Node, argument: Node): string | undefined {
  const list = argument.parent;
  if (list?.type === 'tuple_expression') return undefined;
  if (list?.type !== 'argument_list') return 'it is a key';
  if (/^(?:ref|out|in)\b/.test(argument.text)) return 'it is handed over by reference';
  const callee = list.parent?.childForFieldName('function')?.text.replace(/<[^<>]*>$/, '') ?? '';
  if (LOOKUPS.test(callee)) return 'it is the name of a secret';
  if (COMPARISONS.test(callee)) return 'it is compared with something';
  const isTemplate = literal.type === 'interpolated_string_expression';
  if (isTemplate && TAKES_TEMPLATE.test(callee)) return 'what is interpolated becomes a parameter';
  return isFormat(literal, list, callee) ? 'it is a format' : undefined;
}

function isFormat(literal: Node, list: Node, callee: string): boolean {
  const isFirst = namedChildren(list)
    .slice(0, -1)
    .some((one) => one.startIndex <= literal.startIndex && literal.endIndex <= one.endIndex);
  return isFirst && TAKES_FORMAT.test(callee) && literal.text.includes('{');
}

/** `{ "key", "value" }` in the initialiser of a dictionary. */
function isKey(node: Node, list: Node): boolean {
  const isEntry = list.parent?.type === 'initializer_expression';
  const items = namedChildren(list);
  return isEntry && items.length > 1 && items[0]?.equals(node) === true;
}

/** The reasons users meet; whatever else there is has the last one. */
function namedProblem(parent: Node): string {
  return parent.type === 'binary_expression'
    ? 'it is compared with something'
    : 'of where it stands';
}

/** Places where C# allows no `await`, or not with what may stand beside it. */
const NO_AWAIT =
  /^(?:lock_statement|unsafe_statement|fixed_statement|catch_filter_clause|query_expression)$/;

/** Whether a lookup can be awaited in a literal’s place. */
export function canAwait(literal: Node, enclosing: Node | undefined): boolean {
  if (!enclosing || !hasModifier(enclosing, 'async')) return false;
  for (const node of outward(literal)) {
    if (node.equals(enclosing)) break;
    if (NO_AWAIT.test(node.type)) return false;
    // What is held by reference, or on the stack alone, can’t wait.
    if (node.type.endsWith('statement') && isHeld(node)) return false;
  }
  return !hasModifier(enclosing, 'unsafe');
}

function isHeld(statement: Node): boolean {
  return /\b(?:ref|Span|ReadOnlySpan|stackalloc)\b/.test(statement.text);
}
