import type { Candidate, Link } from './candidate';
import { mayBelong, type Companion, type Role } from './companions';
import { contextOf } from './context';
import type { Confidence, SecretType } from './finding';
import { judge, mayBeSecret, type Evidence } from './judge';
import { isPackedPlaceholder, meaningOf } from './meaning';
import {
  isQualifier,
  isSecretWord,
  namesDatabase,
  nameWords,
  strengthAtMost,
  type NameJudgement,
} from './names';
import { containersOf, neighboursOf } from './neighbours';
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
  const { judgement, context, companions } = weigh(text, candidate);
  if (isExample(value) || (judgement.strength !== 'password' && namesItself(value)))
    return undefined;
  const verdict = judge(judgement.strength, value, context);
  if (!verdict) return undefined;
  const { ruleId } = judgement;
  const type = opensDatabase(text, candidate, companions) ? 'database-credential' : judgement.type;
  const { confidence } = verdict;
  const reasons = [`${LINKS[candidate.link]} "${name}"`, ...verdict.reasons];
  return { ruleId, type, confidence, ...span, binding: name, reasons };
}

interface Weighed {
  readonly judgement: NameJudgement;
  readonly context: readonly Evidence[];
  readonly companions: readonly Companion[];
}

/** What the context says, and what the name says in it. */
function weigh(text: string, candidate: Candidate): Weighed {
  const companions = companionsOf(text, candidate);
  const hasUser = companions.some(({ role }) => role === 'user');
  const judgement =
    hasUser && strengthAtMost(candidate.name, candidate.judgement) === 'password'
      ? { ...candidate.judgement, strength: 'password' as const, ruleId: 'generic-password' }
      : candidate.judgement;
  const context = contextOf(text, { ...candidate, judgement }, companions);
  return { judgement, context, companions };
}

const SERVER: ReadonlySet<Role> = new Set(['user', 'host', 'port', 'address']);

/**
 * Whether a password whose own name does not say so is a database's: a database is named beside it,
 * or it stands with a server or a user in what is named after one.
 */
function opensDatabase(
  text: string,
  { span, name, judgement }: Candidate,
  companions: readonly Companion[],
): boolean {
  if (judgement.type !== 'application-secret') return false;
  if (strengthAtMost(name, judgement) !== 'password') return false;
  if (companions.some(({ role }) => role === 'database')) return true;
  const beside = companions.filter(({ role }) => SERVER.has(role));
  if (beside.length === 0) return false;
  const path = name.split('.').slice(0, -1).reverse();
  const container = [...path, ...containersOf(text, span)].find((one) => !isQualifier(one));
  return [container ?? '', ...beside.map((one) => one.name)].some(namesDatabase);
}

/** The settings beside a candidate that may belong to it. */
function companionsOf(text: string, { companions, span, name }: Candidate): readonly Companion[] {
  const found = companions ?? neighboursOf(text, span);
  return found.filter((companion) => mayBelong(companion.name, name));
}
