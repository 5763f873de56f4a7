import ignore, { type Ignore } from 'ignore';

/** Characters of a pattern, and rules of one file, that are looked at. */
const MAX_PATTERN = 512;
const MAX_RULES = 5000;
/** More wildcards than these in a row make the expression of a pattern run for too long. */
const MAX_SPANS = 2;
const MAX_STARS = 3;

/**
 * The rules of a .gitignore. Patterns that a hostile repository could keep us busy with are left
 * out, so at worst a file is looked at that Git would ignore. As Git does by default, case counts
 * except where the platform's file systems make no difference of it.
 */
export function ignoreRules(text: string): Ignore {
  const ignorecase = process.platform === 'win32' || process.platform === 'darwin';
  const lines = text.split(/\r?\n/).slice(0, MAX_RULES).filter(isQuick);
  return ignore({ ignorecase }).add(lines);
}

/** Whether one pattern matches a path relative to the folder it is written in. Case counts. */
export function matchesPattern(pattern: string, path: string): boolean {
  return isQuick(pattern) && ignore({ ignorecase: false }).add(pattern).ignores(path);
}

/** `**` in the middle, and `*` within one name, cost the path's length each time there is one more. */
function isQuick(pattern: string): boolean {
  if (pattern.length > MAX_PATTERN) return false;
  const names = pattern.replace(/(?:\/\*\*)?\/?\s*$/, '').split('/');
  const spans = names.filter((name) => name.includes('**')).length;
  return spans <= MAX_SPANS && names.every((name) => name.split('*').length - 1 <= MAX_STARS);
}
