import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** From a bundle in dist/, and from the sources in src/cli/. */
const LEVELS = ['..', '../..'];

interface OwnManifest {
  readonly name?: string;
  readonly version?: string;
}

/** The folder that this program's package.json is in. @throws RangeError where there is none. */
export function ownFolder(): string {
  const folders = LEVELS.map((level) => join(__dirname, level));
  const own = folders.find((folder) => readManifest(folder).name === 'secret-ferry');
  if (own === undefined) throw new RangeError('the program lies outside of its package');
  return own;
}

/** The version in package.json. */
export function ownVersion(): string {
  return readManifest(ownFolder()).version ?? 'unknown';
}

function readManifest(folder: string): OwnManifest {
  const path = join(folder, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as OwnManifest) : {};
}
