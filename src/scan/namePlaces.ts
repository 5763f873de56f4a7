import type { Span } from '../base/text';
import type { KeywordHits } from './keywords';
import { judgeName, type NameJudgement } from './names';
import { remembering } from './remembering';

/** A name of a secret in a text. */
export interface NamePlace {
  readonly span: Span;
  readonly judgement: NameJudgement;
}

/** Longer names are data, and the bound keeps the look back and ahead constant. */
const NAME_REACH = 100;
const NAME_CHARACTER = /[\p{L}\p{M}\d_$.-]/u;
/** Which ASCII characters stand in a name: the expression, asked once. */
const IN_NAME = Array.from({ length: 128 }, (_, code) =>
  NAME_CHARACTER.test(String.fromCharCode(code)),
);

/** The identifiers around the prefilter's name words that name a secret, each once, in text order. */
export function findNames(text: string, { names }: Pick<KeywordHits, 'names'>): NamePlace[] {
  const places: NamePlace[] = [];
  const judged = remembering(judgeName);
  let seen = -1;
  for (const hit of names) {
    if (hit.start < seen) continue;
    const span = expandName(text, hit);
    if (!span) continue;
    seen = span.end;
    const judgement = judged(text.slice(span.start, span.end));
    if (judgement) places.push({ span, judgement });
  }
  return places;
}

/** The whole identifier around a hit; undefined where it is too long for a name. */
function expandName(text: string, hit: Span): Span | undefined {
  let { start, end } = hit;
  while (start > 0 && hit.start - start < NAME_REACH && isName(text, start - 1)) start--;
  while (end - hit.end < NAME_REACH && isName(text, end)) end++;
  if (hit.start - start >= NAME_REACH || end - hit.end >= NAME_REACH) return undefined;
  while (end > start && /[.\-$]/.test(text.charAt(end - 1))) end--;
  while (start < end && /[.\-$]/.test(text.charAt(start))) start++;
  return { start, end };
}

function isName(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? IN_NAME[code] === true : NAME_CHARACTER.test(text.charAt(at));
}
