import { authorize, type Surroundings } from './authorize';
import { ACCOUNT, type Principal } from './identity';
import { accessDenied, ServiceError } from './serviceError';

/** Customer managed KMS keys: id by alias, such as `alias/payments`. Nothing is encrypted. */
export type Keys = Readonly<Record<string, string>>;

const MANAGED = 'alias/aws/secretsmanager';

export interface KeyUse {
  readonly keys: Keys;
  readonly principal: Principal;
  readonly around: Surroundings;
}

/**
 * The key to record for a secret; undefined for the AWS managed key, which everyone may use.
 * @throws ServiceError where there is no such key, or the caller may not use it.
 */
export function usableKey(id: string | undefined, use: KeyUse): string | undefined {
  if (id === undefined || id === '' || id.endsWith(MANAGED)) return undefined;
  const prefix = `arn:aws:kms:${use.around.region}:${ACCOUNT}:`;
  const name = id.startsWith(prefix) ? id.slice(prefix.length) : id;
  const keyId = Object.hasOwn(use.keys, name) ? use.keys[name] : name.replace(/^key\//, '');
  if (keyId === undefined || !Object.values(use.keys).includes(keyId)) {
    throw new ServiceError(
      'EncryptionFailure',
      "Secrets Manager can't encrypt the protected secret text using the provided KMS key. Check that the KMS key is available, enabled, and not in an invalid state.",
    );
  }
  for (const action of ['kms:GenerateDataKey', 'kms:Decrypt']) {
    permitKey(action, `${prefix}key/${keyId}`, use);
  }
  return id;
}

function permitKey(action: string, resource: string, { principal, around }: KeyUse): void {
  const keys = { 'kms:ViaService': `secretsmanager.${around.region}.amazonaws.com` };
  try {
    authorize(principal, { action, resource, keys }, around);
  } catch (error) {
    if (error instanceof ServiceError) throw accessDenied('Access to KMS is not allowed');
    throw error;
  }
}
