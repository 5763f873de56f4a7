import type { Node } from 'web-tree-sitter';
import { descendants, outward } from '../syntax';

const PLAIN_TYPES = /^(?:string|any|unknown|object|String)$/;

/** Types that have the members of what they are applied to. */
const SAME_MEMBERS = /^(?:Readonly|Partial|Required)$/;

/** Whether a string of any text fits a type: a union of literals takes only those. */
export function takesAnyString(type: Node): boolean {
  if (PLAIN_TYPES.test(type.text)) return true;
  if (type.type === 'parenthesized_type') return type.namedChildren.some(takesAnyString);
  if (type.type === 'union_type') {
    const patterns = descendants(type, 'template_literal_type');
    return type.namedChildren.some(takesAnyString) && patterns.length === 0;
  }
  const alias = declarationOf(type);
  if (alias?.type !== 'type_alias_declaration') return false;
  const value = alias.childForFieldName('value');
  // A name for a name may come back to itself.
  return value !== null && value.type !== 'type_identifier' && takesAnyString(value);
}

/** The type behind the colon of an annotation. */
export function annotated(node: Node, field: 'type' | 'return_type' = 'type'): Node | undefined {
  return node.childForFieldName(field)?.namedChildren[0];
}

/** The type of a property; undefined where the file doesn't tell. */
export function memberType(type: Node, key: string): Node | undefined {
  if (PLAIN_TYPES.test(type.text)) return type;
  const [name, first, second] = applied(type);
  if (name === 'Record') return second;
  if (name !== undefined && SAME_MEMBERS.test(name)) return first && memberType(first, key);
  const declaration = declarationOf(type);
  const body = declaration?.childForFieldName('body') ?? declaration?.childForFieldName('value');
  const members = type.type === 'object_type' ? type : body;
  if (!members || !/^(?:object_type|interface_body)$/.test(members.type)) return undefined;
  const member = members.namedChildren.find(
    (one) => one.type === 'property_signature' && one.childForFieldName('name')?.text === key,
  );
  return member && annotated(member);
}

/** The type of an item; undefined where the file doesn't tell. */
export function itemType(type: Node): Node | undefined {
  if (PLAIN_TYPES.test(type.text)) return type;
  const [name, first] = applied(type);
  if (name === 'Array' || name === 'ReadonlyArray') return first;
  if (type.type === 'array_type') return type.namedChildren[0];
  return type.type === 'readonly_type' && type.namedChildren[0]
    ? itemType(type.namedChildren[0])
    : undefined;
}

/** What an async function gives, by the type it is declared with. */
export function promisedType(type: Node): Node | undefined {
  const [name, first] = applied(type);
  return name === 'Promise' ? first : undefined;
}

/** `Name<First, Second>`. */
function applied(type: Node): [name?: string, first?: Node | undefined, second?: Node | undefined] {
  const name = type.childForFieldName('name')?.text;
  if (type.type !== 'generic_type' || name === undefined) return [];
  const [first, second] = type.childForFieldName('type_arguments')?.namedChildren ?? [];
  return [name, first, second];
}

/** The one declaration of a type's name in the file: interfaces of one name are merged. */
function declarationOf(type: Node): Node | undefined {
  if (type.type !== 'type_identifier') return undefined;
  const root = [...outward(type)].at(-1);
  const all = root ? descendants(root, 'type_alias_declaration', 'interface_declaration') : [];
  const named = all.filter((node) => node.childForFieldName('name')?.text === type.text);
  return named.length === 1 ? named[0] : undefined;
}
