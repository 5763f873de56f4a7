import type { Node } from 'web-tree-sitter';
import type { Span } from '../../base/text';
import { descendants, freshName, namedChildren, sourceOf } from '../syntax';

/** Version 2.2.0, which reads secrets with the AWS SDK for Go v2. */
export const CACHING = 'github.com/aws/aws-secretsmanager-caching-go/v2/secretcache';

const CONTEXT = 'context';

/** How the file calls the packages that a lookup needs, and the edits that import them. */
export interface Packages {
  readonly context: string;
  readonly secretcache: string;
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
}

interface Wanted {
  readonly path: string;
  readonly alias: string | undefined;
}

/** @param taken names that stand for something in the file, packages included. */
export function packagesFor(root: Node, taken: ReadonlySet<string>, eol: string): Packages {
  const known = importsOf(root);
  const wanted: Wanted[] = [];
  const localName = (path: string, usual: string): string => {
    const there = known.find((one) => one.path === path && !/^[._]$/.test(one.name));
    if (there) return there.name;
    const name = freshName(usual, taken);
    wanted.push({ path, alias: name === usual ? undefined : name });
    return name;
  };
  const context = localName(CONTEXT, 'context');
  const secretcache = localName(CACHING, 'secretcache');
  return { context, secretcache, edits: addImports(root, wanted, eol) };
}

/** A package of the team's, as the file calls it. */
export interface OwnPackage {
  /** What its path ends in, and what the file calls it. */
  readonly usual: string;
  readonly local: string;
  readonly edits: Packages['edits'];
}

/** `"path"`, `alias "path"`, with `import` before it or without. */
const SPEC = /^(?:import\s+)?(?:(\w+)\s+)?"([^"\s]+)"$/;

/** Whether a statement imports a package whose name can be told. */
export function isPackageImport(statement: string): boolean {
  const [, alias, path = ''] = SPEC.exec(statement) ?? [];
  return alias === undefined ? /^[A-Za-z]\w*$/.test(nameOfPath(path)) : alias !== '_';
}

/** @param statement one that `isPackageImport` takes. */
export function ownPackage(
  statement: string,
  root: Node,
  { taken, eol }: { readonly taken: ReadonlySet<string>; readonly eol: string },
): OwnPackage {
  const [, alias, path = ''] = SPEC.exec(statement) ?? [];
  const usual = alias ?? nameOfPath(path);
  const there = importsOf(root).find((one) => one.path === path && !/^[._]$/.test(one.name));
  if (there) return { usual, local: there.name, edits: [] };
  const local = freshName(usual, taken);
  const isPlain = alias === undefined && local === usual;
  const wanted = { path, alias: isPlain ? undefined : local };
  return { usual, local, edits: path === '' ? [] : addImports(root, [wanted], eol) };
}

/** What a package is called by its path, as far as that tells. */
function nameOfPath(path: string): string {
  const parts = path.split('/').filter((part) => !/^v\d+$/.test(part));
  return parts.at(-1) ?? '';
}

interface Import {
  readonly spec: Node;
  readonly path: string;
  readonly name: string;
}

export function importsOf(root: Node): Import[] {
  return descendants(root, 'import_spec').map((spec) => {
    const path = pathOf(spec);
    return { spec, path, name: spec.childForFieldName('name')?.text ?? nameOfPath(path) };
  });
}

function pathOf(spec: Node): string {
  return (spec.childForFieldName('path')?.text ?? '').slice(1, -1);
}

type Edit = Packages['edits'][number];

function addImports(root: Node, wanted: readonly Wanted[], eol: string): Edit[] {
  if (wanted.length === 0) return [];
  const declarations = namedChildren(root).filter(({ type }) => type === 'import_declaration');
  const own = declarations.filter((one) => !/^import\s+"C"$/.test(one.text));
  const block = own.find(
    (one) => one.text.startsWith('import (') && one.descendantsOfType('import_spec').length > 0,
  );
  if (block) return wanted.map((one) => intoBlock(block, one, eol));
  const [single] = own;
  if (single && own.length === 1 && !single.text.includes('('))
    return intoNewBlock(single, wanted, eol);
  const before = declarations.at(-1) ?? root.descendantsOfType('package_clause')[0];
  if (!before) return [];
  const at = endOfLine(before);
  return [{ span: { start: at, end: at }, newText: eol + eol + blockOf(wanted.map(written), eol) }];
}

function written({ path, alias }: Wanted): string {
  return alias === undefined ? `"${path}"` : `${alias} "${path}"`;
}

/** A single import becomes the first of a block. */
function intoNewBlock(single: Node, wanted: readonly Wanted[], eol: string): Edit[] {
  const [spec] = single.descendantsOfType('import_spec');
  if (!spec) return [];
  const block = blockOf([spec.text, ...wanted.map(written)], eol);
  const [before = '', behind = ''] = block.split(`\t${spec.text}${eol}`);
  return [
    { span: { start: single.startIndex, end: spec.startIndex }, newText: `${before}\t` },
    { span: { start: spec.endIndex, end: single.endIndex }, newText: eol + behind },
  ];
}

/** The standard library's packages first, a blank line, the others; both in order. */
function blockOf(specs: readonly string[], eol: string): string {
  const groups = [specs.filter((one) => !isForeign(one)), specs.filter(isForeign)]
    .filter((group) => group.length > 0)
    .map((group) =>
      group
        .sort((a, b) => (quoted(a) < quoted(b) ? -1 : 1))
        .map((one) => `\t${one}`)
        .join(eol),
    );
  return `import (${eol}${groups.join(eol + eol)}${eol})`;
}

function quoted(spec: string): string {
  return /"([^"]*)"/.exec(spec)?.[1] ?? '';
}

/** Whether a package is none of the standard library: its path begins with a host. */
function isForeign(spec: string): boolean {
  return /^[^/]*\./.test(quoted(spec));
}

/** Into the group of its kind where it belongs by the alphabet, or as a group of its own. */
function intoBlock(block: Node, wanted: Wanted, eol: string): Edit {
  const specs = block.descendantsOfType('import_spec');
  const line = written(wanted);
  const group = groupFor(specs, isForeign(line));
  const next = group.find((spec) => pathOf(spec) > wanted.path);
  if (next) return at(next.startIndex, `${line}${eol}\t`);
  const last = group.at(-1);
  if (last) return at(endOfLine(last), `${eol}\t${line}`);
  const first = specs[0];
  if (first && !isForeign(line)) return at(first.startIndex, `${line}${eol}${eol}\t`);
  return at(endOfLine(specs.at(-1) ?? block), `${eol}${eol}\t${line}`);
}

/** The first run of lines that has imports of that kind. */
function groupFor(specs: readonly Node[], foreign: boolean): Node[] {
  const groups: Node[][] = [];
  for (const spec of specs) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const joins = before && spec.startPosition.row - before.endPosition.row <= 1;
    if (joins) group?.push(spec);
    else groups.push([spec]);
  }
  return groups.find((group) => group.some((spec) => isForeign(spec.text) === foreign)) ?? [];
}

function at(offset: number, newText: string): Edit {
  return { span: { start: offset, end: offset }, newText };
}

/** Behind the node, and behind a comment that follows it on its line. */
function endOfLine(node: Node): number {
  const rest = sourceOf(node).slice(node.endIndex);
  const comment = /^[ \t]*\/\/[^\r\n]*/.exec(rest)?.[0] ?? '';
  return node.endIndex + comment.trimEnd().length;
}
