import { slice } from '../base/text';
import type { Assessment, LanguageAdapter } from '../rewrite/adapter';
import type { Finding, GroupPart } from '../scan/finding';
import type { PlanFile } from './plan';

/** A setting of a group that is no finding of the plan, with what its file's adapter says of it. */
export interface AssessedPart {
  readonly part: GroupPart;
  readonly assessment: Assessment;
}

/** The settings beside a file's findings, by the group's id. */
export async function assessParts(
  adapter: LanguageAdapter,
  { file, findings, project }: PlanFile,
): Promise<Map<string, AssessedPart[]>> {
  const own = new Set(findings.map(({ finding }) => finding.span.start));
  const found = new Map<string, AssessedPart[]>();
  if (!adapter.takesFields) return found;
  const groups = new Map(
    findings.flatMap(({ finding: { group } }) => (group ? [[group.id, group] as const] : [])),
  );
  const parts = [...groups.values()].flatMap((group) =>
    group.parts
      .filter(({ role, span }) => role !== 'secret' && !own.has(span.start))
      .map((part) => ({ group, part })),
  );
  if (parts.length === 0) return found;
  const asFindings = parts.map(({ part }) => findingFor(part));
  const assessments = await adapter.assess(file, asFindings, project);
  parts.forEach(({ group, part }, i) => {
    const assessment = assessments[i];
    if (!assessment || !isTold(part, assessment, slice(file.text, part.span))) return;
    found.set(group.id, [...(found.get(group.id) ?? []), { part, assessment }]);
  });
  return found;
}

/** Whether the code says the setting's value itself: a literal that is all of it, or a number. */
function isTold({ role }: GroupPart, { literal, value }: Assessment, source: string): boolean {
  if (role === 'port' && /^\d{1,5}$/.test(source)) return true;
  return literal !== undefined && value?.reveal() === source;
}

/** No finding of a scan: a setting that is moved together with one. */
function findingFor({ role, name, span, fingerprint }: GroupPart): Finding {
  return {
    ruleId: `group-${role}`,
    type: 'application-secret',
    confidence: 'low',
    severity: 'information',
    span,
    fingerprint: fingerprint ?? '',
    binding: name,
    reasons: [],
  };
}
