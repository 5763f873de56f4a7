import type { ConflictPolicy } from '../migrate/apply';
import {
  isAllDeclared,
  wantedSecrets,
  type MovePlan,
  type PlannedMove,
  type PlannedSecret,
} from '../migrate/plan';
import type { Target } from '../store/secretStore';
import type { TagChoice } from '../tagging/scheme';
import { count, listed } from './wording';

/** What picking a row of the review does. */
export type RowAction =
  | { readonly kind: 'create' }
  | { readonly kind: 'answer' }
  | { readonly kind: 'name'; readonly secret: number }
  | { readonly kind: 'bundle'; readonly bundle: string }
  | { readonly kind: 'declare'; readonly declared: boolean }
  | { readonly kind: 'declaration' }
  | { readonly kind: 'tag'; readonly key: string }
  | { readonly kind: 'kms' }
  | { readonly kind: 'target' }
  | { readonly kind: 'diff'; readonly path: string }
  | { readonly kind: 'move'; readonly move: number }
  | { readonly kind: 'conflict'; readonly policy: ConflictPolicy }
  | { readonly kind: 'adopt' }
  | { readonly kind: 'rename' }
  | { readonly kind: 'again' }
  | { readonly kind: 'nothing' };

/** One row of the review, as plain data. */
export interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly action: RowAction;
}

export interface RowGroup {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Everything that the review shows. */
export interface ReviewView {
  readonly plan: MovePlan;
  /** Absent until AWS has said who we are. */
  readonly target?: Target;
  /** Whether the user may choose who makes the secrets: this move, or infrastructure code. */
  readonly mayDeclare?: boolean;
  /** What makes a second look worth it, as sentences. With any, the first row isn't preselected. */
  readonly cautions: readonly string[];
  /** Why nothing can be created as things stand, and what may mend it; absent where it can. */
  readonly blocked?: { readonly why: string; readonly remedy: 'again' | 'target' | 'nothing' };
  /** What happened to the last try, as a sentence. */
  readonly failure?: string;
  /** Ways out of what stands in the way, which the user may choose. */
  readonly remedies: readonly Row[];
}

/** The rows from top to bottom; the first one is what Enter does. */
export function reviewRows(view: ReviewView): RowGroup[] {
  const { plan } = view;
  return [
    { title: '', rows: [firstRow(view)] },
    { title: 'Look at this first', rows: cautionRows(view) },
    { title: 'Secret', rows: secretRows(view) },
    { title: 'Code', rows: [...diffRows(plan), ...stayingRows(plan)] },
  ].filter(({ rows }) => rows.length > 0);
}

function secretRows(view: ReviewView): Row[] {
  const { plan } = view;
  return [
    ...nameRows(plan),
    ...bundleRows(plan),
    ...declareRows(view),
    ...tagRows(plan),
    kmsRow(plan),
    targetRow(view),
  ];
}

const BLOCKED = {
  again: 'Ask AWS again',
  target: 'Choose another profile or region',
  nothing: 'Nothing can be created',
} as const;

function firstRow(view: ReviewView): Row {
  const { plan, target, blocked } = view;
  if (blocked !== undefined) {
    return {
      label: `$(error) ${BLOCKED[blocked.remedy]}`,
      detail: blocked.why,
      action: { kind: blocked.remedy },
    };
  }
  if (plan.missing.length > 0) {
    const keys = listed(plan.missing.map(({ key }) => key));
    return {
      label: `$(question) Answer ${count(plan.missing.length, 'question')}, then create`,
      description: keys,
      action: { kind: 'answer' },
    };
  }
  if (!target) {
    return {
      label: '$(loading~spin) Asking AWS who you are…',
      description: whatIsCreated(plan),
      action: { kind: 'nothing' },
    };
  }
  if (isAllDeclared(plan)) {
    return {
      label: `$(edit) Look up ${whatIsCreated(plan)}`,
      detail: `Infrastructure code makes it: the code is edited once it exists and holds the value, in ${describeTarget(target)}`,
      action: { kind: 'create' },
    };
  }
  return {
    label: `$(cloud-upload) ${view.failure === undefined ? 'Create' : 'Try again: create'} ${whatIsCreated(plan)}`,
    detail: `in ${describeTarget(target)}`,
    action: { kind: 'create' },
  };
}

function whatIsCreated(plan: MovePlan): string {
  const names = wantedSecrets(plan).map(({ name }) => name);
  return names.length === 1 ? (names[0] ?? '') : count(names.length, 'secret');
}

/** `111122223333 · eu-central-1 · role x`, and the endpoint where it is not AWS's own. */
export function describeTarget(target: Target): string {
  const who = `${isRole(target) ? 'role ' : ''}${target.principal}`;
  const parts = [target.account, target.region, who];
  if (target.sandboxId !== undefined) parts.unshift('Sandbox');
  if (target.endpoint !== undefined) parts.push(target.endpoint);
  return parts.join(' · ');
}

function isRole({ callerArn }: Target): boolean {
  return callerArn.includes(':assumed-role/');
}

function cautionRows({ failure, remedies, cautions, plan }: ReviewView): Row[] {
  const problems = wantedSecrets(plan).flatMap(({ problem }) => (problem ? [problem.text] : []));
  const warn = (text: string): Row => ({
    label: `$(warning) ${text}`,
    action: { kind: 'nothing' },
  });
  return [
    ...(failure === undefined ? [] : [warn(failure)]),
    ...[...new Set(problems)].map(warn),
    ...cautions.map(warn),
    ...remedies,
  ];
}

function nameRows(plan: MovePlan): Row[] {
  const several = wantedSecrets(plan).length > 1;
  return wantedSecrets(plan).map((secret) => ({
    label: `$(key) Name: ${secret.name}`,
    description: several ? whereFrom(plan, secret) : secret.description,
    action: { kind: 'name', secret: secret.index },
  }));
}

/** Secrets that infrastructure code makes: their declaration, and who makes them, to be chosen. */
function declareRows({ plan, mayDeclare }: ReviewView): Row[] {
  const declared = areDeclared(plan);
  const declaration: Row = {
    label: '$(file-code) Declare it in CloudFormation, Terraform or CDK…',
    description: 'name, tags and key; no value',
    action: { kind: 'declaration' },
  };
  const choice: Row = {
    label: declared
      ? '$(file-code) Made by infrastructure code'
      : '$(cloud-upload) Created from here',
    description: declared ? 'pick to create it from here' : 'pick to declare it instead',
    action: { kind: 'declare', declared: !declared },
  };
  return [...(mayDeclare === true ? [choice] : []), ...(declared ? [declaration] : [])];
}

function areDeclared(plan: MovePlan): boolean {
  return wantedSecrets(plan).some(({ declared }) => declared);
}

/** Where several values belong together: whether they are one secret, to be chosen. */
function bundleRows(plan: MovePlan): Row[] {
  return plan.bundles
    .filter(({ moves }) => moves.some((index) => plan.moves[index]?.decision !== 'skip'))
    .map(({ id, fields, moves, together }) => {
      const all = listed(fields, 6);
      const alone = moves.length > 1 ? 'A secret for each value' : 'The value alone';
      return {
        label: together ? `$(json) One JSON secret: ${all}` : `$(symbol-key) ${alone}`,
        description: together ? `pick for ${alone.toLowerCase()}` : `pick for JSON with ${all}`,
        action: { kind: 'bundle', bundle: id },
      };
    });
}

function whereFrom(plan: MovePlan, secret: PlannedSecret): string {
  const moves = plan.moves.filter((move) => move.secret === secret.index);
  return listed(moves.map((move) => `${move.path}:${lineOf(plan, move)}`));
}

/** One row a key: its value where all secrets have the same, and how many values otherwise. */
function tagRows(plan: MovePlan): Row[] {
  const byKey = new Map<string, TagChoice[]>();
  for (const tag of wantedSecrets(plan).flatMap(({ tags }) => tags)) {
    byKey.set(tag.key, [...(byKey.get(tag.key) ?? []), tag]);
  }
  return [...byKey].map(([key, choices]) => ({
    ...describeTag(key, choices),
    action: { kind: 'tag', key },
  }));
}

function describeTag(key: string, choices: readonly TagChoice[]): Omit<Row, 'action'> {
  const missing = choices.find((choice) => choice.state === 'missing');
  if (missing) {
    const word = missing.rule.required ? 'needed' : 'not set';
    return {
      label: `${missing.rule.required ? '$(question)' : '$(tag)'} ${key}: ${word}`,
      ...(missing.problem === undefined ? {} : { description: missing.problem }),
    };
  }
  const set = choices.filter((choice) => choice.state === 'set');
  const values = [...new Set(set.map(({ value }) => value))];
  const sources = [...new Set(set.map(({ source }) => source))];
  return { label: `$(tag) ${key}: ${listed(values)}`, description: `from ${listed(sources)}` };
}

function kmsRow(plan: MovePlan): Row {
  const keys = [...new Set(wantedSecrets(plan).map(({ kmsKeyId }) => kmsKeyId))];
  const [only] = keys;
  const label = keys.length > 1 ? `${keys.length} keys` : (only ?? 'aws/secretsmanager');
  return {
    label: `$(lock) KMS key: ${label}`,
    description: keys.length === 1 && only === undefined ? 'the AWS managed key' : '',
    action: { kind: 'kms' },
  };
}

function targetRow({ target }: ReviewView): Row {
  return {
    label: `$(account) Target: ${target ? describeTarget(target) : '…'}`,
    description: target ? `profile ${target.profile}` : '',
    action: { kind: 'target' },
  };
}

function diffRows(plan: MovePlan): Row[] {
  return plan.edits.map(({ path, edits }) => ({
    label: `$(diff) ${path}`,
    description: count(edits.length, 'change'),
    action: { kind: 'diff', path },
  }));
}

/** Findings whose code stays as it is, with the reason. */
function stayingRows(plan: MovePlan): Row[] {
  return plan.moves.flatMap((move, index): Row[] => {
    if (move.decision === 'rewrite' || move.decision === 'hoist') return [];
    const stored = move.secret !== undefined && plan.secrets[move.secret]?.wanted === true;
    const what = stored && move.decision !== 'skip' ? 'stored, code stays' : 'left alone';
    return [
      {
        label: `$(info) ${move.path}:${lineOf(plan, move)} ${what}`,
        detail: move.reason,
        action: move.secret === undefined ? { kind: 'nothing' } : { kind: 'move', move: index },
      },
    ];
  });
}

/** One-based line of a finding. */
function lineOf(plan: MovePlan, { path, finding }: PlannedMove): number {
  const text = plan.files.find((file) => file.path === path)?.text ?? '';
  return text.slice(0, finding.span.start).split(/\r\n|\r|\n/).length;
}
