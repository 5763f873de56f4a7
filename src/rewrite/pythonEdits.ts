import type { Node } from 'web-tree-sitter';
import { slice, type Span } from '../base/text';
import type { AttributedEdit } from './adapter';
import { Draft, union } from './draft';
import type { Move, ParsedFile } from './language';
import { bodyOf, isPart } from './literals';
import { constantName } from './naming';
import { cacheFor, headerOf, pythonNames, type Cache } from './pythonImports';
import { hoistReason, PYTHON_LITERALS } from './pythonJudge';
import { indentAt, indentOf, lineEnd, lineEndOf, lineStart, quoteOf, widthOf } from './style';
import { descendants, freshName, outward } from './syntax';

interface Constant {
  readonly name: string;
  readonly secretName: string;
  readonly findings: readonly number[];
}

interface Line {
  readonly indent: string;
  readonly before: number;
  readonly after: number;
}

/** Parents in which `a + b` needs no parentheses around it. */
const LOOSE =
  /^(?:assignment|augmented_assignment|argument_list|keyword_argument|pair|default_parameter|typed_default_parameter|return_statement|list|tuple|expression_list|parenthesized_expression|lambda)$/;

/** The edits of one Python file. */
export class PythonEdits {
  readonly #root: Node;
  readonly #text: string;
  readonly #quote: "'" | '"';
  readonly #eol: string;
  readonly #indent: string;
  readonly #width: number;
  readonly #taken: Set<string>;
  readonly #draft = new Draft();
  readonly #constants = new Map<string, Constant>();
  #cache: Cache;
  #findings: readonly number[] = [];

  constructor({ root, file }: ParsedFile) {
    this.#root = root;
    this.#text = file.text;
    this.#eol = lineEndOf(file.text);
    this.#indent = indentOf(file.text, '    ');
    this.#width = widthOf(file.text, [88, 100, 120]);
    const strings = descendants(root, 'string_start').map((node) => node.text);
    this.#quote = quoteOf(
      strings.filter((opening) => !/"""|'''/.test(opening)),
      '"',
    );
    this.#taken = pythonNames(root);
    this.#cache = cacheFor(root, this.#taken, 0);
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    const first = Math.min(...moves.map(({ place }) => firstRun(place.node)));
    this.#cache = cacheFor(this.#root, this.#taken, first);
    const names = new Map<number, string>();
    for (const move of moves) {
      // A second secret in the same literal would be an edit of the same place.
      const known = names.get(move.place.node.id);
      if (known !== undefined && known !== move.secretName) continue;
      names.set(move.place.node.id, move.secretName);
      this.#moveOne(move);
    }
    return this.#finish(first);
  }

  insert(offset: number, secretName: string): AttributedEdit[] {
    const node = this.#root.descendantForIndex(offset);
    if (!node || isInText(node, offset)) return [];
    const limit = firstRun(node, offset);
    this.#cache = cacheFor(this.#root, this.#taken, limit);
    const text =
      hoistReason(node) === undefined
        ? this.#call(secretName, this.#lineAt(offset, offset))
        : this.#constant({ index: -1, secretName });
    this.#draft.insert(offset, text, []);
    return this.#finish(limit);
  }

  #moveOne(move: Move): void {
    const { place, index, secretName } = move;
    const { node, literal } = place;
    const hoisted = hoistReason(node) !== undefined;
    const line = this.#lineAt(node.startIndex, node.endIndex);
    this.#findings = union(this.#findings, [index]);
    if (!isPart(place)) {
      const text = hoisted ? this.#constant(move) : this.#call(secretName, line);
      this.#draft.add(literal.span, text, [index]);
      return;
    }
    const expression = hoisted ? this.#constant(move) : this.#call(secretName);
    this.#draft.add({ start: node.startIndex, end: node.endIndex }, this.#sum(move, expression), [
      index,
    ]);
  }

  /** The text around a part, with the expression in the middle: `"Bearer " + expression`. */
  #sum({ place: { node, literal } }: Move, expression: string): string {
    const body = bodyOf(node, PYTHON_LITERALS);
    const terms = [
      this.#piece(node, { start: body.start, end: literal.span.start }),
      expression,
      this.#piece(node, { start: literal.span.end, end: body.end }),
    ].filter((term) => term !== '');
    const sum = terms.join(' + ');
    return terms.length === 1 || LOOSE.test(node.parent?.type ?? '') ? sum : `(${sum})`;
  }

  /** Part of a literal as a literal of its own; empty for an empty one. */
  #piece(node: Node, span: Span): string {
    if (span.start >= span.end) return '';
    const { open, close } = PYTHON_LITERALS.delimiters(node.text);
    const text = slice(this.#text, span);
    const opening = node.text.slice(0, open);
    // An f-string without a field is one for nothing, and its doubled braces are none.
    const prefix = /[{}]/.test(text) ? opening : opening.replace(/f/i, '');
    return prefix + text + node.text.slice(node.text.length - close);
  }

  /** The name of the module's constant for a secret; one for all that use it. */
  #constant(move: Pick<Move, 'index' | 'secretName'> & Partial<Move>): string {
    const { secretName, index } = move;
    const known = this.#constants.get(secretName);
    const fresh = (): string =>
      freshName(constantName(move.finding?.binding, secretName), this.#taken);
    const name = known?.name ?? fresh();
    this.#taken.add(name);
    const findings = union(known?.findings ?? [], index < 0 ? [] : [index]);
    this.#constants.set(secretName, { name, secretName, findings });
    return name;
  }

  /** The call, broken as Black breaks it where it does not fit the line. */
  #call(secretName: string, line?: Line): string {
    const name = this.#quote + secretName + this.#quote;
    const callee = `${this.#cache.name}.get_secret_string`;
    const flat = `${callee}(${name})`;
    if (!line || line.before + flat.length + line.after <= this.#width) return flat;
    const inner = this.#eol + line.indent + this.#indent;
    return `${callee}(${inner}${name}${this.#eol}${line.indent})`;
  }

  #lineAt(start: number, end: number): Line {
    const before = this.#text.slice(lineStart(this.#text, start), start).replaceAll('\t', '    ');
    return {
      indent: indentAt(this.#text, start),
      before: before.length,
      after: lineEnd(this.#text, end) - end,
    };
  }

  #finish(limit: number): AttributedEdit[] {
    const { statement, declaration, end } = this.#cache;
    const constants = [...this.#constants.values()];
    if (declaration === undefined && constants.length === 0)
      return this.#draft.finish(this.#text.length);
    const lines = constants.map(
      ({ name, secretName }) =>
        `${name} = ${this.#call(secretName, { indent: '', before: name.length + 3, after: 0 })}`,
    );
    const groups = [
      statement === undefined ? [] : [statement],
      [...(declaration === undefined ? [] : [declaration]), ...lines],
    ].filter((group) => group.length > 0);
    const body = groups.map((group) => group.join(this.#eol)).join(this.#eol + this.#eol);
    const findings =
      declaration === undefined ? constants.flatMap((c) => c.findings) : this.#findings;
    const at =
      end === undefined ? headerOf(this.#root, limit) : { offset: end, afterImports: true };
    const joins = at.afterImports && (statement !== undefined || end !== undefined);
    this.#draft.insert(at.offset, this.#spaced(body, at.offset, joins), findings);
    return this.#draft.finish(this.#text.length);
  }

  /** `body` with the line ends and blank lines that set it apart from what stands around it. */
  #spaced(body: string, offset: number, joins: boolean): string {
    const eol = this.#eol;
    const rest = this.#text.slice(offset);
    if (offset === 0) return body + eol + (/^\s*\n/.test(rest) ? '' : eol);
    const gap = joins ? eol : eol + eol;
    const tail = /^[ \t]*(?:#[^\n]*)?\r?\n[ \t]*\r?\n|^\s*$/.test(rest);
    return gap + body + (tail ? '' : eol);
  }
}

/** Where code that a literal is in is first run: its place, or that of the outermost function. */
function firstRun(node: Node, offset = node.startIndex): number {
  const outer = [...outward(node)].filter((one) =>
    /^(?:function|class|decorated)_definition$/.test(one.type),
  );
  return Math.min(offset, outer.at(-1)?.startIndex ?? offset);
}

/** Whether the offset is inside a string or comment, where code would be text. */
function isInText(node: Node, offset: number): boolean {
  for (const outer of outward(node)) {
    if (outer.type === 'interpolation') return false;
    const inside = outer.startIndex < offset && offset < outer.endIndex;
    if (inside && (outer.type === 'string' || outer.type === 'comment')) return true;
  }
  return false;
}
