/**
 * IAM policy evaluation, pure: what AWS documents at
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */

import { failedConditions } from './conditions';
import { Context } from './context';
import { failedResource, namesAction } from './targets';
import type { Reading } from './variables';

export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: Statement | readonly Statement[];
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
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

/** The policies that apply to one principal. Resource policies are not among them. */
export interface PolicySet {
  /** Those of the user, its groups, or the role: what one of them allows is allowed. */
  readonly identity: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  readonly session?: PolicyDocument;
  /** Service control policies by level of the organization, each of which must allow. */
  readonly control?: readonly (readonly PolicyDocument[])[];
}

/** One request as IAM sees it. Context keys are matched without regard to case. */
export interface PolicyRequest {
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

interface Applied {
  readonly statement: Statement;
  readonly misses: readonly Miss[];
}

interface Layer {
  readonly type: PolicyType;
  /** The statements that name the action. */
  readonly applied: readonly Applied[];
}

/**
 * Decides as IAM does: a matching Deny anywhere is final; otherwise each type of policy that is
 * present must allow, and without an identity policy that allows nothing is allowed.
 * @throws Fault `invalid-request` for a condition operator that IAM does not have.
 */
export function evaluate(policies: PolicySet, request: PolicyRequest): PolicyDecision {
  const context = new Context(request.context);
  const layers = layersOf(policies).map(({ type, documents }) => ({
    type,
    applied: documents.flatMap((document) => apply(document, request, context)),
  }));
  for (const { type, applied } of layers) {
    const deny = applied.find((it) => it.statement.Effect === 'Deny' && it.misses.length === 0);
    if (deny) return { effect: 'explicit-deny', type, nearest: [], ...sidOf(deny) };
  }
  const silent = layers.find((layer) => !allowing(layer));
  if (silent) return { effect: 'implicit-deny', type: silent.type, nearest: nearest(silent) };
  const decisive = layers.find(({ type }) => type === 'identity');
  return { effect: 'allow', nearest: [], ...sidOf(decisive && allowing(decisive)) };
}

/** In the order in which IAM asks for an Allow. */
function layersOf(
  policies: PolicySet,
): { type: PolicyType; documents: readonly PolicyDocument[] }[] {
  const { identity, boundary, session, control = [] } = policies;
  return [
    ...control.map((documents) => ({ type: 'control' as const, documents })),
    { type: 'identity', documents: identity },
    ...(boundary ? [{ type: 'boundary' as const, documents: [boundary] }] : []),
    ...(session ? [{ type: 'session' as const, documents: [session] }] : []),
  ];
}

function apply(document: PolicyDocument, request: PolicyRequest, context: Context): Applied[] {
  const reading: Reading = { context, variables: document.Version === '2012-10-17' };
  return [document.Statement]
    .flat()
    .filter((statement) => namesAction(statement, request.action))
    .map((statement) => ({
      statement,
      misses: [
        ...failedResource(statement, request.resource, reading),
        ...failedConditions(statement.Condition ?? {}, reading),
      ],
    }));
}

function allowing(layer: Layer): Applied | undefined {
  return layer.applied.find((it) => it.statement.Effect === 'Allow' && it.misses.length === 0);
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
