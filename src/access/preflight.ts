import type { Tags } from '../store/secretStore';
import type { Scheme } from '../tagging/scheme';
import { missingPrincipalTags, missingSentence } from './predict';
import { principalTag, tagValue, type Principal } from './principal';
import { scopeKeys, scopePath, scopeTemplate, tagKey } from './scope';

/** A create as it is about to be sent. */
export interface PlannedCreate {
  readonly name: string;
  readonly tags: Tags;
  readonly scheme: Scheme;
  readonly principal: Principal;
}

const NAME_TEXT = /^[A-Za-z0-9/_+=.@!-]+$/;

/**
 * Why AWS would probably deny a create: sentences for the review, the most fundamental first; empty
 * where nothing speaks against it. A denial itself never says which tag was wrong.
 */
export function preflightCreate(create: PlannedCreate): string[] {
  const keys = scopeKeys(create.scheme);
  const missing = missingPrincipalTags(keys, create.principal);
  if (missing.length > 0) return [missingSentence(missing)];
  return [
    ...keys.flatMap((key) => tagWarning(key, create)),
    ...pathWarnings(create),
    ...templateWarnings(create.scheme),
  ];
}

function tagWarning(key: string, { tags, principal }: PlannedCreate): string[] {
  const own = principalTag(principal, key);
  if (own === undefined) return [];
  const sent = tagValue(tags, key);
  if (sent === own) return [];
  const what = sent === undefined ? `the tag ${key} is not sent` : `${key} is ${sent}`;
  return [probably(`${what}, your role has ${own}.`)];
}

function pathWarnings({ name, scheme, principal }: PlannedCreate): string[] {
  const unfit = scopeKeys(scheme).filter((key) => {
    const value = principalTag(principal, key);
    return value !== undefined && !NAME_TEXT.test(value);
  });
  if (unfit.length > 0) {
    return unfit.map(
      (key) =>
        `Your role's tag ${key} has a value that can't stand in a secret's name, as the policy's path demands.`,
    );
  }
  const path = scopePath(scheme, principal);
  return path === undefined || name.startsWith(path)
    ? []
    : [probably(`the name is not under ${path}, your role's path.`)];
}

/** `…/{appenv}{secret}`: what may read `dev…` may read `dev2…` too. */
function templateWarnings(scheme: Scheme): string[] {
  const template = scopeTemplate(scheme);
  const last = /\{([^{}]+)\}$/.exec(template)?.[1];
  return last === undefined
    ? []
    : [
        `The name template has no "/" after {${last}}: a policy for one ${tagKey(scheme, last)} would match longer ones as well.`,
      ];
}

function probably(reason: string): string {
  return `AWS will probably deny this: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
}
