import type { Node } from 'web-tree-sitter';
import { COMPARISONS, LOOKUPS } from '../jvm/library';
import { fieldOf, outward } from '../syntax';
import { constantAround, constantProblem } from './constants';
import { topLevelType } from './types';

/** Fields in which an expression may stand for a string, by the type of the node around it. */
const VALUES: Readonly<Record<string, readonly string[] | 'any'>> = {
  variable_declarator: ['value'],
  assignment_expression: ['right'],
  argument_list: 'any',
  array_initializer: 'any',
  return_statement: 'any',
  yield_statement: 'any',
  lambda_expression: ['body'],
  method_invocation: ['object'],
};

/** Expressions that are a text of their parts, by the fields that these are in. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  binary_expression: ['left', 'right'],
  ternary_expression: ['consequence', 'alternative'],
  cast_expression: ['value'],
};

/** Why a literal can't be replaced where it stands, as the end of a sentence; undefined if it can. */
export function javaPositionProblem(literal: Node, root: Node): string | undefined {
  const node = textAround(literal);
  const { parent } = node;
  if (!parent) return 'it stands alone';
  const outer = outerProblem(literal);
  if (outer !== undefined) return outer;
  if (!fits(node, parent)) return namedProblem(parent);
  if (!topLevelType(literal)) return 'there is no class around it that could hold the cache';
  const constant = constantAround(literal);
  return callProblem(parent) ?? (constant && constantProblem(constant, root));
}

/** The whole text that the literal is a part of. */
function textAround(literal: Node): Node {
  let node = literal;
  for (let { parent } = node; parent; { parent } = node) {
    const isPart = TEXTS[parent.type]?.includes(fieldOf(node) ?? '') === true;
    const isSum = parent.childForFieldName('operator')?.text === '+';
    const isText = isPart && (parent.type !== 'binary_expression' || isSum);
    if (!isText && parent.type !== 'parenthesized_expression') break;
    node = parent;
  }
  return node;
}

function fits(node: Node, parent: Node): boolean {
  // The value of a rule `case "a" -> "b"`.
  if (parent.type === 'expression_statement') return parent.parent?.type === 'switch_rule';
  const fields = VALUES[parent.type];
  const field = fieldOf(node);
  return fields === 'any' || (field !== undefined && fields?.includes(field) === true);
}

function callProblem(parent: Node): string | undefined {
  const isArgument = parent.type === 'argument_list';
  const call = isArgument ? parent.parent : parent;
  if (call?.type !== 'method_invocation') return undefined;
  const method = call.childForFieldName('name')?.text ?? '';
  if (isArgument && LOOKUPS.test(method)) return 'it is the name of a secret';
  return COMPARISONS.test(method) ? 'it is compared with something' : undefined;
}

/** What stands further out, and may hold constants only. */
function outerProblem(literal: Node): string | undefined {
  for (const { type, parent } of outward(literal)) {
    if (type === 'annotation') {
      const isSpring = parent && /@(?:[\w.]*\.)?Value\s*\(/.test(parent.text);
      return isSpring
        ? 'an annotation takes constants alone; let Spring import the secret (spring.config.import=aws-secretsmanager:…) and write @Value("${…}")'
        : 'an annotation takes constants alone';
    }
    if (type === 'switch_label' || type === 'guard') return 'it is a case of a switch';
    if (type === 'annotation_type_element_declaration')
      return 'an annotation takes constants alone';
  }
  return undefined;
}

/** The reasons users meet; whatever else there is has the last one. */
function namedProblem(parent: Node): string {
  return parent.type === 'binary_expression'
    ? 'it is compared with something'
    : 'of where it stands';
}
