import type { Node } from 'web-tree-sitter';
import { descendants, fieldOf, outward } from '../syntax';
import { annotated, itemType, memberType, promisedType, takesAnyString } from './types';

/**
 * The type that a place wants of an expression.
 * - `any`: it asks nothing of a string.
 * - `inferred`: the place has the type of what stands in it, which a string would make wider.
 * - `unknown`: the file doesn't tell.
 */
type Wanted = Node | 'any' | 'inferred' | 'unknown';

/** Nodes that want of a part what is wanted of them. */
const PASSING = [
  'parenthesized_expression',
  'non_null_expression',
  'ternary_expression',
  'binary_expression',
];

const CHOICES = ['||', '&&', '??'];

const FUNCTIONS = /^(?:arrow_function|function_expression|function_declaration|method_definition)$/;

/** Names of what is any text whatever type it is declared with: secrets, and whose they are. */
const CREDENTIAL = new RegExp(
  [
    'pass(?:word|wd|phrase)|pwd$|secret|credential|\\w[-_]?token$',
    '(?:api|access|private|signing|encryption)[-_]?key',
    'user(?:[-_]?name|[-_]?id)?$|login$|email$|(?:client|tenant|key|app)[-_]?id$',
  ].join('|'),
  'i',
);

/**
 * The words that members of unions of literals are made of: `aes`, `256`, `TLSv1`, `4o`. In a random
 * key letters and digits take turns, or there are more of them.
 */
const WORD = /^(?:[A-Za-z]*\d{0,4}[A-Za-z]{0,2}|\d{0,4}[A-Za-z]*)$/;
const LONGEST_WORDS = 40;

/**
 * Why TypeScript may not take a string of any text where a literal stands, as the end of a
 * sentence; undefined where it does, or where nobody would make the literal a type of its own.
 */
export function wantedProblem(literal: Node, binding = ''): string | undefined {
  const wanted = wantedOf(literal);
  if (typeof wanted !== 'string') {
    return takesAnyString(wanted) ? undefined : 'its declared type may not take every string';
  }
  if (wanted === 'any' || CREDENTIAL.test(binding) || !isWords(literal)) return undefined;
  return 'the type that is wanted there may take a few words only';
}

function isWords(literal: Node): boolean {
  const isComputed = descendants(literal, 'template_substitution').length > 0;
  const words = literal.text.split(/[^A-Za-z\d]+/);
  return (
    !isComputed && literal.text.length <= LONGEST_WORDS && words.every((word) => WORD.test(word))
  );
}

function wantedOf(node: Node): Wanted {
  const { parent } = node;
  if (!parent) return 'unknown';
  if (parent.type === 'binary_expression' && !isChoice(parent)) return 'any';
  if (parent.type === 'ternary_expression' && fieldOf(node) === 'condition') return 'any';
  if (PASSING.includes(parent.type)) return wantedOf(parent);
  return WANTS[parent.type]?.(parent, node) ?? 'unknown';
}

const WANTS: Readonly<Record<string, (parent: Node, node: Node) => Wanted>> = {
  as_expression: () => 'any',
  satisfies_expression: (parent) => parent.namedChildren[1] ?? 'unknown',
  template_substitution: () => 'any',
  member_expression: () => 'any',
  throw_statement: () => 'any',
  augmented_assignment_expression: () => 'any',
  variable_declarator: (parent) => annotated(parent) ?? (isConst(parent) ? 'inferred' : 'any'),
  public_field_definition: (parent) =>
    annotated(parent) ?? (/\breadonly\b/.test(headOf(parent)) ? 'inferred' : 'any'),
  required_parameter: (parent) => annotated(parent) ?? 'any',
  optional_parameter: (parent) => annotated(parent) ?? 'any',
  pair: (parent) => {
    const key = parent.childForFieldName('key')?.text ?? '';
    const object = parent.parent;
    return object ? partOf(wantedOf(object), (type) => memberType(type, key)) : 'unknown';
  },
  array: (parent) => partOf(wantedOf(parent), itemType),
  return_statement: (parent) => {
    const giving = [...outward(parent)].find(({ type }) => FUNCTIONS.test(type));
    return giving ? givenBy(giving) : 'unknown';
  },
  arrow_function: givenBy,
};

/** A property or an item that has its type from what stands there is any string already. */
function partOf(whole: Wanted, part: (type: Node) => Node | undefined): Wanted {
  if (typeof whole !== 'string') return part(whole) ?? 'unknown';
  return whole === 'unknown' ? 'unknown' : 'any';
}

/** What is wanted of the value that a function gives. */
function givenBy(giving: Node): Wanted {
  const type = annotated(giving, 'return_type');
  if (type) return isAsync(giving) ? (promisedType(type) ?? 'unknown') : type;
  const isDeclared = giving.type === 'function_declaration' || giving.parent?.type === 'class_body';
  if (isDeclared) return 'inferred';
  const wanted = wantedOf(giving);
  return wanted === 'any' || wanted === 'inferred' ? 'inferred' : 'unknown';
}

function isAsync(giving: Node): boolean {
  return giving.children.some(({ type }) => type === 'async');
}

function isChoice(binary: Node): boolean {
  return CHOICES.includes(binary.childForFieldName('operator')?.type ?? '');
}

function isConst(declarator: Node): boolean {
  return declarator.parent?.childForFieldName('kind')?.type === 'const';
}

/** What stands before the value of a field. */
function headOf(field: Node): string {
  const value = field.childForFieldName('value');
  return value ? field.text.slice(0, value.startIndex - field.startIndex) : field.text;
}
