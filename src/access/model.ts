import type { SecretSummary } from '../store/secretStore';
import type { Scheme } from '../tagging/scheme';
import { predictAccess, type Access } from './predict';
import { tagValue, type Principal } from './principal';
import { scopeKeys, tagKey } from './scope';

/** A secret with what we expect AWS to say about it. */
export interface PredictedSecret {
  readonly secret: SecretSummary;
  readonly access: Access;
}

export interface EnvironmentGroup<T = SecretSummary> {
  /** The environment tag's value; empty for secrets without one. */
  readonly name: string;
  readonly secrets: readonly T[];
}

export interface ApplicationGroup<T = SecretSummary> {
  /** The application tag's value; empty for secrets without one. */
  readonly name: string;
  readonly environments: readonly EnvironmentGroup<T>[];
}

/** The model behind the tree. */
export interface AccessModel {
  /** Predicted accessible or unknown. */
  readonly applications: readonly ApplicationGroup<PredictedSecret>[];
  readonly notAccessible: readonly PredictedSecret[];
}

export function accessModel(
  secrets: readonly SecretSummary[],
  principal: Principal,
  scheme: Scheme,
): AccessModel {
  const predicted = secrets.map((secret) => ({
    secret,
    access: predictAccess(secret, principal, scheme),
  }));
  const isDenied = ({ access }: PredictedSecret): boolean => access.prediction === 'not-accessible';
  return {
    applications: groupBy(
      predicted.filter((item) => !isDenied(item)),
      ({ secret }) => secret,
      scheme,
    ),
    notAccessible: predicted.filter(isDenied).sort((a, b) => compare(a.secret.name, b.secret.name)),
  };
}

/** Application → environment → secrets, each sorted by name, those without the tag last. */
export function groupSecrets(
  secrets: readonly SecretSummary[],
  scheme: Scheme,
): ApplicationGroup[] {
  return groupBy(secrets, (secret) => secret, scheme);
}

function groupBy<T>(
  items: readonly T[],
  secretOf: (item: T) => SecretSummary,
  scheme: Scheme,
): ApplicationGroup<T>[] {
  const { application, environment } = groupingKeys(scheme);
  const value = (item: T, key: string): string => tagValue(secretOf(item).tags, key) ?? '';
  const byName = (a: T, b: T): number => compare(secretOf(a).name, secretOf(b).name);
  return partition(items, (item) => value(item, application)).map(([name, ofApplication]) => ({
    name,
    environments: partition(ofApplication, (item) => value(item, environment)).map(
      ([environmentName, secrets]) => ({
        name: environmentName,
        secrets: [...secrets].sort(byName),
      }),
    ),
  }));
}

/** The guidance's keys, or else the first and last tag of the path: paths run from wide to narrow. */
function groupingKeys(scheme: Scheme): { application: string; environment: string } {
  const keys = scopeKeys(scheme);
  const known = (placeholder: string): string | undefined => {
    const key = tagKey(scheme, placeholder);
    return keys.includes(key) || scheme.tags.some((rule) => rule.key === key) ? key : undefined;
  };
  return {
    application: known('appname') ?? keys[0] ?? 'appname',
    environment: known('appenv') ?? keys.at(-1) ?? 'appenv',
  };
}

function partition<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const parts = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const part = parts.get(key);
    if (part) part.push(item);
    else parts.set(key, [item]);
  }
  return [...parts].sort(([a], [b]) => Number(a === '') - Number(b === '') || compare(a, b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
