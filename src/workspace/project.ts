import { dirname, isAbsolute, join, posix, resolve } from 'node:path';
import { MANIFEST_KINDS, type Manifest, type ProjectFacts } from '../rewrite/adapter';
import type { FileSystem } from './files';
import { readTeamFile } from './teamFile';
import { asObject, parseObject, readInside, readText, type Json } from './readText';

/** How many files `extends` may lead to in all; a longer chain, or a ring, ends there. */
const MAX_EXTENDS = 20;
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

/** What the rewrite adapters must know of the project around `path` (relative to `root`, with `/`). */
export async function projectFactsFor(
  fs: FileSystem,
  root: string,
  path: string,
): Promise<ProjectFacts> {
  const manifests = await nearestManifests(fs, root, path);
  const manifest = manifests.find(({ kind }) => kind === 'package.json');
  const packageJson = manifest ? parseObject(manifest.text) : undefined;
  const type = packageJson?.['type'];
  const { lookup = {} } = (await readTeamFile(fs, root)).file ?? {};
  return {
    manifests,
    ...(type === 'module' || type === 'commonjs' ? { packageType: type } : {}),
    ...(packageJson && isBrowserCode(packageJson, path) ? { browser: true } : {}),
    ...(await typescriptFacts(fs, root, path)),
    ...(Object.keys(lookup).length > 0 ? { lookup } : {}),
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

async function nearestManifests(fs: FileSystem, root: string, of: string): Promise<Manifest[]> {
  const found: Manifest[] = [];
  for (const kind of MANIFEST_KINDS) {
    for (const folder of foldersUp(of)) {
      const file = await manifestIn(fs, join(root, folder), kind);
      const path = posix.join(folder, file ?? kind);
      const text = file === undefined ? undefined : await readInside(fs, root, path);
      if (text === undefined) continue;
      found.push({ kind, path, text });
      break;
    }
  }
  return found;
}

/** The name of a folder's manifest; none where several files could be meant. */
async function manifestIn(
  fs: FileSystem,
  folder: string,
  kind: Manifest['kind'],
): Promise<string | undefined> {
  if (!kind.startsWith('*')) return kind;
  const entries = await fs.list(folder).catch(() => []);
  const names = entries.map(({ name }) => name).filter((name) => name.endsWith(kind.slice(1)));
  return names.length === 1 ? names[0] : undefined;
}

function isBrowserCode(packageJson: Json, path: string): boolean {
  if (SERVER_PATH.test(path)) return false;
  const dependencies = {
    ...asObject(packageJson['dependencies']),
    ...asObject(packageJson['devDependencies']),
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
    const text = await readInside(fs, root, posix.join(folder, 'tsconfig.json'));
    if (text === undefined) continue;
    const bases = new Bases(fs, root);
    const { module, target } = await bases.options(text, join(root, folder));
    return {
      ...(typeof module === 'string' ? { tsModule: module.toLowerCase() } : {}),
      ...(typeof target === 'string' ? { tsTarget: target.toLowerCase() } : {}),
    };
  }
  return {};
}

/** Follows `extends`, which may name several files each time, up to a number of files in all. */
class Bases {
  readonly #fs: FileSystem;
  readonly #root: string;
  #left = MAX_EXTENDS;

  constructor(fs: FileSystem, root: string) {
    this.#fs = fs;
    this.#root = root;
  }

  /** The effective compiler options of a configuration that stands in `folder`. */
  async options(text: string, folder: string): Promise<Json> {
    const config = parseObject(text);
    const names = [config?.['extends']].flat().filter((one) => typeof one === 'string');
    let options: Json = {};
    for (const name of names) {
      if (this.#left-- <= 0) break;
      const base = await this.#find(name, folder);
      if (base) options = { ...options, ...(await this.options(base.text, dirname(base.path))) };
    }
    return { ...options, ...asObject(config?.['compilerOptions']) };
  }

  /** A base beside the file, or one from a package in a node_modules on the way up to the root. */
  async #find(name: string, folder: string): Promise<{ path: string; text: string } | undefined> {
    const isPath = name.startsWith('.') || isAbsolute(name);
    const places = isPath ? [resolve(folder, name)] : this.#packages(name, folder);
    for (const place of places) {
      for (const path of [place, `${place}.json`, join(place, 'tsconfig.json')]) {
        const text = await readText(this.#fs, path);
        if (text !== undefined) return { path, text };
      }
    }
    return undefined;
  }

  #packages(name: string, folder: string): string[] {
    const places: string[] = [];
    for (let at = folder; at.startsWith(this.#root); at = dirname(at)) {
      places.push(join(at, 'node_modules', name));
      if (at === dirname(at)) break;
    }
    return places;
  }
}
