import type { ServiceError } from '../serviceError';

/** A request in its protocol, taken apart but not checked. */
export interface Message {
  /** Secrets Manager speaks JSON, STS and IAM speak Query. */
  readonly protocol: 'json' | 'query';
  /** `CreateSecret`. */
  readonly action: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How one of AWS's protocols puts things on the wire. */
export interface Protocol {
  result(message: Message, members: object, requestId: string): Reply;
  error(message: Message, error: ServiceError, requestId: string): Reply;
}
