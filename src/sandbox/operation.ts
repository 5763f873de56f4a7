import { authorize, type Attempt, type Surroundings } from './authorize';
import type { Principal } from './identity';
import type { Input } from './input';
import type { Keys } from './keys';
import type { Secret, Secrets } from './secrets';
import { notFound } from './serviceError';

/** An authenticated request to Secrets Manager, with what it acts on. */
export interface Exchange {
  readonly input: Input;
  readonly principal: Principal;
  readonly secrets: Secrets;
  readonly kmsKeys: Keys;
  readonly around: Surroundings;
}

/** Returns the members of the response, or throws a ServiceError. */
export type Operation = (exchange: Exchange) => object;

type Extra = Omit<Attempt, 'action' | 'resource' | 'resourceTags'>;

/**
 * The secret that SecretId names. Permission is asked for first, so that who has none does not
 * learn whether there is such a secret.
 * @throws ServiceError
 */
export function permitted(exchange: Exchange, operation: string, extra: Extra = {}): Secret {
  const id = exchange.input.required('SecretId');
  const secret = exchange.secrets.find(id);
  authorize(
    exchange.principal,
    {
      ...extra,
      action: `secretsmanager:${operation}`,
      resource: secret?.arn ?? id,
      keys: { 'secretsmanager:SecretId': secret?.arn ?? id, ...extra.keys },
      ...(secret && { resourceTags: secret.tags }),
    },
    exchange.around,
  );
  if (!secret) throw notFound();
  return secret;
}

/** In milliseconds. */
export const DAY = 86_400_000;

/** Dates go over the wire as seconds since 1970. */
export function toSeconds(milliseconds: number): number {
  return milliseconds / 1000;
}

/** A member for the response, where there is something to say. */
export function optional<T>(name: string, value: T | undefined): Record<string, T> {
  return value === undefined ? {} : { [name]: value };
}
