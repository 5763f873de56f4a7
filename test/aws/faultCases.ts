import type { Attempt } from '../../src/aws/faults';
import type { FaultCode } from '../../src/base/fault';
import { REQUEST_ID } from '../support/awsServer';

export const canary = ['canary', 'fault', '7c1d'].join('-');

export const creating: Attempt = {
  action: 'secretsmanager:CreateSecret',
  resource: 'pay/db',
  principal: 'payments-developer',
  profile: 'dev',
  carriesValue: true,
};
const listing: Attempt = { action: 'secretsmanager:ListSecrets', principal: 'payments-developer' };

/** An error as the SDK throws it. */
export function sdkError(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

function answered(name: string, message: string, httpStatusCode = 400): Error {
  return sdkError(name, message, { $metadata: { httpStatusCode, requestId: REQUEST_ID } });
}

const denial =
  'User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: secretsmanager:TagResource on resource: pay/db because no identity-based policy allows the secretsmanager:TagResource action';

interface Case {
  readonly error: unknown;
  readonly code: FaultCode;
  readonly text: RegExp;
  readonly attempt?: Attempt;
}

/** Errors with the fault and the sentences they become; `creating` is what was tried where nothing else is said. */
export const cases: Record<string, Case> = {
  'a denial, naming the action AWS named and who may help': {
    error: answered('AccessDeniedException', denial),
    code: 'denied',
    text: /^"payments-developer" is not allowed to perform secretsmanager:TagResource on "pay\/db": no identity-based policy allows it\. .+role's tags/,
  },
  'an explicit denial': {
    error: answered(
      'AccessDeniedException',
      'User: x is not authorized to perform: secretsmanager:CreateSecret on resource: pay/db with an explicit deny in a service control policy',
    ),
    code: 'denied',
    text: /service control policy denies it explicitly\. Ask the administrator/,
  },
  'a denied list, which leaves opening by name': {
    error: answered(
      'AccessDeniedException',
      'User: x is not authorized to perform: secretsmanager:ListSecrets',
    ),
    code: 'denied',
    text: /perform secretsmanager:ListSecrets\. Open secrets by name/,
    attempt: listing,
  },
  'a denial of the query protocol': {
    error: answered('AccessDenied', '', 403),
    code: 'denied',
    text: /not allowed/,
  },
  'a denial by KMS': {
    error: answered('AccessDeniedException', 'Access to KMS is not allowed'),
    code: 'kms',
    text: /kms:GenerateDataKey/,
  },
  'a failure to encrypt': { error: answered('EncryptionFailure', 'x'), code: 'kms', text: /KMS/ },
  'a failure to decrypt': { error: answered('DecryptionFailure', 'x'), code: 'kms', text: /KMS/ },
  'a name that is taken': {
    error: answered(
      'ResourceExistsException',
      'The operation failed because the secret pay/db already exists.',
    ),
    code: 'name-taken',
    text: /"pay\/db" already exists/,
  },
  'a token used for another value': {
    error: answered(
      'ResourceExistsException',
      "You can't use ClientRequestToken T because that value is already in use",
    ),
    code: 'invalid-request',
    text: /already used/,
  },
  'a name that is dying': {
    error: answered(
      'InvalidRequestException',
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    ),
    code: 'pending-deletion',
    text: /"pay\/db" is scheduled for deletion\. Restore it/,
  },
  'a secret marked for deletion': {
    error: answered(
      'InvalidRequestException',
      "You can't perform this operation on the secret because it was marked for deletion.",
    ),
    code: 'pending-deletion',
    text: /scheduled for deletion/,
  },
  'no such secret': {
    error: answered(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
    ),
    code: 'not-found',
    text: /no secret or version "pay\/db"/,
  },
  'an expired token': {
    error: answered('ExpiredTokenException', 'x'),
    code: 'expired',
    text: /profile "dev" have expired/,
  },
  'an expired token of the query protocol': {
    error: answered('ExpiredToken', 'x', 403),
    code: 'expired',
    text: /expired/,
  },
  'an expired request': {
    error: answered('RequestExpired', 'x'),
    code: 'expired',
    text: /expired/,
  },
  'an unknown key': {
    error: answered(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ),
    code: 'no-credentials',
    text: /does not accept the credentials of the profile "dev"/,
  },
  'an unknown key of the query protocol': {
    error: answered('InvalidClientTokenId', 'x', 403),
    code: 'no-credentials',
    text: /does not accept/,
  },
  'a wrong signature': {
    error: answered('InvalidSignatureException', 'x'),
    code: 'no-credentials',
    text: /does not accept/,
  },
  'too many requests': {
    error: answered('ThrottlingException', 'Rate exceeded'),
    code: 'throttled',
    text: /fewer requests/,
  },
  'too many requests, told by the status alone': {
    error: answered('Unknown', '', 429),
    code: 'throttled',
    text: /fewer/,
  },
  'a quota': {
    error: answered('LimitExceededException', 'x'),
    code: 'invalid-request',
    text: /quota/,
  },
  'a bad parameter in a request without a value, in words of AWS': {
    error: answered('ValidationException', 'Invalid filter.'),
    code: 'invalid-request',
    text: /ListSecrets as invalid \(ValidationException\): Invalid filter\./,
    attempt: listing,
  },
  'a bad parameter in a request with a value, without those words': {
    error: answered('InvalidParameterException', `Value '${canary}' at 'secretString' failed`),
    code: 'invalid-request',
    text: /CreateSecret as invalid \(InvalidParameterException\)\./,
  },
  'a failure of the service': {
    error: answered('InternalServiceError', 'x', 500),
    code: 'service',
    text: /itself failed/,
  },
  'a status of 503 alone': {
    error: answered('Unknown', '<html>', 503),
    code: 'service',
    text: /itself failed/,
  },
  'an answer that is no JSON': {
    error: sdkError('SyntaxError', `Unexpected token in ${canary}`),
    code: 'service',
    text: /itself failed/,
  },
  'an answer that is no answer': {
    error: answered('Error', 'Deserialization error', 200),
    code: 'service',
    text: /itself failed/,
    attempt: listing,
  },
  'a closed port': {
    error: sdkError('Error', 'connect', { code: 'ECONNREFUSED' }),
    code: 'offline',
    text: /reached \(ECONNREFUSED\)/,
  },
  'an unknown host': {
    error: sdkError('Error', 'getaddrinfo', { code: 'ENOTFOUND' }),
    code: 'offline',
    text: /ENOTFOUND/,
  },
  'a cut connection': {
    error: sdkError('TimeoutError', 'socket hang up', { code: 'ECONNRESET' }),
    code: 'offline',
    text: /ECONNRESET/,
  },
  'a cut connection without a code': {
    error: sdkError('Error', 'socket hang up'),
    code: 'offline',
    text: /reached/,
  },
  'a proxy that inspects': {
    error: sdkError('Error', 'self-signed', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
    code: 'offline',
    text: /NODE_EXTRA_CA_CERTS/,
  },
  'no answer in time': {
    error: sdkError('TimeoutError', 'x', { code: 'ETIMEDOUT' }),
    code: 'timeout',
    text: /in time/,
  },
  'a cancelled request': {
    error: sdkError('AbortError', 'Request aborted'),
    code: 'cancelled',
    text: /^Cancelled\.$/,
  },
  'an SSO session that is over': {
    error: sdkError(
      'CredentialsProviderError',
      "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
    ),
    code: 'sso-login-needed',
    text: /Run `aws sso login --profile dev`\./,
  },
  'a login session that is over': {
    error: sdkError(
      'CredentialsProviderError',
      "Your session has expired. Please reauthenticate using 'aws login'.",
    ),
    code: 'sso-login-needed',
    text: /Run `aws login --profile dev`\./,
  },
  'an MFA code nobody can give': {
    error: sdkError(
      'CredentialsProviderError',
      'Profile dev requires multi-factor authentication, but no MFA code callback was provided.',
    ),
    code: 'no-credentials',
    text: /needs an MFA code/,
  },
  'a wrong MFA code': {
    error: answered(
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code.',
      403,
    ),
    code: 'no-credentials',
    text: /MFA code was not accepted/,
  },
  'a credential process that failed': {
    error: sdkError('CredentialsProviderError', `Command failed: get-keys --password ${canary}`),
    code: 'no-credentials',
    text: /credential_process of the profile "dev" failed/,
  },
  'no credentials at all': {
    error: sdkError('CredentialsProviderError', 'Could not load credentials from any providers'),
    code: 'no-credentials',
    text: /No AWS credentials were found/,
  },
  'no region': {
    error: sdkError('Error', 'Region is missing'),
    code: 'no-region',
    text: /No region/,
  },
  'something else': { error: new TypeError(`x of ${canary}`), code: 'internal', text: /not known/ },
  'something that is no error': { error: canary, code: 'internal', text: /not known/ },
  nothing: { error: undefined, code: 'internal', text: /not known/ },
};
