import type { CustomRule } from './options';
import { Prefilter } from './prefilter';
import { matchProviders, type ProviderMatch } from './providers';
import type { Rule } from './rule';

/**
 * Steps that the custom rules of a text may take together: some for any text, and so many for each
 * character. A rule whose keyword stands everywhere ends early instead of holding the scan up.
 */
const STEPS_AT_LEAST = 5_000_000;
const STEPS_PER_CHARACTER = 200;

/** A team's own rules, ready to be matched. Their patterns' steps are bounded before they get here. */
export class CustomRules {
  readonly #keywords: readonly { readonly rule: Rule; readonly steps: number }[];
  readonly #prefilter: Prefilter | undefined;

  constructor(custom: readonly CustomRule[]) {
    const pairs = custom.flatMap((one) => {
      const rule = toRule(one);
      return one.keywords.map((keyword) => ({ keyword, rule, steps: one.steps }));
    });
    this.#keywords = pairs;
    const words = pairs.map(({ keyword }) => keyword);
    this.#prefilter = words.length > 0 ? new Prefilter(words) : undefined;
  }

  match(text: string): ProviderMatch[] {
    if (!this.#prefilter) return [];
    let left = STEPS_AT_LEAST + STEPS_PER_CHARACTER * text.length;
    const rules = new Map<Rule, number[]>();
    this.#prefilter.scan(text, (keyword, start) => {
      const found = this.#keywords[keyword];
      if (!found || found.steps > left) return;
      left -= found.steps;
      const places = rules.get(found.rule);
      if (places) places.push(start);
      else rules.set(found.rule, [start]);
    });
    return matchProviders(text, { rules }).filter(({ start, end }) => start < end);
  }
}

function toRule({ pattern, confidence = 'high', ...rule }: CustomRule): Rule {
  const none = (): readonly string[] => [];
  return {
    ...rule,
    confidence,
    func: rule.id,
    pattern: new RegExp(pattern, 'dy'),
    hits: none,
    misses: none,
  };
}
