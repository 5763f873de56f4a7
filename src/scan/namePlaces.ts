import type { Span } from '../base/text';
import type { KeywordHits } from './keywords';
import { judgeName, type NameJudgement, type NameStrength } from './names';

/** A name of a secret in a text. */
export interface NamePlace {
  readonly span: Span;
  readonly judgement: NameJudgement;
}

/** Longer names are data, and the bound keeps the look back and ahead constant. */
const NAME_REACH = 100;
const NAME_CHARACTER = /[\p{L}\p{M}\d_$.-]/u;

/** The identifiers around the prefilter's name words that name a secret, each once, in text order. */
export function findNames(text: string, { names }: KeywordHits): NamePlace[] {
  const places: NamePlace[] = [];
  let seen = -1;
  for (const hit of names) {
    if (hit.start < seen) continue;
    const span = expandName(text, hit);
    if (!span) continue;
    seen = span.end;
    const judgement = judgeName(text.slice(span.start, span.end));
    if (judgement) places.push({ span, judgement });
  }
  return places;
}

/** The whole identifier around a hit; undefined where it is too long for a name. */
function expandName(text: string, hit: Span): Span | undefined {
  let { start, end } = hit;
  const isName = (at: number): boolean => NAME_CHARACTER.test(text.charAt(at));
  while (start > 0 && hit.start - start < NAME_REACH && isName(start - 1)) start--;
  while (end - hit.end < NAME_REACH && isName(end)) end++;
  if (hit.start - start >= NAME_REACH || end - hit.end >= NAME_REACH) return undefined;
  while (end > start && /[.\-$]/.test(text.charAt(end - 1))) end--;
  while (start < end && /[.\-$]/.test(text.charAt(start))) start++;
  return { start, end };
}

/** Around a name: literals before it (a comparison) and behind it. */
const BEFORE = 160;
const BEHIND = 400;

/** What a literal that may be the secret looks like, by the strength of the name near it. */
const LITERALS: Readonly<Record<NameStrength, RegExp>> = {
  password: /["'`][^\s"'`]{4,}["'`]/,
  secret: /["'`][^\s"'`]{6,}["'`]/,
  token: /["'`][^\s"'`]{8,}["'`]/,
  weak: /["'`][^\s"'`]{16,}["'`]/,
};
const SINK_CALL = /^[A-Za-z_]{2,40}[ \t]{0,4}\(/;

/**
 * The stretches of code that may bind a literal to a secret's name, or pass it to a sink. Only they
 * are worth a parse: most names stand beside no literal at all.
 */
export function literalWindows(
  text: string,
  names: readonly NamePlace[],
  { sinks }: KeywordHits,
): Span[] {
  const near = names
    .map(({ span, judgement }) => ({
      window: windowAt(span.start),
      judgement,
      name: text.slice(span.start, span.end),
    }))
    .filter(({ window, judgement, name }) => {
      // `auth=("ann", "…")`: the second of the pair is a password.
      const strength = /auth$/i.test(name) ? 'password' : judgement.strength;
      return LITERALS[strength].test(text.slice(window.start, window.end));
    })
    .map(({ window }) => window);
  const calls = sinks
    .filter((at) => SINK_CALL.test(text.slice(at, at + 50)))
    .map(windowAt)
    .filter(({ start, end }) => LITERALS.password.test(text.slice(start, end)));
  return mergeSpans([...near, ...calls].sort((a, b) => a.start - b.start));
}

function windowAt(place: number): Span {
  return { start: Math.max(0, place - BEFORE), end: place + BEHIND };
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
