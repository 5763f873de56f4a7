import type { Node } from 'web-tree-sitter';
import { fieldOf, namedChildren, outward } from '../syntax';

/** Calls whose argument is the name of a secret. */
const LOOKUPS = /(?:get_secret(?:_value|_string)?|secret_id)\d*$/;

/** Macros of the standard library with a format, and which of their arguments that is. */
const FORMATS: Readonly<Record<string, number>> = {
  print: 0,
  println: 0,
  eprint: 0,
  eprintln: 0,
  format: 0,
  write: 1,
  writeln: 1,
};

/** The place of a literal among the arguments of a macro that is known. */
export interface MacroArgument {
  readonly isFormat: boolean;
}

/** Undefined for arguments of other macros, and for what is no argument by itself. */
export function macroArgumentOf(literal: Node): MacroArgument | undefined {
  const list = literal.parent;
  const call = list?.parent;
  if (list?.type !== 'token_tree' || call?.type !== 'macro_invocation') return undefined;
  const name = call.childForFieldName('macro')?.text ?? '';
  const tokens = list.children.filter(({ type }) => !type.endsWith('_comment'));
  const at = tokens.findIndex((token) => token.equals(literal));
  const before = tokens[at - 1]?.text ?? '';
  const after = tokens[at + 1]?.text ?? '';
  if (!/^[([{,]$/.test(before) || !/^[)\]},.]$/.test(after)) return undefined;
  if (name === 'vec') return { isFormat: false };
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format === undefined) return undefined;
  const found = formatAmong(tokens, format);
  if (!found || literal.startIndex < found.startIndex) return undefined;
  return { isFormat: found.equals(literal) };
}

/** The literal that is the argument of this number, behind as many commas. */
function formatAmong(tokens: readonly Node[], number: number): Node | undefined {
  const commas = tokens.flatMap(({ text }, i) => (text === ',' ? [i] : []));
  const found = tokens[number === 0 ? 1 : (commas[number - 1] ?? tokens.length) + 1];
  return found?.type.endsWith('string_literal') ? found : undefined;
}

/** Why a literal can't be replaced where it stands, as the end of a sentence; undefined if it can. */
export function rustPositionProblem(literal: Node): string | undefined {
  const { parent } = literal;
  if (!parent) return 'it stands alone';
  if (isPromoted(literal)) return 'a reference to it lives as long as the program';
  switch (parent.type) {
    case 'let_declaration':
    case 'field_initializer':
    case 'match_arm':
    case 'field_expression':
      return fieldOf(literal) === 'value' ? undefined : 'of where it stands';
    case 'assignment_expression':
    case 'compound_assignment_expr':
      return fieldOf(literal) === 'right' ? undefined : 'of where it stands';
    case 'arguments':
      return LOOKUPS.test(parent.parent?.childForFieldName('function')?.text ?? '')
        ? 'it is the name of a secret'
        : undefined;
    case 'array_expression':
    case 'tuple_expression':
    case 'parenthesized_expression':
    case 'return_expression':
      return undefined;
    case 'block':
      return namedChildren(parent).at(-1)?.equals(literal) ? undefined : 'of where it stands';
    case 'token_tree':
      return macroArgumentOf(literal) ? undefined : 'a macro can make anything of it';
    default:
      return namedProblem(literal, parent);
  }
}

function namedProblem(literal: Node, parent: Node): string {
  if (parent.type.endsWith('pattern')) return 'it is a pattern';
  if (parent.type.startsWith('attribute')) return 'it is a part of an attribute';
  if (parent.type === 'index_expression') return 'it is a key';
  if (parent.type === 'binary_expression')
    return parent.childForFieldName('operator')?.text === '+'
      ? 'of where it stands'
      : 'it is compared with something';
  if (/^(?:const|static)_item$/.test(parent.type)) return 'a constant can’t wait for a lookup';
  return literal.text.startsWith('b') ? 'it is bytes' : 'of where it stands';
}

/** What a value is put into without a function being run. */
const HOLDERS =
  /^(?:array_expression|tuple_expression|parenthesized_expression|struct_expression|field_initializer|field_initializer_list|arguments)$/;

/** Whether a reference may be one to a constant that the compiler makes: `&["a", "b"]`. */
function isPromoted(literal: Node): boolean {
  for (const node of outward(literal)) {
    if (node.equals(literal)) continue;
    if (node.type === 'reference_expression') return true;
    // `Some("a")`, `Token("a")`.
    const constructs =
      node.type === 'call_expression' &&
      /^(?:\w+::)*[A-Z]\w*$/.test(node.childForFieldName('function')?.text ?? '');
    if (!constructs && !HOLDERS.test(node.type)) return false;
  }
  return false;
}

/** `"…".to_string()`, `"…".to_owned()`, `String::from("…")`: the call that makes a String of it. */
export function ownedAround(literal: Node): Node | undefined {
  const { parent } = literal;
  const call = parent?.parent;
  if (call?.type !== 'call_expression') return undefined;
  const callee = call.childForFieldName('function');
  if (parent?.type === 'field_expression') {
    const method = parent.childForFieldName('field')?.text ?? '';
    return callee?.equals(parent) && /^to_(?:string|owned)$/.test(method) ? call : undefined;
  }
  return parent?.type === 'arguments' && callee?.text === 'String::from' ? call : undefined;
}
