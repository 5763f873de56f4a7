import { join } from 'node:path';
import { throwIfCancelled } from '../base/fault';
import { listFiles, type Listed } from '../workspace/walk';
import type { PassedOver, ScannedFile } from './fileScanner';
import type { Place } from './roots';
import { ScanPool } from './scanPool';
import type { Setups } from './setup';

/**
 * Scans the files at and under the places, each once, as far as neither .gitignore nor the team
 * file leaves them out. What can't be read is named and passed over.
 */
export async function* scanFiles(
  places: readonly Place[],
  setups: Setups,
  signal: AbortSignal,
): AsyncGenerator<ScannedFile | PassedOver> {
  const seen = new Set<string>();
  const pool = new ScanPool();
  try {
    for (const { root, path: start } of places) {
      const setup = await setups.for(root);
      const options = { start, ignoreGlobs: setup.ignoreGlobs };
      const files = unseen(root, listFiles(root, options, signal), seen);
      for await (const entry of pool.scan(root, setup, files)) {
        throwIfCancelled(signal);
        yield entry;
      }
    }
  } finally {
    await pool.dispose();
  }
}

async function* unseen(
  root: string,
  files: AsyncIterable<Listed>,
  seen: Set<string>,
): AsyncGenerator<Listed> {
  for await (const file of files) {
    const absolute = join(root, file.path);
    if (seen.has(absolute)) continue;
    seen.add(absolute);
    yield file;
  }
}
