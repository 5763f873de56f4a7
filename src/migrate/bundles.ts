import { overlaps } from '../base/text';
import type { Plaintext } from '../base/plaintext';
import type { Assessment } from '../rewrite/adapter';
import type { FindingGroup, GroupPart } from '../scan/finding';
import { checkValue } from '../store/limits';
import type { AssessedPart } from './companions';
import { engineOf, fieldName, fieldsOfAddress, jsonOf, type Field } from './fields';
import type { Assessed } from './planner';

/** A setting that is no secret and is looked up together with one. */
export interface Companion {
  readonly path: string;
  readonly assessment: Assessment;
  readonly field: string;
  /** Indices of the findings that it belongs to: it is looked up where all of them are. */
  readonly beside: readonly number[];
}

/** Findings that can be kept in one secret, a JSON object, each in a field of its own. */
export interface Bundle {
  /** Of the first group in it. */
  readonly id: string;
  readonly kind: FindingGroup['kind'];
  /** The field of each finding, by its index among the assessed ones. */
  readonly fields: ReadonlyMap<number, string>;
  /** Findings elsewhere whose value one of its fields has; another bundle may have them itself. */
  readonly strays: ReadonlyMap<number, string>;
  readonly companions: readonly Companion[];
  /** Names of all its fields. */
  readonly names: readonly string[];
  readonly value: Plaintext;
  /** Whether it is kept so unless the user says otherwise: a name and its password. */
  readonly usual: boolean;
}

/** A bundle in the making. */
interface Draft {
  readonly group: FindingGroup;
  readonly scope: string;
  readonly members: Map<number, Field>;
  readonly companions: Companion[];
  readonly fields: Field[];
}

interface BundleBasis {
  readonly assessed: readonly Assessed[];
  readonly parts: ReadonlyMap<string, readonly AssessedPart[]>;
  /** Which of them may be told together with which: their environments. */
  readonly scopeOf: (index: number) => string;
}

/** Fields that are looked up beside a secret; the others are kept with it, and stay in the code. */
const LOOKED_UP: readonly GroupPart['role'][] = ['user', 'client-id', 'key-id'];

/** The groups of findings that can be kept together, the same one found twice only once. */
export function bundlesOf(basis: BundleBasis): Bundle[] {
  const drafts: Draft[] = [];
  for (const [group, members] of membersOf(basis.assessed)) {
    const draft = draftOf(basis, group, members);
    if (!draft) continue;
    const same = drafts.find((other) => isSame(other, draft));
    if (same) merge(same, draft);
    else drafts.push(draft);
  }
  return drafts.flatMap((draft) => finish(basis, draft) ?? []);
}

function membersOf(assessed: readonly Assessed[]): Map<FindingGroup, number[]> {
  const byId = new Map<string, { group: FindingGroup; members: number[] }>();
  for (const [index, { assessment }] of assessed.entries()) {
    const { group } = assessment.finding;
    if (!group) continue;
    const known = byId.get(group.id) ?? { group, members: [] };
    known.members.push(index);
    byId.set(group.id, known);
  }
  return new Map([...byId.values()].map(({ group, members }) => [group, members]));
}

function draftOf(
  { assessed, parts, scopeOf }: BundleBasis,
  group: FindingGroup,
  members: readonly number[],
): Draft | undefined {
  const draft: Draft = {
    group,
    scope: scopeOf(members[0] ?? 0),
    members: new Map(),
    companions: [],
    fields: [],
  };
  for (const index of members) {
    const field = memberField(group, assessed[index]);
    if (!field) return undefined;
    draft.members.set(index, field);
    draft.fields.push(field);
  }
  const hasSecret = draft.fields.some(({ role }) => role === 'secret');
  if (!hasSecret || new Set(draft.fields.map(({ name }) => name)).size < draft.fields.length)
    return undefined;
  const path = assessed[members[0] ?? 0]?.path ?? '';
  for (const one of parts.get(group.id) ?? []) addPart(draft, path, one);
  const port = draft.fields.find(({ role }) => role === 'port')?.value.reveal();
  if (port !== undefined && isDatabase(draft)) addFields(draft, [engineOf(port)].flat());
  return draft;
}

/** The field of a finding; undefined where its code can't look one up, or is told as a whole. */
function memberField(group: FindingGroup, one: Assessed | undefined): Field | undefined {
  const { finding, decision, value, literal } = one?.assessment ?? {};
  const part = group.parts.find(({ span }) => span.start === finding?.span.start);
  if (!one?.takesFields || !part || !value || !literal || decision === 'guidance') return undefined;
  const others = group.parts.filter((other) => other !== part);
  if (others.some(({ span }) => overlaps(span, literal.span))) return undefined;
  return { role: part.role, name: memberName(group, part), value };
}

/** Of several secrets in a login, the first is the password. */
function memberName(group: FindingGroup, part: GroupPart): string {
  const first = group.parts.find(({ role }) => role === part.role);
  return part === first ? fieldName(group.kind, part) : fieldName('client', part);
}

function addPart(draft: Draft, path: string, { part, assessment }: AssessedPart): void {
  const { value, decision } = assessment;
  if (!value) return;
  if (part.role === 'address') {
    addFields(draft, fieldsOfAddress(value.reveal()));
    return;
  }
  const field = { role: part.role, name: fieldName(draft.group.kind, part), value };
  addFields(draft, [field]);
  if (decision === 'guidance' || !LOOKED_UP.includes(part.role)) return;
  const beside = [...draft.members.keys()];
  draft.companions.push({ path, assessment, field: field.name, beside });
}

/** Adds what is not known yet. */
function addFields({ fields }: Draft, more: readonly (Field | undefined)[]): void {
  for (const field of more) {
    if (!field || fields.some(({ role, name }) => role === field.role || name === field.name)) {
      continue;
    }
    fields.push(field);
  }
}

function isDatabase({ fields, group }: Draft): boolean {
  return group.kind === 'login' && fields.some(({ role }) => role === 'database');
}

/** Whether both are the same login of the same environment: what both say is the same. */
function isSame(a: Draft, b: Draft): boolean {
  const identity = ({ fields }: Draft): number =>
    fields.filter(({ role }) => role === 'secret' || LOOKED_UP.includes(role as 'user')).length;
  return (
    a.group.kind === b.group.kind &&
    a.scope === b.scope &&
    identity(a) === identity(b) &&
    a.fields.every((field) => {
      const other = b.fields.find(({ name }) => name === field.name);
      return other ? other.value.equals(field.value) : field.role !== 'secret';
    }) &&
    b.fields.every(({ role, name }) => role !== 'secret' || a.fields.some((f) => f.name === name))
  );
}

function merge(into: Draft, { members, companions, fields }: Draft): void {
  for (const [index, field] of members) into.members.set(index, field);
  into.companions.push(...companions);
  addFields(into, fields);
}

/** With the same values found elsewhere; undefined where one of those can't look up a field. */
function finish({ assessed, scopeOf }: BundleBasis, draft: Draft): Bundle | undefined {
  const { group, scope, members, companions, fields } = draft;
  const strays = new Map<number, string>();
  for (const [index, { assessment, takesFields }] of assessed.entries()) {
    const { value, decision } = assessment;
    if (members.has(index) || !value || decision === 'guidance' || scopeOf(index) !== scope)
      continue;
    const same = [...members.values()].find((field) => field.value.equals(value));
    if (!same) continue;
    if (!takesFields) return undefined;
    strays.set(index, same.name);
  }
  const value = jsonOf(fields);
  if (fields.length < 2 || checkValue(value)) return undefined;
  const usual = group.kind === 'login' && fields.some(({ role }) => role === 'user');
  const names = fields.map(({ name }) => name);
  const own = new Map([...members].map(([index, { name }]) => [index, name]));
  return { id: group.id, kind: group.kind, fields: own, strays, companions, names, value, usual };
}
