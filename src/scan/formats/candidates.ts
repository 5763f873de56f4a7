import type { Candidate } from '../candidate';
import type { Span } from '../../base/text';
import type { NameJudgement } from '../names';
import { Claims } from './claims';
import type { Entry, FormatScanner } from './entry';
import { dottedPath, PathJudge } from './keyPaths';
import { Encodings, type DecodedEntry } from './encoded';
import { isLanguage, isWording } from './people';
import { PairJoiner, type HasWord } from './pairs';
import { Settings } from './settings';
import { wordLookup } from './words';

/** Shorter and longer values are no secrets of the generic kind; base64 of one may be longer. */
const LEAST_LENGTH = 4;
const MOST_LENGTH = 2000;

/** A structured text, and what is known of it without its structure. */
export interface StructuredText {
  readonly text: string;
  readonly scanner: FormatScanner;
  /** Places of words that name secrets, as the prefilter found them. */
  readonly words: readonly Span[];
  /** Candidates of the assignment scanner. */
  readonly fromText: readonly Candidate[];
  /** Values that a provider's rule has found, whose names are wanted whatever they say. */
  readonly known: readonly Span[];
  /** The values are texts that people read: only what no person would write there is a secret. */
  readonly forPeople: boolean;
  /** Candidates of a program within a value. */
  readonly inScript: (script: Span) => readonly Candidate[];
}

/** Names a value that a provider's rule has found; by itself it says nothing. */
const ANY_NAME: NameJudgement = {
  strength: 'weak',
  type: 'application-secret',
  ruleId: 'generic-credential',
};

/** The values of a structured text whose key path names a secret, and what its paths don't reach. */
export function keyPathCandidates(input: StructuredText): Candidate[] {
  if (input.words.length + input.known.length === 0) return [];
  return new KeyPathReader(input).candidates();
}

class KeyPathReader {
  readonly #input: StructuredText;
  readonly #text: string;
  readonly #hasWord: HasWord;
  readonly #isKnown: HasWord;
  readonly #claims: Claims;
  readonly #encodings: Encodings;
  readonly #paths = new PathJudge();
  readonly #settings: Settings;

  constructor(input: StructuredText) {
    this.#input = input;
    this.#text = input.text;
    this.#hasWord = wordLookup(input.words);
    this.#isKnown = wordLookup([...input.known].sort((a, b) => a.start - b.start));
    this.#claims = new Claims(input.text, input.fromText);
    this.#encodings = new Encodings(input.text);
    this.#settings = new Settings(input.text);
  }

  candidates(): Candidate[] {
    const pairs = new PairJoiner(this.#text, this.#hasWord);
    const found: Candidate[] = [];
    const waiting: [Entry, NameJudgement][] = [];
    for (const raw of pairs.join(this.#read())) {
      const entry = hasLength(raw.span) ? this.#encodings.decode(raw) : raw;
      const judgement = this.#judge(entry);
      // Whose password it is may stand behind it.
      if (judgement) waiting.push([entry, judgement]);
      else if (this.#isKnown(entry.span)) waiting.push([entry, ANY_NAME]);
      if (entry.isScript) found.push(...this.#input.inScript(entry.span));
    }
    for (const [entry, judgement] of waiting) {
      const final = judgement.strength === 'weak' ? this.#besideUser(entry, judgement) : judgement;
      if (final) found.push(this.#candidate(entry, final));
    }
    return [...found, ...this.#claims.unclaimed];
  }

  #judge(entry: DecodedEntry): NameJudgement | undefined {
    if (!hasLength(entry.span) || !this.#mayBeNamed(entry)) return undefined;
    const judgement = this.#paths.judge(entry.judgedBy ?? entry.keyPath);
    const isText = this.#input.forPeople || isLanguage(entry.keyPath[0]);
    return judgement && isText && isWording(this.#value(entry)) ? undefined : judgement;
  }

  *#read(): Generator<Entry> {
    for (const entry of this.#input.scanner(this.#text)) {
      this.#claims.take(entry);
      if (entry.isReference) continue;
      this.#settings.take(entry);
      yield entry;
    }
  }

  #mayBeNamed({ key, above, judgedBy }: DecodedEntry): boolean {
    return (
      this.#hasWord(key) || judgedBy !== undefined || (above !== undefined && this.#hasWord(above))
    );
  }

  #besideUser(entry: Entry, judgement: NameJudgement): NameJudgement | undefined {
    if (judgement === ANY_NAME) return judgement;
    return this.#paths.judge(entry.keyPath, { besideUser: this.#settings.hasUser(entry) });
  }

  #value({ decoded, span }: Entry): string {
    return decoded ?? this.#text.slice(span.start, span.end);
  }

  #candidate(entry: Entry, judgement: NameJudgement): Candidate {
    const { keyPath, key, span, quoted, decoded, comment = false } = entry;
    const value = this.#value(entry);
    const path = dottedPath(keyPath);
    // A binding is shown; it must not hold the value by chance.
    const name = path.includes(value) ? (keyPath.at(-1) ?? '') : path;
    return {
      name,
      span,
      quoted,
      judgement,
      link: 'keyed',
      nameStart: key.start,
      aside: comment,
      companions: this.#settings.beside(entry),
      ...(decoded === undefined ? {} : { decoded }),
    };
  }
}

function hasLength({ start, end }: Span): boolean {
  return end - start >= LEAST_LENGTH && end - start <= MOST_LENGTH;
}
