import type { Node } from 'web-tree-sitter';
import { CACHE_CLASS } from '../jvm/library';
import { descendants, endWithComment, freshName, namedChildren } from '../syntax';
import { calleeOf, hasModifier, initializerOf, nameOf, typesAround } from './nodes';

/** The file's cache of secrets, as its code names it. */
export interface Cache {
  readonly reference: string;
  /** What must be added for it, given the name of the class of caches; nothing where it is there. */
  readonly declare?: (cacheClass: string, layout: { eol: string; indent: string }) => string;
}

/** The cache for lookups in place of these literals. */
export function cacheFor(root: Node, literals: readonly Node[], taken: ReadonlySet<string>): Cache {
  const first = Math.min(...literals.map(({ startIndex }) => startIndex));
  const existing = namedChildren(root).find(
    (node) => isCache(node) && endWithComment(node) <= first,
  );
  const holder = namedChildren(root).find(
    (node) => node.type === 'object_declaration' && memberCaches(node).length > 0,
  );
  const [inHolder] = holder ? memberCaches(holder) : [];
  if (holder && inHolder) return { reference: `${nameOf(holder)}.${nameOf(inHolder)}` };
  if (existing) return { reference: nameOf(existing) ?? '' };
  return needsHolder(root, literals) ? holderFor(taken) : propertyFor(taken);
}

function propertyFor(taken: ReadonlySet<string>): Cache {
  const reference = freshName('secretCache', taken);
  return { reference, declare: (type) => `private val ${reference} = ${type}()` };
}

/** An object of its own, whose use sets nothing else going. */
function holderFor(taken: ReadonlySet<string>): Cache {
  const name = freshName('Secrets', taken);
  return {
    reference: `${name}.cache`,
    declare: (type, { eol, indent }) =>
      [`private object ${name} {`, `${indent}val cache = ${type}()`, '}'].join(eol),
  };
}

/** Whether a class would set the file's own properties going, were the cache one of them. */
function needsHolder(root: Node, literals: readonly Node[]): boolean {
  const isInType = literals.some((literal) => typesAround(literal).length > 0);
  return isInType && namedChildren(root).some(runsCode);
}

function runsCode(node: Node): boolean {
  const value = node.type === 'property_declaration' ? initializerOf(node) : undefined;
  return value !== undefined && descendants(value, 'call_expression').length > 0;
}

function memberCaches(holder: Node): Node[] {
  const body = namedChildren(holder).find(({ type }) => type === 'class_body');
  return body && namedChildren(body).length === 1 ? namedChildren(body).filter(isCache) : [];
}

function isCache(node: Node): boolean {
  if (node.type !== 'property_declaration' || hasModifier(node, 'lateinit')) return false;
  const isValue = node.children.some(({ type }) => type === 'val');
  const value = initializerOf(node);
  return isValue && value?.type === 'call_expression' && calleeOf(value) === CACHE_CLASS;
}
