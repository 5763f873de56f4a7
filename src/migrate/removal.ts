import { isFault } from '../base/fault';
import type { Plaintext } from '../base/plaintext';
import type { SecretStore } from '../store/secretStore';
import { asFault } from './failure';
import type { RecordedSecret } from './journal';

/** The shortest window: long enough for a second thought, short for the name to be free again. */
export const RECOVERY_DAYS = 7;

/** What became of one secret: scheduled for deletion, or a sentence that says why it was left. */
export type Removal = { readonly scheduled: string } | { readonly left: string };

/**
 * Schedules a secret of a run for deletion: only what the run itself made, and only while its
 * current version is still the run's.
 * @param value what the run put into it, where this session knows.
 */
export async function remove(
  store: SecretStore,
  secret: RecordedSecret,
  value: Plaintext | undefined,
  signal?: AbortSignal,
): Promise<Removal> {
  const { name } = secret;
  if (secret.how === 'reused') return { left: `"${name}" existed before and stays.` };
  try {
    const keep = await reasonToKeep(store, secret, value, signal);
    if (keep !== undefined) return { left: keep };
    await store.scheduleDeletion(secret.arn ?? name, RECOVERY_DAYS, signal);
    return { scheduled: name };
  } catch (error) {
    if (isFault(error, 'not-found')) return { left: `"${name}" does not exist (any more).` };
    if (isFault(error, 'pending-deletion')) {
      return { left: `"${name}" is scheduled for deletion already.` };
    }
    return { left: `"${name}" was not removed: ${asFault(error).text}` };
  }
}

async function reasonToKeep(
  store: SecretStore,
  { name, arn, token, versionId = token }: RecordedSecret,
  value: Plaintext | undefined,
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    // A version with our token as its id is proof that the secret is ours where no ARN was noted.
    const ours =
      arn === undefined || !value ? await store.read(arn ?? name, versionId, signal) : value;
    const current = await store.read(arn ?? name, undefined, signal);
    return current.equals(ours) ? undefined : `"${name}" has a newer value by now and stays.`;
  } catch (error) {
    if (!isFault(error, 'denied', 'kms')) throw error;
    return `"${name}" stays: the role may not read it, so it can’t be told whether it is unchanged.`;
  }
}
