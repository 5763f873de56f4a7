import { setTimeout as wait } from 'node:timers/promises';
import { Fault, isFault, throwIfCancelled } from '../base/fault';
import type { Plaintext } from '../base/plaintext';
import type { SecretStore } from '../store/secretStore';

/** Milliseconds until a version that was not found is asked for again. */
const PAUSES = [100, 400, 1500];

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
    held = await patiently(() => store.read(arn, versionId, signal), signal);
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

/** What was created a moment ago may not be readable everywhere yet. */
async function patiently<T>(read: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await read();
    } catch (error) {
      if (!isFault(error, 'not-found')) throw error;
    }
    await wait(pause);
    throwIfCancelled(signal);
  }
  return read();
}
