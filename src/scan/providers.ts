import { shannonEntropy } from './entropy';
import type { KeywordHits } from './keywords';
import { CONFIDENCES, type Confidence } from './finding';
import { confidenceOf, matchRule, surroundings, type Rule, type RuleMatch } from './rule';
import { doubtOf, isStandIn, STAND_IN } from './standIns';

/** A value that a provider's rule recognised. */
export interface ProviderMatch extends RuleMatch {
  readonly rule: Rule;
  readonly confidence: Confidence;
  readonly reasons: readonly string[];
  /** It only shows what such a value looks like; any other finding of the place comes before. */
  readonly standIn: boolean;
}

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
  const hasForm = showsForm(match, place);
  const standIn = shannonEntropy(value) < (rule.entropy ?? 0) || isStandIn(value);
  if (standIn && !hasForm) return undefined;
  const verdict = rule.check?.(value, surroundings(text, match));
  if (rule.check && !verdict) return undefined;
  const sure = verdict?.confidence ?? confidenceOf(rule);
  const doubt = standIn ? STAND_IN : doubtOf(value, hasForm);
  const reasons = [`has the form of: ${rule.title}`, verdict?.reason, doubt?.reason];
  return {
    ...match,
    rule,
    standIn,
    confidence: lower(sure, doubt?.confidence),
    reasons: reasons.filter((reason) => reason !== undefined),
  };
}

/** The keyword is a part of the value: it says by itself whose it is, where others need a name. */
function showsForm({ start, end }: RuleMatch, place: number): boolean {
  return start <= place && place < end;
}

function lower(sure: Confidence, most: Confidence = sure): Confidence {
  return CONFIDENCES.indexOf(sure) < CONFIDENCES.indexOf(most) ? most : sure;
}
