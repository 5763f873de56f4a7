import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { decode } from './decode';
import { isInside } from './fileEdits';
import type { FileSystem } from './files';

/** 1 MiB: no manifest or configuration file that a person wrote is larger. */
const MAX_BYTES = 1024 * 1024;

/** A JSON object, whatever it holds. */
export type Json = Readonly<Record<string, unknown>>;

/** The text of a file; undefined where it is not there, can't be read or is larger, by default than 1 MiB. */
export async function readText(
  fs: FileSystem,
  path: string,
  maxBytes = MAX_BYTES,
): Promise<string | undefined> {
  try {
    const real = await fs.realPath(path);
    const info = real === undefined ? undefined : await fs.stat(real);
    if (real === undefined || !info || info.size > maxBytes) return undefined;
    const bytes = await fs.read(real);
    return bytes && decode(bytes).text;
  } catch {
    return undefined;
  }
}

/** As `readText`, for a path relative to `root`; a link that leads out of the root is not followed. */
export async function readInside(
  fs: FileSystem,
  root: string,
  path: string,
  maxBytes = MAX_BYTES,
): Promise<string | undefined> {
  const file = join(root, path);
  const inside = await isInside(fs, root, file).catch(() => false);
  return inside ? readText(fs, file, maxBytes) : undefined;
}

/** A JSON text's object, comments and closing commas allowed; undefined for anything else. */
export function parseObject(text: string): Json | undefined {
  try {
    return asObject(parse(text, [], { allowTrailingComma: true }));
  } catch {
    return undefined; // nested beyond the parser's stack
  }
}

/** The value where it is an object. */
export function asObject(value: unknown): Json | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Json) : undefined;
}
