import { slice, type Span } from '../base/text';
import { grammarFor, type Grammars } from '../parse/grammars';
import { scanAssignments } from './assignments';
import type { Candidate } from './candidate';
import { CustomRules } from './custom';
import { Fingerprints, type Place } from './fingerprint';
import { codeCandidates, freshTrees, MAX_PARSED, type TreeSource } from './codeCandidates';
import type { Finding, ScanInput } from './finding';
import { withKeyPaths } from './formats/formats';
import { isTranslation, isWording } from './formats/people';
import { judgeCandidate, type GenericMatch } from './generic';
import { withGroups } from './groups';
import { findKeywords, type KeywordHits } from './keywords';
import { detectLanguage } from './language';
import { findNames } from './namePlaces';
import { mergeMatches } from './merge';
import { DEFAULT_SCAN_OPTIONS, type ScanOptions } from './options';
import { isGenerated } from './paths';
import { matchProviders } from './providers';
import { sift, type Sifted } from './sift';
import { SpanIndex } from './spanIndex';
import { literalWindows } from './windows';

/** Of one name in one file, so many findings may be accepted for it to be told. */
const ORDINALS = 100;

/**
 * Finds secrets in a text. Pure but for the grammars, which load when first needed; total: odd text
 * gives few findings or none, never an error.
 */
export class Engine {
  readonly #grammars: Grammars;
  readonly #options: ScanOptions;
  readonly #custom: CustomRules;
  readonly #today: () => string;

  /** @param today the day as ISO, after which permissions that end before it hold no more. */
  constructor(grammars: Grammars, options = DEFAULT_SCAN_OPTIONS, today = utcDay) {
    this.#grammars = grammars;
    this.#options = options;
    this.#custom = new CustomRules(options.custom);
    this.#today = today;
  }

  /** The findings of a text by ascending start, none overlapping another. */
  async scan(input: ScanInput, trees = freshTrees(this.#grammars)): Promise<Finding[]> {
    return (await this.examine(input, trees)).findings;
  }

  /** Whether the baseline may accept a finding of a place, whichever of its name it is. */
  mayAccept(place: Place): boolean {
    const { accepted } = this.#options;
    if (accepted.size === 0) return false;
    const fingerprints = new Fingerprints();
    for (let ordinal = 0; ordinal < ORDINALS; ordinal++) {
      if (accepted.has(fingerprints.next(place))) return true;
    }
    return false;
  }

  /** The findings, and those that a comment or the baseline allows. */
  async examine(input: ScanInput, trees = freshTrees(this.#grammars)): Promise<Sifted> {
    const { text, path, whole = text } = input;
    const hits = findKeywords(text);
    const providers = [...this.#custom.match(text), ...matchProviders(text, hits)];
    const candidates = isGenerated(path, whole)
      ? []
      : await findCandidates(input, { hits, known: providers, trees });
    const generic = judgeCandidates(input, candidates);
    if (providers.length + generic.length === 0) return { findings: [], allowed: [] };
    const merged = mergeMatches(input, providers, generic, candidates);
    const found = withGroups(text, merged, candidates);
    return sift(found, { text, options: this.#options, today: this.#today() });
  }
}

/** What the generic rule makes of them; a translation into one language holds words, whatever their names. */
function judgeCandidates(
  { text, path }: ScanInput,
  candidates: readonly Candidate[],
): readonly GenericMatch[] {
  const matches = candidates.flatMap((candidate) => judgeCandidate(text, candidate) ?? []);
  if (matches.length === 0 || !isTranslation(path)) return matches;
  return matches.filter((match) => !isWording(slice(text, match)));
}

/** The same all over the world, so that nobody's editor disagrees with the build. */
function utcDay(): string {
  return new Date().toISOString().slice(0, 10);
}

interface Search {
  readonly hits: KeywordHits;
  /** Values that a provider's rule has found; their names are wanted too. */
  readonly known: readonly Span[];
  readonly trees: TreeSource;
}

async function findCandidates(
  { text, path, languageId, whole = text }: ScanInput,
  { hits, known, trees }: Search,
): Promise<readonly Candidate[]> {
  const language = detectLanguage(path, languageId, whole);
  const names = findNames(text, hits);
  const fromText = withKeyPaths({
    text,
    path,
    languageId: language.languageId,
    words: hits.names,
    known,
    fromText: scanAssignments(text, language.kind, names),
  });
  const grammar = whole.length <= MAX_PARSED ? grammarFor(language.languageId) : undefined;
  if (!grammar) return fromText;
  const windows = literalWindows({ text, grammar, names, sinks: hits.sinks, known });
  const places = new SpanIndex(known, (value) => value);
  const likely = fromText.filter(
    (candidate) => judgeCandidate(text, candidate) ?? places.hasWithin(candidate.span),
  );
  try {
    return await codeCandidates({ text, grammar, windows, fromText: likely }, trees);
  } catch {
    // Without a grammar the text's own candidates have to do.
    return fromText;
  }
}
