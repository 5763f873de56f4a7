import type { Span } from '../base/text';
import type { Candidate } from './candidate';
import { describePart, isHostName, isUserName, type Companion, type Role } from './companions';
import type { Evidence } from './judge';
import type { NameStrength } from './names';
import { neighboursOf } from './neighbours';

const ASIDE: Evidence = { points: -20, reason: 'it stands in a comment or in prose' };
const PRETENDING: Evidence = { points: -20, reason: 'the name says that it is made up' };
const ENVIRONMENT: Evidence = { points: 15, reason: 'it is set as an environment variable' };
const COMPARED: Evidence = { points: 10, reason: 'the code compares it with what is entered' };

/** What a companion speaks for: a user's name for any password, the rest for a little more. */
const BESIDE: Readonly<Partial<Record<Role, number>>> = {
  user: 25,
  host: 10,
  database: 10,
  'client-id': 10,
  'key-id': 10,
};
/** A password is chosen for a user; a machine's secret beside one is no surer for it. */
const MOST: Readonly<Record<NameStrength, number>> = {
  password: 25,
  secret: 10,
  token: 10,
  weak: 0,
};

/** What stands around a candidate and speaks for or against it. */
export function contextOf(
  text: string,
  candidate: Candidate,
  companions: readonly Companion[],
): Evidence[] {
  const { aside, judgement, link } = candidate;
  const isPassword = judgement.strength === 'password';
  return [
    ...(aside ? [ASIDE] : judgement.pretending ? [PRETENDING] : []),
    ...(isPassword && isEnvironment(text, candidate) ? [ENVIRONMENT] : []),
    ...(link === 'compared' ? [COMPARED] : []),
    ...companions.flatMap((companion) => beside(text, candidate, companion)),
  ];
}

function beside(text: string, candidate: Candidate, companion: Companion): Evidence[] {
  if (!companion.literal && candidate.quoted) return [];
  const points = pointsBeside(text, candidate.judgement.strength, companion);
  const part = describePart(companion.role, companion.name);
  return points > 0 ? [{ points, reason: `stands beside the ${part}` }] : [];
}

function pointsBeside(text: string, strength: NameStrength, { role, span }: Companion): number {
  const points = Math.min(BESIDE[role] ?? 0, MOST[strength]);
  return points > 0 && isTelling(role, text.slice(span.start, span.end)) ? points : 0;
}

/** Signs and words of a comparison, one of which stands beside whatever is compared. */
export const COMPARING =
  /[!=]=|=~|~=|\[ |-[ci]?(?:eq|ne)\b|\b(?:test|should|strn?(?:case)?cmp|eq)|\bin[ \t]+[([]?["'`]$|^["'`][ \t]+in\b|equal|eql|compar|tobe|orelse/i;
const COMPARED_WITHIN = 120;
const SET_IN_ENVIRONMENT = /[A-Z0-9]=["']?$/;
const OF_ENVIRONMENT = /env(?:ironment)?\b/i;

/**
 * Whether what stands around a literal may speak for it with so many points, whatever its name. Told
 * from the text alone and rather yes than no: without a tree nobody knows.
 */
export function maySpeakFor(
  text: string,
  { span, strength }: { readonly span: Span; readonly strength: NameStrength },
  points: number,
): boolean {
  const before = text.slice(Math.max(0, span.start - COMPARED_WITHIN), span.start);
  const behind = text.slice(span.end, span.end + COMPARED_WITHIN);
  const isSet = SET_IN_ENVIRONMENT.test(before) || OF_ENVIRONMENT.test(before + behind);
  const isCompared = COMPARING.test(before) || COMPARING.test(behind);
  let missing = points - (isSet ? ENVIRONMENT.points : 0) - (isCompared ? COMPARED.points : 0);
  if (missing <= 0 || MOST[strength] === 0) return missing <= 0;
  for (const companion of neighboursOf(text, span)) {
    if (companion.literal) missing -= pointsBeside(text, strength, companion);
  }
  return missing <= 0;
}

/** Whether the settings around a place name a user. */
export function standsBesideUser(text: string, place: Span): boolean {
  return neighboursOf(text, place).some(({ role }) => role === 'user');
}

function isTelling(role: Role, value: string): boolean {
  if (role === 'user') return isUserName(value);
  return role === 'host' ? isHostName(value) : value.length > 1 && !/[${}<>%]/.test(value);
}

const VARIABLE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const EXPORT = /(?:^|[\s;&])(?:export|ENV|-e|--env|set|ARG)[ \t]{1,4}$/;

/** `DB_PASSWORD=word` as shells and containers take it: what a program writes has quotes or blanks. */
function isEnvironment(text: string, { name, span }: Candidate): boolean {
  if (!VARIABLE.test(name)) return /(?:^|\.)(?:env|environment)\.[A-Z][A-Z0-9_]*$/.test(name);
  const at = span.start - (/["']/.test(text.charAt(span.start - 1)) ? 1 : 0);
  const nameStart = at - 1 - name.length;
  if (text.charAt(at - 1) !== '=' || !text.startsWith(name, nameStart)) return false;
  return at === span.start || EXPORT.test(text.slice(Math.max(0, nameStart - 12), nameStart));
}
