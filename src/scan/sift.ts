import type { Finding, Severity } from './finding';
import type { ScanOptions } from './options';
import { Suppressions } from './suppress';

/** A finding that somebody allowed. */
export interface AllowedFinding {
  readonly finding: Finding;
  readonly by: 'comment' | 'baseline';
  /** Why, in their words. */
  readonly reason: string;
}

/** What is told of a text, and what is not. */
export interface Sifted {
  readonly findings: Finding[];
  readonly allowed: readonly AllowedFinding[];
}

/** What people have decided, and the day it is: ISO, in UTC. */
export interface Decisions {
  readonly text: string;
  readonly options: ScanOptions;
  readonly today: string;
}

interface Permission {
  readonly by: AllowedFinding['by'];
  readonly reason: string;
  readonly until?: string | undefined;
}

const QUIETER: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'information',
  information: 'information',
};

/**
 * What people's decisions leave of the findings. It comes last: what one rule recognised stays
 * recognised, so that a rule that is off does not hand its value to the next one.
 */
export function sift(found: readonly Finding[], { text, options, today }: Decisions): Sifted {
  const told = found.filter((finding) => isTold(finding, options));
  if (told.length === 0) return { findings: [], allowed: [] };
  const comments = new Suppressions(text);
  const findings: Finding[] = [];
  const allowed: AllowedFinding[] = [];
  for (const finding of told.map((one) => withSeverity(one, options))) {
    const permissions = permissionsFor(finding, comments, options);
    const holding = permissions.find(({ until }) => until === undefined || today <= until);
    if (holding) allowed.push({ finding, by: holding.by, reason: holding.reason });
    else findings.push(withNotes(finding, permissions, comments));
  }
  return { findings, allowed };
}

/** Low confidence says that it is more likely none than one: `precise` leaves that out. */
function isTold({ ruleId, confidence }: Finding, { off, level }: ScanOptions): boolean {
  return !off.has(ruleId) && (level === 'thorough' || confidence !== 'low');
}

function permissionsFor(
  finding: Finding,
  comments: Suppressions,
  { accepted }: ScanOptions,
): Permission[] {
  const inComments = comments
    .permissionsFor(finding)
    .map(({ reason, until }): Permission => ({ by: 'comment', reason, until }));
  const entry = accepted.get(finding.fingerprint);
  return entry ? [...inComments, { by: 'baseline', ...entry }] : inComments;
}

function withSeverity(finding: Finding, { severities }: ScanOptions): Finding {
  const set = severities.get(finding.ruleId);
  if (!set) return finding;
  return { ...finding, severity: finding.severity === 'information' ? QUIETER[set] : set };
}

/** Says why a finding is back, or why what was meant to allow it does not. */
function withNotes(
  finding: Finding,
  ended: readonly Permission[],
  comments: Suppressions,
): Finding {
  const last = ended
    .map(({ until }) => until)
    .sort()
    .at(-1);
  const misfit = comments.misfitFor(finding);
  if (last === undefined && !misfit) return finding;
  const reasons = [
    ...finding.reasons,
    ...(last === undefined ? [] : [`it was allowed until ${last}, and that day is past`]),
    ...(misfit ? [`the comment that should allow it ${misfit.problem}`] : []),
  ];
  return { ...finding, reasons, ...(last !== undefined && { allowedUntil: last }) };
}
