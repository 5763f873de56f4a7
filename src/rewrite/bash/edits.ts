import type { Node } from 'web-tree-sitter';
import { slice } from '../../base/text';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import type { Move, ParsedFile, Place } from '../language';
import { bodyOf } from '../literals';
import { snakeName } from '../naming';
import { oneSecretEach } from '../pieces';
import { indentAt, lineStart } from '../style';
import { descendants, freshName, outward, spanOf } from '../syntax';
import { BASH_LITERALS } from './judge';
import { bashPosition, startsLine, statementAround, valueAround, type Way } from './position';

interface Variable {
  readonly name: string;
  /** The statement that it is assigned above. */
  readonly before: Node;
  readonly findings: readonly number[];
}

/** The lookup with the AWS command line, which prints the value and a line end. */
export function lookup(secretName: string): string {
  return `$(aws secretsmanager get-secret-value --secret-id '${secretName}' --query SecretString --output text)`;
}

/** The edits of one shell script. */
export class BashEdits {
  readonly #text: string;
  readonly #taken: Set<string>;
  readonly #draft = new Draft();
  readonly #variables = new Map<string, Variable>();

  constructor({ root, file }: ParsedFile) {
    this.#text = file.text;
    this.#taken = new Set(descendants(root, 'variable_name').map(({ text }) => text));
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    const nodes = new Set(moves.map(({ place }) => place.node.id));
    // A literal may stand in an expansion in another, which is written anew as a whole.
    const edited = ({ node }: Place): number | undefined =>
      [...outward(node)].findLast(({ id }) => nodes.has(id))?.id;
    for (const move of oneSecretEach(moves, edited)) {
      const uses = moves.filter(({ secretName }) => secretName === move.secretName).length;
      this.#moveOne(move, uses > 1);
    }
    for (const [secretName, { name, before, findings }] of this.#variables) {
      const { startIndex } = withComments(before);
      const line = `${indentAt(this.#text, startIndex)}${name}="${lookup(secretName)}"\n`;
      this.#draft.insert(lineStart(this.#text, startIndex), line, findings);
    }
    return this.#draft.finish(this.#text.length);
  }

  #moveOne(move: Move, isShared: boolean): void {
    const { node } = move.place;
    const position = bashPosition(node);
    if ('problem' in position) return;
    const way = isShared && canHoist(node) ? 'hoist' : position.way;
    const expansion = way === 'hoist' ? `\${${this.#variable(move)}}` : lookup(move.secretName);
    if (way === 'before') this.#assignBefore(move, expansion);
    else this.#draft.add(spanOf(node), this.#written(move, expansion, way), [move.index]);
  }

  /** `export KEY='…'` becomes `KEY="$(…)"` and `export KEY`. */
  #assignBefore(move: Move, expansion: string): void {
    const { node } = move.place;
    const assignment = valueAround(node).parent;
    const name = assignment?.childForFieldName('name');
    const statement = statementAround(node);
    if (!assignment || !name || !statement) return;
    const value = this.#written(move, expansion, 'before');
    const line = `${name.text}=${value}\n${indentAt(this.#text, statement.startIndex)}`;
    this.#draft.insert(statement.startIndex, line, [move.index]);
    this.#draft.add({ start: name.endIndex, end: assignment.endIndex }, '', [move.index]);
  }

  /** The name of the variable above the first statement that needs the secret. */
  #variable(move: Move): string {
    const { secretName, index, finding, place } = move;
    const known = this.#variables.get(secretName);
    const statement = statementAround(place.node) ?? place.node;
    const name = known?.name ?? freshName(snakeName(finding.binding, secretName), this.#taken);
    this.#taken.add(name);
    const isFirst = !known || statement.startIndex < known.before.startIndex;
    this.#variables.set(secretName, {
      name,
      before: isFirst ? statement : known.before,
      findings: union(known?.findings ?? [], [index]),
    });
    return name;
  }

  /** The text with the expansion in it, in quotes: what is expanded must stay one word. */
  #written({ place: { node, literal } }: Move, expansion: string, way: Way): string {
    const body = bodyOf(node, BASH_LITERALS);
    const before = slice(this.#text, { start: body.start, end: literal.span.start });
    const rest = slice(this.#text, { start: literal.span.end, end: body.end });
    const [head, tail] = literal.span.start === node.startIndex ? ['', ''] : [before, rest];
    if (way === 'default') return expansion;
    if (node.type === 'string') return `"${head}${shortened(expansion, tail)}${tail}"`;
    const { open, close } = BASH_LITERALS.delimiters(node.text);
    const quoted = (text: string): string =>
      text && node.text.slice(0, open) + text + node.text.slice(node.text.length - close);
    const isWord = open === 0;
    const start = isWord
      ? slice(this.#text, { start: node.startIndex, end: literal.span.start })
      : head;
    const end = isWord ? slice(this.#text, { start: literal.span.end, end: node.endIndex }) : tail;
    return `${quoted(start)}"${shortened(expansion, '')}"${quoted(end)}`;
  }
}

/** `$name`, where no letter follows that would be part of the name. */
function shortened(expansion: string, next: string): string {
  return /^\w/.test(next) ? expansion : expansion.replace(/^\$\{(\w+)\}$/, '$$$1');
}

/** The first of the comments right above a statement, or the statement. */
function withComments(statement: Node): Node {
  let first = statement;
  for (let at = first.previousSibling; at?.type === 'comment'; at = first.previousSibling) {
    const isRightAbove = at.startPosition.row === first.startPosition.row - 1;
    if (!isRightAbove || !startsLine(at) || at.text.startsWith('#!')) break;
    first = at;
  }
  return first;
}

function canHoist(node: Node): boolean {
  const statement = statementAround(node);
  return statement !== undefined && startsLine(statement);
}
