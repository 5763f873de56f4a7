/**
 * IAM policy evaluation, pure: what AWS documents at
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */

import { allowing, denying, layersOf, type Applied, type Layer } from './layers';
import { callerOf, type Caller } from './principals';

export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: Statement | readonly Statement[];
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  /** For whom; only in policies on resources and endpoints, and in resource control policies. */
  readonly Principal?: PrincipalElement;
  readonly NotPrincipal?: PrincipalElement;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<
    Record<
      string,
      Readonly<Record<string, string | boolean | number | readonly (string | boolean | number)[]>>
    >
  >;
}

/** `*`, or names by kind. */
export type PrincipalElement =
  '*' | Readonly<Partial<Record<'AWS' | 'Service' | 'Federated', string | readonly string[]>>>;

/** The policies that apply to one request. A type that is absent does not apply. */
export interface PolicySet {
  /** Those of the user, its groups, or the role: what one of them allows is allowed. */
  readonly identity: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  readonly session?: PolicyDocument;
  /** Service control policies by level of the organization, each of which must allow. */
  readonly control?: readonly (readonly PolicyDocument[])[];
  /** Resource control policies, likewise. */
  readonly resourceControl?: readonly (readonly PolicyDocument[])[];
  /**
   * The policy on the secret, key or role that is asked for. Without one a key is taken to have the
   * policy that opens it to IAM policies, as new keys do.
   */
  readonly resource?: PolicyDocument;
  /** That of the VPC endpoint which the request comes through. */
  readonly endpoint?: PolicyDocument;
}

/** One request as IAM sees it. Context keys are matched without regard to case. */
export interface PolicyRequest {
  /** ARN of who asks, as GetCallerIdentity gives it. */
  readonly caller: string;
  /** ARN of the session's role or of the user who federated, where `caller` does not tell it. */
  readonly issuer?: string;
  readonly action: string;
  /** ARN, or `*` for actions that take no resource. */
  readonly resource: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Why an allow statement that names the action did not apply: one entry a failing key. Where the
 * statement's resource did not match, `key` is `Resource`; where a variable in it has no value,
 * there is one entry for the variable's key, with the operator `Null` and `false` wanted.
 */
export interface Miss {
  readonly key: string;
  readonly operator: string;
  readonly wanted: readonly string[];
  /** Absent where the request has no such key. */
  readonly actual?: readonly string[];
}

export type PolicyType = keyof PolicySet;

/** An allow statement that names the action, with what kept it from applying. */
export interface NearMiss {
  readonly sid?: string;
  readonly misses: readonly Miss[];
}

export interface PolicyDecision {
  readonly effect: 'allow' | 'implicit-deny' | 'explicit-deny';
  /** Sid of the deciding statement, where it has one. */
  readonly sid?: string;
  /** For a denial: the type of policy that denies, or does not allow. */
  readonly type?: PolicyType;
  /** For an implicit denial: the allow statements that came nearest first, each with its misses. */
  readonly nearest: readonly NearMiss[];
}

/**
 * Decides as IAM does: a matching Deny anywhere is final; otherwise each type of policy that is
 * needed must allow, which of them are needed depends on what the resource's own policy says.
 * @throws Fault `invalid-request` for a condition operator that IAM does not have.
 */
export function evaluate(policies: PolicySet, request: PolicyRequest): PolicyDecision {
  const caller = callerOf(request);
  const layers = layersOf(policies, request, caller);
  for (const layer of layers) {
    const deny = denying(layer);
    if (deny) return { effect: 'explicit-deny', type: layer.type, nearest: [], ...sidOf(deny) };
  }
  const needed = neededLayers(layers, request, caller);
  const silent = needed.find((layer) => !allowing(layer));
  if (silent) return { effect: 'implicit-deny', type: silent.type, nearest: nearest(silent) };
  return { effect: 'allow', nearest: [], ...sidOf(decisive(needed, layers)) };
}

/** Types of policy that are a filter: they grant nothing, and each that is there must allow. */
const FILTERS: readonly PolicyType[] = ['resourceControl', 'control', 'endpoint'];

/** Key policies and trust policies must allow by themselves; elsewhere an identity policy is enough. */
const OWN_POLICY_RULES = /^(?:kms:|sts:assumerole)/i;

/**
 * The layers of which each must allow. Where the documentation leaves open whether a boundary or a
 * session policy limits a grant to `*`, it is taken to.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
function neededLayers(layers: readonly Layer[], request: PolicyRequest, caller: Caller): Layer[] {
  const need = (...types: readonly PolicyType[]): Layer[] =>
    layers.filter(({ type }) => FILTERS.includes(type) || types.includes(type));
  const own = layers.find(({ type }) => type === 'resource');
  const naming = own && allowing(own)?.naming;
  if (isForeign(request.resource, caller)) {
    return need('resource', ...identityOf(caller), 'boundary', 'session');
  }
  if (naming === 'itself') return need('resource');
  if (naming === 'issuer' || naming === 'anyone') return need('resource', 'boundary', 'session');
  const rules = OWN_POLICY_RULES.test(request.action) && own?.present === true;
  return need(
    ...(rules ? ['resource' as const] : []),
    ...identityOf(caller),
    'boundary',
    'session',
  );
}

/** The root user of an account is allowed everything in it. */
function identityOf({ kind }: Caller): PolicyType[] {
  return kind === 'root' ? [] : ['identity'];
}

/** Whether the resource belongs to another account than the caller. */
function isForeign(resource: string, { account }: Caller): boolean {
  const owner = /^arn:(?:[^:]*:){3}(\d{12}):/.exec(resource)?.[1];
  return owner !== undefined && owner !== account;
}

/** What allows in the end: the resource's policy where it was enough, else the identity's. */
function decisive(needed: readonly Layer[], layers: readonly Layer[]): Applied | undefined {
  const granting = needed.find(({ type }) => type === 'identity');
  const layer = granting ?? layers.find(({ type }) => type === 'resource');
  return layer && allowing(layer);
}

function nearest(layer: Layer): NearMiss[] {
  return layer.applied
    .filter(({ statement }) => statement.Effect === 'Allow')
    .sort((a, b) => a.misses.length - b.misses.length)
    .map((it) => ({ ...sidOf(it), misses: it.misses }));
}

function sidOf(applied: Applied | undefined): { sid?: string } {
  const sid = applied?.statement.Sid;
  return sid === undefined ? {} : { sid };
}
