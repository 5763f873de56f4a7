import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../base/text';
import { POWERTOOLS } from './lookup';
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

/** How the file calls `getSecret`, and what must be added for it. */
export interface Import {
  readonly callee: string;
  /** Added to an import of the same module that is there. */
  readonly merge?: TextEdit;
  /** A statement of its own. */
  readonly statement?: string;
}

const NAME = 'getSecret';

/** A name as the file calls it, and as a list of names has it. */
interface Name {
  readonly callee: string;
  readonly written: string;
}

function named(local: string, as: ' as ' | ': '): Name {
  return { callee: local, written: local === NAME ? NAME : NAME + as + local };
}

interface ImportOptions {
  readonly kind: ModuleKind;
  readonly style: JavaScriptStyle;
  readonly taken: ReadonlySet<string>;
}

export function importFor(root: Node, options: ImportOptions): Import {
  const local = freshName(NAME, options.taken);
  for (const statement of namedChildren(root)) {
    const found =
      fromImport(statement, local, options.style) ?? fromRequire(statement, local, options.style);
    if (found) return found;
  }
  return { callee: local, statement: newStatement(local, options) };
}

function newStatement(local: string, { kind, style }: ImportOptions): string {
  const module = style.quote + POWERTOOLS + style.quote;
  const end = style.semicolons ? ';' : '';
  if (kind.importBy === 'require') {
    return `const { ${named(local, ': ').written} } = require(${module})${end}`;
  }
  return `import { ${named(local, ' as ').written} } from ${module}${end}`;
}

function fromImport(statement: Node, local: string, style: JavaScriptStyle): Import | undefined {
  if (statement.type !== 'import_statement' || !isPowertools(statement.childForFieldName('source')))
    return undefined;
  const clause = statement.namedChildren.find((child) => child.type === 'import_clause');
  const isType = statement.children.some((child) => child.type === 'type');
  const bindings = clause?.lastNamedChild;
  if (isType || !bindings) return undefined;
  if (bindings.type === 'namespace_import') return throughObject(bindings.firstNamedChild);
  if (bindings.type !== 'named_imports') return undefined;
  for (const specifier of namedChildren(bindings)) {
    if (specifier.childForFieldName('name')?.text !== NAME) continue;
    return {
      callee: (specifier.childForFieldName('alias') ?? specifier.firstNamedChild)?.text ?? NAME,
    };
  }
  return merged(bindings, named(local, ' as '), style);
}

function fromRequire(statement: Node, local: string, style: JavaScriptStyle): Import | undefined {
  if (!/^(?:lexical|variable)_declaration$/.test(statement.type)) return undefined;
  for (const declarator of namedChildren(statement)) {
    const value = declarator.childForFieldName('value');
    const argument = value?.childForFieldName('arguments')?.firstNamedChild ?? null;
    if (value?.childForFieldName('function')?.text !== 'require' || !isPowertools(argument))
      continue;
    const name = declarator.childForFieldName('name');
    if (name?.type === 'identifier') return throughObject(name);
    if (name?.type !== 'object_pattern') continue;
    const known = namedChildren(name).find((child) => keyOf(child) === NAME);
    if (!known) return merged(name, named(local, ': '), style);
    return { callee: known.childForFieldName('value')?.text ?? NAME };
  }
  return undefined;
}

function keyOf(property: Node): string {
  return property.childForFieldName('key')?.text ?? property.text;
}

function throughObject(name: Node | null): Import | undefined {
  return name ? { callee: `${name.text}.${NAME}` } : undefined;
}

/** Adds the name behind the last one; on lines of their own where they are, or one line is too short. */
function merged(list: Node, name: Name, style: JavaScriptStyle): Import | undefined {
  const names = namedChildren(list);
  const last = names.at(-1);
  if (!last) return undefined;
  const text = sourceOf(list);
  const { eol, indent, width } = style;
  const { callee } = name;
  if (last.startPosition.row > list.startPosition.row) {
    const newText = `,${eol}${indentAt(text, last.startIndex)}${name.written}`;
    return { callee, merge: { span: { start: last.endIndex, end: last.endIndex }, newText } };
  }
  const addition = `, ${name.written}`;
  const column = lineEnd(text, list.startIndex) - lineStart(text, list.startIndex);
  if (column + addition.length <= width) {
    return {
      callee,
      merge: { span: { start: last.endIndex, end: last.endIndex }, newText: addition },
    };
  }
  const lines = [...names.map((one) => one.text), name.written].map((one) => indent + one);
  const comma = style.trailingCommas ? ',' : '';
  const newText = `{${eol}${lines.join(`,${eol}`)}${comma}${eol}}`;
  return { callee, merge: { span: spanOf(list), newText } };
}

function isPowertools(string: Node | null): boolean {
  return string?.type === 'string' && string.text.slice(1, -1) === POWERTOOLS;
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

function isImport(node: Node): boolean {
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
