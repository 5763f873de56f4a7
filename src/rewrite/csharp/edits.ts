import type { Node } from 'web-tree-sitter';
import type { AttributedEdit } from '../adapter';
import { Draft, union } from '../draft';
import type { Move, ParsedFile, Place } from '../language';
import { isPart } from '../literals';
import { oneSecretEach, operandsFor } from '../pieces';
import { lineEndOf } from '../style';
import { spanOf } from '../syntax';
import { constantAround, isReadEarly, type Constant } from './constants';
import { declareHolder, holderFor, isCacheNameTaken, type Holder } from './holder';
import { CSHARP_LITERALS } from './judge';
import { canAwait } from './position';
import { functionAround } from './types';
import { addUsing } from './usings';

/** Parents in which a sum or an `await` needs parentheses around it. */
const TIGHT = /^(?:member_access_expression|cast_expression)$/;

/** The edits of one C# file. */
export class CSharpEdits {
  readonly #root: Node;
  readonly #path: string;
  readonly #text: string;
  readonly #draft = new Draft();
  #findings: readonly number[] = [];
  #waits = false;

  constructor({ root, file }: ParsedFile) {
    this.#root = root;
    this.#path = file.path;
    this.#text = file.text;
  }

  move(moves: readonly Move[]): AttributedEdit[] {
    const nodes = moves.map(({ place }) => place.node);
    const holder = holderFor(this.#root, this.#path, nodes);
    for (const move of oneSecretEach(moves, startOf)) this.#moveOne(move, holder);
    this.#declare(holder);
    return this.#draft.finish(this.#text.length);
  }

  #moveOne(move: Move, holder: Holder): void {
    const { place, index } = move;
    const { node, literal } = place;
    this.#findings = union(this.#findings, [index]);
    const call = this.#call(move, holder);
    if (isInterpolated(node)) {
      const { open, close } = CSHARP_LITERALS.delimiters(node.text);
      const hole = `{${call}}`;
      const whole = node.text.slice(0, open) + hole + node.text.slice(-close);
      this.#draft.add(literal.span, isPart(place) ? hole : whole, [index]);
    } else {
      this.#draft.add(spanOf(node), this.#sum(move, call), [index]);
    }
    const constant = constantAround(node);
    if (constant) this.#vary(constant, index);
  }

  #call({ place, secretName }: Move, { name }: Holder): string {
    if (canAwait(place.node, functionAround(place.node)))
      return `await ${name}.Cache.GetSecretString("${secretName}")`;
    this.#waits = true;
    return `${name}.Get("${secretName}")`;
  }

  #sum({ place }: Move, call: string): string {
    const operands = operandsFor(place, CSHARP_LITERALS, call);
    const flat = operands.join(' + ');
    const isOne = operands.length === 1 && !call.startsWith('await ');
    return isOne || !TIGHT.test(place.node.parent?.type ?? '') ? flat : `(${flat})`;
  }

  /** A constant becomes a variable, a static field, or a property that needs no order. */
  #vary(constant: Constant, index: number): void {
    const { declaration, declarator } = constant;
    const keyword = declaration.namedChildren.find(
      ({ type, text }) => type === 'modifier' && text === 'const',
    );
    if (!keyword) return;
    if (constant.isLocal) {
      const end = keyword.nextSibling?.startIndex ?? keyword.endIndex;
      this.#draft.add({ start: keyword.startIndex, end }, '', [index]);
      return;
    }
    const early = isReadEarly(constant);
    this.#draft.add(spanOf(keyword), early ? 'static' : 'static readonly', [index]);
    const equals = declarator.children.find(({ type }) => type === '=');
    if (early && equals) this.#draft.add(spanOf(equals), '=>', [index]);
  }

  #declare(holder: Holder): void {
    const eol = lineEndOf(this.#text);
    const needsUsing = !holder.existing && !isCacheNameTaken(this.#root);
    const using = needsUsing ? addUsing(this.#root, holder.scope, eol) : undefined;
    const declared = declareHolder(this.#root, holder, { waits: this.#waits, eol });
    for (const { span, newText } of [...(using ? [using] : []), ...declared])
      this.#draft.add(span, newText, this.#findings);
  }
}

function isInterpolated(literal: Node): boolean {
  return literal.type === 'interpolated_string_expression';
}

/** Parts of an interpolated text are edited one by one. */
function startOf({ node, literal }: Place): number {
  return isInterpolated(node) ? literal.span.start : node.startIndex;
}
