import { isAbsolute, join, resolve } from 'node:path';
import type { FileSystem } from './files';
import { readText } from './project';

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
  for (const line of config.split(/\r?\n/)) {
    if (/^\s*\[/.test(line)) isOrigin = /^\s*\[\s*remote\s+"origin"\s*\]/.test(line);
    const url = isOrigin ? /^\s*url\s*=\s*(.+?)\s*$/.exec(line)?.[1] : undefined;
    if (url !== undefined) return url;
  }
  return undefined;
}

/** `https://user:token@host/a/b.git` and `git@host:a/b.git` → `host/a/b`. */
export function repositoryOf(url: string): string | undefined {
  const scp = /^(?:[^@/\s]+@)?([A-Za-z0-9.-]+):(?!\/)([^\s]+)$/.exec(url);
  const full = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@\s]*@)?([A-Za-z0-9.-]+)(?::\d+)?\/([^\s]+)$/i.exec(
    url,
  );
  const [, host, path] = full ?? scp ?? [];
  if (host === undefined || path === undefined) return undefined;
  return `${host}/${path.replace(/^\/+|(?:\.git)?\/*$/g, '')}`;
}
