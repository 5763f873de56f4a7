import type { Node } from 'web-tree-sitter';
import { slice } from '../../base/text';
import { decodeJavaScript, escapeTemplate } from '../../parse/literals/javascript';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import { headerOf, importFor, type Import } from './imports';
import { JAVASCRIPT_LITERALS, methodFor } from './judge';
import { arrowInPlace, awaitedRead, awaitInPlace, replaceInRoom } from './expression';
import { fieldReaderFor, type FieldReader } from './fields';
import { writeCall, type Call } from './lookup';
import { isTypeScript, moduleKind, type ModuleKind } from './module';
import { reachOf } from './reach';
import { awaitableReads } from './references';
import { javascriptStyle, type JavaScriptStyle } from './style';
import { lookupKey, type Move, type ParsedFile } from '../language';
import { oneSecretEach } from '../pieces';
import { bodyOf, isPart } from '../literals';
import { camelName } from '../naming';
import type { Line } from '../reflow';
import { descendants, freshName, spanOf } from '../syntax';

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
  readonly #import: Import;
  readonly #draft = new Draft();
  readonly #constants = new Map<string, Constant>();
  readonly #reader: FieldReader;
  #findings: readonly number[] = [];
  /** Of those, the ones that take a field. */
  #taking: readonly number[] = [];

  constructor(parsed: ParsedFile) {
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
    this.#import = importFor(root, { kind: this.#kind, style: this.#style, taken: this.#taken });
    this.#reader = fieldReaderFor(root, {
      ...this.#context,
      callee: this.#import.callee,
      taken: this.#taken,
    });
    this.#taken.add(this.#reader.name);
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    for (const move of oneSecretEach(moves)) this.#moveOne(move);
    return this.#finish();
  }

  #moveOne(move: Move): void {
    const { place, index } = move;
    const reach = reachOf(place.node);
    const method = methodFor(this.#parsed, this.#kind, { place, reach });
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
    for (const { span, newText } of awaitInPlace(node, this.#callFor(move), this.#context)) {
      this.#draft.add(span, newText, [move.index]);
    }
  }

  /** The rest of the text becomes, or stays, a template around the lookup. */
  #replacePart(move: Move, hoisted: boolean): void {
    const { node, literal } = move.place;
    const expression = hoisted
      ? this.#constant(move)
      : `await ${writeCall(this.#callFor(move), this.#style)}`;
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

  #callFor({ secretName, field }: Move): Call {
    return field === undefined
      ? { callee: this.#import.callee, secretName }
      : { callee: this.#reader.name, secretName, field };
  }

  #finish(): AttributedEdit[] {
    const { merge, statement } = this.#import;
    if (merge) this.#draft.add(merge.span, merge.newText, this.#findings);
    const constants = [...this.#constants.values()];
    if (statement !== undefined || constants.length > 0 || this.#addsReader) {
      const own = [...constants.flatMap((c) => c.findings), ...this.#taking];
      const findings = statement === undefined ? own : this.#findings;
      const header = this.#header(statement, constants);
      this.#draft.insert(header.offset, header.text, findings);
    }
    return this.#draft.finish(this.#text.length);
  }

  #header(
    statement: string | undefined,
    constants: readonly Constant[],
  ): { offset: number; text: string } {
    const { eol } = this.#style;
    const { offset, afterImports } = headerOf(this.#parsed.root);
    const lines = constants.map((constant) => this.#declaration(constant));
    const { declaration } = this.#reader;
    const groups = [
      statement === undefined ? [] : [statement],
      this.#addsReader && declaration !== undefined ? [declaration] : [],
      lines,
    ].filter((group) => group.length > 0);
    const body = groups.map((group) => group.join(eol)).join(eol + eol);
    return { offset, text: this.#spaced(body, offset, afterImports && statement !== undefined) };
  }

  get #addsReader(): boolean {
    return this.#reader.declaration !== undefined && this.#taking.length > 0;
  }

  #declaration({ name, call: looked }: Constant): string {
    const type = this.#context.typescript ? ': string' : '';
    const head = `const ${name}${type} = await `;
    const end = this.#style.semicolons ? ';' : '';
    const line: Line = { indent: '', before: head.length, after: end.length };
    const call = writeCall(looked, this.#style, line);
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
      (joins && this.#constants.size === 0 && !this.#addsReader);
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

function identifiers(root: Node): Set<string> {
  const nodes = descendants(
    root,
    'identifier',
    'type_identifier',
    'shorthand_property_identifier',
    'shorthand_property_identifier_pattern',
  );
  return new Set(nodes.map((node) => node.text));
}
