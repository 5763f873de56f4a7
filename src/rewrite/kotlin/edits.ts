import type { Node } from 'web-tree-sitter';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import { insertImport, type Import } from '../jvm/importBlock';
import { CACHE_CLASS, CACHE_NAME, CACHE_PACKAGE } from '../jvm/library';
import type { Move, ParsedFile } from '../language';
import { oneSecretEach } from '../pieces';
import { isPart } from '../literals';
import { indentOf, lineEndOf } from '../style';
import { descendants, endWithComment, isBeforeBlankLine, namedChildren, spanOf } from '../syntax';
import { cacheFor } from './cache';
import { constantAround } from './constants';
import { modifiersOf } from './nodes';

/** The edits of one Kotlin file. */
export class KotlinEdits {
  readonly #root: Node;
  readonly #text: string;
  readonly #eol: '\n' | '\r\n';
  readonly #taken: Set<string>;
  readonly #draft = new Draft();
  #findings: readonly number[] = [];

  constructor({ root, file }: ParsedFile) {
    this.#root = root;
    this.#text = file.text;
    this.#eol = lineEndOf(file.text);
    this.#taken = new Set(descendants(root, 'identifier').map(({ text }) => text));
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    const nodes = moves.map(({ place }) => place.node);
    const cache = cacheFor(this.#root, nodes, this.#taken);
    for (const { place, secretName, index } of oneSecretEach(
      moves,
      ({ literal }) => literal.span.start,
    )) {
      const call = `${cache.reference}.getSecretString("${secretName}")`;
      const span = isPart(place) ? place.literal.span : spanOf(place.node);
      this.#findings = union(this.#findings, [index]);
      this.#draft.add(span, isPart(place) ? `\${${call}}` : call, [index]);
      this.#dropConst(place.node, index);
    }
    if (cache.declare) {
      const name = this.#cacheClass();
      const layout = { eol: this.#eol, indent: indentOf(this.#text, '    ') };
      this.#declare(name, cache.declare(name, layout));
    }
    return this.#draft.finish(this.#text.length);
  }

  #dropConst(literal: Node, index: number): void {
    const declaration = constantAround(literal)?.declaration;
    const word = declaration && modifiersOf(declaration).find(({ text }) => text === 'const');
    if (!word) return;
    const blanks = /^\s*/.exec(this.#text.slice(word.endIndex))?.[0].length ?? 0;
    this.#draft.add({ start: word.startIndex, end: word.endIndex + blanks }, '', [index]);
  }

  /** How the file names the class of caches. */
  #cacheClass(): string {
    const names = importsOf(this.#root).map(({ name }) => name);
    if (names.includes(CACHE_NAME)) return CACHE_CLASS;
    return this.#taken.has(CACHE_CLASS) ? CACHE_NAME : CACHE_CLASS;
  }

  /** The import among its like, and the cache behind the imports, before all other code. */
  #declare(cacheClass: string, declaration: string): void {
    const imports = importsOf(this.#root);
    const names = imports.map(({ name }) => name);
    const isImported = names.includes(CACHE_NAME) || names.includes(`${CACHE_PACKAGE}.*`);
    const statement = isImported || cacheClass !== CACHE_CLASS ? undefined : `import ${CACHE_NAME}`;
    const preamble = { text: this.#text, eol: this.#eol, imports, first: firstOf(this.#root) };
    const last = imports.at(-1)?.node;
    if (!last) {
      const both = [...(statement === undefined ? [] : [statement]), declaration];
      const body = both.join(this.#eol + this.#eol);
      const { offset, newText } = insertImport(preamble, CACHE_NAME, body);
      this.#draft.insert(offset, newText, this.#findings);
      return;
    }
    if (statement !== undefined) {
      const { offset, newText } = insertImport(preamble, CACHE_NAME, statement);
      this.#draft.insert(offset, newText, this.#findings);
    }
    const end = endWithComment(last);
    const isFollowed = /^[ \t]*\r?\n[ \t]*\r?\n|^\s*$/.test(this.#text.slice(end));
    const newText = this.#eol + this.#eol + declaration + (isFollowed ? '' : this.#eol);
    this.#draft.insert(end, newText, this.#findings);
  }
}

/** Imports; those under another name count as another's. */
function importsOf(root: Node): Import[] {
  return namedChildren(root)
    .filter(({ type }) => type === 'import')
    .map((node) => ({
      node,
      name: node.text.replace(/^import\s+/, '').split(/\s*(?:;|\/[/*]|\n)/)[0] ?? '',
    }));
}

/** What the import stands behind where there is no other. */
function firstOf(root: Node): Node | undefined {
  const nodes = namedChildren(root);
  const last = nodes.findLast(({ type }) => /^(?:package_header|file_annotation)$/.test(type));
  if (last) return last;
  const [comment] = nodes;
  const isOfFile = comment?.type.endsWith('comment') === true && isBeforeBlankLine(comment);
  return isOfFile ? comment : undefined;
}
