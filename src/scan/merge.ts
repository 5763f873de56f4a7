import type { Candidate } from './candidate';
import type { Confidence, Finding, ScanInput } from './finding';
import { Fingerprints } from './fingerprint';
import type { GenericMatch } from './generic';
import { isAside } from './paths';
import type { ProviderMatch } from './providers';
import { SpanIndex } from './spanIndex';
import { RULES } from './table';
import { isTestCode, testCode } from './testCode';

type Unplaced = Omit<Finding, 'fingerprint' | 'severity'>;

const RULE_ORDER = new Map(RULES.map((rule, index) => [rule, index]));
const CONFIDENCE_ORDER: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/**
 * One finding a value: a provider's rule before the generic one, an earlier rule before a later
 * one, the surer before the less sure, and stand-ins after all others. A provider's finding takes
 * over the name of its value.
 */
export function mergeMatches(
  { text, path }: ScanInput,
  providers: readonly ProviderMatch[],
  generic: readonly GenericMatch[],
  candidates: readonly Candidate[],
): Finding[] {
  const places = new SpanIndex(candidates, ({ span }) => span);
  const named = (matches: readonly ProviderMatch[]): Unplaced[] =>
    matches.toSorted(byRule).map((match) => providerFinding(match, places, text));
  const ranked = [
    ...named(providers.filter(({ standIn }) => !standIn)),
    ...generic.toSorted(byConfidence).map(genericFinding),
    ...named(providers.filter(({ standIn }) => standIn)),
  ];
  const chosen = disjoint(ranked);
  const fingerprints = new Fingerprints();
  const tests = testCode(path, text);
  const aside = isAside(path);
  const isQuiet = ({ span }: Unplaced): boolean => aside || isTestCode(tests, span);
  return chosen.map((finding) => ({
    ...finding,
    severity: isQuiet(finding) || finding.confidence === 'low' ? 'information' : 'warning',
    fingerprint: fingerprints.next({ ruleId: finding.ruleId, path, binding: finding.binding }),
  }));
}

/** A team's own rules come before ours: they are about formats of its own. */
function orderOf({ rule }: ProviderMatch): number {
  return RULE_ORDER.get(rule) ?? -1;
}

function byRule(a: ProviderMatch, b: ProviderMatch): number {
  return orderOf(a) - orderOf(b) || a.start - b.start;
}

function byConfidence(a: GenericMatch, b: GenericMatch): number {
  return CONFIDENCE_ORDER[a.confidence] - CONFIDENCE_ORDER[b.confidence] || a.start - b.start;
}

function providerFinding(
  match: ProviderMatch,
  candidates: SpanIndex<Candidate>,
  text: string,
): Unplaced {
  const { rule, start, end, confidence } = match;
  const named = candidates.around(match);
  const binding = named && !named.name.includes(text.slice(start, end)) ? named.name : undefined;
  return {
    ruleId: rule.id,
    type: rule.type,
    confidence,
    span: { start, end },
    reasons: match.reasons,
    ...(binding === undefined ? {} : { binding }),
  };
}

function genericFinding({ start, end, ...match }: GenericMatch): Unplaced {
  return { ...match, span: { start, end } };
}

/** The first of each group of overlapping findings, in text order. */
function disjoint(ranked: readonly Unplaced[]): Unplaced[] {
  const order = ranked.map((finding, rank) => ({ finding, rank }));
  order.sort((a, b) => a.finding.span.start - b.finding.span.start || a.rank - b.rank);
  const kept: { finding: Unplaced; rank: number }[] = [];
  for (const entry of order) {
    const last = kept.at(-1);
    if (!last || last.finding.span.end <= entry.finding.span.start) kept.push(entry);
    else if (entry.rank < last.rank) kept[kept.length - 1] = entry;
  }
  return kept.map(({ finding }) => finding);
}
