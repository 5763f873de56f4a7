import type { Node } from 'web-tree-sitter';
import { isRichRuby } from '../../parse/literals/ruby';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import type { Move, ParsedFile, Place } from '../language';
import { bodyOf, isPart } from '../literals';
import { callWith, ownLookupIn, type OwnLookup } from '../lookupStyle';
import { oneSecretEach, operandsFor } from '../pieces';
import { indentOf, lineEndOf, quoteOf, type Style } from '../style';
import { descendants, outward, spanOf } from '../syntax';
import { isRichHeredoc } from './heredoc';
import { GEM, headerOf, helperFor, isRequired, type Helper } from './imports';
import { expressionOf, isPartOfRuby, RUBY_LITERALS } from './judge';
import { mayBeChanged } from './position';

/** Parents in which `a + b` needs no parentheses around it. */
const LOOSE =
  /^(?:assignment|operator_assignment|argument_list|pair|optional_parameter|keyword_parameter|array|interpolation|body_statement|block_body|then|else|parenthesized_statements)$/;

/** The edits of one Ruby file. */
export class RubyEdits {
  readonly #root: Node;
  readonly #text: string;
  readonly #style: Omit<Style, 'width'>;
  readonly #isFrozen: boolean;
  readonly #draft = new Draft();
  readonly #own: OwnLookup | undefined;
  #helper: Helper;
  #findings: readonly number[] = [];

  constructor({ root, file, project }: ParsedFile) {
    this.#root = root;
    this.#text = file.text;
    this.#style = rubyStyle(root, file.text);
    this.#isFrozen = /^(?:#.*\r?\n|\s)*#.*frozen[_-]string[_-]literal:\s*true/i.test(file.text);
    this.#own = ownLookupIn(project.lookup, 'ruby');
    this.#helper = helperFor(root, 0);
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    const first = Math.min(...moves.map(({ place }) => firstRun(place.node)));
    this.#helper = helperFor(this.#root, first);
    for (const move of oneSecretEach(moves, editedPlace)) {
      this.#findings = union(this.#findings, [move.index]);
      this.#moveOne(move);
    }
    if (this.#own) this.#addRequire(this.#own, first);
    else this.#addHelper();
    return this.#draft.finish(this.#text.length);
  }

  #moveOne({ place, secretName, index }: Move): void {
    const { node, literal } = place;
    if (takesInterpolation(place)) {
      const hole = `#{${this.#lookup(secretName, "'")}}`;
      this.#draft.add(literal.span, hole, [index]);
    } else if (node.type === 'heredoc_body') {
      this.#replaceHeredoc(node, this.#value(expressionOf(node) ?? node, secretName), index);
    } else {
      this.#draft.add(spanOf(node), this.#replacement(place, secretName), [index]);
    }
  }

  #replacement(place: Move['place'], secretName: string): string {
    const { node, literal } = place;
    if (!isPart(place)) return this.#value(node, secretName);
    const body = bodyOf(node, RUBY_LITERALS);
    const before = this.#text.slice(body.start, literal.span.start);
    const behind = this.#text.slice(literal.span.end, body.end);
    // What means the same between double quotes.
    if (!/["#\\]/.test(before + behind))
      return `"${before}#{${this.#lookup(secretName, "'")}}${behind}"`;
    const lookup = this.#lookup(secretName, this.#style.quote);
    const sum = operandsFor(place, RUBY_LITERALS, lookup).join(' + ');
    return LOOSE.test(node.parent?.type ?? '') ? sum : `(${sum})`;
  }

  /** A string that may be changed, where the literal was one. */
  #value(expression: Node, secretName: string): string {
    const lookup = this.#lookup(secretName, this.#style.quote);
    return !this.#isFrozen && mayBeChanged(expression) ? `${lookup}.dup` : lookup;
  }

  #lookup(secretName: string, quote: string): string {
    const name = quote + secretName + quote;
    return this.#own ? callWith(this.#own, name) : `${this.#helper.name}[${name}]`;
  }

  /** The lookup where the heredoc begins; its lines go, with the line end before them. */
  #replaceHeredoc(body: Node, lookup: string, index: number): void {
    const beginning = expressionOf(body);
    if (beginning) this.#draft.add(spanOf(beginning), lookup, [index]);
    const cut = this.#text[body.startIndex - 1] === '\r' ? 1 : 0;
    this.#draft.add({ start: body.startIndex - cut, end: body.endIndex }, '', [index]);
  }

  /** The statement that loads the team's own function. */
  #addRequire({ import: statement }: OwnLookup, first: number): void {
    if (statement === undefined || isRequired(statement, this.#root, first)) return;
    const { offset, afterRequires } = headerOf(this.#root, first);
    const { eol, quote } = this.#style;
    const written = statement.replaceAll(/['"]/g, quote);
    const lead = afterRequires ? eol : eol + eol;
    const joined = afterRequires ? lead + written : this.#spaced(written, offset, lead);
    this.#draft.insert(offset, joined, this.#findings);
  }

  #addHelper(): void {
    if (this.#helper.isThere) return;
    const { at, require } = this.#helper;
    const { eol, quote } = this.#style;
    const statement = `require ${quote}${GEM}${quote}`;
    const code = this.#module().join(eol);
    const isApart = require && !require.isAlone && require.offset !== at.offset;
    if (isApart) this.#draft.insert(require.offset, eol + statement, this.#findings);
    const joined = require && !isApart;
    const lead = joined && at.afterRequires ? eol : eol + eol;
    const body = joined ? statement + eol + eol + code : code;
    this.#draft.insert(at.offset, this.#spaced(body, at.offset, lead), this.#findings);
  }

  #spaced(body: string, offset: number, lead: string): string {
    const { eol } = this.#style;
    const rest = this.#text.slice(offset);
    if (offset === 0) return body + eol + (/^\s*\n/.test(rest) ? '' : eol);
    const isApart = /^[ \t]*\r?\n[ \t]*\r?\n|^\s*$/.test(rest);
    return lead + body + (isApart ? '' : eol);
  }

  #module(): string[] {
    const { indent } = this.#style;
    return [
      '# Looks secrets up in AWS Secrets Manager, each of them once.',
      `module ${this.#helper.name}`,
      `${indent}def self.[](id)`,
      `${indent}${indent}@client ||= Aws::SecretsManager::Client.new`,
      `${indent}${indent}@values ||= {}`,
      `${indent}${indent}@values[id] ||= @client.get_secret_value(secret_id: id).secret_string.freeze`,
      `${indent}end`,
      'end',
    ];
  }
}

/** Whether the secret is a part of a text that code can stand in. */
function takesInterpolation(place: Place): boolean {
  const { node } = place;
  const isRich = node.type === 'heredoc_body' ? isRichHeredoc(node) : isRichRuby(node.text);
  return isRich && isPartOfRuby(place);
}

/** Parts that code can stand in are edited one by one, any other literal as a whole. */
function editedPlace(place: Place): unknown {
  return takesInterpolation(place) ? place.literal.span.start : `literal ${place.node.id}`;
}

/** Where the statement of the top level starts that a literal is in. */
function firstRun(literal: Node): number {
  const expression = expressionOf(literal) ?? literal;
  return [...outward(expression)].at(-2)?.startIndex ?? 0;
}

function rubyStyle(root: Node, text: string): Omit<Style, 'width'> {
  const openings = descendants(root, 'string').map((node) => node.text.charAt(0));
  return { eol: lineEndOf(text), indent: indentOf(text, '  '), quote: quoteOf(openings, "'") };
}
