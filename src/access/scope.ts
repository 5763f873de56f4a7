import type { ListQuery } from '../store/secretStore';
import type { Scheme } from '../tagging/scheme';
import { principalTag, type Principal } from './principal';

const PLACEHOLDER = /\{([^{}]+)\}/g;
const SHORT_NAME = '{secret}';

/** What a filter of ListSecrets may hold; https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html */
const FILTER_VALUE = /^[a-zA-Z0-9 :_@/+=.-]{1,512}$/;

/**
 * The tags that decide who may have a secret: those its path is made of. For the guidance's scheme
 * name, appid, appfunc and appenv, which its policy compares one by one.
 */
export function scopeKeys(scheme: Scheme): string[] {
  const placeholders = [...scopeTemplate(scheme).matchAll(PLACEHOLDER)];
  const keys = placeholders.map(([, placeholder = '']) => tagKey(scheme, placeholder));
  return [...new Set(keys)].filter((key) => hasTag(scheme, key));
}

/** The key of the tag that holds a placeholder's value: `{appname}` may be carried by `name`. */
export function tagKey(scheme: Scheme, placeholder: string): string {
  const isCarriedByName = !hasTag(scheme, 'appname') && hasTag(scheme, 'name');
  return placeholder === 'appname' && isCarriedByName ? 'name' : placeholder;
}

function hasTag(scheme: Scheme, key: string): boolean {
  return scheme.tags.some((rule) => rule.key.toLowerCase() === key.toLowerCase());
}

/** The part of the name template before the secret's own name: `{appname}/{appid}/`. */
export function scopeTemplate({ nameTemplate }: Scheme): string {
  const end = nameTemplate.indexOf(SHORT_NAME);
  return end < 0 ? nameTemplate : nameTemplate.slice(0, end);
}

/** The path the principal's secrets have, `payments/pay01/api/dev/`; undefined where a tag is unknown. */
export function scopePath(scheme: Scheme, principal: Principal): string | undefined {
  const template = scopeTemplate(scheme);
  const values = new Map(
    [...template.matchAll(PLACEHOLDER)].map(([, placeholder = '']) => [
      placeholder,
      principalTag(principal, tagKey(scheme, placeholder)),
    ]),
  );
  if (template === '' || [...values.values()].includes(undefined)) return undefined;
  return template.replace(PLACEHOLDER, (_, placeholder: string) => values.get(placeholder) ?? '');
}

/**
 * What to list, in this order: the principal's own path first, where it is known, then everything.
 * ListSecrets can't be narrowed by policy, and a page of a large account may hold nothing of hers.
 */
export function listQueries(scheme: Scheme, principal: Principal): ListQuery[] {
  const path = scopePath(scheme, principal);
  const own: ListQuery[] =
    path !== undefined && FILTER_VALUE.test(path) && !path.startsWith('!')
      ? [{ filters: [{ key: 'name', values: [path] }] }]
      : [];
  return [...own, {}];
}
