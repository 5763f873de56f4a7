import type { Sourced } from '../tagging/scheme';
import type { Tags } from '../store/secretStore';

/** A principal tag, with where we have it from. */
export interface PrincipalTag extends Sourced {
  readonly key: string;
}

/**
 * What is known of the caller's principal tags. It stays a guess: session tags can't be read through
 * any API (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html).
 */
export interface Principal {
  /** By key in lower case: IAM matches tag keys without regard to case. */
  readonly tags: ReadonlyMap<string, PrincipalTag>;
  /** Whether the role's own tags could be read: only then is a tag not in `tags` taken as missing. */
  readonly complete: boolean;
}

/** Where principal tags are known from; a later one of these overrides an earlier one. */
export interface PrincipalSources {
  /** The role's own tags; undefined where they may not be read. */
  readonly role?: Tags | undefined;
  /** Session tags that we sent ourselves when assuming the role: they override the role's. */
  readonly session?: Tags | undefined;
  /** What the user set for this profile: she may know session tags that nobody can read. */
  readonly settings?: Tags | undefined;
}

export function principalFrom(sources: PrincipalSources): Principal {
  const layers: readonly (readonly [string, Tags | undefined])[] = [
    ['role', sources.role],
    ['session', sources.session],
    ['settings', sources.settings],
  ];
  const tags = new Map<string, PrincipalTag>();
  for (const [source, layer] of layers) {
    for (const [key, value] of Object.entries(layer ?? {})) {
      tags.set(key.toLowerCase(), { key, value, source });
    }
  }
  return { tags, complete: sources.role !== undefined };
}

export function principalTag(principal: Principal, key: string): string | undefined {
  return principal.tags.get(key.toLowerCase())?.value;
}

/** A tag of a secret or a request, its key matched as IAM does. */
export function tagValue(tags: Tags, key: string): string | undefined {
  if (Object.hasOwn(tags, key)) return tags[key];
  const wanted = key.toLowerCase();
  return Object.entries(tags).find(([candidate]) => candidate.toLowerCase() === wanted)?.[1];
}
