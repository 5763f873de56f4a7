import type { Offers, Sourced } from './scheme';

/** A tag of the caller's principal, and how it is known. */
export interface OfferedTag extends Sourced {
  readonly key: string;
}

/**
 * Adds the caller's principal tags to what the workspace offers: after what the team has written
 * down, before what is merely derived, since AWS grants a secret by its tags equalling the role's.
 * Only the environment is better told by the file's path, so that a production secret is not filed
 * under the role's own environment.
 */
export function withPrincipalTags(offers: Offers, tags: readonly OfferedTag[]): Offers {
  const merged: Record<string, readonly Sourced[]> = { ...offers };
  for (const { key: tag, value, source } of tags) {
    const key = offerKey(offers, tag.toLowerCase());
    const own = merged[key] ?? [];
    const written = own.filter(({ standing }) => standing === 'written');
    const derived = own.filter(({ standing }) => standing === undefined);
    const suggested = own.filter(({ standing }) => standing === 'suggested');
    const principal = { value, source };
    merged[key] =
      key === 'appenv'
        ? [...written, ...derived, principal, ...suggested]
        : [...written, principal, ...derived, ...suggested];
  }
  return merged;
}

/** The application's name is offered as `appname`, and a role may carry it as `name`. */
function offerKey(offers: Offers, tag: string): string {
  return tag === 'name' && !Object.hasOwn(offers, 'name') ? 'appname' : tag;
}
