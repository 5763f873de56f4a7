import { join } from 'node:path';
import { throwIfCancelled } from '../base/fault';
import type { Engine } from '../scan/engine';
import { detectLanguage } from '../scan/language';
import type { Sifted } from '../scan/sift';
import { decode } from '../workspace/decode';
import { FileReader } from '../workspace/fileReader';
import { listFiles, MAX_FILE_BYTES } from '../workspace/walk';
import type { Place } from './roots';
import type { Setups } from './setup';

/** A file that was scanned. */
export interface ScannedFile extends Sifted {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  /** As stored. */
  readonly bytes: number;
}

/** A file or folder that was left out. */
export interface PassedOver {
  readonly root: string;
  readonly path: string;
  readonly reason: string;
}

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
  for (const { root, path: start } of places) {
    const { engine, maxBytes = MAX_FILE_BYTES, ignoreGlobs } = await setups.for(root);
    const reader = new FileReader(maxBytes);
    for await (const { path, skipped } of listFiles(root, { start, ignoreGlobs }, signal)) {
      throwIfCancelled(signal);
      const absolute = join(root, path);
      if (seen.has(absolute)) continue;
      seen.add(absolute);
      const bytes = skipped ?? reader.read(absolute);
      if (typeof bytes === 'string') yield { root, path, reason: bytes };
      else yield { root, path, ...(await scanBytes(engine, path, bytes)) };
    }
  }
}

async function scanBytes(
  engine: Engine,
  path: string,
  bytes: Uint8Array,
): Promise<Omit<ScannedFile, 'root' | 'path'>> {
  const { text } = decode(bytes);
  const { languageId } = detectLanguage(path, undefined, text);
  const sifted = await engine.examine({ path, languageId, text });
  return { languageId, text, bytes: bytes.byteLength, ...sifted };
}
