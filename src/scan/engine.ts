import type { Tree } from 'web-tree-sitter';
import { grammarFor, type GrammarId, type Grammars } from '../parse/grammars';
import { scanAssignments } from './assignments';
import type { Candidate } from './candidate';
import type { Finding, ScanInput } from './finding';
import { judgeCandidate } from './generic';
import { findKeywords, type KeywordHits } from './keywords';
import { detectLanguage } from './language';
import { mergeMatches } from './merge';
import { isGenerated } from './paths';
import { matchProviders } from './providers';
import { readSuppressions } from './suppress';
import { standsBesideCode, treeCandidates } from './treeCandidates';

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
): Promise<Candidate[]> {
  const language = detectLanguage(path, languageId);
  const fromText = scanAssignments(text, language.kind, hits.names);
  const grammar = grammarFor(language.languageId);
  if (!grammar || !mayHoldLiteral(text, hits)) return fromText;
  const parsed = await fromTree(grammar, text, hits, fromText, trees);
  return parsed ?? fromText;
}

/** A tree costs far more than the rest, and without a literal there is nothing to find in it. */
function mayHoldLiteral(text: string, hits: KeywordHits): boolean {
  return hits.names.length + hits.sinks.length > 0 && /["'`]/.test(text);
}

/** Undefined where the grammar fails: the text's candidates have to do then. */
async function fromTree(
  grammar: GrammarId,
  text: string,
  hits: KeywordHits,
  fromText: readonly Candidate[],
  trees: TreeSource,
): Promise<Candidate[] | undefined> {
  let tree: Tree | undefined;
  try {
    const parsed = await trees.tree(grammar, text);
    tree = parsed;
    const places = [...hits.names.map(({ start }) => start), ...hits.sinks].sort((a, b) => a - b);
    return [
      ...treeCandidates(parsed, places),
      ...fromText.filter((candidate) => standsBesideCode(parsed, candidate)),
    ];
  } catch {
    return undefined;
  } finally {
    if (tree) trees.release(tree);
  }
}
