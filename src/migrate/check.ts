import { preflightCreate } from '../access/preflight';
import type { Principal } from '../access/principal';
import { isFault, throwIfCancelled } from '../base/fault';
import type { SecretStore } from '../store/secretStore';
import type { Scheme } from '../tagging/scheme';
import { tagsOf } from './create';
import { wantedSecrets, type MovePlan, type PlannedSecret } from './plan';

/** What the store says of a planned secret's name; `unknown` where the role may not ask. */
export type NameState = 'free' | 'taken' | 'pending-deletion' | 'unknown';

export interface SecretCheck {
  /** Index into the plan's secrets. */
  readonly secret: number;
  readonly state: NameState;
  /** What speaks against creating it, as sentences: the name's state, and predicted denials. */
  readonly warnings: readonly string[];
}

export interface CheckOptions {
  readonly scheme: Scheme;
  readonly principal: Principal;
}

/**
 * Asks the store about each wanted secret before anything is created: never for a value, only
 * whether the name is free.
 * @throws Fault as `SecretStore.describe`, other than denied and not-found.
 */
export async function check(
  plan: MovePlan,
  store: SecretStore,
  options: CheckOptions,
  signal?: AbortSignal,
): Promise<SecretCheck[]> {
  const checks: SecretCheck[] = [];
  for (const secret of wantedSecrets(plan)) {
    throwIfCancelled(signal);
    const state = await nameState(store, secret.name, signal);
    const warnings = [...nameWarning(secret.name, state), ...predicted(secret, options)];
    checks.push({ secret: secret.index, state, warnings });
  }
  return checks;
}

async function nameState(
  store: SecretStore,
  name: string,
  signal?: AbortSignal,
): Promise<NameState> {
  try {
    const { deleted } = await store.describe(name, signal);
    return deleted === undefined ? 'taken' : 'pending-deletion';
  } catch (error) {
    if (isFault(error, 'not-found')) return 'free';
    // IAM is asked before the service, so a name that doesn't exist may be denied as well.
    if (isFault(error, 'denied', 'name-invalid', 'invalid-request')) return 'unknown';
    throw error;
  }
}

function nameWarning(name: string, state: NameState): string[] {
  if (state === 'taken') return [`A secret named "${name}" exists already.`];
  if (state !== 'pending-deletion') return [];
  return [`A secret named "${name}" is scheduled for deletion; it can be restored and reused.`];
}

function predicted(secret: PlannedSecret, { scheme, principal }: CheckOptions): string[] {
  if (secret.declared) return [];
  return preflightCreate({ name: secret.name, tags: tagsOf(secret), scheme, principal });
}
