import type { Node } from 'web-tree-sitter';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import type { Move, ParsedFile } from '../language';
import { oneSecretEach, operandsFor } from '../pieces';
import { indentOf, lineEndOf } from '../style';
import { namedChildren, spanOf } from '../syntax';
import { callWith, ownLookupIn, type OwnLookup } from '../lookupStyle';
import { headerOf, helperCode, helperFor, isUsed, type Helper } from './helper';
import { PHP_LITERALS } from './judge';
import { constantOf } from './position';

/** Parents in which `a . b` needs no parentheses around it. */
const LOOSE =
  /^(?:assignment_expression|argument|return_statement|array_element_initializer|echo_statement|arrow_function|const_element)$/;

/** The edits of one PHP file. */
export class PhpEdits {
  readonly #root: Node;
  readonly #text: string;
  readonly #helper: Helper;
  readonly #own: OwnLookup | undefined;
  readonly #draft = new Draft();
  #findings: readonly number[] = [];

  constructor({ root, file, project }: ParsedFile) {
    this.#root = root;
    this.#text = file.text;
    this.#helper = helperFor(root);
    this.#own = ownLookupIn(project.lookup, 'php');
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    for (const move of oneSecretEach(moves)) {
      this.#findings = union(this.#findings, [move.index]);
      this.#moveOne(move);
    }
    if (this.#own) this.#addUse(this.#own);
    else this.#addHelper();
    return this.#draft.finish(this.#text.length);
  }

  #moveOne({ place, secretName, index }: Move): void {
    const { node } = place;
    const name = `'${secretName}'`;
    const lookup = this.#own ? callWith(this.#own, name) : `${this.#helper.name}(${name})`;
    const terms = operandsFor(place, PHP_LITERALS, lookup);
    const isLoose = terms.length === 1 || LOOSE.test(node.parent?.type ?? '');
    const sum = terms.join(' . ');
    const constant = constantOf(node);
    if (constant) this.#define(constant, node, index);
    this.#draft.add(spanOf(node), isLoose ? sum : `(${sum})`, [index]);
  }

  /** `const K = …;` becomes `define('K', …);` */
  #define(constant: Node, literal: Node, index: number): void {
    const name = constant.firstNamedChild?.text ?? '';
    const isInNamespace = namedChildren(this.#root).some(
      ({ type }) => type === 'namespace_definition',
    );
    const quoted = isInNamespace ? `__NAMESPACE__ . '\\${name}'` : `'${name}'`;
    const start = constant.parent?.startIndex ?? constant.startIndex;
    this.#draft.add({ start, end: literal.startIndex }, `define(${quoted}, `, [index]);
    this.#draft.insert(literal.endIndex, ')', [index]);
  }

  /** The statement that imports the team's own function. */
  #addUse({ import: statement }: OwnLookup): void {
    const offset = headerOf(this.#root);
    if (statement === undefined || offset === undefined || isUsed(statement, this.#root)) return;
    const eol = lineEndOf(this.#text);
    const isBehindUse = namedChildren(this.#root).some(
      ({ type, endIndex }) => type === 'namespace_use_declaration' && endIndex === offset,
    );
    const gap = /^[ \t]*\r?\n[ \t]*\r?\n|^\s*$/.test(this.#text.slice(offset)) ? '' : eol;
    const written = `${statement.replace(/\s*;$/, '')};`;
    const newText = (isBehindUse ? eol : eol + eol) + written + gap;
    this.#draft.insert(offset, newText, this.#findings);
  }

  #addHelper(): void {
    const offset = headerOf(this.#root);
    if (this.#helper.isThere || offset === undefined) return;
    const eol = lineEndOf(this.#text);
    const code = helperCode(this.#helper.name, indentOf(this.#text, '    ')).join(eol);
    const isApart = /^[ \t]*\r?\n[ \t]*\r?\n|^\s*$/.test(this.#text.slice(offset));
    const startsLine = /^[ \t]*\r?\n/.test(this.#text.slice(offset));
    const gap = isApart ? '' : startsLine ? eol : eol + eol;
    this.#draft.insert(offset, eol + eol + code + gap, this.#findings);
  }
}
