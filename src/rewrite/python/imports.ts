import type { Node } from 'web-tree-sitter';
import { descendants, endWithComment, isBeforeBlankLine, namedChildren } from '../syntax';

/** How the file calls a module that a statement of the top level before `limit` imports. */
export function importedAs(
  module: string,
  statements: readonly Node[],
  limit: number,
): string | undefined {
  const all = statementsBefore(statements, limit, 'import_statement');
  const names = all.flatMap((statement) => statement.childrenForFieldName('name'));
  const found = names.find((name) => (name.childForFieldName('name') ?? name).text === module);
  return found && (found.childForFieldName('alias') ?? found).text;
}

/** How the file calls a name of a module that it imports before `limit`. */
export function importedFrom(
  module: string,
  name: string,
  statements: readonly Node[],
  limit: number,
): string | undefined {
  const found = statementsBefore(statements, limit, 'import_from_statement')
    .filter((statement) => statement.childForFieldName('module_name')?.text === module)
    .flatMap((statement) => statement.childrenForFieldName('name'))
    .find((one) => (one.childForFieldName('name') ?? one).text === name);
  return found && (found.childForFieldName('alias') ?? found).text;
}

function statementsBefore(statements: readonly Node[], limit: number, type: string): Node[] {
  return statements.filter((node) => node.type === type && node.endIndex <= limit);
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
