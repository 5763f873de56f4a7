import { Fault, isFault } from '../base/fault';
import type { Plaintext } from '../base/plaintext';
import type { SecretStore } from '../store/secretStore';

/**
 * Reads the very version that was created and compares it with the value, in constant time.
 * @returns `not read back` where the role may not read or decrypt.
 * @throws Fault `verify-failed` where it holds another value.
 */
export async function verify(
  store: SecretStore,
  { arn, name, versionId }: { arn: string; name: string; versionId?: string },
  value: Plaintext,
  signal?: AbortSignal,
): Promise<'read back' | 'not read back'> {
  let held: Plaintext;
  try {
    held = await store.read(arn, versionId, signal);
  } catch (error) {
    if (isFault(error, 'denied', 'kms')) return 'not read back';
    throw error;
  }
  if (held.equals(value)) return 'read back';
  throw new Fault(
    'verify-failed',
    `The secret "${name}" does not hold the value that was sent.`,
    'The code was not changed. Remove the secret and try again.',
  );
}
