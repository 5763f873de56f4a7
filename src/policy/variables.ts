import type { Context } from './context';
import { type Pattern, parsePattern } from './wildcard';

/** A policy text with its variables filled in. */
export type Expansion =
  | { readonly pattern: Pattern }
  /** Keys that have no value: nothing can match the text. */
  | { readonly missing: readonly string[] };

/** How the texts of one policy document are to be read. */
export interface Reading {
  readonly context: Context;
  /** Only documents of version 2012-10-17 have variables; in others `${…}` is plain text. */
  readonly variables: boolean;
}

const VARIABLE = /\$\{([^{}]*)\}/g;
const WITH_DEFAULT = /^([^,]+), '(.*)'$/s;
const ESCAPES = new Set(['*', '?', '$']);

/**
 * Fills in `${key}`, `${key, 'default'}` and the escapes `${*}`, `${?}`, `${$}`. What is put in is
 * text: a `*` in a tag's value is no wildcard. With `wildcards` off the text's own `*` and `?` are
 * plain as well.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function expand(text: string, reading: Reading, wildcards = true): Expansion {
  const plain = (part: string): Pattern => (wildcards ? parsePattern(part) : Array.from(part));
  if (!reading.variables) return { pattern: plain(text) };
  const pattern: Pattern[number][] = [];
  const missing: string[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const value = resolve(match[1] ?? '', reading.context);
    pattern.push(...plain(text.slice(end, match.index)), ...Array.from(value.text ?? ''));
    if (value.text === undefined) missing.push(value.key);
    end = match.index + match[0].length;
  }
  return missing.length > 0 ? { missing } : { pattern: [...pattern, ...plain(text.slice(end))] };
}

function resolve(name: string, context: Context): { key: string; text?: string } {
  if (ESCAPES.has(name)) return { key: name, text: name };
  const withDefault = WITH_DEFAULT.exec(name);
  const key = withDefault?.[1] ?? name;
  const text = context.single(key) ?? withDefault?.[2];
  return text === undefined ? { key } : { key, text };
}

/** As `expand`, for a Resource: variables count only after the ARN's fifth colon. */
export function expandResource(text: string, reading: Reading): Expansion {
  const head = /^(?:[^:]*:){5}/.exec(text)?.[0];
  if (head === undefined) return { pattern: parsePattern(text) };
  const tail = expand(text.slice(head.length), reading);
  if ('missing' in tail) return tail;
  return { pattern: [...parsePattern(head), ...tail.pattern] };
}
