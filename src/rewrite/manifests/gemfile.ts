import type { TextEdit } from '../../base/text';
import { lineEndOf, quoteOf } from '../style';

/**
 * Adds a gem to a Gemfile, behind the last one that is no group's.
 * @returns 'unchanged' where the gem is there; undefined where it is in a group alone, where a
 *   gemspec lists the gems, or where there is nothing to add it to.
 */
export function addToGemfile(
  text: string,
  name: string,
  version: string,
): TextEdit | 'unchanged' | undefined {
  const listed = [...text.matchAll(/^([ \t]*)gem[ (]+["']([\w-]+)["']/gm)];
  const own = listed.filter((match) => match[2] === name);
  if (own.some((match) => match[1] === '')) return 'unchanged';
  if (own.length > 0 || /^\s*gemspec\b/m.test(text)) return undefined;
  const lines = [...text.matchAll(/^(?:gem|source|ruby)\b(?:[^\n]*,[ \t]*\r?\n)*[^\n]*/gm)];
  const last = lines.findLast((match) => match[0].startsWith('gem')) ?? lines.at(-1);
  if (!last) return undefined;
  const eol = lineEndOf(text);
  const quote = quoteOf(text.match(/["']/g) ?? [], "'");
  const at = last.index + last[0].trimEnd().length;
  const gap = last[0].startsWith('gem') ? eol : eol + eol;
  const line = `gem ${quote}${name}${quote}, ${quote}${version}${quote}`;
  return { span: { start: at, end: at }, newText: gap + line };
}
