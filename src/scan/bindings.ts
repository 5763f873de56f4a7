import type { Node } from 'web-tree-sitter';
import { literalContent } from '../parse/queries';
import type { Link } from './candidate';
import { judgeName, type NameJudgement } from './names';
import { sinkOf } from './sinks';

/** What a literal is bound to in a JavaScript, TypeScript or Python tree. */
export interface Binding {
  readonly name: string;
  readonly link: Link;
  readonly judgement: NameJudgement;
}

const MAX_NAME = 120;
/** The climb ends here: deeper nesting is no binding a reader would see. */
const MAX_CLIMB = 12;

/** Nodes that hand a value on unchanged, by grammar type. */
const TRANSPARENT = new Set(
  (
    'parenthesized_expression as_expression satisfies_expression non_null_expression type_assertion ' +
    'jsx_expression array list tuple set expression_list ternary_expression conditional_expression'
  ).split(' '),
);

/** Fields of the name and the value of a node that binds one to the other. */
const BINDERS: Readonly<Record<string, readonly [name: string, value: string, link: Link]>> = {
  variable_declarator: ['name', 'value', 'assigned'],
  assignment_expression: ['left', 'right', 'assigned'],
  augmented_assignment_expression: ['left', 'right', 'assigned'],
  assignment: ['left', 'right', 'assigned'],
  named_expression: ['name', 'value', 'assigned'],
  pair: ['key', 'value', 'keyed'],
  public_field_definition: ['name', 'value', 'assigned'],
  field_definition: ['property', 'value', 'assigned'],
  required_parameter: ['pattern', 'value', 'default'],
  optional_parameter: ['pattern', 'value', 'default'],
  assignment_pattern: ['left', 'right', 'default'],
  object_assignment_pattern: ['left', 'right', 'default'],
  default_parameter: ['name', 'value', 'default'],
  typed_default_parameter: ['name', 'value', 'default'],
  keyword_argument: ['name', 'value', 'passed'],
  enum_assignment: ['name', 'value', 'assigned'],
  // An object's inside on its own, as in an unsaved snippet, parses as a label.
  labeled_statement: ['label', 'body', 'keyed'],
};

/** Calls and methods that only change a value's type; the value is still the literal. */
const CONVERSIONS =
  /^(?:Buffer\.from|String|Symbol|bytes|bytearray|str|SecretStr|pydantic\.SecretStr|Uint8Array\.from|atob|base64\.b64decode|b64decode|new TextEncoder\(\)\.encode|encoder\.encode|textEncoder\.encode|unescape|decodeURIComponent|to_bytes|Secret|SecretString|SecretValue\.unsafePlainText)$/;
const CONVERTING_METHODS = new Set(['encode', 'trim', 'toString', 'strip', 'decode', 'valueOf']);
const SETTER =
  /^(?:set|with|add|put|use|update|change)|^(?:password|passwd|pwd|secret|token|api_?key)$/i;
const COMPARISON = /^(?:[!=]==?|in)$/;
const FALLBACK = /^(?:\|\||\?\?|or)$/;

/** Climbs from a literal to the name that it is bound to. Undefined where there is none that says secret. */
export function bindingOf(literal: Node): Binding | undefined {
  let node = literal;
  let link: Link | undefined;
  for (let step = 0; step < MAX_CLIMB; step++) {
    const { parent } = node;
    if (!parent) return undefined;
    const binder = BINDERS[parent.type];
    if (binder) return bound({ parent, value: node, literal, outer: link }, binder);
    const found = siblingBinding(parent, node);
    if (found) return found;
    const next = climb(parent, node);
    if (!next) return undefined;
    if (isFallback(parent)) link = 'default';
    node = next;
  }
  return undefined;
}

interface Bound {
  readonly parent: Node;
  readonly value: Node;
  readonly literal: Node;
  readonly outer: Link | undefined;
}

function bound(
  { parent, value, literal, outer }: Bound,
  [nameField, valueField, link]: readonly [string, string, Link],
): Binding | undefined {
  if (parent.childForFieldName(valueField)?.id !== value.id) return undefined;
  const name = nameOf(parent.childForFieldName(nameField));
  return name === undefined ? undefined : namedPair(name, outer ?? link, value, literal);
}

/** A name on the other side of a comparison or a default, in an attribute, or among arguments. */
function siblingBinding(parent: Node, node: Node): Binding | undefined {
  if (parent.type === 'arguments' || parent.type === 'argument_list')
    return argumentBinding(parent, node);
  if (parent.type === 'jsx_attribute') return named(nameOf(parent.firstNamedChild) ?? '', 'keyed');
  const other = parent.namedChildren.find((child) => child.id !== node.id);
  if (!other || parent.namedChildCount !== 2) return undefined;
  // `("password", "…")`, as form data is written in Python.
  if (parent.type === 'tuple' && isString(other) && other.startIndex < node.startIndex)
    return named(nameOf(other) ?? '', 'keyed');
  const operator = operatorOf(parent);
  if (COMPARISON.test(operator)) return named(nameOf(other) ?? '', 'compared');
  if (FALLBACK.test(operator)) return named(nameOf(other) ?? '', 'default');
  return undefined;
}

function operatorOf(node: Node): string {
  if (!/^(?:binary_expression|comparison_operator|boolean_operator)$/.test(node.type)) return '';
  return node.children.find((child) => !child.isNamed)?.text ?? '';
}

function isFallback(node: Node): boolean {
  return FALLBACK.test(operatorOf(node));
}

/** From where the climb goes on above `parent`; undefined where the value becomes another. */
function climb(parent: Node, node: Node): Node | undefined {
  if (TRANSPARENT.has(parent.type) || isFallback(parent)) return parent;
  if (parent.type === 'expression_statement' && parent.parent?.type === 'labeled_statement')
    return parent;
  if (parent.type === 'arguments' || parent.type === 'argument_list') {
    const call = parent.parent;
    const first = parent.firstNamedChild?.id === node.id;
    return call && first && CONVERSIONS.test(calleeOf(call)) ? call : undefined;
  }
  const method = parent.childForFieldName('property') ?? parent.childForFieldName('attribute');
  const { parent: call } = parent;
  if (method && call && CONVERTING_METHODS.has(method.text) && call.type.startsWith('call'))
    return call;
  return undefined;
}

function calleeOf(call: Node): string {
  const callee = call.childForFieldName('function') ?? call.childForFieldName('constructor');
  return callee && callee.endIndex - callee.startIndex <= MAX_NAME ? callee.text : '';
}

/** A sink by position, a setter, or `("password", "…")`: a literal whose neighbour names it. */
function argumentBinding(list: Node, node: Node): Binding | undefined {
  const call = list.parent;
  const callee = call ? calleeOf(call) : '';
  const position = list.namedChildren.findIndex((child) => child.id === node.id);
  const sink = sinkOf(callee, position);
  if (sink) return { name: callee, link: 'argument', judgement: sink };
  const before = list.namedChildren[position - 1];
  const called = callee.slice(callee.lastIndexOf('.') + 1);
  if (position > 0)
    return before && isString(before) ? named(nameOf(before) ?? '', 'argument') : undefined;
  return SETTER.test(called) && list.namedChildCount === 1 ? named(called, 'argument') : undefined;
}

function isString(node: Node): boolean {
  return node.type === 'string' || node.type === 'template_string';
}

function nameOf(node: Node | null): string | undefined {
  if (!node || node.endIndex - node.startIndex > MAX_NAME) return undefined;
  if (!isString(node)) return node.text;
  const content = literalContent(node);
  return content && node.text.slice(content.start - node.startIndex, content.end - node.startIndex);
}

function named(name: string, link: Link): Binding | undefined {
  const judgement = judgeName(name);
  return judgement && { name, link, judgement };
}

const PAIR_PASSWORD: NameJudgement = {
  strength: 'password',
  type: 'client-credential',
  ruleId: 'generic-password',
};

/** `auth=("user", "…")` names a pair, whose second part is the password and whose first is not. */
function namedPair(name: string, link: Link, value: Node, literal: Node): Binding | undefined {
  if (!isPair(value) || !/auth$/i.test(name)) return named(name, link);
  const second = value.lastNamedChild;
  return second && second.startIndex <= literal.startIndex
    ? { name, link, judgement: PAIR_PASSWORD }
    : undefined;
}

function isPair(node: Node): boolean {
  return (node.type === 'tuple' || node.type === 'array') && node.namedChildCount === 2;
}
