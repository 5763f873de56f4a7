import type { Node } from 'web-tree-sitter';
import { fieldOf, outward } from '../syntax';

/** Fields in which an expression may stand for a string, by the type of the node around it. */
const VALUES: Readonly<Record<string, readonly string[] | 'any'>> = {
  assignment: ['right'],
  operator_assignment: ['right'],
  right_assignment_list: 'any',
  pair: ['value'],
  optional_parameter: ['value'],
  keyword_parameter: ['value'],
  argument_list: 'any',
  array: 'any',
  conditional: ['consequence', 'alternative'],
  interpolation: 'any',
  // Of `when`, which compares with `===`; those of `in` are written otherwise.
  pattern: 'any',
  method: ['body'],
  singleton_method: ['body'],
  if_modifier: ['body'],
  unless_modifier: ['body'],
  rescue_modifier: 'any',
  call: ['receiver'],
  element_reference: ['object'],
  case: ['value'],
};

/** Nodes whose value is that of their last statement. */
const BODIES = new Set([
  'body_statement',
  'block_body',
  'then',
  'else',
  'parenthesized_statements',
]);

const OPERATORS = new Set(['+', '*', '==', '!=', '===', '<<', '||', '&&', 'or', 'and']);

const LOADS = /^(?:require|require_relative|load|autoload|gem)$/;
const LOOKUPS = /^(?:get_secret|get_secret_value|batch_get_secret_value)$/;
const FORMATS = /^(?:format|sprintf|printf)$/;

/** Why a literal can't be replaced where it stands, as the end of a sentence; undefined if it can. */
export function rubyPositionProblem(literal: Node): string | undefined {
  const { parent } = literal;
  if (!parent) return 'it stands alone';
  const problem = surroundingProblem(literal);
  if (problem !== undefined) return problem;
  if (parent.type === 'binary') return operatorProblem(literal, parent);
  if (parent.type === 'unary') return /^[+-]/.test(parent.text) ? undefined : 'of where it stands';
  if (BODIES.has(parent.type)) return isLast(literal) ? undefined : 'it does nothing';
  const fields = VALUES[parent.type];
  const field = fieldOf(literal);
  const fits = fields === 'any' || (field !== undefined && fields?.includes(field) === true);
  return fits ? callProblem(literal, parent) : namedProblem(parent);
}

/** The reasons users meet; whatever else there is has the last one. */
function namedProblem(parent: Node): string {
  if (parent.type === 'chained_string') return 'it is written in several pieces';
  if (parent.type === 'pair' || parent.type === 'element_reference') return 'it is a key';
  if (/pattern|in_clause/.test(parent.type)) return 'it is a pattern';
  return 'of where it stands';
}

function surroundingProblem(literal: Node): string | undefined {
  for (const node of outward(literal)) {
    if (node.type === 'begin_block') return 'that code runs before everything else';
    if (node.type === 'class' && /<\s*(?:::)?BasicObject$/.test(superclassOf(node)))
      return 'no constant is known in its class';
  }
  return undefined;
}

function superclassOf(node: Node): string {
  return node.childForFieldName('superclass')?.text ?? '';
}

function operatorProblem(literal: Node, binary: Node): string | undefined {
  const operator = binary.childForFieldName('operator')?.text ?? '';
  if (operator === '%' && fieldOf(literal) === 'left') return 'it is a format';
  return OPERATORS.has(operator) ? undefined : 'of where it stands';
}

function callProblem(literal: Node, parent: Node): string | undefined {
  const list = parent.type === 'pair' ? parent.parent : parent;
  if (list?.type !== 'argument_list') return undefined;
  const callee = list.parent?.childForFieldName('method')?.text ?? '';
  if (LOADS.test(callee)) return 'it names code to be loaded';
  if (LOOKUPS.test(callee)) return 'it is the name of a secret';
  const isFirst = list.firstNamedChild?.equals(literal) === true;
  // What is looked up might hold a percent sign.
  return isFirst && FORMATS.test(callee) ? 'it is a format' : undefined;
}

function isLast(statement: Node): boolean {
  let next = statement.nextNamedSibling;
  while (next && /^(?:comment|heredoc_body)$/.test(next.type)) next = next.nextNamedSibling;
  const isClassBody = /^(?:class|module|singleton_class)$/.test(
    statement.parent?.parent?.type ?? '',
  );
  return !isClassBody && (!next || /^(?:rescue|ensure)$/.test(next.type));
}

/** Methods of a string that leave it as it is, and give another. */
const COPYING =
  /^(?:freeze|dup|strip|lstrip|rstrip|chomp|upcase|downcase|to_sym|sub|gsub|tr|split|lines|bytes|unpack1?|encode|b)$/;

/** Whether the code may change the string that stands here, as long as it isn't frozen. */
export function mayBeChanged(literal: Node): boolean {
  const { parent } = literal;
  if (!parent) return true;
  if (/^(?:interpolation|pattern|unary)$/.test(parent.type)) return false;
  const operator = parent.childForFieldName('operator')?.text ?? '';
  if (parent.type === 'binary') {
    if (/^(?:\|\||&&|or|and)$/.test(operator)) return true;
    return operator === '<<' && fieldOf(literal) === 'left';
  }
  const method = parent.type === 'call' ? (parent.childForFieldName('method')?.text ?? '') : '';
  return !(fieldOf(literal) === 'receiver' && COPYING.test(method));
}
