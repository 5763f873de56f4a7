import type { Candidate, Link } from './candidate';
import { mayBelong, type Companion } from './companions';
import { contextOf } from './context';
import type { Confidence, SecretType } from './finding';
import { judge, mayBeSecret, type Evidence } from './judge';
import { isPackedPlaceholder, meaningOf } from './meaning';
import { isSecretWord, nameWords, strengthAtMost, type NameJudgement } from './names';
import { neighboursOf } from './neighbours';
import { isPublished } from './published';
import { isTokenHeader } from './webTokens';

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

/** `MySecret1-a1b2c3`: a machine's secret has no such word in it, but for a chance of nothing. */
function namesItself(value: string): boolean {
  return (
    value.length < 40 && nameWords(value).some((word) => word.length > 4 && isSecretWord(word))
  );
}

/** What everybody may know, or what says by itself that it is made up. */
function isExample(value: string): boolean {
  return (
    value.includes('EXAMPLE') ||
    isPackedPlaceholder(value) ||
    isTokenHeader(value) ||
    isPublished(value)
  );
}

/** Judges a candidate by its name, its value and what stands around. */
export function judgeCandidate(text: string, candidate: Candidate): GenericMatch | undefined {
  const { span, name } = candidate;
  const value = candidate.decoded ?? meaningOf(text.slice(span.start, span.end));
  if (!mayBeSecret(strengthAtMost(name, candidate.judgement), value) || name.includes(value))
    return undefined;
  const { judgement, context } = weigh(text, candidate);
  if (isExample(value) || (judgement.strength !== 'password' && namesItself(value)))
    return undefined;
  const verdict = judge(judgement.strength, value, context);
  if (!verdict) return undefined;
  const { ruleId, type } = judgement;
  const { confidence } = verdict;
  const reasons = [`${LINKS[candidate.link]} "${name}"`, ...verdict.reasons];
  return { ruleId, type, confidence, ...span, binding: name, reasons };
}

/** What the context says, and what the name says in it. */
function weigh(
  text: string,
  candidate: Candidate,
): { judgement: NameJudgement; context: readonly Evidence[] } {
  const companions = companionsOf(text, candidate);
  const hasUser = companions.some(({ role }) => role === 'user');
  const judgement =
    hasUser && strengthAtMost(candidate.name, candidate.judgement) === 'password'
      ? { ...candidate.judgement, strength: 'password' as const, ruleId: 'generic-password' }
      : candidate.judgement;
  return { judgement, context: contextOf(text, { ...candidate, judgement }, companions) };
}

/** The settings beside a candidate that may belong to it. */
function companionsOf(text: string, { companions, span, name }: Candidate): readonly Companion[] {
  const found = companions ?? neighboursOf(text, span);
  return found.filter((companion) => mayBelong(companion.name, name));
}
