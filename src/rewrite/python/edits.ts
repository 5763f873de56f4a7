import type { Node } from 'web-tree-sitter';
import type { Span } from '../../base/text';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import { lookupKey, type Move, type ParsedFile } from '../language';
import { isPart } from '../literals';
import { constantName } from '../naming';
import { headerOf, pythonNames, type Header } from './imports';
import { hoistReason, PYTHON_LITERALS } from './judge';
import { libraryFor, type Library } from './library';
import { standardImportPlace, standardModuleFor, type StandardModule } from './standardModule';
import { pythonStyle } from './style';
import { oneSecretEach, operandsFor, sameQuotes } from '../pieces';
import { makeRoom, type Brackets, type Line } from '../reflow';
import type { Style } from '../style';
import { freshName, namedChildren, outward, spanOf } from '../syntax';

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
  readonly #moves: readonly Move[];
  /** Where the first code that looks up is run. */
  readonly #limit: number;
  readonly #library: Library;
  readonly #json: StandardModule;
  #findings: readonly number[] = [];
  /** Of those, the ones that take a field. */
  #taking: readonly number[] = [];

  constructor({ root, file, project }: ParsedFile, moves: readonly Move[]) {
    this.#root = root;
    this.#text = file.text;
    this.#style = pythonStyle(root, file.text);
    this.#taken = pythonNames(root);
    this.#moves = moves;
    this.#limit = Math.min(...moves.map(({ place }) => firstRun(place.node)));
    const statements = namedChildren(root);
    const names = { taken: this.#taken, before: this.#limit };
    const library = libraryFor(project, { ...this.#style, ...names, statements });
    if (typeof library === 'string') throw new RangeError(library);
    this.#library = library;
    this.#json = standardModuleFor('json', statements, names);
  }

  make(): AttributedEdit[] {
    for (const move of oneSecretEach(this.#moves)) this.#moveOne(move);
    return this.#finish();
  }

  #moveOne(move: Move): void {
    const { place, index } = move;
    const { node } = place;
    const hoisted = hoistReason(node, this.#library.waits) !== undefined;
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
    const whole = this.#library.call(quote + secretName + quote);
    const [head, argument, tail] =
      field === undefined
        ? whole
        : [`${this.#json.name}.loads(`, whole.join(''), `)[${quote}${field}${quote}]`];
    const flat = head + argument + tail;
    const fits = !line || line.before + flat.length + line.after <= width;
    if (fits || argument === '') return flat;
    return `${head}${eol}${line.indent}${indent}${argument}${eol}${line.indent}${tail}`;
  }

  #finish(): AttributedEdit[] {
    const { statement, declaration, end, standard } = this.#library;
    const separate = [
      ...(standard && declaration !== undefined ? this.#import(standard, this.#findings) : []),
      ...(this.#taking.length > 0 ? this.#import(this.#json, this.#taking) : []),
    ];
    const constants = [...this.#constants.values()];
    const isNew = statement !== undefined || declaration !== undefined;
    if (!isNew && constants.length === 0 && separate.length === 0)
      return this.#draft.finish(this.#text.length);
    const imports = statement === undefined ? [] : [statement];
    const findings = isNew ? this.#findings : constants.flatMap((c) => c.findings);
    const at = end === undefined ? headerOf(this.#root, this.#limit) : behind(end);
    const joins = at.afterImports && !at.afterStandard && (statement ?? end) !== undefined;
    const block = [separate, imports, ...this.#declared(declaration, constants)];
    const written = this.#written(block.filter((group) => group.length > 0));
    this.#draft.insert(at.offset, this.#spaced(written, at.offset, joins), findings);
    return this.#draft.finish(this.#text.length);
  }

  /** The module's variables and functions: those of one line together. */
  #declared(declaration: string | undefined, constants: readonly Constant[]): string[][] {
    const lines = constants.map(({ name, wanted }) => {
      const call = this.#call(wanted, { indent: '', before: name.length + 3, after: 0 });
      return `${name} = ${call}`;
    });
    if (declaration === undefined) return [lines];
    return isFunction(declaration) ? [[declaration], lines] : [[declaration, ...lines]];
  }

  /** Groups with a blank line between them, and two beside a function. */
  #written(groups: readonly (readonly string[])[]): Written {
    const { eol } = this.#style;
    const isOne = groups.map(([first = '']) => isFunction(first));
    const text = groups
      .map((group, i) => {
        const gap = isOne[i] || isOne[i - 1] ? eol.repeat(3) : eol.repeat(2);
        return (i === 0 ? '' : gap) + group.join(eol);
      })
      .join('');
    return { text, begins: isOne[0] === true, ends: isOne.at(-1) === true };
  }

  /**
   * Adds the import of a module beside those that are there.
   * @returns it where there are none, to go with the other new statements.
   */
  #import({ module, statement }: StandardModule, findings: readonly number[]): string[] {
    if (statement === undefined) return [];
    const place = standardImportPlace(module, this.#root, this.#limit);
    if (!place) return [statement];
    const { eol } = this.#style;
    const newText =
      place.side === 'behind' ? eol + statement : statement + eol + (place.apart ? eol : '');
    this.#draft.insert(place.offset, newText, findings);
    return [];
  }

  /** A text with the line ends and blank lines that set it apart from what stands around it. */
  #spaced({ text, begins, ends }: Written, offset: number, joins: boolean): string {
    const { eol } = this.#style;
    const rest = this.#text.slice(offset);
    const lines = (/^(?:[ \t]*\r?\n)*/.exec(rest)?.[0].match(/\n/g) ?? []).length;
    const isLast = rest.trim() === '';
    if (ends && !isLast) {
      const behind = eol.repeat(Math.max(0, 3 - lines));
      return (offset === 0 ? '' : eol.repeat(begins ? 3 : joins ? 1 : 2)) + text + behind;
    }
    if (offset === 0) return text + eol + (/^\s*\n/.test(rest) ? '' : eol);
    const gap = begins ? eol.repeat(3) : joins ? eol : eol + eol;
    const tail = /^[ \t]*(?:#[^\n]*)?\r?\n[ \t]*\r?\n|^\s*$/.test(rest);
    return gap + text + (tail ? '' : eol);
  }
}

/** New statements, and whether the first and the last of them is a function. */
interface Written {
  readonly text: string;
  readonly begins: boolean;
  readonly ends: boolean;
}

function isFunction(statement: string | undefined): boolean {
  return statement !== undefined && /^(?:@|def )/.test(statement);
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
