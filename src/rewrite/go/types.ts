import type { Node } from 'web-tree-sitter';
import { fieldOf, namedChildren, outward } from '../syntax';

/** Types that take a string as it is. */
const TAKES_STRINGS = /^(?:string|any|interface\s*\{\s*\})$/;

/** Whether a value of type `string` can stand where this type is wanted. */
export function takesString(type: string): boolean {
  return TAKES_STRINGS.test(type);
}

/**
 * The type that the place of an expression wants, where the file tells it; undefined where a
 * declaration elsewhere does. Literals fit every kind of string, and what a function returns only
 * `string`, so other types need a conversion.
 */
export function wantedType(expression: Node): string | undefined {
  const { parent } = expression;
  switch (parent?.type) {
    case 'expression_list':
      return typeInList(parent, indexIn(parent, expression));
    case 'literal_element':
      return typeOfElement(parent);
    case 'argument_list':
      return typeOfParameter(parent, indexIn(parent, expression));
    default:
      return undefined;
  }
}

function indexIn(list: Node, child: Node): number {
  return namedChildren(list).findIndex((one) => one.equals(child));
}

/** Right of a declaration, or behind `return`. */
function typeInList(list: Node, index: number): string | undefined {
  const outer = list.parent;
  if (outer?.type === 'return_statement') return resultOf(outer, index);
  return outer?.childForFieldName('type')?.text;
}

/** The type of a function's result, by its place. */
function resultOf(statement: Node, index: number): string | undefined {
  const owner = [...outward(statement)].find((node) =>
    /^(?:function_declaration|method_declaration|func_literal)$/.test(node.type),
  );
  const result = owner?.childForFieldName('result');
  if (!result) return undefined;
  return result.type === 'parameter_list' ? typesOf(result)[index] : result.text;
}

/** The type of each parameter or result, one for each name. */
function typesOf(list: Node): string[] {
  return namedChildren(list).flatMap((declaration) => {
    const names = declaration.childrenForFieldName('name').length;
    const type = declaration.childForFieldName('type')?.text ?? '';
    // `...string` stands for any number of arguments.
    const variadic = declaration.type === 'variadic_parameter_declaration';
    return Array.from({ length: variadic ? 1000 : Math.max(1, names) }, () => type);
  });
}

/** The parameter of a function that the file declares, or the type that is converted to. */
function typeOfParameter(list: Node, index: number): string | undefined {
  const callee = list.parent?.childForFieldName('function');
  if (callee?.type !== 'identifier') return undefined;
  const declaration = declared(callee, 'function_declaration', callee.text);
  const parameters = declaration?.childForFieldName('parameters');
  return parameters ? typesOf(parameters)[index] : undefined;
}

/** A field or an element of `T{…}`, `[]T{…}` or `map[K]T{…}`. */
function typeOfElement(element: Node): string | undefined {
  const keyed = element.parent?.type === 'keyed_element' ? element.parent : undefined;
  const body = keyed?.parent ?? element.parent;
  const literal = body?.parent;
  if (literal?.type !== 'composite_literal') return undefined;
  const type = literal.childForFieldName('type');
  const inner = type?.childForFieldName('value') ?? type?.childForFieldName('element');
  if (inner) return inner.text;
  if (type?.type !== 'type_identifier') return undefined;
  const fields = structFields(type);
  const key = keyed?.childForFieldName('key')?.text;
  const index = body ? indexIn(body, element) : -1;
  return fields?.find(({ name }, i) => (key === undefined ? i === index : name === key))?.type;
}

function structFields(type: Node): { readonly name: string; readonly type: string }[] | undefined {
  const struct = declared(type, 'type_spec', type.text)?.childForFieldName('type');
  if (struct?.type !== 'struct_type') return undefined;
  return namedChildren(struct)
    .flatMap(namedChildren)
    .flatMap((field) => {
      const of = field.childForFieldName('type')?.text ?? '';
      return field.childrenForFieldName('name').map((name) => ({ name: name.text, type: of }));
    });
}

/** A declaration of the file's top level with a name. */
function declared(from: Node, kind: string, name: string): Node | undefined {
  const root = [...outward(from)].at(-1);
  return root
    ?.descendantsOfType(kind)
    .find((node) => node.childForFieldName('name')?.text === name);
}

/** The variable of type `context.Context` that the code at a node is given, if it is given one. */
export function contextInScope(node: Node): string | undefined {
  let inside = node;
  for (const outer of outward(node)) {
    const isBody = fieldOf(inside) === 'body';
    inside = outer;
    const parameters = isBody ? outer.childForFieldName('parameters') : null;
    const name = parameters && contextParameter(parameters);
    if (!name) continue;
    const body = outer.childForFieldName('body');
    return body && isRedeclared(body, name) ? undefined : name;
  }
  return undefined;
}

function contextParameter(parameters: Node): string | undefined {
  const found = namedChildren(parameters).find(
    (one) => one.childForFieldName('type')?.text === 'context.Context',
  );
  const name = found?.childForFieldName('name')?.text;
  return name === '_' ? undefined : name;
}

/** Whether the name may stand for something that is no context further inside. */
function isRedeclared(body: Node, name: string): boolean {
  const others = body.descendantsOfType([
    'short_var_declaration',
    'var_spec',
    'const_spec',
    'parameter_declaration',
    'range_clause',
  ]);
  return others.some((node) => {
    const names = node.childForFieldName('left') ?? node.childForFieldName('name');
    const declares = (names?.text ?? '').split(/\s*,\s*/).includes(name);
    return declares && !/\bcontext\./.test(node.text);
  });
}
