import type { Node } from 'web-tree-sitter';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import type { Move, ParsedFile } from '../language';
import { oneSecretEach } from '../pieces';
import { bodyOf, isPart } from '../literals';
import { constantName } from '../naming';
import { indentAt, indentOf, lineEndOf } from '../style';
import { freshName, namedChildren, spanOf } from '../syntax';
import { helperFor, rustNames, type Helper } from './helper';
import { isAwaitedInPlace, RUST_LITERALS } from './judge';
import { macroArgumentOf, ownedAround } from './position';
import { attributesOf, reachOf } from './reach';

/** The edits of one Rust file. */
export class RustEdits {
  readonly #root: Node;
  readonly #text: string;
  readonly #eol: '\n' | '\r\n';
  readonly #indent: string;
  readonly #draft = new Draft();
  readonly #taken: Set<string>;
  readonly #helper: Helper;
  /** Names of variables, by the secrets that they hold. */
  readonly #variables = new Map<string, string>();
  #findings: readonly number[] = [];

  constructor({ root, file }: ParsedFile) {
    this.#root = root;
    this.#text = file.text;
    this.#eol = lineEndOf(file.text);
    this.#indent = indentOf(file.text, '    ');
    this.#taken = rustNames(root);
    this.#helper = helperFor(root, this.#taken);
    this.#taken.add(this.#helper.name);
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    for (const move of oneSecretEach(moves)) {
      this.#findings = union(this.#findings, [move.index]);
      this.#moveOne(move);
    }
    return this.#finish();
  }

  #moveOne(move: Move): void {
    const { place, index } = move;
    const { node, literal } = place;
    const macro = macroArgumentOf(node);
    const owned = ownedAround(node);
    if (macro?.isFormat) {
      const hole = `{${this.#variable(move)}}`;
      const isWhole = !isPart(place);
      this.#draft.add(isWhole ? spanOf(node) : literal.span, isWhole ? `"${hole}"` : hole, [index]);
    } else if (isPart(place) && owned) {
      this.#draft.add(spanOf(owned), formatAround(move, this.#variable(move)), [index]);
    } else if (isAwaitedInPlace(node)) {
      this.#draft.add(spanOf(node), this.#call(move.secretName), [index]);
    } else {
      this.#draft.add(spanOf(node), this.#variable(move), [index]);
    }
  }

  #call(secretName: string): string {
    return `${this.#helper.name}("${secretName}").await?`;
  }

  /** The name of the variable that the function of a literal begins with. */
  #variable({ place, secretName, finding, index }: Move): string {
    const name = this.#variables.get(secretName) ?? this.#fresh(finding.binding, secretName);
    this.#variables.set(secretName, name);
    const reach = reachOf(place.node);
    const body = 'owner' in reach ? reach.owner.childForFieldName('body') : null;
    if (body) {
      const indent = indentAt(this.#text, body.startIndex) + this.#indent;
      const line = `${indent}let ${name} = ${this.#call(secretName)};`;
      const end = /^[ \t]*\r?\n/.test(this.#text.slice(startOf(body))) ? '' : this.#eol + indent;
      this.#draft.insert(startOf(body), this.#eol + line + end, [index]);
    }
    return name;
  }

  #fresh(binding: string | undefined, secretName: string): string {
    const usual = constantName(binding, secretName).toLowerCase();
    const name = this.#taken.has(usual) ? freshName(`${usual}_secret`, this.#taken) : usual;
    this.#taken.add(name);
    return name;
  }

  #finish(): AttributedEdit[] {
    if (this.#helper.code.length > 0) {
      const code = this.#helper.code.map((line) => this.#indented(line)).join(this.#eol);
      const gap = this.#eol + this.#eol;
      const tests = testsOf(this.#root);
      if (tests) this.#draft.insert(tests.startIndex, code + gap, this.#findings);
      else this.#draft.insert(this.#text.trimEnd().length, gap + code, this.#findings);
    }
    return this.#draft.finish(this.#text.length);
  }

  #indented(line: string): string {
    return line.replace(/^(?: {4})+/, (blanks) => this.#indent.repeat(blanks.length / 4));
  }
}

/** Where the tests that a file ends with begin, their attributes and comments included. */
function testsOf(root: Node): Node | undefined {
  const last = namedChildren(root).at(-1);
  if (last?.type !== 'mod_item') return undefined;
  if (!attributesOf(last).some((text) => text.startsWith('cfg(test)'))) return undefined;
  let first = last;
  for (let at = last.previousNamedSibling; at; at = at.previousNamedSibling) {
    if (!/^(?:attribute_item|line_comment|block_comment)$/.test(at.type)) break;
    first = at;
  }
  return first;
}

/** Behind the brace of a body and the attributes that must come first in it. */
function startOf(body: Node): number {
  const attributes = namedChildren(body).filter(({ type }) => type === 'inner_attribute_item');
  return attributes.at(-1)?.endIndex ?? body.startIndex + 1;
}

/** `format!` with what stands around the secret in its literal. */
function formatAround({ place }: Move, variable: string): string {
  const { node, literal } = place;
  const body = bodyOf(node, RUST_LITERALS);
  const source = (start: number, end: number): string =>
    node.text.slice(start - node.startIndex, end - node.startIndex);
  const braced = (text: string): string => text.replaceAll(/[{}]/g, '$&$&');
  const before = braced(source(body.start, literal.span.start));
  const behind = braced(source(literal.span.end, body.end));
  const open = source(node.startIndex, body.start);
  const close = source(body.end, node.endIndex);
  return `format!(${open}${before}{${variable}}${behind}${close})`;
}
