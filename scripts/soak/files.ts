import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { randomFrom, type Random } from '../../test/scan/scripts';

const root = join(__dirname, '../..');
const FOLDERS = ['src', 'test', 'scripts', 'docs', 'node_modules'];
const MAX_SIZE = 300_000;
/** Of one extension: node_modules is nearly all JavaScript. */
const PER_EXTENSION = 60;
const BINARY = /\.(?:wasm|node|png|ico|gz|zip|tgz|exe|ttf|woff2?|gif|jpe?g|bin|so|br)$/i;

export interface RealFile {
  readonly path: string;
  readonly text: string;
}

/** Files of the repository and of its packages: some of every extension, chosen by the seed. */
export function realFiles(seed: number): RealFile[] {
  const byExtension = new Map<string, string[]>();
  for (const path of FOLDERS.flatMap(pathsBelow)) {
    const extension = extname(path);
    byExtension.set(extension, [...(byExtension.get(extension) ?? []), path]);
  }
  const next = randomFrom(seed);
  const chosen = [...byExtension.values()].flatMap((paths) => some(paths, next));
  return chosen.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function pathsBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !BINARY.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size <= MAX_SIZE)
    .map((path) => relative(root, path))
    .sort();
}

function some(paths: readonly string[], next: Random): string[] {
  if (paths.length <= PER_EXTENSION) return [...paths];
  return Array.from({ length: PER_EXTENSION }, () => paths[next(paths.length)]!);
}
