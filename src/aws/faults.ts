import { Fault, isFault, type FaultCode } from '../base/fault';
import { describeFault } from './sentences';

/** What was being asked of AWS, for the sentences of a fault. */
export interface Attempt {
  /** IAM's name of the action: `secretsmanager:CreateSecret`. */
  readonly action: string;
  /** The secret's name or ARN as the caller gave it. */
  readonly resource?: string;
  /** Who asks: a role's or user's name. */
  readonly principal?: string;
  readonly profile?: string;
  /** Whether the request or its answer held a secret value: then AWS's own words are never shown. */
  readonly carriesValue?: boolean;
}

/**
 * The parts of an SDK error that are looked at. Told by `name`, never by class: errors the service
 * model does not list (AccessDeniedException, ThrottlingException) all share one class.
 */
export interface SdkError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly status?: number;
  readonly requestId?: string;
}

/** Error names of Secrets Manager's JSON protocol and of the query protocol of STS and IAM. */
const CODES: Readonly<Record<string, FaultCode>> = {
  AccessDeniedException: 'denied',
  AccessDenied: 'denied',
  ResourceExistsException: 'name-taken',
  ResourceNotFoundException: 'not-found',
  NoSuchEntity: 'not-found',
  NoSuchEntityException: 'not-found',
  ExpiredToken: 'expired',
  ExpiredTokenException: 'expired',
  RequestExpired: 'expired',
  UnrecognizedClientException: 'no-credentials',
  UnrecognizedClient: 'no-credentials',
  InvalidClientTokenId: 'no-credentials',
  InvalidSignature: 'no-credentials',
  InvalidSignatureException: 'no-credentials',
  SignatureDoesNotMatch: 'no-credentials',
  IncompleteSignature: 'no-credentials',
  IncompleteSignatureException: 'no-credentials',
  MissingAuthenticationToken: 'no-credentials',
  MissingAuthenticationTokenException: 'no-credentials',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  ThrottledException: 'throttled',
  TooManyRequestsException: 'throttled',
  RequestLimitExceeded: 'throttled',
  EncryptionFailure: 'kms',
  DecryptionFailure: 'kms',
  InternalServiceError: 'service',
  InternalFailure: 'service',
  ServiceUnavailable: 'service',
  ServiceUnavailableException: 'service',
  // An answer that isn't what the protocol says.
  SyntaxError: 'service',
  TimeoutError: 'timeout',
  AbortError: 'cancelled',
};

/** Error codes of Node's sockets and resolver, and of OpenSSL's certificate checks. */
const OFFLINE =
  /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|CERT_|ERR_TLS_|UNABLE_TO_|[A-Z_]*SELF_SIGNED)[A-Z_]*$/;

const CREDENTIAL_ERRORS = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'ProviderError',
]);

/**
 * The fault that says what `error` means to a person. The error itself is not in it: one of the SDK can hold
 * the body of the request or of the answer.
 */
export function toFault(error: unknown, attempt: Attempt): Fault {
  if (isFault(error)) return error;
  const seen = readSdkError(error);
  const code = faultCode(seen);
  const { sentence, next, ...options } = describeFault(code, seen, attempt);
  // A custom endpoint chooses this text: only what looks like an id is repeated.
  const suffix = /^[\w-]{8,64}$/.test(seen.requestId ?? '')
    ? `(AWS request ${seen.requestId})`
    : '';
  return next || !suffix
    ? new Fault(code, sentence, [next, suffix].filter(Boolean).join(' '), options)
    : new Fault(code, `${sentence} ${suffix}`);
}

/** Reads what is needed of anything thrown; never throws itself. */
export function readSdkError(error: unknown): SdkError {
  if (typeof error !== 'object' || error === null) return { name: 'Error', message: '' };
  const raw = error as Record<string, unknown>;
  const metadata = (raw['$metadata'] ?? {}) as Record<string, unknown>;
  const code = raw['code'];
  const status = metadata['httpStatusCode'];
  const requestId = metadata['requestId'];
  const name = raw['name'];
  return {
    // A server chooses it: what can't be the name of an error is not repeated.
    name: typeof name === 'string' && /^[A-Za-z]{1,80}$/.test(name) ? name : 'Error',
    message: typeof raw['message'] === 'string' ? raw['message'] : '',
    ...(typeof code === 'string' && { code }),
    ...(typeof status === 'number' && { status }),
    ...(typeof requestId === 'string' && { requestId }),
  };
}

function faultCode(error: SdkError): FaultCode {
  const { name, message, code = '' } = error;
  if (CREDENTIAL_ERRORS.has(name)) return credentialCode(message);
  if (message.startsWith('MultiFactorAuthentication failed')) return 'no-credentials';
  if (CODES[name] === 'denied' && /\bKMS\b/.test(message)) return 'kms';
  if (name.startsWith('KMS')) return 'kms';
  if (/(scheduled|marked) for deletion|marked deleted/.test(message)) return 'pending-deletion';
  if (name === 'ResourceExistsException' && message.includes('ClientRequestToken')) {
    return 'invalid-request';
  }
  // The SDK calls a connection that was reset a TimeoutError.
  return OFFLINE.test(code) ? 'offline' : (CODES[name] ?? codeByStatus(error));
}

function credentialCode(message: string): FaultCode {
  const login = /aws sso login|SSO (session|token)|'aws login'|Token is expired/i;
  return login.test(message) ? 'sso-login-needed' : 'no-credentials';
}

function codeByStatus({ message, status }: SdkError): FaultCode {
  if (message.includes('Region is missing')) return 'no-region';
  if (message.includes('socket hang up')) return 'offline';
  if (status === undefined) return 'internal';
  if (status === 403) return 'denied';
  if (status === 429) return 'throttled';
  // Below 400 the answer itself could not be read.
  return status >= 500 || status < 400 ? 'service' : 'invalid-request';
}
