import type { Node } from 'web-tree-sitter';
import type { Use } from '../exposure';
import { descendants, outward } from '../syntax';
import { bodyOfType, hasModifier, isStatic, isType, membersOf, typesAround } from './types';

/** Types of nodes that make a constant expression of a constant one in them. */
const CONSTANT_EXPRESSIONS: readonly string[] = [
  'binary_expression',
  'parenthesized_expression',
  'ternary_expression',
  'cast_expression',
];

/** A variable that the compiler knows the value of (JLS 4.12.4): code that reads it holds a copy. */
export interface Constant {
  readonly name: string;
  readonly declarator: Node;
  /** The declaration of a field, of an interface's constant, or of a local variable. */
  readonly declaration: Node;
}

/** The constant that a literal is in the value of, if any. */
export function constantAround(literal: Node): Constant | undefined {
  const value = [...outward(literal)].find(
    ({ parent }) => !parent || !CONSTANT_EXPRESSIONS.includes(parent.type),
  );
  const declarator = value?.parent;
  return declarator?.type === 'variable_declarator' ? asConstant(declarator) : undefined;
}

function asConstant(declarator: Node): Constant | undefined {
  const { parent: declaration } = declarator;
  const name = declarator.childForFieldName('name')?.text;
  if (!declaration || name === undefined || !isFinal(declaration)) return undefined;
  return { name, declarator, declaration };
}

function isFinal(declaration: Node): boolean {
  return declaration.type === 'constant_declaration' || hasModifier(declaration, 'final');
}

/** Whether code of other files may read the constant. */
export function isShared({ declaration }: Constant): boolean {
  const isField = declaration.type !== 'local_variable_declaration';
  return isField && !hasModifier(declaration, 'private');
}

/** Why a constant must stay one, as the end of a sentence; undefined where it needn't. */
export function constantProblem(constant: Constant, root: Node): string | undefined {
  const { declaration } = constant;
  const use = constantUse(root, madeOf(root, new Set([constant.name])));
  if (use) return use.why;
  if (declaration.type === 'local_variable_declaration') return undefined;
  const [type] = typesAround(declaration);
  if (!type || isAnonymous(declaration, type) || isInner(type)) {
    return isStatic(declaration)
      ? 'a static field of an inner class may have to be a constant'
      : undefined;
  }
  return type.type === 'annotation_type_declaration'
    ? 'annotations take constants alone'
    : orderProblem(constant, type);
}

/** Where a file needs one of these names to be a constant. */
function constantUse(root: Node, names: ReadonlySet<string>): Use | undefined {
  const first = (...types: string[]): Node | undefined =>
    descendants(root, ...types).find((node) => mentions(node, names));
  const annotation = first('annotation', 'annotation_type_element_declaration');
  if (annotation) return { node: annotation, why: 'an annotation uses the constant' };
  const label = first('switch_label');
  return label && { node: label, why: 'a case of a switch uses the constant' };
}

/** Where another file needs one of these names to be a constant, or gives on a constant of it. */
export function constantUseElsewhere(root: Node, names: ReadonlySet<string>): Use | undefined {
  const use = constantUse(root, madeOf(root, names));
  if (use) return use;
  const given = constantsOf(root, names).find(isShared)?.declarator;
  return given && { node: given, why: 'another constant is made of it' };
}

/** Names by which other files may read the constant, or one that it is in the value of. */
export function sharedNames(constant: Constant, root: Node): Set<string> {
  const made = constantsOf(root, madeOf(root, new Set([constant.name])));
  return new Set([constant, ...made].filter(isShared).map(({ name }) => name));
}

/** The names, and those of the constants that they are in the value of. */
function madeOf(root: Node, names: ReadonlySet<string>): ReadonlySet<string> {
  const more = new Set([...names, ...constantsOf(root, names).map(({ name }) => name)]);
  return more.size === names.size ? names : madeOf(root, more);
}

/** Everything final in whose value one of the names is. */
function constantsOf(root: Node, names: ReadonlySet<string>): Constant[] {
  return descendants(root, 'variable_declarator').flatMap((declarator) => {
    const value = declarator.childForFieldName('value');
    return value && mentions(value, names) ? (asConstant(declarator) ?? []) : [];
  });
}

function mentions(node: Node, names: ReadonlySet<string>): boolean {
  return descendants(node, 'identifier').some(({ text }) => names.has(text));
}

function isAnonymous(declaration: Node, type: Node): boolean {
  return !membersOf(type).some((member) => member.equals(declaration));
}

/** Whether objects of the type belong to one of another, or the type is local to a method. */
function isInner(type: Node): boolean {
  const outer = typesAround(type)[1];
  if (type.type !== 'class_declaration' || !outer) return false;
  const isMember = membersOf(outer).some((member) => member.equals(type));
  return !isMember || (!hasModifier(type, 'static') && !/interface|annotation/.test(outer.type));
}

/**
 * A constant has its value from the start, a looked up one when its line is run: whoever reads it
 * before would read null.
 */
function orderProblem(constant: Constant, type: Node): string | undefined {
  const names = new Set([constant.name]);
  const { declaration } = constant;
  const statics = isStatic(declaration);
  const before = [...enumConstants(type), ...membersOf(type)]
    .filter((member) => member.startIndex < declaration.startIndex)
    .filter((member) => isRunAtStart(member) && isStatic(member) === statics);
  const own = ownCode(declaration);
  const isRead = before.some(
    (member) => mentions(member, names) || (runsOwnCode(member, own) && isReadBeside(constant)),
  );
  if (isRead) return 'code that runs before its line may read the constant';
  if (!statics && isOverridden(type, names)) return 'code of the superclass may read it too early';
  return type.type === 'enum_declaration' && statics && isReadByObjects(type, names)
    ? 'objects of an enum may read no static field but constants'
    : undefined;
}

function enumConstants(type: Node): Node[] {
  const body = type.type === 'enum_declaration' ? bodyOfType(type) : undefined;
  return body ? body.namedChildren.filter(({ type: kind }) => kind === 'enum_constant') : [];
}

function isRunAtStart(member: Node): boolean {
  if (/^(?:field|constant)_declaration$/.test(member.type))
    return member
      .childrenForFieldName('declarator')
      .some((declarator) => declarator.childForFieldName('value'));
  return /^(?:static_initializer|block|enum_constant)$/.test(member.type);
}

/** What tells the file's own code from that of others. */
interface Own {
  readonly types: ReadonlySet<string>;
  /** Methods that are imported by name. */
  readonly imported: ReadonlySet<string>;
}

function ownCode(node: Node): Own {
  const program = [...outward(node)].at(-1) ?? node;
  const kinds = ['class', 'interface', 'enum', 'record'].map((kind) => `${kind}_declaration`);
  const imports = program.namedChildren.filter(({ type }) => type === 'import_declaration');
  return {
    types: new Set(descendants(program, ...kinds).map(nameOf)),
    imported: new Set(imports.map(({ text }) => /\.(\w+)\s*;$/.exec(text)?.[1] ?? '')),
  };
}

function nameOf(node: Node): string {
  return node.childForFieldName('name')?.text ?? '';
}

/** Whether a member calls code of this file. An enum's constants do so by their constructor alone. */
function runsOwnCode(member: Node, own: Own): boolean {
  if (member.type === 'enum_constant') return false;
  const calls = descendants(member, 'method_invocation', 'method_reference').map(
    (call) => (call.childForFieldName('object') ?? call.firstNamedChild)?.text ?? '',
  );
  const isOwnCall = descendants(member, 'method_invocation').some(
    (call) => !call.childForFieldName('object') && !own.imported.has(nameOf(call)),
  );
  const isOwnObject = descendants(member, 'object_creation_expression').some((creation) => {
    const name = /^\w+/.exec(creation.childForFieldName('type')?.text ?? '')?.[0] ?? '';
    return own.types.has(name) || creation.namedChildren.some(({ type }) => type === 'class_body');
  });
  return (
    isOwnCall || isOwnObject || calls.some((object) => own.types.has(object.split('.')[0] ?? ''))
  );
}

/** Whether any other line of the file reads the constant. */
function isReadBeside({ name, declarator }: Constant): boolean {
  const program = [...outward(declarator)].at(-1) ?? declarator;
  const all = descendants(program, 'identifier').filter(({ text }) => text === name);
  return all.length > 1;
}

/** Whether a method that a superclass knows reads one of the names. */
function isOverridden(type: Node, names: ReadonlySet<string>): boolean {
  return membersOf(type).some(
    (member) =>
      member.type === 'method_declaration' &&
      /@Override\b/.test(member.text) &&
      mentions(member, names),
  );
}

/** JLS 8.9.2: constructors and initialisers of an enum's objects. */
function isReadByObjects(type: Node, names: ReadonlySet<string>): boolean {
  const made = membersOf(type).filter(
    (member) => !isType(member) && !isStatic(member) && !/^method_declaration$/.test(member.type),
  );
  return [...enumConstants(type), ...made].some((member) => mentions(member, names));
}
