import { randomUUID } from 'node:crypto';
import {
  access,
  constants,
  lstat,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import type { Dirent, Stats } from 'node:fs';
import type { EntryKind, FileSystem } from './files';

/** The file system of this machine. */
export const nodeFiles: FileSystem = {
  async read(path) {
    const info = await ifThere(stat(path));
    return info?.isFile() ? readFile(path) : undefined;
  },

  async write(path, bytes) {
    const mode = (await ifThere(stat(path)))?.mode;
    // A file that may not be written could still be replaced: that is not what its owner meant.
    if (mode !== undefined) await access(path, constants.W_OK);
    await replace(path, bytes, mode);
  },

  remove: (path) => rm(path, { force: true }),

  async list(directory) {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  },

  async stat(path) {
    const info = await ifThere(lstat(path));
    return info && { size: info.size, kind: kindOf(info) };
  },

  realPath: (path) => ifThere(realpath(path)),
};

/**
 * Writes beside the file and renames, so that a crash leaves the old text or the new and never half
 * of one. The file's permissions are kept.
 */
async function replace(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const target = (await ifThere(realpath(path))) ?? path;
  const temporary = `${target}.${randomUUID()}.tmp`;
  const permissions = mode === undefined ? undefined : mode & 0o777;
  try {
    const file = await open(temporary, 'wx', permissions);
    try {
      if (permissions !== undefined) await file.chmod(permissions);
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function ifThere<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw error;
  }
}

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'directory';
  return entry.isFile() ? 'file' : 'other';
}
