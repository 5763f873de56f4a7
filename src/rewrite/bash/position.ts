import type { Node } from 'web-tree-sitter';
import { lineStart } from '../style';
import { outward, sourceOf, spanOf } from '../syntax';

/**
 * How a lookup comes to stand in a script.
 * `assign`: in the assignment that the text is the value of. `before`: the assignment goes on a line
 * before the command that exports or declares the name, for that would hide a failure (ShellCheck's
 * SC2155). `default`: in `${NAME:-…}`, where it is run only if it is needed. `hoist`: in a variable
 * of its own, above the statement.
 */
export type Way = 'assign' | 'before' | 'default' | 'hoist';

export type Position = { readonly way: Way } | { readonly problem: string };

/** Words of commands that declare names; others than these flags change what a value means. */
const FLAGS = /^-[rxg]+$/;

/** Commands whose argument is the name of a secret. */
const LOOKUP = /^aws$/;

/** Where a text stands, and what that allows. */
export function bashPosition(literal: Node): Position {
  const value = valueAround(literal);
  const { parent } = value;
  switch (parent?.type) {
    case 'variable_assignment':
      return assignmentPosition(parent, value);
    case 'command':
      return argumentPosition(parent, value);
    case 'expansion':
      return defaultPosition(parent, value);
    case 'array':
    case 'herestring_redirect':
      return hoisted(parent);
    default:
      return { problem: namedProblem(parent) };
  }
}

/** The whole that a text is written together with: `pre'text'"more"`. */
export function valueAround(literal: Node): Node {
  return literal.parent?.type === 'concatenation' ? literal.parent : literal;
}

function namedProblem(parent: Node | null): string {
  if (parent?.type === 'binary_expression') return 'it is compared with something';
  if (parent?.type === 'case_item') return 'it is a pattern';
  if (parent?.type === 'command_name') return 'it is the name of a command';
  if (parent?.type.startsWith('heredoc')) return 'it stands in a here-document';
  return 'of where it stands';
}

function assignmentPosition(assignment: Node, value: Node): Position {
  if (value.type === 'concatenation') return hoisted(assignment);
  const outer = assignment.parent;
  if (outer?.type === 'declaration_command') return declarationPosition(outer, assignment);
  return outer?.type === 'program' ? { way: 'assign' } : hoisted(assignment);
}

function declarationPosition(declaration: Node, assignment: Node): Position {
  const flags = declaration.namedChildren.filter(({ type }) => type === 'word');
  if (!flags.every(({ text }) => FLAGS.test(text)))
    return { problem: 'of how its name is declared' };
  if (/^local\b/.test(declaration.text)) return hoisted(assignment);
  return declaration.parent?.type === 'program' && startsLine(declaration)
    ? { way: 'before' }
    : hoisted(assignment);
}

function argumentPosition(command: Node, value: Node): Position {
  if (
    LOOKUP.test(command.childForFieldName('name')?.text ?? '') &&
    command.text.includes('secret')
  ) {
    return { problem: 'it is the name of a secret' };
  }
  // A comment or an option in front of nothing would be read as one.
  return value.startIndex === command.startIndex
    ? { problem: 'of where it stands' }
    : hoisted(command);
}

function defaultPosition(expansion: Node, value: Node): Position {
  const operator = value.previousSibling?.text ?? '';
  const quoted = expansion.parent?.type === 'string';
  const isWord = value.type === 'word';
  return /^:?[-=]$/.test(operator) && quoted && isWord
    ? { way: 'default' }
    : { problem: 'of where it stands' };
}

function hoisted(node: Node): Position {
  const statement = statementAround(node);
  if (!statement) return { problem: 'of where it stands' };
  return startsLine(statement)
    ? { way: 'hoist' }
    : { problem: 'its line begins with something else' };
}

/** The statement of the script's top level that a node is in. */
export function statementAround(node: Node): Node | undefined {
  return [...outward(node)].find((outer) => outer.parent?.type === 'program');
}

/** Whether nothing but blanks stands before a node on its line. */
export function startsLine(node: Node): boolean {
  const { start } = spanOf(node);
  const text = sourceOf(node);
  return /^[ \t]*$/.test(text.slice(lineStart(text, start), start));
}
