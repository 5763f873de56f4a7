import type { Node } from 'web-tree-sitter';
import { insertImport, type Insertion } from '../jvm/importBlock';
import { CACHE_CLASS, CACHE_NAME, CACHE_PACKAGE } from '../jvm/library';
import { descendants, isBeforeBlankLine, namedChildren, sourceOf } from '../syntax';

/** How the file names the class of caches, with the import where it needs one. */
export interface CacheClass {
  readonly name: string;
  readonly insertion?: Insertion;
}

export function cacheClass(root: Node, taken: ReadonlySet<string>, eol: string): CacheClass {
  const imports = importsOf(root);
  const names = imports.map(({ name }) => name);
  if (names.includes(CACHE_NAME)) return { name: CACHE_CLASS };
  const isAnother = names.some((name) => name.endsWith(`.${CACHE_CLASS}`)) || declares(root);
  if (!isAnother && names.includes(`${CACHE_PACKAGE}.*`)) return { name: CACHE_CLASS };
  // The file may mean another class by that name.
  if (taken.has(CACHE_CLASS)) return { name: CACHE_NAME };
  const preamble = { text: sourceOf(root), eol, imports, first: firstOf(root) };
  const insertion = insertImport(preamble, CACHE_NAME, `import ${CACHE_NAME};`);
  return { name: CACHE_CLASS, insertion };
}

function declares(root: Node): boolean {
  const types = descendants(root, 'class_declaration', 'interface_declaration', 'enum_declaration');
  return types.some((type) => type.childForFieldName('name')?.text === CACHE_CLASS);
}

/** Imports of types; those of static members stand on their own. */
function importsOf(root: Node): { readonly node: Node; readonly name: string }[] {
  return namedChildren(root)
    .filter((node) => node.type === 'import_declaration' && !isStaticImport(node))
    .map((node) => ({
      node,
      name: node.text
        .replace(/^import\s+/, '')
        .replace(/\s*;$/, '')
        .replaceAll(/\s/g, ''),
    }));
}

function isStaticImport(node: Node): boolean {
  return node.children.some(({ type }) => type === 'static');
}

/** What the import stands behind where there is no other: the package, or a comment of the file. */
function firstOf(root: Node): Node | undefined {
  const nodes = namedChildren(root);
  const last = nodes.findLast(({ type }) => /^(?:package|import)_declaration$/.test(type));
  if (last) return last;
  const [comment] = nodes;
  const isOfFile = comment?.type.endsWith('comment') === true && isBeforeBlankLine(comment);
  return isOfFile ? comment : undefined;
}
