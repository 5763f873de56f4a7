import { join } from 'node:path';
import type { Engine } from '../scan/engine';
import { detectLanguage } from '../scan/language';
import type { Sifted } from '../scan/sift';
import { decode } from '../workspace/decode';
import { FileReader } from '../workspace/fileReader';
import { MAX_FILE_BYTES, type Listed } from '../workspace/walk';

/** A file that was scanned. */
export interface ScannedFile extends Sifted {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly languageId: string;
  /** Empty where nothing was found: then nobody asks for it. */
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

/** Reads and scans the files of one project. */
export class FileScanner {
  readonly #root: string;
  readonly #engine: Engine;
  readonly #reader: FileReader;

  constructor(root: string, engine: Engine, maxBytes = MAX_FILE_BYTES) {
    this.#root = root;
    this.#engine = engine;
    this.#reader = new FileReader(maxBytes);
  }

  async scan({ path, skipped }: Listed): Promise<ScannedFile | PassedOver> {
    const root = this.#root;
    const bytes = skipped ?? this.#reader.read(join(root, path));
    if (typeof bytes === 'string') return { root, path, reason: bytes };
    const { text } = decode(bytes);
    const { languageId } = detectLanguage(path, undefined, text);
    const sifted = await this.#engine.examine({ path, languageId, text });
    const isAsked = sifted.findings.length + sifted.allowed.length > 0;
    const kept = isAsked ? text : '';
    return { root, path, languageId, text: kept, bytes: bytes.byteLength, ...sifted };
  }
}
