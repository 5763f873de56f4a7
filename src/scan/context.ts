import type { Candidate } from './candidate';
import { isHostName, isUserName, type Companion, type Role } from './companions';
import type { Evidence } from './judge';
import type { NameStrength } from './names';

const ASIDE: Evidence = { points: -20, reason: 'it stands in a comment or in prose' };
const PRETENDING: Evidence = { points: -20, reason: 'the name says that it is made up' };
const ENVIRONMENT: Evidence = { points: 15, reason: 'it is set as an environment variable' };
const COMPARED: Evidence = { points: 10, reason: 'the code compares it with what is entered' };

/** What a companion speaks for: a user's name for any password, the rest for a little more. */
const BESIDE: Readonly<Partial<Record<Role, readonly [points: number, what: string]>>> = {
  user: [25, 'the user'],
  host: [10, 'the host'],
  database: [10, 'the database'],
  'client-id': [10, 'the client id'],
  'key-id': [10, 'the key id'],
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
  const { role, name, span } = companion;
  const [points, what] = BESIDE[role] ?? [0, ''];
  const most = MOST[candidate.judgement.strength];
  const value = text.slice(span.start, span.end);
  if (points === 0 || most === 0 || !isTelling(role, value)) return [];
  if (!companion.literal && candidate.quoted) return [];
  return [{ points: Math.min(points, most), reason: `stands beside ${what} "${name}"` }];
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
