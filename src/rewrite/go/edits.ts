import type { Node } from 'web-tree-sitter';
import { applyEdits, type Span } from '../../base/text';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import type { Move, ParsedFile } from '../language';
import { lineEndOf } from '../style';
import { oneSecretEach, operandsFor } from '../pieces';
import { descendants, freshName, namedChildren, spanOf } from '../syntax';
import { constantOf, declarationOf, specsOf } from './constants';
import { commentsOf, takeOut } from './groups';
import { callWith, ownLookupIn, type OwnLookup } from '../lookupStyle';
import { ownPackage, packagesFor, type OwnPackage, type Packages } from './imports';
import { GO_LITERALS } from './judge';
import { sumAround } from './position';
import { contextInScope, takesString, wantedType } from './types';

/** The edits of one Go file. */
export class GoEdits {
  readonly #text: string;
  readonly #eol: '\n' | '\r\n';
  readonly #draft = new Draft();
  readonly #packages: Packages;
  readonly #helper: Helper;
  readonly #own: (OwnLookup & Partial<OwnPackage>) | undefined;
  #findings: readonly number[] = [];

  constructor({ root, file, project }: ParsedFile) {
    this.#text = file.text;
    this.#eol = lineEndOf(file.text);
    const taken = goNames(root);
    this.#packages = packagesFor(root, taken, this.#eol);
    this.#helper = helperFor(root, file.path, taken);
    const own = ownLookupIn(project.lookup, 'go');
    const names = { taken, eol: this.#eol };
    this.#own = own && { ...own, ...(own.import && ownPackage(own.import, root, names)) };
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    const constants: Move[] = [];
    for (const move of oneSecretEach(moves)) {
      const { node } = move.place;
      this.#findings = union(this.#findings, [move.index]);
      if (constantOf(node)) constants.push(move);
      else this.#draft.add(spanOf(node), this.#replacement(move), [move.index]);
    }
    this.#moveConstants(constants);
    return this.#finish();
  }

  /** The call in place of a literal, with what stays of its text around it. */
  #replacement(move: Move): string {
    const { node } = move.place;
    const sum = sumAround(node);
    const operands = operandsFor(move.place, GO_LITERALS, this.#call(move, wantedType(sum)));
    if (operands.length === 1) return operands.join('');
    // As gofmt writes them: close together where they are one argument of several.
    const list = sum.parent;
    const dense = list?.type === 'argument_list' && list.namedChildCount > 1;
    return operands.join(dense ? '+' : ' + ');
  }

  #call(move: Move, type: string | undefined): string {
    const call = this.#ownCall(move.secretName) ?? this.#helperCall(move);
    return type === undefined || takesString(type) ? call : `${type}(${call})`;
  }

  /** The team's function, of the package as the file calls it. */
  #ownCall(secretName: string): string | undefined {
    if (!this.#own) return undefined;
    const { usual = '', local = '' } = this.#own;
    const call = callWith(this.#own, `"${secretName}"`);
    const isRenamed = usual !== local && call.startsWith(`${usual}.`);
    return isRenamed ? local + call.slice(usual.length) : call;
  }

  #helperCall(move: Move): string {
    const context = contextInScope(move.place.node) ?? `${this.#packages.context}.Background()`;
    return `${this.#helper.name}(${context}, "${move.secretName}")`;
  }

  /** Constants become variables; out of a group of others they are taken. */
  #moveConstants(moves: readonly Move[]): void {
    const owners = moves.map(({ place }) => constantOf(place.node));
    const specs = owners.filter((spec, i) => spec && firstOf(owners, spec) === i) as Node[];
    const movesOf = (spec: Node): Move[] =>
      moves.filter((_, i) => owners[i]?.equals(spec) === true);
    const declarations = specs.map(declarationOf);
    for (const [i, declaration] of declarations.entries()) {
      if (!declaration || firstOf(declarations, declaration) !== i) continue;
      const own = specs.filter((_, j) => declarations[j]?.equals(declaration) === true);
      if (own.length === specsOf(declaration).length)
        this.#changeKeyword(declaration, own.flatMap(movesOf));
      else this.#takeOut(declaration, own, movesOf);
    }
  }

  #changeKeyword(declaration: Node, moves: readonly Move[]): void {
    const start = declaration.startIndex;
    const keyword = { start, end: start + 'const'.length };
    this.#draft.add(
      keyword,
      'var',
      moves.map(({ index }) => index),
    );
    for (const move of moves) {
      this.#draft.add(spanOf(move.place.node), this.#replacement(move), [move.index]);
    }
  }

  /** The constants' lines go, and variables stand behind the group. */
  #takeOut(declaration: Node, specs: readonly Node[], movesOf: (spec: Node) => Move[]): void {
    const findings = specs.flatMap(movesOf).map(({ index }) => index);
    for (const { span, newText } of takeOut(declaration, specs, this.#text)) {
      this.#draft.add(span, newText, findings);
    }
    const gap = this.#eol + this.#eol;
    const variables = specs.map((spec) => gap + this.#variable(spec, movesOf(spec)));
    this.#draft.insert(declaration.endIndex, variables.join(''), findings);
  }

  /** The declaration of a variable in place of a constant's, with its comments above. */
  #variable(spec: Node, moves: readonly Move[]): string {
    const edits = moves.map((move) => ({
      span: shifted(spanOf(move.place.node), -spec.startIndex),
      newText: this.#replacement(move),
    }));
    const declaration = applyEdits(spec.text, edits)
      .replace(/^(\w+)[ \t]+/, '$1 ')
      .replace(/[ \t]+=/, ' =');
    return [...commentsOf(spec).map(({ text }) => text), `var ${declaration}`].join(this.#eol);
  }

  #finish(): AttributedEdit[] {
    const { edits } = this.#own ? { edits: [], ...this.#own } : this.#packages;
    for (const { span, newText } of edits) this.#draft.add(span, newText, this.#findings);
    if (!this.#own && !this.#helper.isThere) {
      const end = this.#text.trimEnd().length;
      const code = this.#helper.code(this.#packages).join(this.#eol);
      this.#draft.insert(end, this.#eol + this.#eol + code, this.#findings);
    }
    return this.#draft.finish(this.#text.length);
  }
}

/** The function that code of a file looks secrets up with. */
interface Helper {
  readonly name: string;
  readonly isThere: boolean;
  code(packages: Packages): readonly string[];
}

/**
 * Files of a package share its names, so the function has one that tells its file: no other file's
 * rewriting adds the same.
 */
function helperFor(root: Node, path: string, taken: ReadonlySet<string>): Helper {
  const own = nameOfFile(path);
  const usual = `mustGet${own}Secret`;
  const there = namedChildren(root).find(
    (node) =>
      node.type === 'function_declaration' &&
      node.childForFieldName('name')?.text === usual &&
      node.text.includes('GetSecretStringWithContext'),
  );
  const name = there ? usual : freshName(usual, taken);
  const cache = freshName(own === '' ? 'secretCache' : `${lowerFirst(own)}SecretCache`, taken);
  return {
    name,
    isThere: there !== undefined,
    code: ({ context, secretcache }) => [
      `var ${cache}, ${cache}Err = ${secretcache}.New()`,
      '',
      `// ${name} looks a secret up in AWS Secrets Manager; it panics where that fails.`,
      `func ${name}(ctx ${context}.Context, id string) string {`,
      `\tif ${cache}Err != nil {`,
      `\t\tpanic(${cache}Err)`,
      '\t}',
      `\tsecret, err := ${cache}.GetSecretStringWithContext(ctx, id)`,
      '\tif err != nil {',
      '\t\tpanic(err)',
      '\t}',
      '\treturn secret',
      '}',
    ],
  };
}

/** `db_config.go` → `DbConfig`; nothing for `main.go`. */
function nameOfFile(path: string): string {
  const base = path.split(/[\\/]/).at(-1)?.replace(/\.go$/, '') ?? '';
  if (base === 'main') return '';
  const words = base.split(/[^\dA-Za-z]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The index of the first of equal nodes. */
function firstOf(nodes: readonly (Node | undefined)[], node: Node): number {
  return nodes.findIndex((one) => one?.equals(node));
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** What the file's own declarations call something; the names of fields and methods don't count. */
function goNames(root: Node): Set<string> {
  const importNames = descendants(root, 'package_identifier').map(({ text }) => text);
  const identifiers = descendants(root, 'identifier', 'type_identifier')
    .filter((node) => !isPackageInSelector(node))
    .map(({ text }) => text);
  return new Set([...identifiers, ...importNames.filter((name) => name !== 'context')]);
}

/** `context` in `context.Background()`, `secretcache` in `secretcache.New()`. */
function isPackageInSelector(node: Node): boolean {
  const { parent } = node;
  return (
    parent?.type === 'selector_expression' &&
    parent.childForFieldName('operand')?.equals(node) === true
  );
}
