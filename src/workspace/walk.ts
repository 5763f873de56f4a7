import { isAbsolute, join, relative, sep } from 'node:path';
import type { Ignore } from 'ignore';
import { throwIfCancelled } from '../base/fault';
import { matchesGlob } from '../tagging/globs';
import { isBinary } from './decode';
import type { DirectoryEntry, FileSystem } from './files';
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
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** The rules of one .gitignore, which hold below its folder. */
interface IgnoreLayer {
  /** Relative to the root, with a closing `/`; empty for the root. */
  readonly base: string;
  readonly rules: Ignore;
}

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
  const { start = '', fs = nodeFiles, ignoreGlobs = [], maxBytes = MAX_FILE_BYTES } = options;
  const context: Walk = { root, fs, ignoreGlobs, maxBytes, signal };
  const path = normalized(root, start);
  const kind = path === '' ? 'directory' : (await fs.stat(join(root, path)))?.kind;
  if (kind === 'directory') {
    yield* walkFolder(context, path, await layersAbove(context, path));
  } else if (kind === 'file') {
    // A file that was named is scanned, ignored or not: whoever names it wants to know.
    yield await inspect(context, path);
  } else {
    yield { path, skipped: kind === 'link' ? 'symbolic link' : 'not a regular file' };
  }
}

function normalized(root: string, start: string): string {
  const path = isAbsolute(start) ? relative(root, start) : start;
  return path
    .split(sep)
    .join('/')
    .replace(/^\.\/|\/+$/g, '')
    .replace(/^\.$/, '');
}

async function* walkFolder(
  context: Walk,
  folder: string,
  inherited: readonly IgnoreLayer[],
): AsyncGenerator<Walked> {
  throwIfCancelled(context.signal);
  const entries = await entriesOf(context, folder);
  if (typeof entries === 'string') {
    yield { path: folder || '.', skipped: entries };
    return;
  }
  const layers = [...inherited, ...(await layerOf(context, folder))];
  const reading = readAhead(context, layers, folder, entries);
  for (const [index, { name, kind }] of entries.entries()) {
    throwIfCancelled(context.signal);
    const path = folder ? `${folder}/${name}` : name;
    if (kind === 'directory') {
      const isClosed = NEVER_ENTERED.has(name) || isIgnored(context, layers, `${path}/`);
      if (!isClosed) yield* walkFolder(context, path, layers);
    } else {
      const walked = await reading(index);
      if (walked) yield walked;
    }
  }
}

/** Files of a folder that are read while the ones before them are scanned. */
const AHEAD = 8;

/** Gives what stands at an index, undefined where it is ignored, and begins to read the next ones. */
function readAhead(
  context: Walk,
  layers: readonly IgnoreLayer[],
  folder: string,
  entries: readonly DirectoryEntry[],
): (index: number) => Promise<Walked | undefined> {
  const begun = new Map<number, Promise<Walked | undefined>>();
  const begin = async ({ name, kind }: DirectoryEntry): Promise<Walked | undefined> => {
    const path = folder ? `${folder}/${name}` : name;
    if (kind === 'directory' || isIgnored(context, layers, path)) return undefined;
    if (kind === 'file') return inspect(context, path);
    return { path, skipped: kind === 'link' ? 'symbolic link' : 'not a regular file' };
  };
  return async (index) => {
    entries.slice(index, index + AHEAD).forEach((entry, offset) => {
      if (!begun.has(index + offset)) begun.set(index + offset, begin(entry));
    });
    const walked = await begun.get(index);
    begun.delete(index);
    return walked;
  };
}

async function entriesOf({ root, fs }: Walk, folder: string): Promise<DirectoryEntry[] | string> {
  try {
    const entries = await fs.list(join(root, folder));
    return [...entries].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  } catch (error) {
    return unreadable(error);
  }
}

/** A folder sorts as the paths in it do: `a-b` before `a/x`. */
function sortKey({ name, kind }: DirectoryEntry): string {
  return kind === 'directory' ? `${name}/` : name;
}

async function inspect({ root, fs, maxBytes }: Walk, path: string): Promise<Walked> {
  try {
    const info = await fs.stat(join(root, path));
    if (!info) return { path, skipped: 'not there any more' };
    if (info.size > maxBytes) return { path, skipped: `larger than ${maxBytes} bytes` };
    const bytes = await fs.read(join(root, path));
    if (!bytes) return { path, skipped: 'not there any more' };
    return isBinary(bytes) ? { path, skipped: 'binary' } : { path, bytes };
  } catch (error) {
    return { path, skipped: unreadable(error) };
  }
}

function unreadable(error: unknown): string {
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
