import type { Node } from 'web-tree-sitter';
import { literalSyntax } from '../../src/parse/languages/table';
import { outward } from '../../src/rewrite/syntax';
import type { Finding } from '../../src/scan/finding';
import { findingAt } from '../../test/rewrite/marked';
import { groupBy } from '../accuracy/groups';

/** A text of a program that is taken for a secret. */
export interface Place {
  /** Relative to the code base, with `/`. */
  readonly path: string;
  /** What the literal stands in, as the grammar names it. */
  readonly kind: string;
  /** As it stands in the code, with its delimiters. */
  readonly source: string;
  readonly finding: Finding;
}

/** Nodes that say nothing of where a literal stands. */
const TRANSPARENT = /^(?:parenthesized_expression|expression_list|literal_element|concatenation)$/;

/** Every literal with a text in it and no code. */
export function placesIn(path: string, root: Node): Place[] {
  const { strings, content, quotes } = literalSyntax(root.tree);
  return root.descendantsOfType([...strings]).flatMap((node): Place[] => {
    const inside = node.namedChildren.filter(({ type }) => quotes?.has(type) !== true);
    const first = inside[0];
    const last = inside.at(-1);
    if (!first || !last || !inside.every(({ type }) => content.has(type))) return [];
    const span = { start: first.startIndex, end: last.endIndex };
    const { text: source } = node;
    const finding = findingAt(span, bindingOf(node));
    return [{ path, kind: kindOf(node), source, finding }];
  });
}

function kindOf(node: Node): string {
  const [, ...around] = outward(node);
  const parents = around.filter(({ type }) => !TRANSPARENT.test(type));
  return parents
    .slice(0, 2)
    .map(({ type }) => type)
    .join(' in ');
}

function bindingOf(node: Node): string | undefined {
  for (const outer of outward(node)) {
    const name = ['name', 'key', 'left']
      .map((field) => outer.childForFieldName(field))
      .find(Boolean);
    if (name && !name.equals(node) && /^[\w$]{2,40}$/.test(name.text)) return name.text;
  }
  return undefined;
}

/** So many places, of every kind alike as far as there are any; the same every time. */
export function choose(places: readonly Place[], count: number): Place[] {
  const kinds = groupBy(places, ({ kind }) => kind);
  const queues = [...kinds.values()].map(spread);
  const chosen: Place[] = [];
  for (let round = 0; chosen.length < count; round += 1) {
    const layer = queues.flatMap((queue) => queue[round] ?? []);
    if (layer.length === 0) break;
    chosen.push(...layer.slice(0, count - chosen.length));
  }
  return chosen;
}

/** From all over the code: every so-manieth first, then those between. */
function spread(places: readonly Place[]): Place[] {
  const step = Math.max(1, Math.floor(places.length / 7));
  const indices = Array.from({ length: step }, (_, from) =>
    places.map((_place, i) => i).filter((i) => i % step === from),
  );
  return indices.flat().flatMap((i) => places[i] ?? []);
}
