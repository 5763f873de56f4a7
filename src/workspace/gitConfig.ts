import { isAbsolute, join, resolve } from 'node:path';
import type { FileSystem } from './files';
import { readText } from './readText';

/**
 * The repository that `origin` names, `host/owner/name`, without credentials; undefined where there
 * is none. Git itself is never run: a folder from strangers could have it execute their programs.
 */
export async function originRepository(fs: FileSystem, root: string): Promise<string | undefined> {
  const directory = await gitDirectory(fs, root);
  const config = directory && (await readText(fs, join(directory, 'config')));
  const url = config === undefined ? undefined : originUrl(config);
  return url === undefined ? undefined : repositoryOf(url);
}

/** `.git`, or what it points to in a worktree or submodule. */
async function gitDirectory(fs: FileSystem, root: string): Promise<string | undefined> {
  const dotGit = join(root, '.git');
  const kind = (await fs.stat(dotGit))?.kind;
  if (kind === 'directory') return dotGit;
  if (kind !== 'file') return undefined;
  const pointer = /^gitdir: (.+)$/m.exec((await readText(fs, dotGit)) ?? '')?.[1]?.trim();
  if (pointer === undefined) return undefined;
  const own = isAbsolute(pointer) ? pointer : resolve(root, pointer);
  const common = (await readText(fs, join(own, 'commondir')))?.trim();
  return common === undefined ? own : resolve(own, common);
}

function originUrl(config: string): string | undefined {
  let isOrigin = false;
  for (const line of config.split('\n').map((one) => one.trim())) {
    if (line.startsWith('[')) isOrigin = /^\[\s*remote\s+"origin"\s*\]/.test(line);
    if (!isOrigin) continue;
    const [key = '', ...value] = line.split('=');
    if (key.trim() === 'url') return value.join('=').trim().replaceAll('"', '');
  }
  return undefined;
}

/** Longer than any address of a repository; what follows takes time that grows with its square. */
const MAX_URL = 1024;
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@\s]*@)?([a-z0-9.-]+)(?::\d+)?\/(\S+)$/i;
const SCP = /^(?:[^@/\s]+@)?([a-z0-9.-]+):(?!\/)(\S+)$/i;

/**
 * `https://user:token@host/a/b.git` and `git@host:a/b.git` → `host/a/b`. Whatever else an address
 * may carry, such as a token in its query, is left out; an odd path gives undefined.
 */
export function repositoryOf(url: string): string | undefined {
  if (url.length > MAX_URL) return undefined;
  const [, host, rest] = ADDRESS.exec(url) ?? SCP.exec(url) ?? [];
  const path = rest?.replace(/[?#].*$/, '').replace(/^\/+|(?:\.git)?\/*$/g, '');
  if (host === undefined || !path || !/^[\w.~+/-]+$/.test(path)) return undefined;
  return `${host}/${path}`;
}
