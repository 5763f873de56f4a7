import type { Node } from 'web-tree-sitter';
import { CACHE_CLASS } from '../jvm/library';
import { descendants, freshName, namedChildren, outward } from '../syntax';
import { bodyOfType, hasModifier, isStatic, isType, membersOf, topLevelType } from './types';

/**
 * Where the file keeps its cache: in a static field of the class that uses it, or in the field of a
 * class of its own, whose use sets no other class going.
 */
export interface Cache {
  readonly host: Node;
  readonly field: string;
  /** The class of its own, where there is one. */
  readonly holder?: string;
  /** Whether other classes of the file use it, beside the host and what is in it. */
  readonly shared: boolean;
  readonly isThere: boolean;
}

/** The cache for lookups in place of these literals, all of them in a type of the file. */
export function cacheFor(
  root: Node,
  literals: readonly Node[],
  taken: ReadonlySet<string>,
): Cache | undefined {
  const hosts = literals.map(topLevelType).filter((host) => host !== undefined);
  const [host] = hosts;
  if (!host) return undefined;
  const existing = existingCaches(root);
  const held = existing.find(
    (cache) =>
      cache.holder !== undefined &&
      (cache.shared || hosts.every((other) => other.equals(cache.host))),
  );
  if (held) return held;
  const shared = hosts.some((other) => !other.equals(host));
  if (shared || !isOwnField(host, literals)) {
    const holder = freshName('Secrets', taken);
    return { host, holder, field: 'CACHE', shared, isThere: false };
  }
  const first = Math.min(...literals.map(({ startIndex }) => startIndex));
  const own = existing.find((cache) => cache.host.equals(host) && cache.end <= first);
  return own ?? { host, field: freshName('SECRET_CACHE', taken), shared, isThere: false };
}

/**
 * Whether a static field of the host will do: enums and interfaces have none that fits, and to read
 * the field from a static class in the host would set the host's own static code going.
 */
function isOwnField(host: Node, literals: readonly Node[]): boolean {
  if (!/^(?:class|record)_declaration$/.test(host.type)) return false;
  return !runsStaticCode(host) || literals.every((literal) => !isInStaticType(literal));
}

function runsStaticCode(host: Node): boolean {
  return membersOf(host).some((member) => {
    if (member.type === 'static_initializer') return true;
    const isField = member.type === 'field_declaration' && isStatic(member);
    return (
      isField && descendants(member, 'method_invocation', 'object_creation_expression').length > 0
    );
  });
}

/** Whether a literal is in a nested type that can be used without an object of the one around it. */
function isInStaticType(literal: Node): boolean {
  const nested = [...outward(literal)].filter(isType).slice(0, -1);
  return nested.some((type) => type.type !== 'class_declaration' || isStatic(type));
}

type Existing = Cache & { readonly end: number };

/** Static fields of the file's types, or of classes right in them, that hold a cache. */
function existingCaches(root: Node): Existing[] {
  return namedChildren(root)
    .filter(isType)
    .flatMap((host) => [
      ...cacheFields(host).map((found) => ({ ...found, host })),
      ...membersOf(host)
        .filter((member) => member.type === 'class_declaration' && isStatic(member))
        .filter((member) => membersOf(member).length === 1)
        .flatMap((member) => {
          const holder = member.childForFieldName('name')?.text ?? '';
          const isPrivate = hasModifier(member, 'private');
          return cacheFields(member).map((found) => ({
            ...found,
            host,
            holder,
            shared: found.shared && !isPrivate,
          }));
        }),
    ]);
}

function cacheFields(type: Node): Omit<Existing, 'host'>[] {
  return membersOf(type).flatMap((member) => {
    const declarator = member.childForFieldName('declarator');
    const value = declarator?.childForFieldName('value');
    const made = value?.childForFieldName('type')?.text ?? '';
    const isCache = value?.type === 'object_creation_expression' && isCacheClass(made);
    const isField = member.type === 'field_declaration' && isStatic(member);
    const field = declarator?.childForFieldName('name')?.text;
    if (!isCache || !isField || !hasModifier(member, 'final') || field === undefined) return [];
    const shared = !hasModifier(member, 'private');
    return [{ field, shared, isThere: true, end: member.endIndex }];
  });
}

function isCacheClass(name: string): boolean {
  return name.split('.').at(-1) === CACHE_CLASS;
}

/** How code at a literal's place names the cache. */
export function referenceTo({ host, holder, field }: Cache, literal: Node): string {
  const name = holder === undefined ? field : `${holder}.${field}`;
  const own = host.childForFieldName('name')?.text ?? '';
  return isPlainlyVisible(host, literal) ? name : `${own}.${name}`;
}

/** Whether the name means the host's member: what a type inherits, it finds first. */
function isPlainlyVisible(host: Node, literal: Node): boolean {
  for (const node of outward(literal)) {
    if (node.equals(host)) return true;
    if (node.type === 'object_creation_expression' && bodyOfAnonymous(node, literal)) return false;
    if (node.type === 'enum_constant' && node.childForFieldName('body')) return false;
    const inherits = node.childForFieldName('superclass') ?? node.childForFieldName('interfaces');
    if (isType(node) && (inherits || hasExtends(node))) return false;
  }
  return false;
}

function bodyOfAnonymous(creation: Node, literal: Node): boolean {
  return namedChildren(creation).some(
    (child) =>
      child.type === 'class_body' &&
      child.startIndex <= literal.startIndex &&
      literal.endIndex <= child.endIndex,
  );
}

function hasExtends(type: Node): boolean {
  return namedChildren(type).some((child) => child.type === 'extends_interfaces');
}

export function openingOf(host: Node): number {
  return (bodyOfType(host)?.startIndex ?? host.startIndex) + 1;
}

export function closingOf(host: Node): number {
  return (bodyOfType(host)?.endIndex ?? host.endIndex) - 1;
}
