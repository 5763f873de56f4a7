import type { Candidate, Link } from './candidate';
import type { Confidence, SecretType } from './finding';
import { judge } from './judge';
import { isSecretWord, nameWords } from './names';

/** A candidate that the generic rule takes for a secret. */
export interface GenericMatch {
  readonly ruleId: string;
  readonly type: SecretType;
  readonly confidence: Confidence;
  readonly start: number;
  readonly end: number;
  readonly binding: string;
  readonly reasons: readonly string[];
}

const LINKS: Readonly<Record<Link, string>> = {
  assigned: 'assigned to',
  keyed: 'stands under',
  passed: 'passed as',
  compared: 'compared with',
  default: 'the default of',
  argument: 'an argument of',
};

const LOWER: Readonly<Record<Confidence, Confidence | undefined>> = {
  high: 'medium',
  medium: 'low',
  low: undefined,
};

/** `MySecret1-a1b2c3`: a machine's secret has no such word in it, but for a chance of nothing. */
function namesItself(value: string): boolean {
  return (
    value.length < 40 && nameWords(value).some((word) => word.length > 4 && isSecretWord(word))
  );
}

/** Judges a candidate by its name and its value. In comments and prose it is worth one step less. */
export function judgeCandidate(text: string, candidate: Candidate): GenericMatch | undefined {
  const { judgement, span, name } = candidate;
  const value = candidate.decoded ?? text.slice(span.start, span.end);
  const verdict = judge(judgement.strength, value);
  if (!verdict) return undefined;
  if (value.includes('EXAMPLE') || (judgement.strength !== 'password' && namesItself(value)))
    return undefined;
  const confidence =
    candidate.aside || judgement.pretending ? LOWER[verdict.confidence] : verdict.confidence;
  if (!confidence || name.includes(value)) return undefined;
  const { ruleId, type } = judgement;
  const reasons = [`${LINKS[candidate.link]} "${name}"`, verdict.reason];
  return { ruleId, type, confidence, ...span, binding: name, reasons };
}
