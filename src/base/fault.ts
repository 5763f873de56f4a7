/**
 * What can go wrong in ways a user can act on. Codes are stable: messages, tests and the command
 * line refer to them.
 */
export type FaultCode =
  // settings and input
  | 'team-file-invalid'
  | 'metadata-missing'
  | 'tag-invalid'
  | 'name-invalid'
  | 'value-too-large'
  | 'value-empty'
  | 'document-changed'
  | 'edit-refused'
  | 'untrusted'
  // identity
  | 'no-profile'
  | 'no-region'
  | 'no-credentials'
  | 'expired'
  | 'sso-login-needed'
  | 'wrong-account'
  | 'target-changed'
  | 'sandbox-only-sample'
  // the service
  | 'denied'
  | 'name-taken'
  | 'pending-deletion'
  | 'not-found'
  | 'kms'
  | 'throttled'
  | 'offline'
  | 'timeout'
  | 'invalid-request'
  | 'service'
  | 'verify-failed'
  // ours
  | 'cancelled'
  | 'internal';

export interface FaultOptions {
  /** The program that signs the user in, with its arguments, for her to start. */
  readonly signIn?: readonly string[];
}

/** Each bundle has a Fault class of its own; the brand is what they share. */
const BRAND = Symbol.for('secret-ferry.fault');

/**
 * An expected failure: a stable code, one sentence that says what happened, and one that says
 * what to do next. Neither ever holds a secret value.
 */
export class Fault extends Error {
  readonly [BRAND] = true;
  readonly code: FaultCode;
  /** The next step, as a full sentence; empty where there is none. */
  readonly next: string;
  readonly signIn: readonly string[] | undefined;

  constructor(code: FaultCode, sentence: string, next = '', { signIn }: FaultOptions = {}) {
    super(sentence);
    this.name = 'Fault';
    this.code = code;
    this.next = next;
    this.signIn = signIn;
  }

  /** Both sentences, as shown to a person. */
  get text(): string {
    return this.next ? `${this.message} ${this.next}` : this.message;
  }
}

/** Whether `error` is a fault, of one of `codes` where some are named. */
export function isFault(error: unknown, ...codes: FaultCode[]): error is Fault {
  if (typeof error !== 'object' || error === null || !(BRAND in error)) return false;
  return codes.length === 0 || codes.includes((error as Fault).code);
}

/** @throws Fault `cancelled` once the signal was aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Fault('cancelled', 'Cancelled.');
}
