import type { Finding, ScanInput } from '../scan/finding';
import { detectLanguage } from '../scan/language';
import { throwIfCancelled } from '../base/fault';
import { decode } from '../workspace/decode';
import { nodeFiles } from '../workspace/nodeFiles';
import { readTeamFile } from '../workspace/teamFile';
import { walk } from '../workspace/walk';
import { join } from 'node:path';
import type { Place } from './roots';

/** A file that was scanned. */
export interface ScannedFile {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  /** As stored. */
  readonly bytes: number;
  readonly findings: readonly Finding[];
}

/** A file or folder that was left out. */
export interface PassedOver {
  readonly root: string;
  readonly path: string;
  readonly reason: string;
}

interface Scanner {
  scan(input: ScanInput): Promise<readonly Finding[]>;
}

/**
 * Scans the files at and under the places, each once, as far as neither .gitignore nor the team
 * file leaves them out. What can't be read is named and passed over.
 */
export async function* scanFiles(
  places: readonly Place[],
  scanner: Scanner,
  signal: AbortSignal,
): AsyncGenerator<ScannedFile | PassedOver> {
  const seen = new Set<string>();
  for (const place of places) {
    const { file } = await readTeamFile(nodeFiles, place.root);
    const options = { start: place.path, ignoreGlobs: file?.ignore ?? [] };
    for await (const entry of walk(place.root, options, signal)) {
      throwIfCancelled(signal);
      const absolute = join(place.root, entry.path);
      if (seen.has(absolute)) continue;
      seen.add(absolute);
      const { root } = place;
      if ('skipped' in entry) yield { root, path: entry.path, reason: entry.skipped };
      else yield await scanFile(root, entry.path, scanner);
    }
  }
}

async function scanFile(
  root: string,
  path: string,
  scanner: Scanner,
): Promise<ScannedFile | PassedOver> {
  const bytes = await readBytes(join(root, path));
  if (typeof bytes === 'string') return { root, path, reason: bytes };
  const { text } = decode(bytes);
  const { languageId } = detectLanguage(path);
  const findings = await scanner.scan({ path, languageId, text });
  return { root, path, languageId, text, bytes: bytes.byteLength, findings };
}

/** The file's bytes, or why there are none. */
async function readBytes(path: string): Promise<Uint8Array | string> {
  try {
    return (await nodeFiles.read(path)) ?? 'not a regular file any more';
  } catch (error) {
    return `not readable (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`;
  }
}
