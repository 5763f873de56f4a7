import { evaluate, type PolicyDecision } from '../policy/evaluate';
import { ACCOUNT, type Principal } from './identity';
import { accessDenied } from './serviceError';
import type { Tags } from './tags';

/** What is asked for, as IAM sees it. */
export interface Attempt {
  /** `secretsmanager:GetSecretValue`. */
  readonly action: string;
  /** ARN; what the caller named where there is no such thing; absent for actions without resource. */
  readonly resource?: string;
  /** How the resource reads in a denial, where not as it is. */
  readonly shownAs?: string;
  readonly resourceTags?: Tags;
  readonly requestTags?: Tags;
  /** Tag keys of the request; those of `requestTags` by default. */
  readonly tagKeys?: readonly string[];
  /** Keys of the service; those without a value are left out. */
  readonly keys?: Readonly<Record<string, string | number | boolean | undefined>>;
}

export interface Surroundings {
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** @throws ServiceError in AWS's words, which never say which condition failed. */
export function authorize(principal: Principal, attempt: Attempt, around: Surroundings): void {
  const decision = decide(principal, attempt, around);
  if (decision.effect !== 'allow') throw accessDenied(denial(principal, attempt, decision));
}

export function isAllowed(principal: Principal, attempt: Attempt, around: Surroundings): boolean {
  return decide(principal, attempt, around).effect === 'allow';
}

function decide(principal: Principal, attempt: Attempt, around: Surroundings): PolicyDecision {
  const { action, resource = '*' } = attempt;
  const context = { ...callerKeys(principal, around), ...requestKeys(attempt) };
  return evaluate(principal.policies, { caller: principal.arn, action, resource, context });
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
function callerKeys(principal: Principal, { region, now }: Surroundings): Record<string, string> {
  return {
    'aws:PrincipalArn': principal.roleArn,
    'aws:PrincipalAccount': ACCOUNT,
    'aws:PrincipalType': 'AssumedRole',
    'aws:userid': principal.userId,
    'aws:TokenIssueTime': isoSeconds(principal.issuedAt),
    'aws:MultiFactorAuthPresent': 'false',
    'aws:ViaAWSService': 'false',
    'aws:SecureTransport': 'false',
    'aws:SourceIp': '127.0.0.1',
    'aws:RequestedRegion': region,
    'aws:CurrentTime': isoSeconds(now),
    'aws:EpochTime': String(Math.floor(now / 1000)),
    ...prefixed('aws:PrincipalTag/', principal.tags),
  };
}

function requestKeys(attempt: Attempt): Record<string, string | readonly string[]> {
  const { resourceTags = {}, requestTags = {}, keys = {} } = attempt;
  const tagKeys = attempt.tagKeys ?? Object.keys(requestTags);
  return {
    ...prefixed('aws:ResourceTag/', resourceTags),
    ...prefixed('secretsmanager:ResourceTag/', resourceTags),
    ...prefixed('aws:RequestTag/', requestTags),
    ...(tagKeys.length > 0 && { 'aws:TagKeys': tagKeys }),
    ...Object.fromEntries(
      Object.entries(keys).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, String(value)]],
      ),
    ),
  };
}

function prefixed(prefix: string, tags: Tags): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [prefix + key, value]));
}

function isoSeconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

const POLICY_NAMES = {
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  control: 'service control policy',
  resourceControl: 'resource control policy',
  resource: 'resource-based policy',
  endpoint: 'VPC endpoint policy',
};

function denial(principal: Principal, attempt: Attempt, decision: PolicyDecision): string {
  const { action, shownAs = attempt.resource } = attempt;
  const policy = POLICY_NAMES[decision.type ?? 'identity'];
  // AWS writes "no permissions boundary", but "a permissions boundary" and "an identity-based policy".
  const because =
    decision.effect === 'explicit-deny'
      ? `with an explicit deny in ${/^[aeiou]/.test(policy) ? 'an' : 'a'} ${policy}`
      : `because no ${policy} allows the ${action} action`;
  const on = shownAs === undefined ? '' : ` on resource: ${shownAs}`;
  return `User: ${principal.arn} is not authorized to perform: ${action}${on} ${because}`;
}
