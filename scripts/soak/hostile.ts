import type { Rule } from '../../src/scan/rule';
import type { Random } from '../../test/scan/scripts';
import type { Case } from './case';

const SIZE = 10_000_000;
const RUN = 5000;

/**
 * Ten million characters that are the worst for one rule: its own hit again and again, its keyword
 * again and again, and its keyword before long runs of the characters that its values are made of.
 */
export function hostileTo(rule: Rule, path: string, next: Random): Case {
  const hits = rule.hits();
  const hit = hits[next(hits.length)]!;
  const keyword = rule.keywords[next(rule.keywords.length)]!;
  const separator = [' ', '\n', '', '"', "='", ': '][next(6)]!;
  const run = runOf(hit, next);
  const parts = [hit + separator, keyword + separator.trim(), keyword + run + separator];
  const text = parts.map((part) => filled(part, SIZE / parts.length)).join('\n');
  return { kind: `hostile to ${rule.id}`, path, text, steps: [] };
}

/** Characters of the hit in any order, so that a pattern goes on for as long as it can. */
function runOf(hit: string, next: Random): string {
  const letters = [...new Set(hit.replace(/[\s"'`]/g, ''))];
  return Array.from({ length: RUN }, () => letters[next(letters.length)]!).join('');
}

function filled(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, Math.ceil(length));
}
