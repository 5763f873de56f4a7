import type { Node } from 'web-tree-sitter';
import { fieldOf, outward } from '../syntax';

/**
 * Where an expression is evaluated: while the module loads, in the body of an async function, or
 * somewhere that can't wait, with its name for the user.
 */
export type Reach =
  { readonly at: 'module' | 'async' } | { readonly at: 'sync'; readonly where: string };

const FUNCTIONS = [
  'function_declaration',
  'function_expression',
  'arrow_function',
  'method_definition',
  'generator_function',
  'generator_function_declaration',
];

export function reachOf(node: Node): Reach {
  let inside: Node = node;
  for (const outer of outward(node)) {
    const reach = reachWithin(outer, inside);
    if (reach) return reach;
    inside = outer;
  }
  return { at: 'module' };
}

function reachWithin(outer: Node, inside: Node): Reach | undefined {
  if (FUNCTIONS.includes(outer.type)) return reachInFunction(outer, inside);
  if (/^(?:public_)?field_definition$/.test(outer.type) && fieldOf(inside) === 'value') {
    return { at: 'sync', where: 'a class field' };
  }
  if (outer.type === 'class_static_block') return { at: 'sync', where: 'a static block' };
  if (outer.type === 'decorator') return { at: 'sync', where: 'a decorator' };
  if (/^(?:internal_)?module$/.test(outer.type)) return { at: 'sync', where: 'a namespace' };
  return undefined;
}

function reachInFunction(outer: Node, inside: Node): Reach {
  if (fieldOf(inside) !== 'body') return { at: 'sync', where: 'a default parameter' };
  if (isAsync(outer)) return { at: 'async' };
  const generator = outer.type.startsWith('generator') || hasToken(outer, '*');
  return { at: 'sync', where: generator ? 'a generator' : 'a function that isn’t async' };
}

function isAsync(node: Node): boolean {
  return hasToken(node, 'async');
}

function hasToken(node: Node, token: string): boolean {
  return node.children.some((child) => child.type === token);
}
