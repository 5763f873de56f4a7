import type { SecretSummary } from '../store/secretStore';
import type { Scheme } from '../tagging/scheme';
import { principalTag, tagValue, type Principal } from './principal';
import { scopeKeys, scopePath } from './scope';

/** What we expect AWS to say; it is never asked by reading a value. */
export type Prediction = 'accessible' | 'not-accessible' | 'unknown';

export interface Access {
  readonly prediction: Prediction;
  /** Why, as a sentence. */
  readonly reason: string;
}

/** Predicts whether the principal may read a secret, by the tags the scheme's policy compares. */
export function predictAccess(
  secret: Pick<SecretSummary, 'name' | 'tags'>,
  principal: Principal,
  scheme: Scheme,
): Access {
  const keys = scopeKeys(scheme);
  const missing = missingPrincipalTags(keys, principal);
  if (missing.length > 0) {
    // A role without any of them may well be one that tags don't govern, such as an administrator's.
    const prediction = missing.length < keys.length ? 'not-accessible' : 'unknown';
    return { prediction, reason: missingSentence(missing) };
  }
  const differences = keys.flatMap((key) => difference(secret, key, principal));
  if (differences.length > 0) {
    return { prediction: 'not-accessible', reason: `${differences.join('; ')}.` };
  }
  const unknown = keys.filter((key) => principalTag(principal, key) === undefined);
  if (unknown.length > 0) return { prediction: 'unknown', reason: unknownSentence(unknown) };
  return byPath(secret.name, scopePath(scheme, principal), keys);
}

/** Keys for which the policy's `${aws:PrincipalTag/key}` has no value, so that nothing matches. */
export function missingPrincipalTags(keys: readonly string[], principal: Principal): string[] {
  return principal.complete ? keys.filter((key) => principalTag(principal, key) === undefined) : [];
}

export function missingSentence(keys: readonly string[]): string {
  const them = keys.length > 1 ? 'them' : 'it';
  return `Your role has no ${tagWords(keys)}: if its policy compares ${them}, it allows nothing.`;
}

/** `the tag a`, `the tags a, b and c`, without the article. */
export function tagWords(keys: readonly string[]): string {
  const last = keys.at(-1) ?? '';
  return keys.length < 2 ? `tag ${last}` : `tags ${keys.slice(0, -1).join(', ')} and ${last}`;
}

function difference(
  secret: Pick<SecretSummary, 'tags'>,
  key: string,
  principal: Principal,
): string[] {
  const own = principalTag(principal, key);
  const actual = tagValue(secret.tags, key);
  if (actual === undefined) return [`it has no tag ${key}`].map(capitalised);
  return own === undefined || own === actual
    ? []
    : [`${key} is ${shown(actual)}, your role has ${shown(own)}`];
}

function byPath(name: string, path: string | undefined, keys: readonly string[]): Access {
  if (path !== undefined && !name.startsWith(path)) {
    return {
      prediction: 'unknown',
      reason: `Its tags match your role's, but its name is not under ${path}, which the policy may demand.`,
    };
  }
  return keys.length === 0
    ? { prediction: 'unknown', reason: 'The name template names no tags to compare.' }
    : { prediction: 'accessible', reason: `Its ${tagWords(keys)} match your role's.` };
}

function unknownSentence(keys: readonly string[]): string {
  return `Your role's ${tagWords(keys)} ${keys.length > 1 ? 'are' : 'is'} not known: set secretFerry.principalTags, or ask for iam:ListRoleTags.`;
}

function shown(value: string): string {
  return value === '' ? 'empty' : value;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
