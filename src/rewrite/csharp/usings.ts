import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../base/text';
import { indentAt, lineEnd } from '../style';
import { endWithComment, namedChildren, sourceOf } from '../syntax';

/** AWSSDK.SecretsManager.Caching 2.0.0: the package is named after the SDK, its namespace is this. */
export const CACHING = 'Amazon.SecretsManager.Extensions.Caching';

/**
 * The edit that lets code name the types of the library; undefined where it can already.
 * @param scope the namespace that the code is in, or the file.
 */
export function addUsing(root: Node, scope: Node, eol: string): TextEdit | undefined {
  const outer = usingsIn(root);
  const inner = scope.equals(root) ? [] : usingsIn(scope.childForFieldName('body') ?? scope);
  if ([...outer, ...inner].some((node) => nameOf(node) === CACHING)) return undefined;
  const list = [outer, inner]
    .map((nodes) => nodes.filter(isPlain))
    .find(({ length }) => length > 0);
  return list ? among(root, list, eol) : atTop(root, eol);
}

/** Whether the file’s own usings bring a namespace in. */
export function hasUsing(root: Node, name: string): boolean {
  return usingsIn(root).some((node) => nameOf(node) === name);
}

function usingsIn(node: Node): Node[] {
  return namedChildren(node).filter(({ type }) => type === 'using_directive');
}

/** The namespace of a plain using; none for `using static` and aliases. */
function nameOf(using: Node): string | undefined {
  return /^(?:global\s+)?using\s+(?:global::)?([\w.]+)\s*;$/.exec(using.text)?.[1];
}

function isPlain(using: Node): boolean {
  return nameOf(using) !== undefined && !using.text.startsWith('global');
}

/** In the order of the others: by name, `System` before all where it is so already. */
function among(root: Node, usings: readonly Node[], eol: string): TextEdit {
  const names = usings.map((node) => nameOf(node) ?? '');
  const lastForeign = names.findIndex((name) => !isSystem(name));
  const isMixed = lastForeign >= 0 && names.slice(lastForeign).some(isSystem);
  const key = (name: string): string => (isSystem(name) && !isMixed ? ` ${name}` : name);
  const next = usings.find((_, i) => key(names[i] ?? '') > CACHING);
  const line = `using ${CACHING};`;
  const last = usings.at(-1) ?? root;
  const indent = indentAt(sourceOf(root), (next ?? last).startIndex);
  return next
    ? insert(next.startIndex, line + eol + indent)
    : insert(endWithComment(last), eol + indent + line);
}

function isSystem(name: string): boolean {
  return name === 'System' || name.startsWith('System.');
}

/** What must stay before every using, or is about the file as a whole. */
const HEADER =
  /^(?:shebang_directive|preproc_(?:define|undef|nullable|pragma)|extern_alias_directive)$/;

function atTop(root: Node, eol: string): TextEdit {
  const line = `using ${CACHING};`;
  let last: Node | undefined;
  for (const node of namedChildren(root)) {
    if (!isHeader(node)) break;
    last = node;
  }
  if (!last) return insert(sourceOf(root).startsWith('\ufeff') ? 1 : 0, line + eol + eol);
  const end = lineEnd(sourceOf(root), last.startIndex + last.text.trimEnd().length);
  const gap = last.type === 'comment' || last.type === 'shebang_directive' ? eol + eol : eol;
  const rest = sourceOf(root).slice(end);
  const behind = /^\r?\n[ \t]*\r?\n/.test(rest) ? '' : eol;
  return insert(end, gap + line + behind);
}

/** A comment with a blank line below it belongs to the file, another to what follows it. */
function isHeader(node: Node): boolean {
  if (HEADER.test(node.type) || /^global\s+using/.test(node.text)) return true;
  const next = node.nextNamedSibling;
  const isApart = !next || next.startPosition.row - node.endPosition.row > 1;
  return node.type === 'comment' && (isApart || isHeader(next));
}

function insert(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}
