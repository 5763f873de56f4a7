import { compilePattern } from './patterns';
import type { Offers, Scheme, Sourced, TagChoice, TagRule } from './scheme';

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const MAX_KEY = 128;
const MAX_VALUE = 256;
/** Allowed values that a message lists. */
const MAX_SHOWN = 12;
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** What is wrong with a tag's key, as the end of a sentence; undefined where it is fine. */
export function validateTagKey(key: string): string | undefined {
  if (key.length === 0 || key.length > MAX_KEY) return `must have 1–${MAX_KEY} characters`;
  if (/^aws:/i.test(key)) return 'must not start with "aws:", which AWS reserves';
  if (!CHARACTERS.test(key)) return 'may hold letters, digits, spaces and _ . : / = + - @ only';
  return undefined;
}

/** What is wrong with a tag's value, as the end of a sentence; undefined where it is fine. */
export function validateTag(rule: TagRule, value: string): string | undefined {
  if (value.length === 0) return 'must not be empty';
  if (value.length > MAX_VALUE) return `is longer than ${MAX_VALUE} characters`;
  if (!CHARACTERS.test(value)) return 'may hold letters, digits, spaces and _ . : / = + - @ only';
  if (rule.allowed?.length && !rule.allowed.includes(value)) {
    const { length } = rule.allowed;
    const shown = rule.allowed.slice(0, MAX_SHOWN).join(', ');
    return `must be one of ${shown}${length > MAX_SHOWN ? ` and ${length - MAX_SHOWN} more` : ''}`;
  }
  return patternProblem(rule.pattern, value);
}

function patternProblem(pattern: string | undefined, value: string): string | undefined {
  if (pattern === undefined) return undefined;
  const compiled = compilePattern(pattern);
  if ('problem' in compiled) return `can't be checked: the pattern ${compiled.problem}`;
  return compiled.test(value) ? undefined : `must match ${pattern}`;
}

/**
 * One choice per tag of the scheme, in its order: the first offered value that is valid, or what
 * must be asked for, with why the best offer was not taken.
 */
export function chooseTags(scheme: Scheme, offers: Offers): TagChoice[] {
  return scheme.tags.map((rule) => chooseTag(rule, offersFor(scheme, offers, rule.key)));
}

function chooseTag(rule: TagRule, offered: readonly Sourced[]): TagChoice {
  let problem: string | undefined;
  for (const { value, source } of offered) {
    const wrong = validateTag(rule, value);
    if (wrong === undefined) return { key: rule.key, state: 'set', value, source };
    problem ??= `"${value.slice(0, MAX_VALUE)}" from ${source} ${wrong}`;
  }
  return { key: rule.key, state: 'missing', rule, ...(problem === undefined ? {} : { problem }) };
}

/** The application's name is carried by the tag `name` in the guidance's policy. */
function offersFor(scheme: Scheme, offers: Offers, key: string): readonly Sourced[] {
  const isAlias = key === 'name' && !scheme.tags.some((rule) => rule.key === 'appname');
  return [...offered(offers, key), ...(isAlias ? offered(offers, 'appname') : [])];
}

/** IAM takes tag keys that differ in case only for one key, and so do we. */
function offered(offers: Offers, key: string): Sourced[] {
  return Object.entries(offers).flatMap(([own, values]) =>
    own.toLowerCase() === key.toLowerCase() ? values : [],
  );
}
