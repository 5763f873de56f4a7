import { shannonEntropy } from './entropy';
import type { KeywordHits } from './keywords';
import type { Confidence } from './finding';
import { matchRule, surroundings, type Rule, type RuleMatch } from './rule';

/** A value that a provider's rule recognised. */
export interface ProviderMatch extends RuleMatch {
  readonly rule: Rule;
  readonly confidence: Confidence;
  readonly reasons: readonly string[];
}

/** Longer values are key blocks and documents, in which anything may occur by chance. */
const SHORT = 200;

/** Every provider match of a text, by its keywords' places. */
export function matchProviders(text: string, hits: Pick<KeywordHits, 'rules'>): ProviderMatch[] {
  const matches: ProviderMatch[] = [];
  for (const [rule, places] of hits.rules) {
    let end = -1;
    for (const place of places) {
      if (place < end) continue;
      const match = judgeMatch(rule, text, place);
      if (!match || match.start < end) continue;
      matches.push(match);
      end = match.end;
    }
  }
  return matches;
}

function judgeMatch(rule: Rule, text: string, place: number): ProviderMatch | undefined {
  const match = matchRule(rule, text, place);
  if (!match) return undefined;
  const value = text.slice(match.start, match.end);
  if (rule.entropy !== undefined && shannonEntropy(value) < rule.entropy) return undefined;
  if (isSample(rule, value)) return undefined;
  const verdict = rule.check ? rule.check(value, surroundings(text, match)) : undefined;
  if (rule.check && !verdict) return undefined;
  const sure = verdict?.confidence ?? rule.confidence ?? 'high';
  const countedUp = value.length <= SHORT && isCountedUp(value);
  const reasons = [
    `has the form of: ${rule.title}`,
    ...(verdict ? [verdict.reason] : []),
    ...(countedUp ? ['digits or letters in order, as if made by hand'] : []),
  ];
  return { ...match, rule, confidence: countedUp && sure === 'high' ? 'medium' : sure, reasons };
}

/** Documentation's own: `…EXAMPLE`, a run of x or of any other character. */
function isSample(rule: Rule, value: string): boolean {
  if (value.length > SHORT) return !rule.check && value.includes('EXAMPLE');
  // App tokens of X start with a run of A: the upper bytes of a small number.
  const drawn = value.replace(/^A{18,24}(?=[A-Za-z0-9%]{60})/, '');
  return /EXAMPLE|example|(?:x|X|\*|\.){6}|([A-Za-z0-9])\1{9}/.test(drawn);
}

/** Digits or letters in order: a generator hardly made it, a person may have. */
function isCountedUp(value: string): boolean {
  return /0123456789|1234567890|abcdefghij|(?:AaBbCc|aBcDeF|AbCdEf)|ABCDEFGHIJ/.test(value);
}
