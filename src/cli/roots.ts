import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from './arguments';

/** What marks the top of a project, strongest first. */
const MARKERS = ['.secretferry.json', '.git', 'package.json', 'pyproject.toml', 'requirements.txt'];

/** A path that was given, and the project it lies in. Both absolute. */
export interface Place {
  readonly path: string;
  readonly root: string;
}

/**
 * The given paths, or the current folder where none is given. The root is what an editor would
 * have open: the current folder's project, or the path's own where it lies outside of that.
 * @throws UsageError where a path does not exist.
 */
export async function findPlaces(paths: readonly string[], cwd: string): Promise<Place[]> {
  const own = await projectRoot(cwd);
  const places: Place[] = [];
  for (const given of paths.length > 0 ? paths : ['.']) {
    const named = resolve(cwd, given);
    const kind = await kindOf(named);
    if (kind === undefined) throw new UsageError(`there is no file or folder "${given}"`);
    // A link that is named is meant; those met on the way are not followed.
    const path = await realpath(named);
    const folder = kind === 'folder' ? path : dirname(path);
    places.push({ path, root: isInside(own, path) ? own : await projectRoot(folder) });
  }
  return places;
}

/** The nearest folder upwards with the strongest marker that any has; else the folder itself. */
async function projectRoot(folder: string): Promise<string> {
  for (const marker of MARKERS) {
    for (let at = folder; ; at = dirname(at)) {
      if ((await kindOf(join(at, marker))) !== undefined) return at;
      if (dirname(at) === at) break;
    }
  }
  return folder;
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}

/** `path` as seen from `folder`, with `/`. */
export function relativePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/') || '.';
}
