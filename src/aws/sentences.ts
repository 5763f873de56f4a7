import type { FaultCode } from '../base/fault';
import type { Attempt, SdkError } from './faults';

/** What happened, and what to do next (empty where there is nothing to do). */
export interface Description {
  readonly sentence: string;
  readonly next: string;
  /** As in FaultOptions. */
  readonly signIn?: readonly string[];
}

type Describe = (error: SdkError, attempt: Attempt) => Description;

const RETRY = 'Try again in a moment.';

const DESCRIPTIONS: Partial<Record<FaultCode, Describe>> = {
  denied,
  'no-credentials': noCredentials,
  'sso-login-needed': loginNeeded,
  offline,
  'invalid-request': invalidRequest,
  'name-taken': (_, attempt) => ({
    sentence: `A secret named ${subject(attempt)} already exists.`,
    next: 'Choose another name, or look up the secret that exists.',
  }),
  'pending-deletion': (_, attempt) => ({
    sentence: `The secret ${subject(attempt)} is scheduled for deletion.`,
    next: 'Restore it, or choose another name.',
  }),
  'not-found': (_, attempt) => ({
    sentence: `There is no secret or version ${subject(attempt)} in this account and region.`,
    next: 'Check the name, the account and the region.',
  }),
  kms: (_, attempt) => ({
    sentence: `AWS KMS did not let the key of ${subject(attempt)} be used.`,
    next: 'Ask for kms:GenerateDataKey and kms:Decrypt on that key, or use the AWS managed key.',
  }),
  expired: (_, attempt) => ({
    sentence: `The credentials${ofProfile(attempt)} have expired.`,
    next: 'Renew them as you usually do, for example with `aws sso login`, and try again.',
  }),
  throttled: () => ({ sentence: 'AWS asks for fewer requests at a time.', next: RETRY }),
  timeout: (_, { action }) => ({
    sentence: `AWS did not answer ${action} in time.`,
    next: 'Check the connection and try again.',
  }),
  'no-region': (_, attempt) => ({
    sentence: `No region is set${forProfile(attempt)}.`,
    next: 'Choose one, or set `region` in the profile.',
  }),
  service: (_, { action }) => ({
    sentence: `AWS could not answer ${action}: the service itself failed.`,
    next: RETRY,
  }),
  cancelled: () => ({ sentence: 'Cancelled.', next: '' }),
};

/**
 * The sentences for a fault. They are made of what the caller asked for and of words chosen here;
 * AWS's own text is repeated only where no secret value was on its way.
 */
export function describeFault(code: FaultCode, error: SdkError, attempt: Attempt): Description {
  const describe = DESCRIPTIONS[code];
  if (describe) return describe(error, attempt);
  return { sentence: `${attempt.action} failed for a reason that is not known.`, next: '' };
}

/** Kinds of policy that AWS names in a denial. */
const POLICY_KINDS =
  /(identity-based|resource-based|session|service control|resource control|VPC endpoint) polic(?:y|ies)|permissions boundary/;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function denied(error: SdkError, attempt: Attempt): Description {
  // AWS may name another action than the one called: TagResource for a CreateSecret with tags.
  const named = /perform: ((?:secretsmanager|kms|iam|sts):[A-Za-z]{3,40})\b/.exec(error.message);
  const action = named?.[1] ?? attempt.action;
  const who = attempt.principal ? `"${attempt.principal}"` : 'This identity';
  const on = attempt.resource ? ` on "${attempt.resource}"` : '';
  return {
    sentence: `${who} is not allowed to perform ${action}${on}${because(error.message)}.`,
    next: afterDenial(action, error.message),
  };
}

function because(message: string): string {
  const kind = POLICY_KINDS.exec(message)?.[0];
  if (message.includes('explicit deny')) return `: ${kind ?? 'a policy'} denies it explicitly`;
  return kind ? `: no ${kind} allows it` : '';
}

const AFTER_DENIAL: Readonly<Record<string, string>> = {
  'secretsmanager:CreateSecret':
    "Check that name and tags match your role's tags; AWS does not say which one differs.",
  'secretsmanager:TagResource':
    "Check that the tags match your role's tags, or ask for secretsmanager:TagResource.",
  'secretsmanager:GetSecretValue':
    "The secret's tags may differ from your role's; AWS does not say which one.",
  'secretsmanager:ListSecrets':
    'Open secrets by name instead, or ask for secretsmanager:ListSecrets.',
  'sts:AssumeRole': "Check the profile's role_arn and the role's trust policy.",
};

function afterDenial(action: string, message: string): string {
  if (message.includes('explicit deny')) return 'Ask the administrator of that policy.';
  return AFTER_DENIAL[action] ?? `Ask your administrator for ${action}.`;
}

function noCredentials(error: SdkError, attempt: Attempt): Description {
  const profile = attempt.profile ? `profile "${attempt.profile}"` : 'default profile';
  const cases: readonly (readonly [RegExp, string, string])[] = [
    [/^MultiFactorAuthentication failed/, 'The MFA code was not accepted.', 'Enter a new one.'],
    [/requires multi-factor/, `The ${profile} needs an MFA code.`, 'Enter one when asked.'],
    [/cycle/, `The ${profile} refers to itself by source_profile.`, 'Correct the configuration.'],
    // The command and its output may hold secrets: neither is repeated.
    [
      /credential_process|Command failed/,
      `The credential_process of the ${profile} failed.`,
      'Run it in a terminal to see why.',
    ],
  ];
  const match = cases.find(([pattern]) => pattern.test(error.message));
  if (match) return { sentence: match[1], next: match[2] };
  return isProviderError(error)
    ? {
        sentence: `No AWS credentials were found for the ${profile}.`,
        next: 'Run `aws configure` or `aws configure sso`, or choose another profile.',
      }
    : {
        sentence: `AWS does not accept the credentials of the ${profile}.`,
        next: 'Renew them, or choose another profile.',
      };
}

function isProviderError({ name }: SdkError): boolean {
  return name.endsWith('ProviderError');
}

function loginNeeded(error: SdkError, attempt: Attempt): Description {
  const command = error.message.includes("'aws login'") ? ['login'] : ['sso', 'login'];
  const { profile } = attempt;
  const signIn = ['aws', ...command, ...(profile ? ['--profile', profile] : [])];
  const quoted = signIn.map((word) => (/^[\w.@-]+$/.test(word) ? word : JSON.stringify(word)));
  return {
    sentence: `You are not signed in${forProfile(attempt)}.`,
    next: `Run \`${quoted.join(' ')}\`.`,
    signIn,
  };
}

function offline(error: SdkError): Description {
  return /^(CERT_|ERR_TLS_|UNABLE_TO_|.*SELF_SIGNED)/.test(error.code ?? '')
    ? {
        sentence: `The certificate of the endpoint is not trusted (${error.code}).`,
        next: 'If a proxy inspects your traffic, set NODE_EXTRA_CA_CERTS to its certificate.',
      }
    : {
        sentence: `AWS can't be reached${error.code ? ` (${error.code})` : ''}.`,
        next: 'Check the network, VPN and proxy, and try again.',
      };
}

function invalidRequest(error: SdkError, attempt: Attempt): Description {
  const { action, carriesValue = false } = attempt;
  if (error.name.startsWith('LimitExceeded')) {
    return {
      sentence: 'A quota of AWS Secrets Manager is used up in this account and region.',
      next: 'Delete secrets that are no longer used, or ask for a higher quota.',
    };
  }
  if (error.message.includes('ClientRequestToken')) {
    return {
      sentence: `The request for ${subject(attempt)} was already used.`,
      next: 'Start anew.',
    };
  }
  // A validation error may repeat the parameter it complains of.
  const words = carriesValue ? '' : error.message.replace(/\s+/g, ' ').trim().slice(0, 300);
  return {
    sentence: `AWS refused ${action} as invalid (${error.name})${words ? `: ${words}` : '.'}`,
    next: '',
  };
}

function subject({ resource }: Attempt): string {
  return resource ? `"${resource}"` : 'that was asked for';
}

function forProfile({ profile }: Attempt): string {
  return profile ? ` for the profile "${profile}"` : '';
}

function ofProfile({ profile }: Attempt): string {
  return profile ? ` of the profile "${profile}"` : '';
}
