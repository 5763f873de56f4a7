import type { Node } from 'web-tree-sitter';
import type { Use } from '../exposure';
import { descendants, namedChildren, outward } from '../syntax';
import { calleeOf, hasModifier, initializerOf, mentions, nameOf } from './nodes';

/** A `const val`: code that reads it holds a copy of its value. */
export interface Constant {
  readonly name: string;
  readonly declaration: Node;
}

/** Nodes between a literal and the whole value of a constant. */
const CONSTANT_EXPRESSIONS =
  /^(?:binary_expression|parenthesized_expression|interpolation|(?:multiline_)?string_literal)$/;

/** The constant that a literal is in the value of, if any. */
export function constantAround(literal: Node): Constant | undefined {
  const value = [...outward(literal)].find(
    ({ parent }) => !parent || !CONSTANT_EXPRESSIONS.test(parent.type),
  );
  const declaration = value?.parent;
  if (declaration?.type !== 'property_declaration') return undefined;
  const name = nameOf(declaration);
  const isConst = hasModifier(declaration, 'const');
  return name === undefined || !isConst ? undefined : { name, declaration };
}

/** Whether code of other files may read the constant. */
export function isShared({ declaration }: Constant): boolean {
  return !hasModifier(declaration, 'private');
}

/** Why a constant must stay one, as the end of a sentence; undefined where it needn't. */
export function constantProblem(constant: Constant, root: Node): string | undefined {
  const names = new Set([constant.name]);
  return constantUse(root, names, constant.declaration)?.why ?? orderProblem(constant, names);
}

/**
 * Where a file needs one of these names to be a constant. Any file that can see the constant may be
 * asked.
 */
export function constantUse(
  root: Node,
  names: ReadonlySet<string>,
  declaration?: Node,
): Use | undefined {
  // The grammar takes the arguments of some annotations for an expression behind them.
  const annotated = descendants(root, 'annotation', 'file_annotation', 'annotated_expression');
  const types = descendants(root, 'class_declaration').filter((one) =>
    hasModifier(one, 'annotation'),
  );
  const annotation = [...annotated, ...types].find((node) => mentions(node, names));
  if (annotation) return { node: annotation, why: 'an annotation uses the constant' };
  const others = descendants(root, 'property_declaration').filter(
    (other) => !(declaration && other.equals(declaration)) && hasModifier(other, 'const'),
  );
  const made = others.find((other) => {
    const value = initializerOf(other);
    return value && mentions(value, names);
  });
  return made && { node: made, why: 'another constant is made of it' };
}

/** Whoever reads a looked up value before its line is run would read null. */
function orderProblem(constant: Constant, names: ReadonlySet<string>): string | undefined {
  const { declaration } = constant;
  const { parent: body } = declaration;
  if (!body) return undefined;
  const before = namedChildren(body).filter(
    (member) => member.endIndex <= declaration.startIndex && isRunAtStart(member),
  );
  const root = [...outward(declaration)].at(-1) ?? declaration;
  const own = ownNames(root);
  const isRead = before.some(
    (member) =>
      mentions(member, names) || (runsOwnCode(member, own) && isReadBeside(root, constant)),
  );
  return isRead ? 'code that runs before its line may read the constant' : undefined;
}

function isRunAtStart(member: Node): boolean {
  if (member.type === 'property_declaration') return initializerOf(member) !== undefined;
  return member.type === 'anonymous_initializer';
}

/** Names of the functions, classes and objects of a file. */
function ownNames(root: Node): Set<string> {
  const types = ['function_declaration', 'class_declaration', 'object_declaration'];
  return new Set(descendants(root, ...types).flatMap((node) => nameOf(node) ?? []));
}

function runsOwnCode(member: Node, own: ReadonlySet<string>): boolean {
  const calls = descendants(member, 'call_expression', 'callable_reference');
  const objects = descendants(member, 'navigation_expression', 'object_literal');
  return (
    calls.some((call) => own.has(calleeOf(call))) ||
    objects.some(
      (node) => node.type === 'object_literal' || own.has(node.firstNamedChild?.text ?? ''),
    )
  );
}

function isReadBeside(root: Node, { name }: Constant): boolean {
  return descendants(root, 'identifier').filter(({ text }) => text === name).length > 1;
}
