import type { Node } from 'web-tree-sitter';
import type { Use } from '../exposure';
import { descendants, fieldOf, namedChildren, outward } from '../syntax';
import { textAround } from './position';
import { hasModifier, membersOf, typeAround } from './types';

/** A `const` of a type or of a function. */
export interface Constant {
  readonly name: string;
  readonly declarator: Node;
  /** `field_declaration` or `local_declaration_statement`. */
  readonly declaration: Node;
  readonly isLocal: boolean;
}

/** The constant that a literal is in the value of, if any. */
export function constantAround(literal: Node): Constant | undefined {
  const declarator = textAround(literal).parent;
  const declaration = declarator?.parent?.parent;
  const name = declarator?.childForFieldName('name')?.text;
  if (declarator?.type !== 'variable_declarator' || !declaration || name === undefined)
    return undefined;
  if (!hasModifier(declaration, 'const')) return undefined;
  const isLocal = declaration.type === 'local_declaration_statement';
  return { name, declarator, declaration, isLocal };
}

/** Why a constant must stay one, as the end of a sentence; undefined where it needn't. */
export function constantProblem(constant: Constant, root: Node): string | undefined {
  const { declaration, declarator, name } = constant;
  if (descendants(declaration, 'variable_declarator').length > 1)
    return 'several constants are declared at once';
  const uses = usesOf(root, name).filter((node) => !isWithin(node, declarator));
  const problem = uses.map(useProblem).find((one) => one !== undefined);
  return problem ?? (constant.isLocal ? localProblem(constant, uses) : undefined);
}

/** Where a file wants what has this name to be a constant. Any file may be asked. */
export function constantUse(root: Node, name: string): Use | undefined {
  for (const node of usesOf(root, name)) {
    const why = useProblem(node);
    if (why !== undefined) return { node, why };
  }
  return undefined;
}

function usesOf(root: Node, name: string): Node[] {
  return descendants(root, 'identifier').filter((node) => node.text === name && !isDeclared(node));
}

/** Whether code of other files may use the constant. */
export function isShared({ declaration, isLocal }: Constant): boolean {
  const type = typeAround(declaration);
  const isPartial = type !== undefined && hasModifier(type, 'partial');
  return !isLocal && (isPartial || hasModifier(declaration, 'public', 'internal', 'protected'));
}

/** Another thing of the same name. */
function isDeclared(name: Node): boolean {
  return name.parent?.type === 'variable_declarator' && fieldOf(name) === 'name';
}

function isWithin(node: Node, outer: Node): boolean {
  return outer.startIndex <= node.startIndex && node.endIndex <= outer.endIndex;
}

/** Where the language wants a constant. */
function useProblem(use: Node): string | undefined {
  for (const node of outward(use)) {
    if (node.type === 'attribute') return 'an attribute uses the constant';
    if (node.type === 'parameter') return 'a parameter’s default uses the constant';
    if (/pattern|^case_|^goto_statement$|^switch_section$|^is_expression$/.test(node.type))
      return 'a case of a switch or a pattern uses the constant';
    if (isArm(use, node)) return 'a case of a switch or a pattern uses the constant';
    if (/^(?:field_declaration|local_declaration_statement)$/.test(node.type))
      return hasModifier(node, 'const') ? 'another constant is made of it' : undefined;
    if (node.type === 'enum_member_declaration') return 'another constant is made of it';
    if (/statement$|^declaration_list$|^block$/.test(node.type)) return undefined;
  }
  return undefined;
}

function isArm(use: Node, node: Node): boolean {
  const [pattern] = node.type === 'switch_expression_arm' ? namedChildren(node) : [];
  return pattern !== undefined && isWithin(use, pattern);
}

/** A local constant has its value wherever it can be seen, a variable once its line has run. */
function localProblem({ declaration }: Constant, uses: readonly Node[]): string | undefined {
  const global = declaration.parent?.type === 'global_statement' ? declaration.parent : undefined;
  const block = (global ?? declaration).parent;
  if (!block || block.type === 'switch_section') return 'it is declared in a case of a switch';
  if (descendants(block, 'labeled_statement').length > 0) return 'code may jump over its line';
  for (const use of uses) {
    const around = [...outward(use)].filter((node) => isWithin(node, block));
    const functions = around.filter(({ type }) => /local_function|lambda|anonymous/.test(type));
    if (functions.some((one) => hasModifier(one, 'static') && !isWithin(declaration, one)))
      return 'a static function uses the constant';
    const outside = functions.filter(
      (one) => one.type === 'local_function_statement' && !isWithin(declaration, one),
    );
    if (outside.length > 0 && callsBefore(declaration, block))
      return 'a function that uses the constant may run before its line';
  }
  return undefined;
}

function callsBefore(declaration: Node, block: Node): boolean {
  const functions = descendants(block, 'local_function_statement').map(
    (one) => one.childForFieldName('name')?.text ?? '',
  );
  return descendants(block, 'identifier').some(
    (node) =>
      node.startIndex < declaration.startIndex &&
      functions.includes(node.text) &&
      node.parent?.type !== 'local_function_statement',
  );
}

/**
 * Whether something may read a type's constant before the line of a static field would have run:
 * static values above it that name anything at all, for that may lead back here, or others in
 * another file.
 */
export function isReadEarly({ declaration }: Constant): boolean {
  const type = typeAround(declaration);
  if (!type || hasModifier(type, 'partial') || type.type === 'interface_declaration') return true;
  return membersOf(type)
    .filter((member) => member.startIndex < declaration.startIndex)
    .filter((member) => hasModifier(member, 'static'))
    .flatMap(valuesOf)
    .some((value) => descendants(value, ...NAMES).length > 0);
}

const NAMES = ['identifier', 'implicit_object_creation_expression'];

/** What a field or a property is given when its type is first used. */
function valuesOf(member: Node): Node[] {
  if (member.type === 'field_declaration')
    return descendants(member, 'variable_declarator').flatMap((one) => namedChildren(one).slice(1));
  const value = member.type === 'property_declaration' && member.childForFieldName('value');
  return value && value.type !== 'arrow_expression_clause' ? [value] : [];
}
