import { isAbsolute, join, relative, sep } from 'node:path';
import type { Ignore } from 'ignore';
import { throwIfCancelled } from '../base/fault';
import { matchesGlob } from '../tagging/globs';
import { isBinary } from './decode';
import type { DirectoryEntry, EntryKind, FileSystem } from './files';
import { ignoreRules } from './ignoreRules';
import { nodeFiles } from './nodeFiles';
import { readText } from './readText';

/** A file to scan with its bytes, or one passed over with the reason. Paths are relative, with `/`. */
export type Walked =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly skipped: string };

export interface WalkOptions {
  /** Where to begin: a file or folder, relative to the root; by default the root. */
  readonly start?: string;
  /** Globs of the team file, as src/tagging/globs.ts reads them. */
  readonly ignoreGlobs?: readonly string[];
  /** Files larger than this many bytes are passed over. */
  readonly maxBytes?: number;
  readonly fs?: FileSystem;
}

/** 5 MiB: beyond that a file is data, not code. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** Folders that hold nobody's own code, whatever .gitignore says. */
const NEVER_ENTERED = new Set(['.git', '.hg', '.svn', 'node_modules']);

interface Walk {
  readonly root: string;
  readonly fs: FileSystem;
  readonly ignoreGlobs: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** The rules of one .gitignore, which hold below its folder. */
interface IgnoreLayer {
  /** Relative to the root, with a closing `/`; empty for the root. */
  readonly base: string;
  readonly rules: Ignore;
}

/** A file to scan, or one passed over with the reason, before anybody has looked into it. */
export type Listed = { readonly path: string; readonly skipped?: string };

/**
 * The text files under a folder, in the order of their paths' code units, so that two runs say the
 * same. Respects .gitignore on every level and .git/info/exclude. Symbolic links are not followed.
 * @throws Fault `cancelled` when the signal aborts.
 */
export async function* walk(
  root: string,
  options: WalkOptions = {},
  signal?: AbortSignal,
): AsyncGenerator<Walked> {
  const { fs = nodeFiles, maxBytes = MAX_FILE_BYTES } = options;
  const reading: Promise<Walked>[] = [];
  for await (const { path, skipped } of listFiles(root, options, signal)) {
    const walked =
      skipped === undefined ? inspect({ root, fs, maxBytes }, path) : { path, skipped };
    const first = reading.push(Promise.resolve(walked)) > AHEAD && reading.shift();
    if (first) yield await first;
  }
  // All is listed by now, so nothing else looks at the signal.
  for (const rest of reading) {
    throwIfCancelled(signal);
    yield await rest;
  }
}

/** Files that are read while the ones before them are scanned. */
const AHEAD = 8;

/**
 * As `walk`, but no file is opened: `maxBytes` is left to whoever reads them, and so is binary.
 * @throws Fault `cancelled` when the signal aborts.
 */
export async function* listFiles(
  root: string,
  options: WalkOptions = {},
  signal?: AbortSignal,
): AsyncGenerator<Listed> {
  const { start = '', fs = nodeFiles, ignoreGlobs = [] } = options;
  const context: Walk = { root, fs, ignoreGlobs, signal };
  const path = normalized(root, start);
  const kind = path === '' ? 'directory' : (await fs.stat(join(root, path)))?.kind;
  if (kind === 'directory') yield* listBelow(context, path);
  // A file that was named is scanned, ignored or not: whoever names it wants to know.
  else yield asListed(path, kind);
}

function asListed(path: string, kind: EntryKind | undefined): Listed {
  if (kind === 'file') return { path };
  return { path, skipped: kind === 'link' ? 'symbolic link' : 'not a regular file' };
}

function normalized(root: string, start: string): string {
  const path = isAbsolute(start) ? relative(root, start) : start;
  return path
    .split(sep)
    .join('/')
    .replace(/^\.\/|\/+$/g, '')
    .replace(/^\.$/, '');
}

/** A folder that is being listed, and those above it: one loop, since nested generators cost each file. */
async function* listBelow(context: Walk, start: string): AsyncGenerator<Listed> {
  const above = await layersAbove(context, start);
  const folders = [await openFolder(context, start, above)];
  for (let folder = folders.at(-1); folder; folder = folders.at(-1)) {
    throwIfCancelled(context.signal);
    const { path: within, layers, problem } = folder;
    const entry = folder.entries.pop();
    if (problem !== undefined) yield { path: within || '.', skipped: problem };
    if (!entry) {
      folders.pop();
      continue;
    }
    const { name, kind } = entry;
    const path = within ? `${within}/${name}` : name;
    if (kind !== 'directory') {
      if (!isIgnored(context, layers, path)) yield asListed(path, kind);
    } else if (!NEVER_ENTERED.has(name) && !isIgnored(context, layers, `${path}/`)) {
      folders.push(await openFolder(context, path, layers));
    }
  }
}

interface Folder {
  /** Relative to the root. */
  readonly path: string;
  /** What is still to be listed, the next one last. */
  readonly entries: DirectoryEntry[];
  readonly layers: readonly IgnoreLayer[];
  /** Why it can't be listed. */
  readonly problem?: string;
}

async function openFolder(
  context: Walk,
  path: string,
  inherited: readonly IgnoreLayer[],
): Promise<Folder> {
  const entries = await entriesOf(context, path);
  if (typeof entries === 'string') return { path, entries: [], layers: [], problem: entries };
  const hasRules = entries.some(({ name }) => name === '.gitignore');
  const own = hasRules ? await layerOf(context, path) : [];
  return { path, entries, layers: own.length > 0 ? [...inherited, ...own] : inherited };
}

/** The last in order first. */
async function entriesOf({ root, fs }: Walk, folder: string): Promise<DirectoryEntry[] | string> {
  try {
    const entries = await fs.list(join(root, folder));
    return [...entries].sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
  } catch (error) {
    return unreadable(error);
  }
}

/** A folder sorts as the paths in it do: `a-b` before `a/x`. */
function sortKey({ name, kind }: DirectoryEntry): string {
  return kind === 'directory' ? `${name}/` : name;
}

interface Reading {
  readonly root: string;
  readonly fs: FileSystem;
  readonly maxBytes: number;
}

async function inspect({ root, fs, maxBytes }: Reading, path: string): Promise<Walked> {
  try {
    const info = await fs.stat(join(root, path));
    if (!info) return { path, skipped: 'not there any more' };
    if (info.size > maxBytes) return { path, skipped: tooLarge(maxBytes) };
    const bytes = await fs.read(join(root, path));
    if (!bytes) return { path, skipped: 'not there any more' };
    return isBinary(bytes) ? { path, skipped: 'binary' } : { path, bytes };
  } catch (error) {
    return { path, skipped: unreadable(error) };
  }
}

/** As a reason to pass a file over. */
export function tooLarge(maxBytes: number): string {
  return `larger than ${maxBytes} bytes`;
}

/** As a reason to pass a file or folder over. */
export function unreadable(error: unknown): string {
  return `not readable (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`;
}

/** The last rule that speaks of a path decides, and a deeper .gitignore speaks after a higher one. */
function isIgnored(context: Walk, layers: readonly IgnoreLayer[], path: string): boolean {
  const bare = path.replace(/\/$/, '');
  if (context.ignoreGlobs.some((glob) => matchesGlob(glob, bare))) return true;
  let ignored = false;
  for (const { base, rules } of layers) {
    const verdict = rules.test(path.slice(base.length));
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}

async function layersAbove(context: Walk, folder: string): Promise<IgnoreLayer[]> {
  if (folder === '') return excludes(context);
  const layers = await excludes(context);
  const parts = folder.split('/');
  for (let depth = 0; depth < parts.length; depth += 1) {
    layers.push(...(await layerOf(context, parts.slice(0, depth).join('/'))));
  }
  return layers;
}

async function excludes(context: Walk): Promise<IgnoreLayer[]> {
  return layerFrom(context, '.git/info/exclude', '');
}

async function layerOf(context: Walk, folder: string): Promise<IgnoreLayer[]> {
  const base = folder ? `${folder}/` : '';
  return layerFrom(context, `${base}.gitignore`, base);
}

/** Git does not follow a link here, and one that can't be read hides nothing. */
async function layerFrom({ root, fs }: Walk, path: string, base: string): Promise<IgnoreLayer[]> {
  const file = join(root, path);
  const info = await fs.stat(file).catch(() => undefined);
  const text = info?.kind === 'file' ? await readText(fs, file) : undefined;
  return text === undefined ? [] : [{ base, rules: ignoreRules(text) }];
}
