import type { FileSystem } from './files';
import { matchesPattern } from './ignoreRules';
import { readInside } from './readText';

/** Where GitHub and GitLab look for the file, in their order. */
const PLACES = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** Rules that are tried at most; with more, the owner stays open. */
const MAX_RULES = 5000;

/** The first owner of `path` (relative, with `/`): the last rule that matches decides. */
export async function ownerOf(
  fs: FileSystem,
  root: string,
  path: string,
): Promise<string | undefined> {
  for (const place of PLACES) {
    const text = await readInside(fs, root, place);
    if (text !== undefined) return ownerIn(text, path);
  }
  return undefined;
}

function ownerIn(text: string, path: string): string | undefined {
  // GitLab's section heads, and negations, which CODEOWNERS does not have, say nothing of a path.
  const rules = text.split('\n').filter((line) => !/^\s*(?:#|$|\[|\^\[|!)/.test(line));
  for (const rule of rules.slice(-MAX_RULES).reverse()) {
    const [pattern = '', owner] = rule.trim().split(/\s+/);
    if (matches(pattern, path)) return owner?.startsWith('#') ? undefined : owner;
  }
  return undefined;
}

/**
 * Patterns are those of .gitignore, but for one: `docs/*` stands for the files in `docs` alone.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax
 */
function matches(pattern: string, path: string): boolean {
  const isShallow = pattern.endsWith('/*') && !pattern.includes('**');
  if (isShallow && depth(pattern.replace(/^\//, '')) !== depth(path)) return false;
  return matchesPattern(pattern, path);
}

function depth(path: string): number {
  return path.split('/').length;
}
