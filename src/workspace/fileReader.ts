import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isBinary, SAMPLE_BYTES } from './decode';
import { tooLarge, unreadable } from './walk';

/** A link is not followed, and a pipe that took the file's place is not waited for. */
const FLAGS =
  constants.O_RDONLY | ofPlatform(constants.O_NOFOLLOW) | ofPlatform(constants.O_NONBLOCK);
/** Most files fit; the buffer grows to the largest one met. */
const USUAL = 256 * 1024;

/** Windows has none of these flags. */
function ofPlatform(flag: number | undefined): number {
  return flag ?? 0;
}

/**
 * Reads files one after the other into one buffer, waiting for each: in a thread that does nothing
 * else this takes a fraction of the time that promises take. Of a binary file only the beginning is
 * read.
 */
export class FileReader {
  readonly #maxBytes: number;
  #buffer = Buffer.allocUnsafeSlow(USUAL);

  /** @param maxBytes larger files are passed over. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The bytes of a file, which are good until the next one is read; or why it is passed over. */
  read(path: string): Uint8Array | string {
    try {
      const file = openSync(path, FLAGS);
      try {
        return this.#read(file);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return 'not there any more';
      return code === 'ELOOP' ? 'symbolic link' : unreadable(error);
    }
  }

  #read(file: number): Uint8Array | string {
    const info = fstatSync(file);
    if (!info.isFile()) return 'not a regular file';
    if (info.size > this.#maxBytes) return tooLarge(this.#maxBytes);
    const sample = this.#fill(file, 0, Math.min(info.size, SAMPLE_BYTES));
    if (isBinary(this.#buffer.subarray(0, sample))) return 'binary';
    const size = sample < SAMPLE_BYTES ? sample : this.#fill(file, sample, info.size);
    return this.#buffer.subarray(0, size);
  }

  /** Reads on from `from` up to `to`, or the end of the file. @returns how much there is. */
  #fill(file: number, from: number, to: number): number {
    this.#reserve(from, to);
    let at = from;
    while (at < to) {
      const more = readSync(file, this.#buffer, at, to - at, null);
      if (more === 0) break;
      at += more;
    }
    return at;
  }

  #reserve(kept: number, size: number): void {
    if (size <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * size);
    this.#buffer.copy(larger, 0, 0, kept);
    this.#buffer = larger;
  }
}
