import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../base/text';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import type { Move, ParsedFile } from '../language';
import { oneSecretEach, operandsFor } from '../pieces';
import { lineAround } from '../reflow';
import { indentAt, indentOf, lineEndOf, lineStart, widthOf, type Style } from '../style';
import { descendants, namedChildren, spanOf } from '../syntax';
import { cacheFor, closingOf, openingOf, referenceTo, type Cache } from './cache';
import { cacheClass } from './imports';
import { JAVA_LITERALS } from './judge';
import { bodyOfType, isStatic, membersOf } from './types';

/** Parents in which `a + b` needs no parentheses around it. */
const LOOSE =
  /^(?:variable_declarator|assignment_expression|argument_list|array_initializer|return_statement|yield_statement|ternary_expression|lambda_expression|parenthesized_expression|expression_statement)$/;

/** The edits of one Java file. */
export class JavaEdits {
  readonly #root: Node;
  readonly #text: string;
  readonly #style: Style;
  readonly #draft = new Draft();
  #findings: readonly number[] = [];

  constructor({ root, file }: ParsedFile) {
    this.#root = root;
    this.#text = file.text;
    this.#style = {
      eol: lineEndOf(file.text),
      indent: indentOf(file.text, '    '),
      width: widthOf(file.text, [100, 120, 140]),
      quote: '"',
    };
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    const taken = javaNames(this.#root);
    const nodes = moves.map(({ place }) => place.node);
    const cache = cacheFor(this.#root, nodes, taken);
    if (!cache || !canDeclare(cache)) return [];
    for (const move of oneSecretEach(moves)) this.#moveOne(move, cache);
    if (!cache.isThere) this.#declare(cache, taken);
    return this.#draft.finish(this.#text.length);
  }

  #moveOne({ place, secretName, index }: Move, cache: Cache): void {
    const { node } = place;
    const call = `${referenceTo(cache, node)}.getSecretString("${secretName}")`;
    const operands = operandsFor(place, JAVA_LITERALS, call);
    this.#findings = union(this.#findings, [index]);
    const { span, newText } = this.#fitted(node, sum(operands, node));
    this.#draft.add(span, newText, [index]);
  }

  /** The expression, on a line of its own behind `=` where it doesn't fit behind it. */
  #fitted(node: Node, expression: string): TextEdit {
    const whole = { span: spanOf(node), newText: expression };
    const { eol, indent, width } = this.#style;
    const line = lineAround(this.#text, node.startIndex, node.endIndex);
    const isOneLine = node.startPosition.row === node.endPosition.row;
    const fits = line.before + expression.length + line.after <= width;
    if (fits || !isOneLine || node.parent?.type !== 'variable_declarator') return whole;
    const behind = this.#text.slice(lineStart(this.#text, node.startIndex), node.startIndex);
    if (!/\S[ ]=[ ]$/.test(behind)) return whole;
    const inner = eol + line.indent + indent + indent;
    return {
      span: { start: node.startIndex - 1, end: node.endIndex },
      newText: inner + expression,
    };
  }

  #declare(cache: Cache, taken: ReadonlySet<string>): void {
    const { name, insertion } = cacheClass(this.#root, taken, this.#style.eol);
    if (insertion) this.#draft.insert(insertion.offset, insertion.newText, this.#findings);
    if (cache.holder === undefined) this.#declareField(cache, name);
    else this.#declareHolder(cache, cache.holder, name);
  }

  /** Before everything else in the class, so that all of its static code finds it there. */
  #declareField({ host, field }: Cache, type: string): void {
    const declaration = `private static final ${type} ${field} = new ${type}();`;
    const opening = openingOf(host);
    const [first] = bodyOfType(host)?.namedChildren ?? [];
    if (!first || isOnLineOf(opening, first, this.#text)) {
      const offset = first?.type.endsWith('comment') === true ? first.endIndex : opening;
      if (offset === opening) this.#draft.insert(opening, ` ${declaration}`, this.#findings);
      else this.#insertField(offset, declaration, host);
    } else this.#insertField(opening, declaration, host);
  }

  #insertField(offset: number, declaration: string, host: Node): void {
    const { eol } = this.#style;
    const rest = this.#text.slice(offset);
    const isSpaced = /^[ \t]*\r?\n[ \t]*(?:\r?\n|\})/.test(rest);
    const next = membersOf(host).find((member) => member.startIndex >= offset);
    const joins = next?.type === 'field_declaration' && isStatic(next);
    const newText = eol + this.#memberIndent(host) + declaration + (isSpaced || joins ? '' : eol);
    this.#draft.insert(offset, newText, this.#findings);
  }

  #memberIndent(host: Node): string {
    const member = membersOf(host).find(
      (one) =>
        this.#text.slice(lineStart(this.#text, one.startIndex), one.startIndex).trim() === '',
    );
    const outer = indentAt(this.#text, host.startIndex);
    return member ? indentAt(this.#text, member.startIndex) : outer + this.#style.indent;
  }

  /** Behind everything else in the type; the constants of an enum come before its other members. */
  #declareHolder({ host, field, shared }: Cache, holder: string, type: string): void {
    const { eol, indent } = this.#style;
    const isInterface = host.type === 'interface_declaration';
    const access = [!shared && 'private', 'static'].filter(Boolean).join(' ');
    const head = `${isInterface ? '' : `${access} `}final class ${holder} {`;
    const body = `static final ${type} ${field} = new ${type}();`;
    this.#endConstants(host);
    const closing = closingOf(host);
    const start = lineStart(this.#text, closing);
    const isAlone = this.#text.slice(start, closing).trim() === '';
    const inner = this.#memberIndent(host);
    const lines = [inner + head, inner + indent + body, `${inner}}`];
    if (isAlone) this.#draft.insert(start, eol + lines.join(eol) + eol, this.#findings);
    else this.#draft.insert(closing, `${head} ${body} } `, this.#findings);
  }

  #endConstants(host: Node): void {
    const body = host.type === 'enum_declaration' ? bodyOfType(host) : undefined;
    if (!body || body.namedChildren.some(({ type }) => type === 'enum_body_declarations')) return;
    const last = body.children.findLast(({ type }) => type === 'enum_constant' || type === ',');
    const offset = last?.endIndex ?? openingOf(host);
    this.#draft.insert(offset, ';', this.#findings);
  }
}

/** `a + b`, in parentheses where it stands in another operation. */
function sum(operands: readonly string[], node: Node): string {
  const flat = operands.join(' + ');
  const { parent } = node;
  const isFirst = parent?.childForFieldName('left')?.equals(node) === true;
  const isLoose =
    LOOSE.test(parent?.type ?? '') || (parent?.type === 'binary_expression' && isFirst);
  return operands.length === 1 || isLoose ? flat : `(${flat})`;
}

/** A class of its own stands at the end of the host, which nobody knows where there is an error. */
function canDeclare({ isThere, holder, host }: Cache): boolean {
  return isThere || holder === undefined || !host.hasError;
}

function isOnLineOf(offset: number, node: Node, text: string): boolean {
  return !text.slice(offset, node.startIndex).includes('\n');
}

/** Names that code of the file uses; a new one must be none of them. */
function javaNames(root: Node): Set<string> {
  const names = descendants(root, 'identifier', 'type_identifier').filter(
    ({ parent }) => parent?.type !== 'scoped_identifier' || !isInImport(parent),
  );
  return new Set([...names.map(({ text }) => text), ...importedNames(root)]);
}

function isInImport(node: Node): boolean {
  return node.parent?.type === 'scoped_identifier'
    ? isInImport(node.parent)
    : /^(?:import|package)_declaration$/.test(node.parent?.type ?? '');
}

/** Last parts of imports, but for that of the class of caches. */
function importedNames(root: Node): string[] {
  return namedChildren(root)
    .filter(({ type }) => type === 'import_declaration')
    .map((node) => /([\w$]+)\s*;$/.exec(node.text)?.[1] ?? '');
}
