/**
 * IAM policy evaluation, pure: what AWS documents at
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */

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

/** One request as IAM sees it. Context keys are matched without regard to case. */
export interface PolicyRequest {
  readonly action: string;
  /** ARN, or `*` for actions that take no resource. */
  readonly resource: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/** Why a statement that names the action and resource did not apply: one entry a failing key. */
export interface Miss {
  readonly key: string;
  readonly operator: string;
  readonly wanted: readonly string[];
  /** Absent where the request has no such key. */
  readonly actual?: readonly string[];
}

export interface PolicyDecision {
  readonly effect: 'allow' | 'implicit-deny' | 'explicit-deny';
  /** Sid of the deciding statement, where it has one. */
  readonly sid?: string;
  /** For a denial: the allow statements that came nearest, each with what it missed. */
  readonly nearest: readonly { readonly sid?: string; readonly misses: readonly Miss[] }[];
}
