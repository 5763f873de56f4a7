import { join } from 'node:path';
import ignore from 'ignore';
import type { FileSystem } from './files';
import { readText } from './project';

/** Where GitHub and GitLab look for the file, in their order. */
const PLACES = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
const MAX_RULES = 2000;

/** The first owner of `path` (relative, with `/`): the last rule that matches decides. */
export async function ownerOf(
  fs: FileSystem,
  root: string,
  path: string,
): Promise<string | undefined> {
  for (const place of PLACES) {
    const text = await readText(fs, join(root, place));
    if (text !== undefined) return ownerIn(text, path);
  }
  return undefined;
}

function ownerIn(text: string, path: string): string | undefined {
  const rules = text
    .split(/\r?\n/)
    .slice(0, MAX_RULES)
    .filter((line) => !/^\s*(?:#|$|\[|\^\[)/.test(line));
  for (const rule of rules.reverse()) {
    const [pattern = '', owner] = rule.trim().split(/\s+/);
    if (matches(pattern, path)) return owner?.startsWith('#') ? undefined : owner;
  }
  return undefined;
}

/** CODEOWNERS patterns are those of .gitignore. */
function matches(pattern: string, path: string): boolean {
  const hasManyStars = (pattern.match(/\*/g)?.length ?? 0) > 4; // its expression could run for long
  return !hasManyStars && ignore().add(pattern).ignores(path);
}
