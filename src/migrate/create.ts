import { randomUUID } from 'node:crypto';
import { isFault } from '../base/fault';
import type { CreateSecret, Receipt, SecretStore, Tags } from '../store/secretStore';
import type { ConflictPolicy, MovedSecret } from './apply';
import type { Journal } from './journal';
import { findDeclared } from './declared';
import type { PlannedSecret } from './plan';

/** How far to go for the next free name: `-2` to `-9`. */
const LAST_SUFFIX = 9;

export interface CreateContext {
  readonly store: SecretStore;
  readonly journal: Journal;
  readonly conflicts: ConflictPolicy;
}

/** A secret that holds the planned value now, not yet verified unless it was reused. */
export type Brought = Omit<MovedSecret, 'secret'>;

/**
 * Creates the secret, or resolves a conflict of its name as the policy says.
 * @throws Fault as `SecretStore.create`.
 */
export async function bringIntoBeing(
  context: CreateContext,
  secret: PlannedSecret,
  signal?: AbortSignal,
): Promise<Brought> {
  if (secret.declared) return findDeclared(context.store, secret, signal);
  const { taken = 'stop', pending = 'stop' } = context.conflicts;
  try {
    return created(await context.store.create(requestFor(secret), signal));
  } catch (error) {
    if (taken === 'reuse-equal' && isFault(error, 'name-taken')) {
      const reused = await reuseEqual(context.store, secret, signal);
      if (reused) return reused;
    }
    if (pending !== 'stop' && isFault(error, 'pending-deletion')) {
      return (await revive(context, secret, signal)) ?? (await nextFree(context, secret, signal));
    }
    throw error;
  }
}

/** The tags that are set; what is missing is refused before it comes to this. */
export function tagsOf(secret: PlannedSecret): Tags {
  return Object.fromEntries(
    secret.tags.flatMap((tag) => (tag.state === 'set' ? [[tag.key, tag.value]] : [])),
  );
}

export function requestFor(secret: PlannedSecret): CreateSecret {
  const { name, value, description, token, kmsKeyId } = secret;
  return {
    name,
    value,
    description,
    token,
    tags: tagsOf(secret),
    ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
  };
}

function created({ arn, name, versionId }: Receipt): Brought {
  return { arn, name, versionId, how: 'created', verified: 'not verified' };
}

/** The secret of that name where it can be read and holds the same value. */
async function reuseEqual(
  store: SecretStore,
  { name, value }: PlannedSecret,
  signal?: AbortSignal,
): Promise<Brought | undefined> {
  const held = await unlessDenied(store.read(name, undefined, signal));
  if (!held?.equals(value)) return undefined;
  const summary = await unlessDenied(store.describe(name, signal));
  return { arn: summary?.arn ?? name, name, how: 'reused', verified: 'read back' };
}

/** Restores the secret and gives it a version; undefined where it isn't ours, or that is denied. */
async function revive(
  { store, journal, conflicts }: CreateContext,
  secret: PlannedSecret,
  signal?: AbortSignal,
): Promise<Brought | undefined> {
  const { name, value, token } = secret;
  const summary = await unlessDenied(store.describe(name, signal));
  if (!summary) return undefined;
  if (conflicts.pending === 'restore-ours' && !(await journal.created(summary.arn))) {
    return undefined;
  }
  if (!(await allowed(store.restore(summary.arn, signal)))) return undefined;
  try {
    await store.tag(summary.arn, tagsOf(secret), signal);
    const receipt = await store.putVersion(summary.arn, value, token, signal);
    return { ...created({ ...receipt, name }), how: 'version' };
  } catch (error) {
    // As it was before: we brought it back only for the new version.
    await store.scheduleDeletion(summary.arn, 7);
    if (isFault(error, 'denied', 'kms')) return undefined;
    throw error;
  }
}

async function nextFree(
  { store }: CreateContext,
  secret: PlannedSecret,
  signal?: AbortSignal,
): Promise<Brought> {
  for (let suffix = 2; ; suffix += 1) {
    const name = `${secret.name}-${suffix}`;
    const request = { ...requestFor(secret), name, token: randomUUID() };
    try {
      return created(await store.create(request, signal));
    } catch (error) {
      if (suffix >= LAST_SUFFIX || !isFault(error, 'name-taken', 'pending-deletion')) throw error;
    }
  }
}

/** What the promise gives; undefined where the role may not. */
async function unlessDenied<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (isFault(error, 'denied', 'kms')) return undefined;
    throw error;
  }
}

async function allowed(promise: Promise<void>): Promise<boolean> {
  return (await unlessDenied(promise.then(() => true))) ?? false;
}
