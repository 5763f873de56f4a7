import type { Confidence, SecretType } from './finding';

/** What a rule's structural check made of a value. */
export interface Verdict {
  readonly confidence: Confidence;
  /** A short clause for the hover, without the value: `checksum fits`. */
  readonly reason: string;
}

/**
 * A structural check. Undefined: the text has the shape, yet it is no such secret. `around` is what
 * the value stands in as far as there is neither white space nor a quote, such as the address that
 * it is a parameter of; at most 1,000 characters to each side.
 */
export type Check = (value: string, around?: string) => Verdict | undefined;

/** Suggestion for the `dataclassification` tag; the guidance leaves the values to the organisation. */
export type Classification = 'protected' | 'confidential';

/** Finds the places where a value may start, for values that are told by what stands before them. */
export interface Locator {
  /** The expressions that it is made of; each is linear. */
  readonly patterns: readonly RegExp[];
  /** The places for a keyword that stands at `at`, the likeliest first. */
  starts(text: string, at: number): Iterable<number>;
}

/**
 * One provider format, as data. A rule is tried where one of its keywords stands and nowhere else.
 */
export interface Rule {
  /** Kebab-case and stable: it is the diagnostic's code and part of the fingerprint. */
  readonly id: string;
  /** What it finds, as a noun phrase without article: `Stripe secret key`. */
  readonly title: string;
  readonly type: SecretType;
  /** Suggestion for the `appfunc` tag: which function the secret serves. */
  readonly func: string;
  /** Literal texts in lower case, at least two characters each; matched without regard to case. */
  readonly keywords: readonly string[];
  /**
   * Sticky, and linear: every quantifier is bounded. It is matched where `anchor` says. The value is
   * the group `value` (the flag `d` is needed then), or else the whole match.
   */
  readonly pattern: RegExp;
  /** Where the match starts, if that takes more than `anchor` can say; the first match counts. */
  readonly locate?: Locator;
  /**
   * Where the match starts: at the keyword itself (default), or at the first of the characters
   * `A–Z a–z 0–9 + . - _ ~ /` that run up to the keyword, at most 128 of them.
   */
  readonly anchor?: 'keyword' | 'word';
  /** Without a check; see confidenceOf. */
  readonly confidence?: Confidence;
  readonly check?: Check;
  /** Least Shannon entropy of the value in bits per character; less is a placeholder. */
  readonly entropy?: number;
  /** Default by its type: what opens data or proves an identity is protected. */
  readonly classification?: Classification;
  /** Where the provider says how to revoke or rotate it; absent where the form is no one provider's. */
  readonly rotate?: string;
  /** The page that documents the format; without one it is general knowledge. */
  readonly source?: string;
  /** Texts in which the rule finds exactly one value, made at run time. */
  readonly hits: () => readonly string[];
  /** Look-alikes in which it must find nothing. */
  readonly misses: () => readonly string[];
}

/** How sure a rule without a check is: by default high where a page documents the form, else medium. */
export function confidenceOf({ confidence, source }: Rule): Confidence {
  return confidence ?? (source === undefined ? 'medium' : 'high');
}

/** Where a rule's value was found. */
export interface RuleMatch {
  readonly start: number;
  readonly end: number;
}

const WORD_REACH = 128;
const WORD = new Set(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-_~/', (letter) =>
    letter.charCodeAt(0),
  ),
);

/** Tries `rule` at a keyword that starts at `at`. The work is bounded by the pattern's quantifiers. */
export function matchRule(rule: Rule, text: string, at: number): RuleMatch | undefined {
  for (const start of startsOf(rule, text, at)) {
    const match = matchAt(rule.pattern, text, start);
    if (match) return match;
  }
  return undefined;
}

function startsOf({ locate, anchor }: Rule, text: string, at: number): Iterable<number> {
  return locate ? locate.starts(text, at) : [anchor === 'word' ? wordStart(text, at) : at];
}

function matchAt(pattern: RegExp, text: string, start: number): RuleMatch | undefined {
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const span = match.indices?.groups?.['value'];
  if (span) return { start: span[0], end: span[1] };
  return { start: match.index, end: match.index + match[0].length };
}

const AROUND = 1000;

const OUTSIDE = /[\s"'`<>]/;

/** What a value stands in, up to white space or a quote to each side. */
export function surroundings(text: string, { start, end }: RuleMatch): string {
  let from = start;
  while (from > 0 && start - from < AROUND && !OUTSIDE.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < AROUND && !OUTSIDE.test(text.charAt(to))) to++;
  return text.slice(from, to);
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < WORD_REACH && WORD.has(text.charCodeAt(start - 1))) start--;
  return Math.min(at, start + escapeLength(text, start));
}

/** Letters and digits that belong to an escape which started before them: `\n`, `%3D`, `\u003d`. */
function escapeLength(text: string, start: number): number {
  const opening = text.charAt(start - 1);
  if (opening === '%') return 2;
  if (opening !== '\\') return 0;
  const letter = text.charAt(start);
  if (letter === 'u') return 5;
  return 'nrt'.includes(letter) ? 1 : 0;
}
