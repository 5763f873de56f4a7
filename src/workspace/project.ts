import { join, posix } from 'node:path';
import { parse as parseJson } from 'jsonc-parser';
import type { Manifest, ProjectFacts } from '../rewrite/adapter';
import { decode } from './decode';
import type { FileSystem } from './files';

const MANIFESTS = ['package.json', 'requirements.txt', 'pyproject.toml'] as const;
/** How many `extends` are followed; a longer chain, or a ring, ends there. */
const MAX_EXTENDS = 10;
/** Packages that bundle for the browser, when they are among a project's dependencies. */
const BUNDLERS = [
  'vite',
  'webpack',
  'parcel',
  'rollup',
  '@angular/core',
  'react-scripts',
  'svelte',
];
/** Paths of a bundled project that run on a server all the same. */
const SERVER_PATH = /(?:^|\/)(?:server|api|backend|scripts|functions|lambda)(?:\/|\.[cm]?[jt]s$)/;

type Json = Readonly<Record<string, unknown>>;

/** What the rewrite adapters must know of the project around `path` (relative to `root`, with `/`). */
export async function projectFactsFor(
  fs: FileSystem,
  root: string,
  path: string,
): Promise<ProjectFacts> {
  const manifests = await nearestManifests(fs, root, path);
  const manifest = manifests.find(({ kind }) => kind === 'package.json');
  const packageJson = manifest ? object(parseJson(manifest.text)) : undefined;
  const type = packageJson?.['type'];
  return {
    manifests,
    ...(type === 'module' || type === 'commonjs' ? { packageType: type } : {}),
    ...(packageJson && isBrowserCode(packageJson, path) ? { browser: true } : {}),
    ...(await typescriptFacts(fs, root, path)),
  };
}

/** The folders from the file's own up to the root, relative, the root being ''. */
export function foldersUp(path: string): string[] {
  const folders: string[] = [];
  for (let at = posix.dirname(path); at !== '.' && at !== '/'; at = posix.dirname(at)) {
    folders.push(at);
  }
  return [...folders, ''];
}

/** The text of a file, or undefined where it is not there or can't be read. */
export async function readText(fs: FileSystem, path: string): Promise<string | undefined> {
  try {
    const bytes = await fs.read(path);
    return bytes && decode(bytes).text;
  } catch {
    return undefined;
  }
}

async function nearestManifests(fs: FileSystem, root: string, path: string): Promise<Manifest[]> {
  const found: Manifest[] = [];
  for (const kind of MANIFESTS) {
    for (const folder of foldersUp(path)) {
      const text = await readText(fs, join(root, folder, kind));
      if (text === undefined) continue;
      found.push({ kind, path: posix.join(folder, kind), text });
      break;
    }
  }
  return found;
}

function isBrowserCode(packageJson: Json, path: string): boolean {
  if (SERVER_PATH.test(path)) return false;
  const dependencies = {
    ...object(packageJson['dependencies']),
    ...object(packageJson['devDependencies']),
  };
  const isBundled = BUNDLERS.some((name) => Object.hasOwn(dependencies, name));
  const isSource = /^(?:.*\/)?(?:src|app|client|frontend|public|web)\//.test(path);
  return typeof packageJson['browser'] === 'string' || (isBundled && isSource);
}

async function typescriptFacts(
  fs: FileSystem,
  root: string,
  path: string,
): Promise<Pick<ProjectFacts, 'tsModule' | 'tsTarget'>> {
  for (const folder of foldersUp(path)) {
    const file = join(root, folder, 'tsconfig.json');
    if ((await readText(fs, file)) === undefined) continue;
    const options = await compilerOptions(fs, root, file, MAX_EXTENDS);
    const { module, target } = options;
    return {
      ...(typeof module === 'string' ? { tsModule: module.toLowerCase() } : {}),
      ...(typeof target === 'string' ? { tsTarget: target.toLowerCase() } : {}),
    };
  }
  return {};
}

async function compilerOptions(
  fs: FileSystem,
  root: string,
  file: string,
  depth: number,
): Promise<Json> {
  const config = object(
    parseJson((await readText(fs, file)) ?? '', [], { allowTrailingComma: true }),
  );
  const bases = [config?.['extends']].flat().filter((one) => typeof one === 'string');
  let options: Json = {};
  for (const base of depth > 0 ? bases : []) {
    const found = await resolveBase(fs, root, file, base);
    if (found) options = { ...options, ...(await compilerOptions(fs, root, found, depth - 1)) };
  }
  return { ...options, ...object(config?.['compilerOptions']) };
}

/** A base beside the file, or one from a package in a node_modules on the way up to the root. */
async function resolveBase(
  fs: FileSystem,
  root: string,
  file: string,
  base: string,
): Promise<string | undefined> {
  const folder = posix.dirname(file);
  const isRelative = base.startsWith('.') || base.startsWith('/');
  const places = isRelative
    ? [posix.resolve(folder, base)]
    : foldersUp(posix.relative(root, file)).map((up) => join(root, up, 'node_modules', base));
  for (const place of places) {
    for (const candidate of [place, `${place}.json`, join(place, 'tsconfig.json')]) {
      if ((await readText(fs, candidate)) !== undefined) return candidate;
    }
  }
  return undefined;
}

function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;
}
