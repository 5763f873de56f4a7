import type { Candidate } from '../candidate';
import type { Span } from '../../base/text';
import type { NameJudgement } from '../names';
import { Claims } from './claims';
import type { Entry, FormatScanner } from './entry';
import { dottedPath, judgePath } from './keyPaths';
import { Encodings, type DecodedEntry } from './encoded';
import { joinPairs, type HasWord } from './pairs';
import { wordLookup } from './words';

/** Shorter and longer values are no secrets of the generic kind; base64 of one may be longer. */
const LEAST_LENGTH = 4;
const MOST_LENGTH = 2000;

const USER_KEY = /^(?:user|username|user_?name|login|e?mail|account|uid)$/i;

/** A structured text, and what is known of it without its structure. */
export interface StructuredText {
  readonly text: string;
  readonly scanner: FormatScanner;
  /** Places of words that name secrets, as the prefilter found them. */
  readonly words: readonly Span[];
  /** Candidates of the assignment scanner. */
  readonly fromText: readonly Candidate[];
}

/** The values of a structured text whose key path names a secret, and what its paths don't reach. */
export function keyPathCandidates(input: StructuredText): Candidate[] {
  if (input.words.length === 0) return [];
  return new KeyPathReader(input).candidates();
}

class KeyPathReader {
  readonly #text: string;
  readonly #scanner: FormatScanner;
  readonly #hasWord: HasWord;
  readonly #claims: Claims;
  readonly #encodings: Encodings;
  readonly #users = new Set<number>();

  constructor({ text, scanner, words, fromText }: StructuredText) {
    this.#text = text;
    this.#scanner = scanner;
    this.#hasWord = wordLookup(words);
    this.#claims = new Claims(fromText);
    this.#encodings = new Encodings(text);
  }

  candidates(): Candidate[] {
    const found: Candidate[] = [];
    const weak: Entry[] = [];
    for (const raw of joinPairs(this.#text, this.#read(), this.#hasWord)) {
      if (!hasLength(raw.span)) continue;
      const entry = this.#encodings.decode(raw);
      if (!this.#mayBeNamed(entry)) continue;
      const judgement = judgePath(entry.judgedBy ?? entry.keyPath);
      if (!judgement) continue;
      // Whose password it is may stand behind it.
      if (judgement.strength === 'weak') weak.push(entry);
      else found.push(this.#candidate(entry, judgement));
    }
    return [
      ...found,
      ...weak.flatMap((entry) => this.#besideUser(entry)),
      ...this.#claims.unclaimed,
    ];
  }

  *#read(): Generator<Entry> {
    for (const entry of this.#scanner(this.#text)) {
      this.#claims.take(entry);
      if (entry.isReference) continue;
      const key = entry.keyPath.at(-1) ?? '';
      if (key.length < 10 && USER_KEY.test(key)) this.#users.add(entry.container);
      yield entry;
    }
  }

  #mayBeNamed({ key, above, judgedBy }: DecodedEntry): boolean {
    return (
      this.#hasWord(key) || judgedBy !== undefined || (above !== undefined && this.#hasWord(above))
    );
  }

  #besideUser(entry: Entry): Candidate[] {
    const besideUser = this.#users.has(entry.container);
    const judgement = judgePath(entry.keyPath, { besideUser });
    return judgement ? [this.#candidate(entry, judgement)] : [];
  }

  #candidate(entry: Entry, judgement: NameJudgement): Candidate {
    const { keyPath, key, span, quoted, decoded, comment = false } = entry;
    const value = decoded ?? this.#text.slice(span.start, span.end);
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
      ...(decoded === undefined ? {} : { decoded }),
    };
  }
}

function hasLength({ start, end }: Span): boolean {
  return end - start >= LEAST_LENGTH && end - start <= MOST_LENGTH;
}
