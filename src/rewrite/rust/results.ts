import type { Node } from 'web-tree-sitter';
import { descendants, namedChildren } from '../syntax';

/** Crates whose `Result` and error take every error there is (anyhow 1, eyre 0.6, color-eyre 0.6). */
const OPEN = ['anyhow', 'eyre', 'color_eyre', 'color_eyre::eyre'];

/** `Box<dyn Error>`, with the marks of threads or without. */
const BOXED =
  /^Box<dyn(?:\s+)(?<error>(?:\w+::)*Error)(?<marks>(?:\s*\+\s*(?:Send|Sync|'static))*)>$/;

/**
 * Whether `?` turns a `std::io::Error` into the error of this return type, as far as the file tells
 * with certainty.
 */
export function takesIoError(result: Node, root: Node): boolean {
  return resultTakes(result, new Imports(root), 0);
}

function resultTakes(result: Node, imports: Imports, depth: number): boolean {
  // An alias of an alias of … is followed for a few steps.
  if (depth > 3) return false;
  const name = nameOf(result);
  const [, error] = argumentsOf(result);
  const path = imports.pathOf(name);
  if (error) {
    const isResult = /^(?:std::result::|core::result::|anyhow::|eyre::)?Result$/.test(path);
    return isResult && !imports.alias(name) && errorTakes(error, imports);
  }
  const alias = name === 'Result' ? imports.alias(name) : undefined;
  if (alias) return resultTakes(alias, imports, depth + 1);
  return path === 'std::io::Result' || path === 'tokio::io::Result' || isOpen(path, 'Result');
}

function errorTakes(error: Node, imports: Imports): boolean {
  const text = error.text.replaceAll(/\s+/g, ' ');
  const boxed = BOXED.exec(text)?.groups?.['error'];
  if (boxed !== undefined) return /^(?:std|core)::error::Error$/.test(imports.pathOf(boxed));
  const path = imports.pathOf(text);
  const isOpenError = isOpen(path, 'Error') || isOpen(path, 'Report');
  return path === 'std::io::Error' || path === 'tokio::io::Error' || isOpenError;
}

function isOpen(path: string, name: string): boolean {
  return OPEN.some((crate) => path === `${crate}::${name}`);
}

function nameOf(type: Node): string {
  return type.type === 'generic_type' ? (type.childForFieldName('type')?.text ?? '') : type.text;
}

function argumentsOf(type: Node): Node[] {
  const list = type.childForFieldName('type_arguments');
  return list ? namedChildren(list) : [];
}

/** What the names at the top of a file stand for. */
class Imports {
  readonly #paths: ReadonlyMap<string, string>;
  readonly #aliases: ReadonlyMap<string, Node>;
  readonly #own: ReadonlySet<string>;

  constructor(root: Node) {
    const uses = namedChildren(root).filter(({ type }) => type === 'use_declaration');
    this.#paths = new Map(
      uses.flatMap((use) => {
        const tree = use.childForFieldName('argument');
        return tree ? pathsIn(tree, '') : [];
      }),
    );
    const aliases = namedChildren(root).filter(({ type }) => type === 'type_item');
    this.#aliases = new Map(
      aliases.flatMap((item) => {
        const name = item.childForFieldName('name')?.text;
        const type = item.childForFieldName('type');
        return name !== undefined && type ? [[name, type] as const] : [];
      }),
    );
    const types = descendants(
      root,
      'struct_item',
      'enum_item',
      'trait_item',
      'mod_item',
      'union_item',
    );
    this.#own = new Set(types.map((item) => item.childForFieldName('name')?.text ?? ''));
  }

  /** The full path of a name or of a path that begins with one; '' where the file declares it. */
  pathOf(path: string): string {
    const [first = '', ...rest] = path.replace(/^::/, '').split('::');
    if (this.#own.has(first)) return '';
    return [this.#paths.get(first) ?? first, ...rest].join('::');
  }

  alias(name: string): Node | undefined {
    return this.#aliases.get(name);
  }
}

/** Names that a `use` brings in, with what they stand for. */
function pathsIn(tree: Node, prefix: string): (readonly [string, string])[] {
  const join = (text: string): string => (prefix === '' ? text : `${prefix}::${text}`);
  switch (tree.type) {
    case 'identifier':
      return [[tree.text, join(tree.text)]];
    case 'self':
      return [[prefix.split('::').at(-1) ?? '', prefix]];
    case 'scoped_identifier':
      return [[tree.childForFieldName('name')?.text ?? '', join(tree.text)]];
    case 'use_as_clause': {
      const alias = tree.childForFieldName('alias')?.text ?? '';
      return [[alias, join(tree.childForFieldName('path')?.text ?? '')]];
    }
    case 'scoped_use_list': {
      const path = tree.childForFieldName('path')?.text ?? '';
      const list = tree.childForFieldName('list');
      return list ? namedChildren(list).flatMap((one) => pathsIn(one, join(path))) : [];
    }
    case 'use_list':
      return namedChildren(tree).flatMap((one) => pathsIn(one, prefix));
    default:
      return [];
  }
}
