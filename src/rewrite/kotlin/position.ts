import type { Node } from 'web-tree-sitter';
import { COMPARISONS, LOOKUPS } from '../jvm/library';
import { fieldOf, outward } from '../syntax';
import { constantAround, constantProblem } from './constants';
import { calleeOf, hasModifier, isBehindSign } from './nodes';

type Fits = (node: Node, parent: Node) => boolean;

const always: Fits = () => true;

/** Where an expression may stand for a string, by the type of the node around it. */
const VALUES: Readonly<Record<string, Fits>> = {
  property_declaration: isBehindSign,
  function_value_parameters: isBehindSign,
  class_parameter: isBehindSign,
  function_body: isBehindSign,
  value_argument: always,
  assignment: (node) => fieldOf(node) === 'right',
  return_expression: always,
  when_entry: (node) => fieldOf(node) !== 'condition',
  lambda_literal: always,
  block: always,
  interpolation: always,
  // `"key" to "value"`
  infix_expression: (node, parent) =>
    parent.namedChildren[1]?.text === 'to' && parent.namedChildren[2]?.equals(node) === true,
  navigation_expression: (node, parent) => parent.firstNamedChild?.equals(node) === true,
};

/** Expressions that are a text of their parts. */
const TEXTS: Readonly<Record<string, Fits>> = {
  parenthesized_expression: always,
  binary_expression: (_, parent) =>
    /^(?:\+|\?:)$/.test(parent.childForFieldName('operator')?.text ?? ''),
  if_expression: (node) => fieldOf(node) !== 'condition',
  as_expression: (node) => fieldOf(node) === 'left',
};

/** Why a literal can't be replaced where it stands, as the end of a sentence; undefined if it can. */
export function kotlinPositionProblem(literal: Node, root: Node): string | undefined {
  const node = textAround(literal);
  const { parent } = node;
  if (!parent) return 'it stands alone';
  const outer = outerProblem(literal);
  if (outer !== undefined) return outer;
  if (VALUES[parent.type]?.(node, parent) !== true) return namedProblem(node, parent);
  const constant = constantAround(literal);
  return callProblem(parent) ?? (constant && constantProblem(constant, root));
}

/** The whole text that the literal is a part of. */
function textAround(literal: Node): Node {
  let node = literal;
  while (node.parent && TEXTS[node.parent.type]?.(node, node.parent) === true) node = node.parent;
  return node;
}

/** What stands further out, and may hold constants only. */
function outerProblem(literal: Node): string | undefined {
  for (const node of outward(literal)) {
    if (/^(?:file_)?annotation$/.test(node.type)) return 'an annotation takes constants alone';
    if (node.type === 'class_declaration' && hasModifier(node, 'annotation'))
      return 'an annotation takes constants alone';
    // Its code is copied to where it is called, and the cache is the file's own.
    if (hasModifier(node, 'inline') && !hasModifier(node, 'private'))
      return 'an inline function can’t use what is private to its file';
  }
  return undefined;
}

function namedProblem(node: Node, parent: Node): string {
  if (parent.type === 'annotated_expression') return 'an annotation takes constants alone';
  if (parent.type === 'when_entry') return 'it is a case of a when';
  if (parent.type === 'index_expression') return 'it is a key';
  if (parent.type === 'infix_expression' && parent.firstNamedChild?.equals(node) === true)
    return 'it is a key';
  const isComparison = /^(?:binary|in|infix)_expression$/.test(parent.type);
  return isComparison ? 'it is compared with something' : 'of where it stands';
}

function callProblem(parent: Node): string | undefined {
  const isArgument = parent.type === 'value_argument';
  const call = isArgument ? parent.parent?.parent : parent.parent;
  if (call?.type !== 'call_expression') return undefined;
  const name = calleeOf(call);
  if (isArgument && LOOKUPS.test(name)) return 'it is the name of a secret';
  const compares = COMPARISONS.test(name) && parent.type !== 'lambda_literal';
  return compares ? 'it is compared with something' : undefined;
}
