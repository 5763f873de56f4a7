import type { Node } from 'web-tree-sitter';
import { endWithComment, freshName } from '../syntax';
import type { Library, LibraryOptions } from './library';

export const CACHING = 'aws_secretsmanager_caching';
const CLASS = 'SecretCache';
const CACHE = 'secret_cache';

/** AWS's own cache, in a variable of the module. */
export function createCaching({ statements, taken, before }: LibraryOptions): Library {
  const imported = importedClass(statements);
  const known = imported && imported.end <= before ? imported.name : undefined;
  if (known !== undefined) {
    const existing = existingCache(statements, known);
    if (existing && existing.end <= before) {
      return { ...getter(existing.name), end: existing.end };
    }
  }
  // What is imported further down under its own name may be imported here too.
  const local = known ?? (imported?.name === CLASS ? CLASS : freshName(CLASS, taken));
  const name = freshName(CACHE, taken);
  const alias = local === CLASS ? CLASS : `${CLASS} as ${local}`;
  return {
    ...getter(name),
    ...(known === undefined && { statement: `from ${CACHING} import ${alias}` }),
    declaration: `${name} = ${local}()`,
  };
}

function getter(cache: string): Library {
  return { waits: false, call: (name) => [`${cache}.get_secret_string(`, name, ')'] };
}

/** How the file calls the class of caches, where it imports it at the top level. */
function importedClass(
  statements: readonly Node[],
): { readonly name: string; readonly end: number } | undefined {
  for (const statement of statements) {
    const end = statement.endIndex;
    if (statement.type === 'import_from_statement') {
      if (statement.childForFieldName('module_name')?.text !== CACHING) continue;
      for (const name of statement.childrenForFieldName('name')) {
        if ((name.childForFieldName('name') ?? name).text === CLASS)
          return { name: (name.childForFieldName('alias') ?? name).text, end };
      }
    }
    if (statement.type === 'import_statement') {
      for (const name of statement.childrenForFieldName('name')) {
        const module = (name.childForFieldName('name') ?? name).text;
        const local = (name.childForFieldName('alias') ?? name).text;
        if (module === CACHING) return { name: `${local}.${CLASS}`, end };
      }
    }
  }
  return undefined;
}

function existingCache(
  statements: readonly Node[],
  callee: string,
): { readonly name: string; readonly end: number } | undefined {
  for (const statement of statements) {
    const assignment = statement.firstNamedChild;
    if (assignment?.type !== 'assignment') continue;
    const left = assignment.childForFieldName('left');
    const right = assignment.childForFieldName('right');
    const isCache = right?.childForFieldName('function')?.text === callee;
    if (left?.type === 'identifier' && isCache)
      return { name: left.text, end: endWithComment(statement) };
  }
  return undefined;
}
