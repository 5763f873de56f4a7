/** Characters of the longest glob that a team file may hold. */
export const MAX_GLOB = 256;

/**
 * Path globs from a team file: `**` spans folders, `*` and `?` stay inside one name, `{a,b}` chooses.
 * A glob without `/` matches the name in any folder, and one that ends in `/` all that is in the
 * folder. Matching takes time proportional to glob × path, whatever a stranger wrote into the file.
 */
export function matchesGlob(glob: string, path: string): boolean {
  const names = path.split('/');
  return alternatives(glob).some((one) => {
    if (!one.includes('/')) return matchesName(one, names.at(-1) ?? '');
    return matchesSegments(segmentsOf(one), names);
  });
}

/** As in .gitignore, a `/` at the end alone does not tie a glob to the top. */
function segmentsOf(glob: string): string[] {
  const folder = glob.endsWith('/') ? glob.slice(0, -1) : undefined;
  const anywhere = folder !== undefined && !folder.includes('/') ? ['**'] : [];
  const path = folder === undefined ? glob : `${folder}/**`;
  return [...anywhere, ...path.replace(/^\//, '').split('/')];
}

const MAX_ALTERNATIVES = 32;

/** Expands `{a,b}`; past the limit the rest stays unexpanded and so matches nothing. */
function alternatives(glob: string): string[] {
  let globs = [glob];
  for (;;) {
    const index = globs.findIndex((one) => /\{[^{}]*\}/.test(one));
    const found = /\{([^{}]*)\}/.exec(globs[index] ?? '');
    const choices = (found?.[1] ?? '').split(',');
    if (!found || globs.length + choices.length > MAX_ALTERNATIVES) return globs;
    const { [index]: one = '' } = globs;
    const expanded = choices.map(
      (choice) => one.slice(0, found.index) + choice + one.slice(found.index + found[0].length),
    );
    globs = [...globs.slice(0, index), ...expanded, ...globs.slice(index + 1)];
  }
}

/** Which suffixes of the path the rest of the glob matches, from the glob's end to its start. */
function matchesSegments(glob: readonly string[], names: readonly string[]): boolean {
  let reachable = names.map(() => false);
  reachable.push(true);
  for (const segment of glob.toReversed()) {
    reachable = segment === '**' ? spread(reachable) : step(reachable, segment, names);
  }
  return reachable[0] ?? false;
}

function spread(reachable: readonly boolean[]): boolean[] {
  const last = reachable.lastIndexOf(true);
  return reachable.map((_, index) => index <= last);
}

function step(reachable: readonly boolean[], segment: string, names: readonly string[]): boolean[] {
  return reachable.map((_, index) => {
    const name = names[index];
    return name !== undefined && (reachable[index + 1] ?? false) && matchesName(segment, name);
  });
}

/** `*` and `?` in one name, with the last `*` as the only place to go back to. */
function matchesName(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < name.length;) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at++;
      resume = i;
    } else if (wanted === '?' || wanted === name[i]) {
      at += 1;
      i += 1;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
