import type { Node } from 'web-tree-sitter';
import { fieldOf, outward } from '../syntax';

/** Code that is no part of the script's own run, by the node around it, as the end of a sentence. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  data_statement: 'a data section holds no commands',
  class_statement: 'it is in a class',
  script_block_expression: 'a block of code may run somewhere else',
  attribute: 'it is a part of an attribute',
  param_block: 'it is the default of a parameter',
  script_parameter: 'it is the default of a parameter',
};

/** Why a literal can't be replaced where it stands, as the end of a sentence; undefined if it can. */
export function powerShellPositionProblem(literal: Node): string | undefined {
  for (const { type, firstChild } of outward(literal)) {
    if (firstChild?.text.toLowerCase() === 'workflow') return 'a workflow may run somewhere else';
    const elsewhere = Object.hasOwn(ELSEWHERE, type) ? ELSEWHERE[type] : undefined;
    if (elsewhere !== undefined) return elsewhere;
  }
  const value = wholeOf(literal);
  const { parent } = value;
  if (parent?.type === 'assignment_expression') return assignmentProblem(parent, value);
  if (parent?.type === 'hash_entry')
    return parent.lastNamedChild?.equals(value) === true ? undefined : 'it is a key';
  if (parent?.type === 'command_elements') return argumentProblem(parent, value);
  return 'it is not assigned as it is';
}

/** The node of an expression that is the literal alone: the grammar has one for each operator. */
function wholeOf(literal: Node): Node {
  let node = literal;
  while (node.parent?.childCount === 1) node = node.parent;
  return node;
}

function assignmentProblem(assignment: Node, value: Node): string | undefined {
  const operator = assignment.namedChildren.find(({ type }) => type === 'assignement_operator');
  const isValue = fieldOf(value) === 'value' && operator?.text.trim() === '=';
  return isValue ? undefined : 'it is not assigned as it is';
}

/** Of commands only the one that makes a text secure is known, with its text first or by its name. */
function argumentProblem(elements: Node, value: Node): string | undefined {
  const name = elements.parent?.childForFieldName('command_name')?.text.toLowerCase();
  if (name === 'get-secsecretvalue') return 'it is the name of a secret';
  const parts = elements.namedChildren.filter(({ type }) => type !== 'command_argument_sep');
  const at = parts.findIndex((part) => part.equals(value));
  const before = parts.slice(0, at).map(({ text }) => text.toLowerCase());
  const isText = at === 0 || before.at(-1) === '-string';
  const isPlain = parts.some(({ text }) => text.toLowerCase() === '-asplaintext');
  return name === 'convertto-securestring' && isText && isPlain
    ? undefined
    : 'it is the argument of a command';
}
