import type { Node } from 'web-tree-sitter';
import { endWithComment, freshName, namedChildren } from '../syntax';
import { isStandard } from './imports';

/** How the file calls a module of the standard library, and what must be added for it. */
export interface StandardModule {
  readonly module: string;
  readonly name: string;
  /** `import json`, where it is not imported in time. */
  readonly statement?: string;
}

interface Names {
  readonly taken: ReadonlySet<string>;
  /** The module must be there when the code at this offset runs. */
  readonly before: number;
}

export function standardModuleFor(
  module: string,
  statements: readonly Node[],
  { taken, before }: Names,
): StandardModule {
  for (const statement of statements) {
    if (statement.type !== 'import_statement' || statement.endIndex > before) continue;
    for (const name of statement.childrenForFieldName('name')) {
      if ((name.childForFieldName('name') ?? name).text !== module) continue;
      return { module, name: (name.childForFieldName('alias') ?? name).text };
    }
  }
  const name = freshName(module, taken);
  const alias = name === module ? '' : ` as ${name}`;
  return { module, name, statement: `import ${module}${alias}` };
}

/** An insertion of a line beside the imports that are there. */
export interface ImportPlace {
  readonly offset: number;
  /** Whether it goes behind the statement at the offset, or before it. */
  readonly side: 'behind' | 'before';
  /** Whether the statement there is of another group, so that a blank line goes between. */
  readonly apart: boolean;
}

/**
 * Where `import module` goes among the imports before `limit`: in the order of isort's default, which
 * puts `import x` before `from x import y` in each group; undefined where there are none.
 */
export function standardImportPlace(
  module: string,
  root: Node,
  limit: number,
): ImportPlace | undefined {
  const imports = namedChildren(root).filter(
    (node) => /^import_(?:from_)?statement$/.test(node.type) && node.endIndex <= limit,
  );
  const standard = imports.filter((node) => isStandard(node));
  const ahead = standard.filter(
    (node) => node.type === 'import_statement' && moduleOf(node) < module,
  );
  const last = ahead.at(-1);
  if (last) return { offset: endWithComment(last), side: 'behind', apart: false };
  const first = standard[0] ?? imports[0];
  if (!first) return undefined;
  return { offset: first.startIndex, side: 'before', apart: standard.length === 0 };
}

function moduleOf(node: Node): string {
  return node.childForFieldName('name')?.text ?? '';
}
