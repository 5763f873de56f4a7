import type { Tree } from 'web-tree-sitter';
import type { Span } from '../base/text';
import type { GrammarId, Grammars } from '../parse/grammars';
import type { Candidate } from './candidate';
import { regionsOf } from './regions';
import { standsBesideCode, treeCandidates } from './treeCandidates';
import { mergeSpans } from './windows';

/** Larger code is written by a program; parsing it would hold everything else up. */
export const MAX_PARSED = 1_500_000;

/** Where the engine gets trees from. */
export interface TreeSource {
  /** The tree of a whole text. */
  tree(grammar: GrammarId, text: string): Promise<Tree>;
  /** The tree of a part of a text, unless it is broken. */
  part(grammar: GrammarId, text: string): Promise<Tree | undefined>;
  /** Is called with each tree once it has been read. */
  release(tree: Tree): void;
}

/** Trees that are parsed when asked for, and kept nowhere. */
export function freshTrees(grammars: Grammars): TreeSource {
  return {
    tree: (grammar, text) => grammars.parse(grammar, text),
    part: (grammar, text) => soundTree(grammars, grammar, text),
    release: (tree) => {
      tree.delete();
    },
  };
}

/** The tree of a text without a syntax error; undefined where it has one. */
export async function soundTree(
  grammars: Grammars,
  grammar: GrammarId,
  text: string,
): Promise<Tree | undefined> {
  const tree = await grammars.parse(grammar, text);
  if (!tree.rootNode.hasError) return tree;
  tree.delete();
  return undefined;
}

/** A text in a language that has a grammar, and where in it a tree is asked. */
export interface CodeSearch {
  readonly text: string;
  readonly grammar: GrammarId;
  /** Where a literal may be bound to a secret's name; disjoint, in text order. */
  readonly windows: readonly Span[];
  /** What the assignment scanner makes of the text. */
  readonly fromText: readonly Candidate[];
}

/**
 * Candidates of a program, as its syntax tree binds them. Only the parts around the windows are
 * parsed where they make sense by themselves, since a tree costs far more than all the rest.
 */
export async function codeCandidates(search: CodeSearch, trees: TreeSource): Promise<Candidate[]> {
  const places = mergeSpans([...search.windows, ...search.fromText.map(placeOf)]);
  // Most code has no secret's value beside its name.
  if (places.length === 0) return [];
  return (await fromParts(search, places, trees)) ?? (await fromWhole(search, trees));
}

function placeOf({ nameStart, span }: Candidate): Span {
  return { start: Math.min(nameStart, span.start), end: Math.max(nameStart, span.end) };
}

async function fromWhole(search: CodeSearch, trees: TreeSource): Promise<Candidate[]> {
  const tree = await trees.tree(search.grammar, search.text);
  try {
    return fromTree(tree, search);
  } finally {
    trees.release(tree);
  }
}

/** Undefined where a part is broken by itself: then only the whole tells. */
async function fromParts(
  search: CodeSearch,
  places: readonly Span[],
  trees: TreeSource,
): Promise<Candidate[] | undefined> {
  // Of PHP, a part without its opening tag is text and no code.
  const regions = search.grammar === 'php' ? undefined : regionsOf(search.text, places);
  if (!regions) return undefined;
  const candidates: Candidate[] = [];
  for (const region of regions) {
    const tree = await trees.part(search.grammar, search.text.slice(region.start, region.end));
    if (!tree) return undefined;
    try {
      const part = within(search, region);
      candidates.push(...fromTree(tree, part).map((found) => moved(found, region.start)));
    } finally {
      trees.release(tree);
    }
  }
  return candidates;
}

function fromTree(tree: Tree, { windows, fromText }: Pick<CodeSearch, 'windows' | 'fromText'>) {
  const beside = fromText.filter((candidate) => standsBesideCode(tree, candidate));
  return [...treeCandidates(tree, windows), ...beside];
}

/** What of the search falls into a region, by offsets from its start. */
function within({ windows, fromText }: CodeSearch, region: Span) {
  const isIn = ({ start }: Span): boolean => region.start <= start && start < region.end;
  return {
    windows: windows.filter(isIn).map((window) => movedSpan(window, -region.start)),
    fromText: fromText
      .filter((candidate) => isIn(placeOf(candidate)))
      .map((candidate) => moved(candidate, -region.start)),
  };
}

function moved(candidate: Candidate, by: number): Candidate {
  const { span, nameStart } = candidate;
  return { ...candidate, span: movedSpan(span, by), nameStart: nameStart + by };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
