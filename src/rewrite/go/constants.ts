import type { Node } from 'web-tree-sitter';
import type { Use } from '../exposure';
import { descendants, fieldOf, namedChildren, outward } from '../syntax';
import { sumAround } from './position';
import { takesString, wantedType } from './types';

/** The constant that a literal is the value of, alone or in a sum. */
export function constantOf(literal: Node): Node | undefined {
  const list = sumAround(literal).parent;
  return list?.parent?.type === 'const_spec' ? list.parent : undefined;
}

/**
 * Why a constant can't become a variable, as the end of a sentence; undefined where it can: it has
 * one name and one value, and all its uses in the file are those of a string.
 */
export function constantProblem(spec: Node): string | undefined {
  const names = spec.childrenForFieldName('name').filter((node) => node.isNamed);
  const [name] = names;
  if (!name || names.length !== 1) return 'several constants are declared at once';
  if (repeats(spec)) return 'the constant after it repeats its value';
  const isInFunction = [...outward(spec)].some(({ type }) => type === 'block');
  if (isInFunction && declarationOf(spec)?.namedChildCount !== 1) {
    return 'it is one of several constants of a function';
  }
  const root = [...outward(spec)].at(-1) ?? spec;
  const uses = descendants(root, 'identifier').filter(
    (node) => node.text === name.text && !node.equals(name),
  );
  if (isInFunction && uses.length === 0) return 'a variable that nothing uses is an error';
  return constantUse(uses, typeOf(spec))?.why;
}

/** The first of the uses of a constant that a variable is no good for. */
export function constantUse(uses: readonly Node[], type: string | undefined): Use | undefined {
  for (const node of uses) {
    const why = useProblem(node, type);
    if (why !== undefined) return { node, why };
  }
  return undefined;
}

/** The type that a constant is declared with. */
export function typeOf(spec: Node): string | undefined {
  return spec.childForFieldName('type')?.text;
}

/** Whether the constant is one of the package, which its other files may use. */
export function isOfPackage(spec: Node): boolean {
  return declarationOf(spec)?.parent?.type === 'source_file';
}

export function declarationOf(spec: Node): Node | undefined {
  return [...outward(spec)].find(({ type }) => type === 'const_declaration');
}

/** `A = "x"` and then `B` alone, which has the same value. */
function repeats(spec: Node): boolean {
  const next = spec.nextNamedSibling;
  return next?.type === 'const_spec' && next.childForFieldName('value') === null;
}

const CONSTANT_NEEDED = 'it is used where the language wants a constant';

function useProblem(use: Node, type: string | undefined): string | undefined {
  const chain = [...outward(use)];
  const outer = (kind: string): boolean => chain.some((node) => node.type === kind);
  if (outer('const_spec') || outer('array_type')) return CONSTANT_NEEDED;
  if (type !== undefined) return undefined;
  const whole = sumAround(use);
  const wanted = wantedType(whole);
  if (wanted !== undefined && !takesString(wanted)) {
    return `it is used as ${wanted}, which a constant turns into by itself`;
  }
  return isPlainUse(whole) ? undefined : CONSTANT_NEEDED;
}

/** Where a variable does what a constant did. */
function isPlainUse(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  switch (parent.type) {
    case 'argument_list':
    case 'binary_expression':
    case 'index_expression':
    case 'slice_expression':
    case 'range_clause':
    case 'send_statement':
    case 'expression_switch_statement':
      return true;
    case 'literal_element':
      return !isArrayIndex(parent);
    case 'expression_list':
      return !(parent.parent?.type ?? '').startsWith('const') && fieldOf(parent) !== 'left';
    default:
      return false;
  }
}

/** `[...]T{key: …}`: the indices of an array are constants. */
function isArrayIndex(element: Node): boolean {
  if (fieldOf(element) !== 'key') return false;
  const literal = element.parent?.parent?.parent;
  return literal?.childForFieldName('type')?.type !== 'map_type';
}

/** The declaration's constants, in their order. */
export function specsOf(declaration: Node): Node[] {
  return namedChildren(declaration).filter(({ type }) => type === 'const_spec');
}
