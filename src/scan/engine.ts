import type { Tree } from 'web-tree-sitter';
import type { Span } from '../base/text';
import { grammarFor, type GrammarId, type Grammars } from '../parse/grammars';
import { scanAssignments } from './assignments';
import type { Candidate } from './candidate';
import type { Finding, ScanInput } from './finding';
import { withKeyPaths } from './formats/formats';
import { judgeCandidate } from './generic';
import { findKeywords, type KeywordHits } from './keywords';
import { detectLanguage } from './language';
import { findNames, literalWindows } from './namePlaces';
import { mergeMatches } from './merge';
import { isGenerated } from './paths';
import { matchProviders } from './providers';
import { readSuppressions } from './suppress';
import { standsBesideCode, treeCandidates } from './treeCandidates';

/** Larger code is written by a program; parsing it would hold everything else up. */
const MAX_PARSED = 1_500_000;

/** Where the engine gets a tree from; `release` is called once it has been read. */
export interface TreeSource {
  tree(grammar: GrammarId, text: string): Promise<Tree>;
  release(tree: Tree): void;
}

/**
 * Finds secrets in a text. Pure but for the grammars, which load when first needed; total: odd text
 * gives few findings or none, never an error.
 */
export class Engine {
  readonly #fresh: TreeSource;

  constructor(grammars: Grammars) {
    this.#fresh = {
      tree: (grammar, text) => grammars.parse(grammar, text),
      release: (tree) => {
        tree.delete();
      },
    };
  }

  /** The findings of a text by ascending start, none overlapping another. */
  async scan(input: ScanInput, trees: TreeSource = this.#fresh): Promise<Finding[]> {
    const { text, path } = input;
    const hits = findKeywords(text);
    const providers = matchProviders(text, hits);
    const candidates = isGenerated(path, text) ? [] : await findCandidates(input, hits, trees);
    const generic = candidates.flatMap((candidate) => judgeCandidate(text, candidate) ?? []);
    if (providers.length + generic.length === 0) return [];
    const suppressions = readSuppressions(text);
    return mergeMatches(input, providers, generic, candidates).filter(
      ({ span }) => !suppressions.allows(span),
    );
  }
}

async function findCandidates(
  { text, path, languageId }: ScanInput,
  hits: KeywordHits,
  trees: TreeSource,
): Promise<readonly Candidate[]> {
  const language = detectLanguage(path, languageId);
  const names = findNames(text, hits);
  const fromText = withKeyPaths({
    text,
    languageId: language.languageId,
    words: hits.names,
    fromText: scanAssignments(text, language.kind, names),
  });
  const grammar = text.length <= MAX_PARSED ? grammarFor(language.languageId) : undefined;
  if (!grammar) return fromText;
  const windows = literalWindows(text, names, hits);
  // A tree costs far more than the rest, and most code has no literal beside a secret's name.
  if (windows.length === 0 && fromText.length === 0) return [];
  try {
    return fromTree(await trees.tree(grammar, text), { windows, fromText, trees });
  } catch {
    // Without a grammar the text's own candidates have to do.
    return fromText;
  }
}

interface TreeInput {
  readonly windows: readonly Span[];
  readonly fromText: readonly Candidate[];
  readonly trees: TreeSource;
}

function fromTree(tree: Tree, { windows, fromText, trees }: TreeInput): Candidate[] {
  try {
    const beside = fromText.filter((candidate) => standsBesideCode(tree, candidate));
    return [...treeCandidates(tree, windows), ...beside];
  } finally {
    trees.release(tree);
  }
}
