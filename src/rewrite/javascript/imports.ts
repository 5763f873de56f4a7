import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../base/text';
import type { ModuleKind } from './module';
import { directives } from './module';
import type { JavaScriptStyle } from './style';
import { indentAt, lineEnd, lineStart } from '../style';
import {
  endWithComment,
  freshName,
  isBeforeBlankLine,
  namedChildren,
  sourceOf,
  spanOf,
} from '../syntax';

/** How a file calls names of one module, and what must be added for it. */
export interface ModuleImport {
  /** What the file calls each of them, in their order. */
  readonly locals: readonly string[];
  /** Added to an import of the same module that is there. */
  readonly merge?: TextEdit;
  /** A statement of its own. */
  readonly statement?: string;
}

interface Wanted {
  readonly module: string;
  readonly names: readonly string[];
}

/** A name as the module has it, and what the file will call it. */
interface Name {
  readonly name: string;
  readonly local: string;
}

interface ImportOptions {
  readonly statements: readonly Node[];
  readonly kind: ModuleKind;
  readonly style: JavaScriptStyle;
  readonly taken: ReadonlySet<string>;
}

export function importNames(wanted: Wanted, options: ImportOptions): ModuleImport {
  const { statements, style, taken } = options;
  const names = wanted.names.map((name) => ({ name, local: freshName(name, taken) }));
  for (const statement of statements) {
    const found = importIn(statement, wanted.module) ?? requireIn(statement, wanted.module);
    if (!found) continue;
    if (found.type === 'identifier') {
      return { locals: wanted.names.map((name) => `${found.text}.${name}`) };
    }
    const known = new Map(namedChildren(found).map(bindingOf));
    const missing = names.filter(({ name }) => !known.has(name));
    const locals = names.map(({ name, local }) => known.get(name) ?? local);
    if (missing.length === 0) return { locals };
    const merge = merged(found, missing, style);
    if (merge) return { locals, merge };
  }
  return {
    locals: names.map(({ local }) => local),
    statement: newStatement(wanted.module, names, options),
  };
}

function written({ name, local }: Name, as: ' as ' | ': '): string {
  return local === name ? name : name + as + local;
}

function newStatement(
  path: string,
  names: readonly Name[],
  { kind, style }: ImportOptions,
): string {
  const module = style.quote + path + style.quote;
  const end = style.semicolons ? ';' : '';
  const isRequire = kind.importBy === 'require';
  const list = names.map((name) => written(name, isRequire ? ': ' : ' as '));
  const head = isRequire ? 'const' : 'import';
  const tail = isRequire ? `= require(${module})${end}` : `from ${module}${end}`;
  const flat = `${head} { ${list.join(', ')} } ${tail}`;
  // A single name stays on the line, as Prettier has it.
  if (flat.length <= style.width || list.length === 1) return flat;
  const { eol, indent } = style;
  const comma = style.trailingCommas ? ',' : '';
  return `${head} {${eol}${indent}${list.join(`,${eol}${indent}`)}${comma}${eol}} ${tail}`;
}

/** What an import binds of the module: its list of names, or the name of the whole. */
function importIn(statement: Node, module: string): Node | undefined {
  if (statement.type !== 'import_statement') return undefined;
  if (!isModule(statement.childForFieldName('source'), module)) return undefined;
  const clause = statement.namedChildren.find((child) => child.type === 'import_clause');
  const isType = statement.children.some((child) => child.type === 'type');
  const bindings = clause?.lastNamedChild;
  if (isType || !bindings) return undefined;
  if (bindings.type === 'namespace_import') return bindings.firstNamedChild ?? undefined;
  return bindings.type === 'named_imports' ? bindings : undefined;
}

function requireIn(statement: Node, module: string): Node | undefined {
  if (!/^(?:lexical|variable)_declaration$/.test(statement.type)) return undefined;
  for (const declarator of namedChildren(statement)) {
    const value = declarator.childForFieldName('value');
    const argument = value?.childForFieldName('arguments')?.firstNamedChild ?? null;
    if (value?.childForFieldName('function')?.text !== 'require' || !isModule(argument, module))
      continue;
    const name = declarator.childForFieldName('name');
    if (name?.type === 'identifier' || name?.type === 'object_pattern') return name;
  }
  return undefined;
}

/** A name of a list, and what the file calls it: `a`, `a as b`, `a: b`. */
function bindingOf(specifier: Node): [string, string] {
  const key = specifier.childForFieldName('name') ?? specifier.childForFieldName('key');
  const local = specifier.childForFieldName('alias') ?? specifier.childForFieldName('value');
  const name = (key ?? specifier).text;
  return [name, local?.text ?? name];
}

/** Adds names behind the last; on lines of their own where they are, or one line is too short. */
function merged(list: Node, added: readonly Name[], style: JavaScriptStyle): TextEdit | undefined {
  const names = namedChildren(list);
  const last = names.at(-1);
  if (!last) return undefined;
  const text = sourceOf(list);
  const { eol, indent, width } = style;
  const as = list.type === 'object_pattern' ? ': ' : ' as ';
  const own = added.map((name) => written(name, as));
  const behind = { start: last.endIndex, end: last.endIndex };
  if (last.startPosition.row > list.startPosition.row) {
    const inner = `,${eol}${indentAt(text, last.startIndex)}`;
    return { span: behind, newText: own.map((name) => inner + name).join('') };
  }
  const addition = own.map((name) => `, ${name}`).join('');
  const column = lineEnd(text, list.startIndex) - lineStart(text, list.startIndex);
  if (column + addition.length <= width) return { span: behind, newText: addition };
  const lines = [...names.map((one) => one.text), ...own].map((one) => indent + one);
  const comma = style.trailingCommas ? ',' : '';
  return { span: spanOf(list), newText: `{${eol}${lines.join(`,${eol}`)}${comma}${eol}}` };
}

function isModule(string: Node | null, module: string): boolean {
  return string?.type === 'string' && string.text.slice(1, -1) === module;
}

/** Where new statements go, and whether imports stand right before. */
export interface Header {
  readonly offset: number;
  readonly afterImports: boolean;
}

/**
 * Behind the imports that the file begins with; without any, behind what must stay first: a `#!`
 * line, directives, and the comments of the file as a whole.
 */
export function headerOf(root: Node): Header {
  const first = directives(root).at(-1);
  let header: Header = { offset: first ? endWithComment(first) : 0, afterImports: false };
  for (const node of namedChildren(root)) {
    if (node.endIndex <= header.offset) continue;
    // Nobody knows where it ends.
    if (node.hasError) break;
    if (isImport(node)) header = { offset: endWithComment(node), afterImports: true };
    else if (isPreamble(node) && !header.afterImports)
      header = { offset: node.endIndex, afterImports: false };
    else if (node.type !== 'comment') break;
  }
  return header;
}

/** Whether a statement does nothing but import. */
export function isImport(node: Node): boolean {
  if (node.type === 'import_statement') return true;
  if (!/^(?:lexical|variable)_declaration$/.test(node.type)) return false;
  return namedChildren(node).every((declarator) =>
    (declarator.childForFieldName('value')?.text ?? '').startsWith('require('),
  );
}

/** A comment of the whole file: a blank line follows it, or it speaks to a tool or of a licence. */
function isPreamble(node: Node): boolean {
  if (node.type === 'hash_bang_line') return true;
  if (node.type !== 'comment') return false;
  if (/^\/\/\/|@ts-|eslint|@license|copyright|^\/\*!|@file/i.test(node.text)) return true;
  return isBeforeBlankLine(node) && lineStart(sourceOf(node), node.startIndex) === node.startIndex;
}
