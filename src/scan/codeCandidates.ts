import type { Tree } from 'web-tree-sitter';
import { overlaps, type Span } from '../base/text';
import type { GrammarId, Grammars } from '../parse/grammars';
import type { Candidate } from './candidate';
import { regionsOf, type Region } from './regions';
import { standsBesideCode, treeCandidates } from './treeCandidates';
import { mergeSpans } from './windows';

/** Larger code is written by a program; parsing it would hold everything else up. */
export const MAX_PARSED = 1_500_000;

/** Where the engine gets trees from. */
export interface TreeSource {
  /** The tree of a whole text, errors and all: that of a text that was just opened. */
  tree(grammar: GrammarId, text: string): Promise<Tree>;
  /** The tree of a whole text, unless it is broken. */
  soundTree(grammar: GrammarId, text: string): Promise<Tree | undefined>;
  /** The tree of a part of a text, errors and all. */
  part(grammar: GrammarId, text: string): Promise<Tree>;
  /** Is called with each tree once it has been read. */
  release(tree: Tree): void;
}

/** Trees that are parsed when asked for, and kept nowhere. */
export function freshTrees(grammars: Grammars): TreeSource {
  return {
    tree: (grammar, text) => grammars.parse(grammar, text),
    soundTree: async (grammar, text) => {
      const tree = await grammars.parse(grammar, text);
      if (!tree.rootNode.hasError) return tree;
      tree.delete();
      return undefined;
    },
    part: (grammar, text) => grammars.parse(grammar, text),
    release: (tree) => {
      tree.delete();
    },
  };
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

/** Undefined where the text has no parts that can be read by themselves. */
async function fromParts(
  search: CodeSearch,
  places: readonly Span[],
  trees: TreeSource,
): Promise<Candidate[] | undefined> {
  const { text, grammar } = search;
  // Of PHP, a part without its opening tag is text and no code.
  const regions = grammar === 'php' ? undefined : regionsOf(text, places, grammar);
  if (!regions) return undefined;
  const reader = new PartReader(search, trees);
  const candidates: Candidate[] = [];
  for (const region of regions) candidates.push(...(await reader.read(region)));
  // Code that somebody types in is broken where it is. If the whole is sound, the parts were ill cut.
  const whole = reader.metBroken ? await trees.soundTree(grammar, text) : undefined;
  if (!whole) return candidates;
  try {
    return fromTree(whole, search);
  } finally {
    trees.release(whole);
  }
}

/** Reads parts of a text, each by itself or, where it is broken alone, by what it is a part of. */
class PartReader {
  readonly #search: CodeSearch;
  readonly #trees: TreeSource;
  #metBroken = false;

  constructor(search: CodeSearch, trees: TreeSource) {
    this.#search = search;
    this.#trees = trees;
  }

  /** Whether a part was broken, and what it is a part of too. */
  get metBroken(): boolean {
    return this.#metBroken;
  }

  async read(region: Region): Promise<Candidate[]> {
    const inner = await this.#parse(region);
    if (!inner.rootNode.hasError) return this.#take(inner, region, region);
    const outer = region.outer && (await this.#parse(region.outer));
    if (region.outer && outer && !outer.rootNode.hasError) {
      this.#trees.release(inner);
      return this.#take(outer, region.outer, region);
    }
    if (outer) this.#trees.release(outer);
    this.#metBroken = true;
    return this.#take(inner, region, region);
  }

  #parse({ start, end, opening, closing }: Region): Promise<Tree> {
    const { text, grammar } = this.#search;
    return this.#trees.part(grammar, opening + text.slice(start, end) + closing);
  }

  /** What a tree tells of a region, which may be a part of what was parsed. */
  #take(tree: Tree, parsed: Region, region: Span): Candidate[] {
    const by = parsed.start - parsed.opening.length;
    try {
      const found = fromTree(tree, within(this.#search, region, by));
      return found.map((candidate) => moved(candidate, by));
    } finally {
      this.#trees.release(tree);
    }
  }
}

function fromTree(tree: Tree, { windows, fromText }: Pick<CodeSearch, 'windows' | 'fromText'>) {
  const beside = fromText.filter((candidate) => standsBesideCode(tree, candidate));
  return [...treeCandidates(tree, windows), ...beside];
}

/** What of the search falls into a region, by offsets from a place. */
function within({ windows, fromText }: CodeSearch, region: Span, from: number) {
  return {
    windows: windows
      .filter((window) => overlaps(region, window))
      .map((window) => movedSpan(window, -from)),
    fromText: fromText
      .filter((candidate) => overlaps(region, placeOf(candidate)))
      .map((candidate) => moved(candidate, -from)),
  };
}

function moved(candidate: Candidate, by: number): Candidate {
  const { span, nameStart } = candidate;
  return { ...candidate, span: movedSpan(span, by), nameStart: nameStart + by };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
