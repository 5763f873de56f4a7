import type { LookupAction } from '../rewrite/adapter';
import type { Target } from '../store/secretStore';
import { wantedSecrets, type MovePlan, type PlannedSecret } from './plan';

/** One statement of an IAM policy, as JSON has it. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

export interface ProgramPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

type Place = Pick<Target, 'account' | 'region' | 'callerArn'>;

/**
 * The least that the running program must be allowed, to be given to its role: the calls that its
 * lookups make, on the secrets that its code names now, and `kms:Decrypt` on customers' keys.
 * @returns undefined where no code looks anything up.
 */
export function programPolicy(plan: MovePlan, target: Place): ProgramPolicy | undefined {
  const byActions = new Map<string, { actions: readonly LookupAction[]; names: string[] }>();
  const looked = wantedSecrets(plan).filter((secret) => actionsOn(plan, secret).length > 0);
  for (const secret of looked) {
    const actions = actionsOn(plan, secret);
    const same = byActions.get(actions.join()) ?? { actions, names: [] };
    byActions.set(actions.join(), { actions, names: [...same.names, secret.name] });
  }
  if (looked.length === 0) return undefined;
  const reading = [...byActions.values()].map(({ actions, names }, i): PolicyStatement => ({
    Sid: i === 0 ? 'ReadSecrets' : `ReadSecrets${i + 1}`,
    Effect: 'Allow',
    Action: actions,
    Resource: names.map((name) => secretArn(target, name)),
  }));
  return { Version: '2012-10-17', Statement: [...reading, ...decrypting(looked, target)] };
}

/** The policy as text, for a clipboard or a file. */
export function programPolicyText(policy: ProgramPolicy): string {
  return `${JSON.stringify(policy, null, 2)}\n`;
}

function actionsOn({ moves }: MovePlan, { index }: PlannedSecret): LookupAction[] {
  const actions = moves.filter(({ secret }) => secret === index).flatMap((move) => move.actions);
  return [...new Set(actions)].sort().reverse();
}

/**
 * The ARN with exactly six characters open: Secrets Manager appends a hyphen and six of them to the
 * name, others when the secret is made anew.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
 */
function secretArn(target: Place, name: string): string {
  const { account, region } = target;
  return `arn:${partitionOf(target)}:secretsmanager:${region}:${account}:secret:${name}-??????`;
}

function partitionOf({ callerArn }: Place): string {
  return /^arn:([\w-]+):/.exec(callerArn)?.[1] ?? 'aws';
}

/** The account's own key `aws/secretsmanager` lets in whoever may read the secret. */
function decrypting(secrets: readonly PlannedSecret[], target: Place): PolicyStatement[] {
  const keys = new Set(secrets.flatMap(({ kmsKeyId }) => kmsKeyId ?? []));
  const statements = [...keys].flatMap((key) => keyAccess(key, target));
  return statements.map(({ Resource, Condition }, i) => ({
    Sid: i === 0 ? 'DecryptSecrets' : `DecryptSecrets${i + 1}`,
    Effect: 'Allow',
    Action: ['kms:Decrypt'],
    Resource,
    Condition,
  }));
}

/**
 * A policy names a key by its ARN; one that is known by its alias is told by a condition.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
function keyAccess(
  key: string,
  target: Place,
): Required<Pick<PolicyStatement, 'Resource' | 'Condition'>>[] {
  const { account, region } = target;
  const [, arn, path = ''] = /^(arn:[\w-]+:kms:[\w-]+:\d{12}:)?(?:key\/)?(.+)$/.exec(key) ?? [];
  const owner = arn ?? `arn:${partitionOf(target)}:kms:${region}:${account}:`;
  const via = { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` };
  if (path === 'alias/aws/secretsmanager') return [];
  if (!path.startsWith('alias/')) {
    return [{ Resource: [`${owner}key/${path}`], Condition: { StringEquals: via } }];
  }
  const alias = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': path } };
  return [{ Resource: [`${owner}key/*`], Condition: { StringEquals: via, ...alias } }];
}
