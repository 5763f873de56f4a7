import type { Span } from '../base/text';
import { Prefilter } from './prefilter';
import type { Rule } from './rule';
import { SINK_KEYWORDS } from './sinks';
import { RULES } from './table';
import * as vocabulary from './vocabulary';

/** What one pass over a text finds. */
export interface KeywordHits {
  /** Rules and the places where one of their keywords stands. */
  readonly rules: ReadonlyMap<Rule, readonly number[]>;
  /** Words of names. */
  readonly names: readonly Span[];
  /** Calls that may be sinks. */
  readonly sinks: readonly Span[];
}

const NAME_KEYWORDS = shortest([
  ...vocabulary.PASSWORD_WORDS,
  ...vocabulary.SECRET_WORDS,
  ...vocabulary.TOKEN_WORDS,
  ...vocabulary.WEAK_WORDS,
]);

const RULE_KEYWORDS = new Map<string, Rule[]>();
for (const rule of RULES) {
  for (const keyword of rule.keywords) {
    RULE_KEYWORDS.set(keyword, [...(RULE_KEYWORDS.get(keyword) ?? []), rule]);
  }
}

/** Every text that the one pass looks for, in lower case. */
export const KEYWORDS = [...new Set([...RULE_KEYWORDS.keys(), ...NAME_KEYWORDS, ...SINK_KEYWORDS])];
const NAMES = new Set(NAME_KEYWORDS);
const SINKS = new Set(SINK_KEYWORDS);

/** What each keyword stands for, by its number. */
const MEANINGS = KEYWORDS.map((keyword) => ({
  length: keyword.length,
  rules: RULE_KEYWORDS.get(keyword) ?? [],
  isName: NAMES.has(keyword),
  isSink: SINKS.has(keyword),
}));

let prefilter: Prefilter | undefined;

/** Finds every keyword in one pass; a text without any costs that pass and no more. */
export function findKeywords(text: string): KeywordHits {
  prefilter ??= new Prefilter(KEYWORDS);
  const rules = new Map<Rule, number[]>();
  const names: Span[] = [];
  const sinks: Span[] = [];
  prefilter.scan(text, (keyword, start) => {
    const meaning = MEANINGS[keyword];
    if (!meaning) return;
    for (const rule of meaning.rules) push(rules, rule, start);
    if (meaning.isName) names.push({ start, end: start + meaning.length });
    if (meaning.isSink) sinks.push({ start, end: start + meaning.length });
  });
  return { rules, names, sinks };
}

function push(rules: Map<Rule, number[]>, rule: Rule, start: number): void {
  const places = rules.get(rule);
  if (places) places.push(start);
  else rules.set(rule, [start]);
}

/** The words that contain no other of them: where a longer one stands, the shorter one does too. */
function shortest(words: readonly string[]): string[] {
  return words.filter((word) => !words.some((other) => other !== word && word.includes(other)));
}
