import type { Node } from 'web-tree-sitter';
import type { Span } from '../../base/text';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import { lookupKey, type Move, type ParsedFile } from '../language';
import { isPart } from '../literals';
import { constantName } from '../naming';
import { cacheFor, headerOf, pythonNames, type Cache, type Header } from './imports';
import { jsonImportPlace, jsonModuleFor, type JsonModule } from './jsonModule';
import { hoistReason, PYTHON_LITERALS } from './judge';
import { oneSecretEach, operandsFor, sameQuotes } from '../pieces';
import { makeRoom, type Brackets, type Line } from '../reflow';
import { indentOf, lineEndOf, quoteOf, widthOf, type Style } from '../style';
import { descendants, freshName, namedChildren, outward, spanOf } from '../syntax';

/** What is looked up: a secret, or one field of it. */
type Wanted = Pick<Move, 'secretName' | 'field'>;

interface Constant {
  readonly name: string;
  readonly wanted: Wanted;
  readonly findings: readonly number[];
}

/** Parents in which `a + b` needs no parentheses around it. */
const LOOSE =
  /^(?:assignment|augmented_assignment|argument_list|keyword_argument|pair|default_parameter|typed_default_parameter|return_statement|list|tuple|expression_list|parenthesized_expression|lambda)$/;

/** As Black breaks them: what fits between broken parentheses of a call stays on one line there. */
const BRACKETS: Brackets = {
  types: ['dictionary', 'list', 'tuple', 'set', 'argument_list'],
  stop: /_statement$|_definition$|^block$|^module$|^interpolation$|^lambda$/,
  hugs: () => false,
  packs: (brackets) => brackets.type === 'argument_list' || namedChildren(brackets).length === 1,
  trailingCommas: true,
};

/** The edits of one Python file. */
export class PythonEdits {
  readonly #root: Node;
  readonly #text: string;
  readonly #style: Style;
  readonly #taken: Set<string>;
  readonly #draft = new Draft();
  readonly #constants = new Map<string, Constant>();
  #cache: Cache;
  #json: JsonModule;
  #findings: readonly number[] = [];
  /** Of those, the ones that take a field. */
  #taking: readonly number[] = [];

  constructor({ root, file }: ParsedFile) {
    this.#root = root;
    this.#text = file.text;
    this.#style = pythonStyle(root, file.text);
    this.#taken = pythonNames(root);
    this.#cache = cacheFor(root, this.#taken, 0);
    this.#json = jsonModuleFor(root, this.#taken, 0);
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    const first = Math.min(...moves.map(({ place }) => firstRun(place.node)));
    this.#cache = cacheFor(this.#root, this.#taken, first);
    this.#json = jsonModuleFor(this.#root, this.#taken, first);
    for (const move of oneSecretEach(moves)) this.#moveOne(move);
    return this.#finish(first);
  }

  #moveOne(move: Move): void {
    const { place, index } = move;
    const { node } = place;
    const hoisted = hoistReason(node) !== undefined;
    this.#findings = union(this.#findings, [index]);
    if (move.field !== undefined) this.#taking = union(this.#taking, [index]);
    const whole = !isPart(place);
    const flat = hoisted ? this.#constant(move) : this.#call(move);
    const terms = operandsFor(place, PYTHON_LITERALS, flat, pythonPiece);
    const length = terms.join(' + ').length;
    const request = { text: this.#text, style: this.#style, brackets: BRACKETS, length };
    const { edits, line } = makeRoom(node, request);
    for (const { span, newText } of edits) this.#draft.add(span, newText, [index]);
    const newText = whole && !hoisted ? this.#call(move, line) : this.#sum(node, terms, line);
    this.#draft.add(spanOf(node), newText, [index]);
  }

  /** `a + b`; on a line each, in parentheses, where Black would put them there. */
  #sum(node: Node, terms: readonly string[], line: Line): string {
    const { eol, indent, width } = this.#style;
    const flat = terms.join(' + ');
    const parent = node.parent?.type ?? '';
    const fits = line.before + flat.length + line.after <= width;
    if (terms.length > 1 && !fits && /^(?:assignment|return_statement)$/.test(parent)) {
      const inner = eol + line.indent + indent;
      return `(${inner}${terms.join(`${inner}+ `)}${eol}${line.indent})`;
    }
    return terms.length === 1 || LOOSE.test(parent) ? flat : `(${flat})`;
  }

  /** The name of the module's constant for a secret; one for all that use it. */
  #constant(move: Move): string {
    const { secretName, index } = move;
    const known = this.#constants.get(lookupKey(move));
    const fresh = (): string =>
      freshName(constantName(move.finding.binding, secretName), this.#taken);
    const name = known?.name ?? fresh();
    this.#taken.add(name);
    const findings = union(known?.findings ?? [], [index]);
    this.#constants.set(lookupKey(move), { name, wanted: move, findings });
    return name;
  }

  /** The call, broken as Black breaks it where it does not fit the line. */
  #call({ secretName, field }: Wanted, line?: Line): string {
    const { eol, indent, quote, width } = this.#style;
    const callee = `${this.#cache.name}.get_secret_string`;
    const name = quote + secretName + quote;
    const [outer, argument, tail] =
      field === undefined
        ? [callee, name, '']
        : [`${this.#json.name}.loads`, `${callee}(${name})`, `[${quote}${field}${quote}]`];
    const flat = `${outer}(${argument})${tail}`;
    if (!line || line.before + flat.length + line.after <= width) return flat;
    return `${outer}(${eol}${line.indent}${indent}${argument}${eol}${line.indent})${tail}`;
  }

  #finish(limit: number): AttributedEdit[] {
    const { statement, declaration, end } = this.#cache;
    const separate = this.#importJson(limit);
    const constants = [...this.#constants.values()];
    if (declaration === undefined && constants.length === 0 && separate === undefined)
      return this.#draft.finish(this.#text.length);
    const lines = constants.map(
      ({ name, wanted }) =>
        `${name} = ${this.#call(wanted, { indent: '', before: name.length + 3, after: 0 })}`,
    );
    const groups = [
      separate === undefined ? [] : [separate],
      statement === undefined ? [] : [statement],
      [...(declaration === undefined ? [] : [declaration]), ...lines],
    ].filter((group) => group.length > 0);
    const body = groups
      .map((group) => group.join(this.#style.eol))
      .join(this.#style.eol + this.#style.eol);
    const findings =
      declaration === undefined ? constants.flatMap((c) => c.findings) : this.#findings;
    const at = end === undefined ? headerOf(this.#root, limit) : behind(end);
    const joins = at.afterImports && !at.afterStandard && (statement ?? end) !== undefined;
    this.#draft.insert(at.offset, this.#spaced(body, at.offset, joins), findings);
    return this.#draft.finish(this.#text.length);
  }

  /**
   * Adds `import json` beside the imports that are there.
   * @returns it where there are none, to go with the other new statements.
   */
  #importJson(limit: number): string | undefined {
    const { statement } = this.#json;
    if (statement === undefined || this.#taking.length === 0) return undefined;
    const place = jsonImportPlace(this.#root, limit);
    if (!place) return statement;
    const { eol } = this.#style;
    const newText =
      place.side === 'behind' ? eol + statement : statement + eol + (place.apart ? eol : '');
    this.#draft.insert(place.offset, newText, this.#taking);
    return undefined;
  }

  /** `body` with the line ends and blank lines that set it apart from what stands around it. */
  #spaced(body: string, offset: number, joins: boolean): string {
    const eol = this.#style.eol;
    const rest = this.#text.slice(offset);
    if (offset === 0) return body + eol + (/^\s*\n/.test(rest) ? '' : eol);
    const gap = joins ? eol : eol + eol;
    const tail = /^[ \t]*(?:#[^\n]*)?\r?\n[ \t]*\r?\n|^\s*$/.test(rest);
    return gap + body + (tail ? '' : eol);
  }
}

/** An f-string without a field is one for nothing, and its doubled braces are none. */
function pythonPiece(node: Node, span: Span): string {
  const whole = sameQuotes(node, span, PYTHON_LITERALS);
  return /[{}]/.test(whole)
    ? whole
    : whole.replace(/^[a-zA-Z]*/, (prefix) => prefix.replace(/f/i, ''));
}

/** Behind a cache that is there already. */
function behind(offset: number): Header {
  return { offset, afterImports: true, afterStandard: false };
}

/** Where code that a literal is in is first run: its place, or that of the outermost function. */
function firstRun(node: Node): number {
  const outer = [...outward(node)].filter((one) =>
    /^(?:function|class|decorated)_definition$/.test(one.type),
  );
  return outer.at(-1)?.startIndex ?? node.startIndex;
}

function pythonStyle(root: Node, text: string): Style {
  const openings = descendants(root, 'string_start').map((node) => node.text);
  return {
    eol: lineEndOf(text),
    indent: indentOf(text, '    '),
    width: widthOf(text, [88, 100, 120]),
    quote: quoteOf(
      openings.filter((opening) => !/"""|'''/.test(opening)),
      '"',
    ),
  };
}
