import { dirname, join, sep } from 'node:path';
import { applyEdits, type TextEdit } from '../base/text';
import { canEncode, decode, encode } from './decode';
import type { FileSystem } from './files';

export interface FileChange {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly edits: readonly TextEdit[];
  /** The text that the edits were made for. */
  readonly expected: string;
}

/**
 * Edits a file on disk, if its text is still the expected one. Encoding, byte order mark, line ends
 * and permissions stay as they are.
 * @returns `changed` where the text is another by now; `refused` where the file lies outside the
 *   root (a symbolic link) or can't be written.
 */
export async function applyFileEdits(
  fs: FileSystem,
  { root, path, edits, expected }: FileChange,
): Promise<'applied' | 'changed' | 'refused'> {
  const absolute = join(root, path);
  if (!(await isInside(fs, root, absolute))) return 'refused';
  const bytes = await fs.read(absolute);
  if (!bytes) return 'changed';
  const { text, encoding } = decode(bytes);
  if (text !== expected) return 'changed';
  const edited = { text: applyEdits(text, edits), encoding };
  if (!canEncode(edited)) return 'refused';
  try {
    await fs.write(absolute, encode(edited));
    return 'applied';
  } catch {
    return 'refused';
  }
}

/** Whether the path lies in the root once all symbolic links are resolved. */
export async function isInside(fs: FileSystem, root: string, path: string): Promise<boolean> {
  const realRoot = await fs.realPath(root);
  const real = (await fs.realPath(path)) ?? (await fs.realPath(dirname(path)));
  if (realRoot === undefined || real === undefined) return false;
  return real === realRoot || real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
}
