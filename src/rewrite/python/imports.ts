import type { Node } from 'web-tree-sitter';
import {
  descendants,
  endWithComment,
  freshName,
  isBeforeBlankLine,
  namedChildren,
} from '../syntax';

export const CACHING = 'aws_secretsmanager_caching';
const CLASS = 'SecretCache';
const CACHE = 'secret_cache';

/** The file's cache of secrets, and what must be added for it. */
export interface Cache {
  /** The variable that holds it. */
  readonly name: string;
  /** `from aws_secretsmanager_caching import SecretCache`, where it is not imported yet. */
  readonly statement?: string;
  /** `secret_cache = SecretCache()`, where there is none yet. */
  readonly declaration?: string;
  /** Where the one that is there ends. */
  readonly end?: number;
}

/** @param before the cache must be there when the code at this offset runs. */
export function cacheFor(root: Node, taken: ReadonlySet<string>, before: number): Cache {
  const imported = importedClass(root);
  const known = imported && imported.end <= before ? imported.name : undefined;
  if (known !== undefined) {
    const existing = existingCache(root, known);
    if (existing && existing.end <= before) return existing;
  }
  // What is imported further down under its own name may be imported here too.
  const local = known ?? (imported?.name === CLASS ? CLASS : freshName(CLASS, taken));
  const name = freshName(CACHE, taken);
  const alias = local === CLASS ? CLASS : `${CLASS} as ${local}`;
  return {
    name,
    ...(known === undefined && { statement: `from ${CACHING} import ${alias}` }),
    declaration: `${name} = ${local}()`,
  };
}

/** How the file calls the class of caches, where it imports it at the top level. */
function importedClass(root: Node): { readonly name: string; readonly end: number } | undefined {
  for (const statement of namedChildren(root)) {
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

function existingCache(root: Node, callee: string): (Cache & { end: number }) | undefined {
  for (const statement of namedChildren(root)) {
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

/** Where new statements go. */
export interface Header {
  readonly offset: number;
  readonly afterImports: boolean;
  /** Whether the import before is of the standard library, which has a group of its own. */
  readonly afterStandard: boolean;
}

/** The modules of the standard library that programs import most (Python library reference). */
const STANDARD = new Set(
  `__future__ abc argparse array ast asyncio base64 bisect builtins calendar cmath collections
  concurrent configparser contextlib copy csv ctypes dataclasses datetime decimal difflib email enum
  errno fnmatch fractions functools gc getpass glob gzip hashlib heapq hmac html http importlib
  inspect io ipaddress itertools json logging math mimetypes multiprocessing operator os pathlib
  pickle platform pprint queue random re secrets select shlex shutil signal smtplib socket socketserver
  sqlite3 ssl stat statistics string struct subprocess sys tempfile textwrap threading time timeit
  traceback types typing unicodedata unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo`.split(
    /\s+/,
  ),
);

const IMPORTS = ['import_statement', 'import_from_statement'];

/**
 * Behind the last import of the top level before `limit` and before the first function or class;
 * without any, behind what must stay first: `#!` and coding lines, the docstring, `__future__`.
 */
export function headerOf(root: Node, limit: number): Header {
  let header: Header = { offset: 0, afterImports: false, afterStandard: false };
  let isStart = true;
  for (const node of namedChildren(root)) {
    if (node.endIndex > limit || node.type.endsWith('definition')) break;
    if (IMPORTS.includes(node.type)) header = behindImport(node);
    else if (node.type === 'future_import_statement' || (isStart && isPreamble(node)))
      header = { ...header, offset: endWithComment(node) };
    if (node.type !== 'comment' || node.startIndex >= header.offset) {
      isStart &&= node.endIndex <= header.offset || node.type === 'comment';
    }
  }
  return header;
}

function behindImport(node: Node): Header {
  return { offset: endWithComment(node), afterImports: true, afterStandard: isStandard(node) };
}

/** Whether an import is of the standard library. */
export function isStandard(node: Node): boolean {
  const module = node.childForFieldName('module_name') ?? node.childForFieldName('name');
  return STANDARD.has(/^\w+/.exec(module?.text ?? '')?.[0] ?? '');
}

/** The docstring, and comments of the whole file: those a blank line follows, `#!` and coding lines. */
function isPreamble(node: Node): boolean {
  if (node.type === 'expression_statement') return node.firstNamedChild?.type === 'string';
  if (node.type !== 'comment') return false;
  if (node.startIndex === 0 && node.text.startsWith('#!')) return true;
  if (node.startPosition.row < 2 && /coding[:=]/.test(node.text)) return true;
  return isBeforeBlankLine(node);
}

export function pythonNames(root: Node): Set<string> {
  return new Set(descendants(root, 'identifier').map((node) => node.text));
}
