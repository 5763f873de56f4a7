import type { Node } from 'web-tree-sitter';
import { slice } from '../../base/text';
import { decodeJavaScript, escapeTemplate } from '../../parse/literals/javascript';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import { callFor, type Call } from './call';
import { headerOf } from './imports';
import { JAVASCRIPT_LITERALS, methodFor } from './judge';
import { arrowInPlace, awaitedRead, lookUpInPlace, replaceInRoom } from './expression';
import { fieldReaderFor, type FieldReader } from './fields';
import { libraryFor, type Library } from './library';
import { identifiers } from './names';
import { isTypeScript, moduleKind, type ModuleKind } from './module';
import { reachOf } from './reach';
import { awaitableReads } from './references';
import { javascriptStyle, type JavaScriptStyle } from './style';
import { lookupKey, type Move, type ParsedFile } from '../language';
import { oneSecretEach } from '../pieces';
import { bodyOf, isPart } from '../literals';
import { camelName } from '../naming';
import type { Line } from '../reflow';
import { freshName, namedChildren, spanOf } from '../syntax';

interface Constant {
  readonly name: string;
  readonly call: Call;
  readonly findings: readonly number[];
}

/** The edits of one JavaScript or TypeScript file. */
export class JavaScriptEdits {
  readonly #parsed: ParsedFile;
  readonly #text: string;
  readonly #kind: ModuleKind;
  readonly #style: JavaScriptStyle;
  readonly #context: { text: string; style: JavaScriptStyle; typescript: boolean };
  readonly #taken: Set<string>;
  readonly #moves: readonly Move[];
  readonly #library: Library;
  readonly #draft = new Draft();
  readonly #constants = new Map<string, Constant>();
  readonly #reader: FieldReader;
  #findings: readonly number[] = [];
  /** Of those, the ones that take a field. */
  #taking: readonly number[] = [];

  constructor(parsed: ParsedFile, moves: readonly Move[]) {
    const { root, file } = parsed;
    this.#parsed = parsed;
    this.#text = file.text;
    this.#kind = moduleKind(parsed);
    this.#style = javascriptStyle(root, file.text);
    this.#context = {
      text: file.text,
      style: this.#style,
      typescript: isTypeScript(file.languageId),
    };
    this.#taken = identifiers(root);
    this.#moves = moves;
    const statements = namedChildren(root);
    const options = { ...this.#context, statements, kind: this.#kind, taken: this.#taken };
    const library = libraryFor(parsed.project, options);
    if (typeof library === 'string') throw new RangeError(library);
    this.#library = library;
    this.#reader = fieldReaderFor({ ...options, library });
    this.#taken.add(this.#reader.name);
  }

  make(): AttributedEdit[] {
    for (const move of oneSecretEach(this.#moves)) this.#moveOne(move);
    return this.#finish();
  }

  #moveOne(move: Move): void {
    const { place, index } = move;
    const reach = reachOf(place.node);
    const { waits } = this.#library;
    const method = methodFor(this.#parsed, this.#kind, { place, reach, waits });
    if (method === undefined) return;
    this.#findings = union(this.#findings, [index]);
    if (move.field !== undefined) this.#taking = union(this.#taking, [index]);
    if (method === 'lazy') this.#makeLazy(move);
    else if (isPart(place)) this.#replacePart(move, method === 'hoist');
    else this.#replaceWhole(move, method === 'hoist');
  }

  #replaceWhole(move: Move, hoisted: boolean): void {
    const { node, literal } = move.place;
    if (hoisted) {
      this.#draft.add(literal.span, this.#constant(move), [move.index]);
      return;
    }
    for (const { span, newText } of lookUpInPlace(node, this.#callFor(move), this.#context)) {
      this.#draft.add(span, newText, [move.index]);
    }
  }

  /** The rest of the text becomes, or stays, a template around the lookup. */
  #replacePart(move: Move, hoisted: boolean): void {
    const { node, literal } = move.place;
    const call = this.#callFor(move);
    const expression = hoisted
      ? this.#constant(move)
      : `${call.waits ? 'await ' : ''}${call.write()}`;
    const hole = `\${${expression}}`;
    if (node.type === 'template_string') {
      this.#draft.add(literal.span, hole, [move.index]);
      return;
    }
    const body = bodyOf(node, JAVASCRIPT_LITERALS);
    const before = this.#inTemplate(node, { start: body.start, end: literal.span.start });
    const after = this.#inTemplate(node, { start: literal.span.end, end: body.end });
    const newText = `\`${before}${hole}${after}\``;
    for (const edit of replaceInRoom(node, newText, this.#context)) {
      this.#draft.add(edit.span, edit.newText, [move.index]);
    }
  }

  /** Part of a quoted string as it is written between backticks. */
  #inTemplate(node: Node, span: { start: number; end: number }): string {
    const quote = node.text.charAt(0);
    const decoded = decodeJavaScript(quote + slice(this.#text, span) + quote);
    const text = decoded?.value.reveal() ?? '';
    // Line ends stay escaped: the string was on one line.
    return escapeTemplate(text, '\n').replaceAll('\n', '\\n');
  }

  #makeLazy(move: Move): void {
    const { place, index } = move;
    const { span, newText } = arrowInPlace(place.node, this.#callFor(move), this.#context);
    this.#draft.add(span, newText, [index]);
    for (const read of awaitableReads(place.node, this.#parsed.root) ?? []) {
      this.#draft.add(spanOf(read), awaitedRead(read), [index]);
    }
  }

  /** The name of the module's constant for a secret; one for all that use it. */
  #constant(move: Move): string {
    const known = this.#constants.get(lookupKey(move));
    const name = known?.name ?? this.#newName(move.finding.binding, move.secretName);
    const findings = union(known?.findings ?? [], [move.index]);
    this.#constants.set(lookupKey(move), { name, call: this.#callFor(move), findings });
    return name;
  }

  #newName(binding: string | undefined, secretName: string): string {
    const plain = camelName(binding, secretName);
    const free = !this.#taken.has(plain) && !RESERVED.has(plain);
    const suffix = /^[A-Z\d_]+$/.test(plain) ? '_SECRET' : 'Secret';
    const name = free ? plain : freshName(plain + suffix, this.#taken);
    this.#taken.add(name);
    return name;
  }

  #callFor(move: Move): Call {
    const sources = { library: this.#library, reader: this.#reader.name };
    return callFor(move, sources, this.#style);
  }

  #finish(): AttributedEdit[] {
    for (const { merge } of this.#library.imports) {
      if (merge) this.#draft.add(merge.span, merge.newText, this.#findings);
    }
    const statements = this.#library.imports.flatMap(({ statement }) => statement ?? []);
    const { declaration } = this.#library;
    const constants = [...this.#constants.values()];
    if (statements.length > 0 || constants.length > 0 || this.#functions.length > 0) {
      const own = [...constants.flatMap((c) => c.findings), ...this.#taking];
      const isForAll = statements.length > 0 || declaration !== undefined;
      const header = this.#header(statements, constants);
      this.#draft.insert(header.offset, header.text, isForAll ? this.#findings : own);
    }
    return this.#draft.finish(this.#text.length);
  }

  #header(
    statements: readonly string[],
    constants: readonly Constant[],
  ): { offset: number; text: string } {
    const { eol } = this.#style;
    const header = headerOf(this.#parsed.root);
    const { end } = this.#library;
    const { offset, afterImports } =
      end === undefined ? header : { offset: end, afterImports: false };
    const lines = constants.map((constant) => this.#declaration(constant));
    const groups = [statements, ...this.#functions.map((one) => [one]), lines];
    const body = groups
      .filter((group) => group.length > 0)
      .map((group) => group.join(eol))
      .join(eol + eol);
    return { offset, text: this.#spaced(body, offset, afterImports && statements.length > 0) };
  }

  /** Functions that the file gets. */
  get #functions(): string[] {
    const taking = this.#taking.length > 0 ? this.#reader.declaration : undefined;
    return [this.#library.declaration ?? [], taking ?? []].flat();
  }

  #declaration({ name, call: looked }: Constant): string {
    const type = this.#context.typescript ? ': string' : '';
    const head = `const ${name}${type} = ${looked.waits ? 'await ' : ''}`;
    const end = this.#style.semicolons ? ';' : '';
    const line: Line = { indent: '', before: head.length, after: end.length };
    const call = looked.write(line);
    return head + call + end;
  }

  /** `body` with the line ends and blank lines that set it apart from what stands around it. */
  #spaced(body: string, offset: number, joins: boolean): string {
    const { eol } = this.#style;
    const rest = this.#text.slice(offset);
    const guard = !this.#style.semicolons && /^\s*[([`/+-]/.test(rest) ? ';' : '';
    if (offset === 0) return body + guard + eol + (/^\s*\n/.test(rest) ? '' : eol);
    const gap = joins ? eol : eol + eol;
    const tail =
      /^[ \t]*\r?\n[ \t]*\r?\n|^\s*$/.test(rest) ||
      (joins && this.#constants.size === 0 && this.#functions.length === 0);
    const onLine = /^[ \t]*\S/.test(rest);
    return gap + body + guard + (onLine ? eol : '') + (tail || onLine ? '' : eol);
  }
}

/** Words that can't name a constant, or mean something else in strict code. */
const RESERVED = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval
  export extends false finally for function if implements import in instanceof interface let new
  null package private protected public return static super switch this throw true try typeof
  undefined var void while with yield`.split(/\s+/),
);
