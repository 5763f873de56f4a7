import type { Span } from '../base/text';
import { addressParts } from './addressParts';
import type { Candidate } from './candidate';
import { mayBelong, roleOf, type Companion, type Role } from './companions';
import type { Finding, FindingGroup, GroupKind, GroupPart } from './finding';
import { neighboursOf } from './neighbours';

/** What makes a group of its kind: one of these parts must be there. */
const ANCHORS: Readonly<Record<GroupKind, readonly Role[]>> = {
  client: ['client-id'],
  'key-pair': ['key-id'],
  login: ['user', 'host', 'database', 'address'],
};
/** The parts that belong to a group of a kind. */
const PARTS: Readonly<Record<GroupKind, readonly Role[]>> = {
  client: ['client-id', 'tenant'],
  'key-pair': ['key-id'],
  login: ['user', 'host', 'port', 'database', 'address'],
};

/**
 * The findings with the groups that they are parts of. A group is one thing that is kept together
 * when it is moved: the secrets, and the settings beside them that say whose or for what they are.
 */
export function withGroups(
  text: string,
  findings: readonly Finding[],
  candidates: readonly Candidate[],
): Finding[] {
  const byStart = new Map(candidates.map((candidate) => [candidate.span.start, candidate]));
  const drafts = new Map<string, { kind: GroupKind; parts: Map<number, GroupPart> }>();
  for (const finding of findings) {
    if (isId(finding)) continue;
    const beside = companionsOf(text, finding, byStart.get(finding.span.start));
    const kind = kindOf(finding, beside);
    if (!kind) continue;
    const parts = partsOf(kind, finding, beside);
    const [anchor] = parts;
    if (!anchor) continue;
    const key = `${kind} ${anchor.span.start}`;
    const draft = drafts.get(key) ?? { kind, parts: new Map<number, GroupPart>() };
    drafts.set(key, draft);
    for (const part of [...parts, secretPart(finding)]) draft.parts.set(part.span.start, part);
  }
  return grouped(findings, [...drafts.values()]);
}

function companionsOf(
  text: string,
  { span, binding }: Finding,
  candidate: Candidate | undefined,
): Companion[] {
  const inside = addressParts(text, span);
  if (inside.length > 0) return inside;
  const found = candidate?.companions ?? neighboursOf(text, span);
  return found.filter(({ name }) => binding === undefined || mayBelong(name, binding));
}

/** An id that a rule tells: it is a part of the group of its secret. */
function isId({ ruleId, binding = '' }: Finding): boolean {
  const role = roleOf(binding);
  return ruleId.endsWith('-id') || role === 'key-id' || role === 'client-id';
}

function kindOf(finding: Finding, beside: readonly Companion[]): GroupKind | undefined {
  const isPassword = finding.ruleId.includes('password') || finding.type === 'database-credential';
  const kinds: readonly GroupKind[] = isPassword ? ['login'] : ['client', 'key-pair'];
  return kinds.find((kind) => beside.some(({ role }) => ANCHORS[kind].includes(role)));
}

/** Of each role the nearest setting, in the order of the kind's parts. */
function partsOf(kind: GroupKind, finding: Finding, beside: readonly Companion[]): GroupPart[] {
  const distance = ({ span }: Companion): number => Math.abs(span.start - finding.span.start);
  return PARTS[kind].flatMap((role): GroupPart[] => {
    const [nearest] = beside
      .filter((one) => one.role === role && one.span.start !== finding.span.start)
      .sort((a, b) => distance(a) - distance(b));
    return nearest ? [{ role, name: nearest.name, span: nearest.span }] : [];
  });
}

function secretPart({ binding, span, fingerprint }: Finding): GroupPart {
  return { role: 'secret', name: binding ?? 'secret', span, fingerprint };
}

/** An id that was itself found becomes a part with its fingerprint, and its finding a member. */
function grouped(
  findings: readonly Finding[],
  drafts: readonly { kind: GroupKind; parts: ReadonlyMap<number, GroupPart> }[],
): Finding[] {
  const byStart = new Map(findings.map((finding) => [finding.span.start, finding]));
  const groups = new Map<Finding, FindingGroup>();
  for (const { kind, parts } of drafts) {
    const members = [...parts.keys()].flatMap((start) => byStart.get(start) ?? []);
    const [first] = members.sort(byPlace);
    if (!first) continue;
    const all = [...parts.values()].map((part) => withFingerprint(part, byStart));
    const group = { id: `${kind}-${first.fingerprint}`, kind, parts: all.sort(byPlace) };
    for (const member of members) if (!groups.has(member)) groups.set(member, group);
  }
  return findings.map((finding) => {
    const group = groups.get(finding);
    return group ? { ...finding, group } : finding;
  });
}

function withFingerprint(part: GroupPart, byStart: ReadonlyMap<number, Finding>): GroupPart {
  const finding = byStart.get(part.span.start);
  return finding ? { ...part, fingerprint: finding.fingerprint } : part;
}

function byPlace(a: { readonly span: Span }, b: { readonly span: Span }): number {
  return a.span.start - b.span.start;
}
