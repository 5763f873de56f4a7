import { posix } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { usesOf, type Inquiry } from '../exposure';
import type { ParsedFile, Place } from '../language';
import { descendants, outward } from '../syntax';
import { constantOf, constantUse, isOfPackage, typeOf } from './constants';
import { importsOf } from './imports';

/** A constant of a package, as the other files that may use it know it. */
interface Shared {
  readonly name: string;
  /** Of the package, relative to the workspace folder. */
  readonly folder: string;
  readonly packageName: string | undefined;
  /** How other packages import it; undefined where no go.mod tells. */
  readonly importPath: string | undefined;
}

/** The constant that other files of the package, and those that import it, may use. */
export function exposedByGo(parsed: ParsedFile, { node }: Place): Inquiry | undefined {
  const constant = constantOf(node);
  const name = constant?.childForFieldName('name')?.text;
  if (!constant || name === undefined || !isOfPackage(constant)) return undefined;
  const folder = posix.dirname(slashed(parsed.file.path));
  const packageName = packageOf(parsed.root);
  const shared: Shared = { name, folder, packageName, importPath: importPathOf(parsed, folder) };
  const type = typeOf(constant);
  return usesOf([name], {
    endings: ['.go'],
    grammar: 'go',
    brokenUse: (root, path) => constantUse(usesIn(root, path, shared), type),
  });
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

function importPathOf({ project }: ParsedFile, folder: string): string | undefined {
  const manifest = project.manifests.find(({ kind }) => kind === 'go.mod');
  const module = /^module\s+"?([^\s"]+)/m.exec(manifest?.text ?? '')?.[1];
  if (!manifest || module === undefined) return undefined;
  return posix.join(module, posix.relative(posix.dirname(manifest.path), folder));
}

function packageOf(root: Node): string | undefined {
  return descendants(root, 'package_clause')[0]?.namedChildren[0]?.text;
}

/** Where a file names the constant: by itself, or behind the name of its package. */
function usesIn(root: Node, path: string, shared: Shared): Node[] {
  const isBeside =
    posix.dirname(slashed(path)) === shared.folder && packageOf(root) === shared.packageName;
  if (isBeside) return bareUses(root, shared.name);
  const imported = importsOf(root).filter((one) => isOfShared(one.path, shared));
  if (imported.length === 0) return [];
  return imported.some(({ name }) => name === '.')
    ? bareUses(root, shared.name)
    : qualifiedUses(root, shared.name);
}

/** Without a go.mod, every package whose folder is called the same. */
function isOfShared(path: string, { importPath, folder }: Shared): boolean {
  return importPath === undefined
    ? posix.basename(path) === posix.basename(folder)
    : path === importPath;
}

function qualifiedUses(root: Node, name: string): Node[] {
  return descendants(root, 'selector_expression').filter(
    (node) => node.childForFieldName('field')?.text === name,
  );
}

/** Identifiers of the name that no variable of a function has. */
function bareUses(root: Node, name: string): Node[] {
  const named = descendants(root, 'identifier').filter(({ text }) => text === name);
  const bound = named.filter(isBinding);
  return named.filter((node) => !bound.some((one) => one.equals(node) || hides(one, node)));
}

/** Whether the identifier gives a variable or a parameter its name. */
function isBinding(node: Node): boolean {
  const { parent } = node;
  const isLeft = (list: Node, owner: Node | null): boolean =>
    owner?.childForFieldName('left')?.equals(list) === true;
  switch (parent?.type) {
    case 'parameter_declaration':
    case 'variadic_parameter_declaration':
    case 'const_spec':
    case 'var_spec':
      return parent.childrenForFieldName('name').some((one) => one.equals(node));
    case 'expression_list': {
      const owner = parent.parent;
      const declares =
        owner?.type === 'short_var_declaration' ||
        (owner?.type === 'range_clause' && owner.children.some(({ type }) => type === ':='));
      return declares && isLeft(parent, owner);
    }
    default:
      return false;
  }
}

const SCOPES =
  /^(?:block|(?:if|for|expression_switch|type_switch|select)_statement|(?:expression|default|type|communication)_case|(?:function|method)_declaration|func_literal)$/;

/** Whether a use lies in the scope of a name that was given before it. */
function hides(binding: Node, use: Node): boolean {
  if (use.startIndex < binding.endIndex) return false;
  const scope = [...outward(binding)].find(({ type }) => SCOPES.test(type));
  return scope !== undefined && use.endIndex <= scope.endIndex;
}
