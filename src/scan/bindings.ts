import type { Node } from 'web-tree-sitter';
import { isLiteral } from '../parse/queries';
import { bindCalled, convertsArgument, convertsReceiver } from './bindings/calls';
import { named, nameOf, type Binding } from './bindings/named';
import { partOf, partsOf } from './bindings/parts';
import type { Binder, BindingSyntax, Part } from './bindings/syntax';
import { bindingSyntax } from './bindings/table';
import type { Link } from './candidate';
import type { NameJudgement } from './names';

/** The climb ends here: deeper nesting is no binding a reader would see. */
const MAX_CLIMB = 12;
/** Levels that only hand on a node as it is count for less; some grammars have many. */
const MAX_LEVELS = 80;

const COMPARISON = /^(?:[!=]==?|=|=~|in|eql\?|-[ci]?(?:eq|ne)|should(?:Be|Equal))$/;
const FALLBACK = /^(?:\|\||\?\?|or|\?:|:-|\/\/)$/;
/** `"password" to "…"` */
const KEYED = /^to$/;

/** Climbs from a literal to the name that it is bound to. Undefined where there is none that says secret. */
export function bindingOf(literal: Node): Binding | undefined {
  return new Climb(literal).run();
}

/** One way up: where it has come to, and what it passed. */
class Climb {
  readonly #syntax: BindingSyntax;
  readonly #literal: Node;
  /** Set where the value was passed as what stands in for another. */
  #link: Link | undefined;
  /** The place in the outermost list that was passed, to pair with a list of names. */
  #place: { readonly index: number; readonly of: number } | undefined;

  constructor(literal: Node) {
    this.#literal = literal;
    this.#syntax = bindingSyntax(literal);
  }

  run(): Binding | undefined {
    let node = originOf(this.#literal);
    let steps = 0;
    for (let level = 0; level < MAX_LEVELS && steps < MAX_CLIMB; level++) {
      const { parent } = node;
      if (!parent) return undefined;
      const found = this.#bind(parent, node);
      if (found) return found;
      const next = this.#next(parent, node);
      if (!next) return undefined;
      if (!isUnit(parent, node)) steps++;
      node = next;
    }
    return undefined;
  }

  #bind(parent: Node, node: Node): Binding | undefined {
    const binder = this.#syntax.binders[parent.type];
    if (binder) return this.#bound(parent, node, binder);
    return (
      bindCalled(this.#syntax, parent, node) ??
      this.#paired(parent, node) ??
      this.#operated(parent, node)
    );
  }

  #bound(parent: Node, node: Node, [namePart, valuePart, link]: Binder): Binding | undefined {
    if (valuePart !== '*' && partOf(parent, valuePart)?.id !== node.id) return undefined;
    const name = nameOf(this.#nameNode(parent, namePart, node));
    return name === undefined ? undefined : this.#namedPair(name, this.#link ?? link, node);
  }

  /** Of several names the one whose place is that of the value. */
  #nameNode(parent: Node, part: Part, value: Node): Node | undefined {
    const node = partOf(parent, part, value);
    if (!node) return undefined;
    const repeated = typeof part === 'string' ? parent.childrenForFieldName(part) : [];
    const inside = this.#syntax.lists.has(node.type) ? partsOf(node) : [];
    const names = inside.length > 1 ? inside : repeated;
    if (names.length < 2) return node;
    return this.#place?.of === names.length ? names[this.#place.index] : undefined;
  }

  /** `auth=("user", "…")` names a pair, whose second part is the password and whose first is not. */
  #namedPair(name: string, link: Link, value: Node): Binding | undefined {
    const parts = this.#syntax.lists.has(value.type) ? partsOf(value) : [];
    if (parts.length !== 2 || !/auth$/i.test(name)) return named(name, link);
    const second = parts[1];
    return second && second.startIndex <= this.#literal.startIndex
      ? { name, link, judgement: PAIR_PASSWORD }
      : undefined;
  }

  /** `("password", "…")`, as form data is written. */
  #paired(parent: Node, node: Node): Binding | undefined {
    const { pairs } = this.#syntax;
    if (!pairs?.has(parent.type) && !pairs?.has(`${parent.type}<${parent.parent?.type ?? ''}`))
      return undefined;
    const [key, value, ...rest] = partsOf(parent);
    if (!key || value?.id !== node.id || rest.length > 0) return undefined;
    return isLiteral(key) ? named(nameOf(key), 'keyed') : undefined;
  }

  /** A name on the other side of a comparison or a fallback. */
  #operated(parent: Node, node: Node): Binding | undefined {
    const operation = this.#operation(parent);
    if (!operation) return undefined;
    const { left, operator, right } = operation;
    const other = nameOf(left.id === node.id ? right : left);
    if (COMPARISON.test(operator)) return named(other, 'compared');
    if (FALLBACK.test(operator)) return named(other, 'default');
    return KEYED.test(operator) && right.id === node.id ? named(other, 'keyed') : undefined;
  }

  #operation(node: Node): { left: Node; operator: string; right: Node } | undefined {
    if (!this.#syntax.operations.has(node.type)) return undefined;
    const parts = partsOf(node);
    const [left, middle] = parts;
    const right = parts.at(-1);
    if (!left || !middle || !right || parts.length > 3) return undefined;
    const signs = node.children.filter((child) => !child.isNamed);
    // An operator that is a word of the language's own may be a node between the operands.
    const operator = parts.length === 3 ? middle.text : signs.map(({ text }) => text).join('');
    return { left, operator, right };
  }

  /** From where the climb goes on; undefined where the value becomes another. */
  #next(parent: Node, node: Node): Node | undefined {
    const { transparent, trailing, lists, returns, bodies, lastIsValue } = this.#syntax;
    if (this.#isFallback(parent)) {
      this.#link = 'default';
      return parent;
    }
    if (isUnit(parent, node)) return parent;
    if (this.#syntax.binders[parent.type]) return undefined;
    if (lists.has(parent.type)) {
      const parts = partsOf(parent);
      this.#place = { index: parts.findIndex(({ id }) => id === node.id), of: parts.length };
      return parent;
    }
    if (transparent.has(parent.type) || returns.has(parent.type)) return parent;
    if (trailing?.has(parent.type)) return parent;
    if (bodies.has(parent.type)) {
      const isValue = lastIsValue && partsOf(parent).at(-1)?.id === node.id;
      return returns.has(node.type) || bodies.has(node.type) || isValue ? parent : undefined;
    }
    // A snippet's `password: "…";` is a labelled statement.
    if (parent.type === 'expression_statement' && parent.parent?.type === 'labeled_statement')
      return parent;
    return (
      convertsArgument(this.#syntax, parent, node) ?? convertsReceiver(this.#syntax, parent, node)
    );
  }

  #isFallback(parent: Node): boolean {
    const operation = this.#operation(parent);
    return operation !== undefined && FALLBACK.test(operation.operator);
  }
}

const PAIR_PASSWORD: NameJudgement = {
  strength: 'password',
  type: 'client-credential',
  ruleId: 'generic-password',
};

/** Whether the parent is the node and nothing else. */
function isUnit(parent: Node, node: Node): boolean {
  return parent.startIndex === node.startIndex && parent.endIndex === node.endIndex;
}

/** Where a literal's value stands in the code: a heredoc's text follows its statement. */
function originOf(literal: Node): Node {
  if (literal.type !== 'heredoc_body') return literal;
  const tag = literal.lastChild?.text ?? '';
  const beginnings = literal.previousSibling?.descendantsOfType('heredoc_beginning') ?? [];
  return beginnings.find(({ text }) => text.endsWith(tag) || /\W$/.test(text)) ?? literal;
}
