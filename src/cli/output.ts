import type { Writable } from 'node:stream';

/**
 * Writes to a stream and waits where its reader is slow, so that nothing is lost when the program
 * ends and a long input needs no more memory than a short one. A reader that went away
 * (`| head`) ends the output quietly.
 */
export class Output {
  readonly #stream: Writable;
  #gone = false;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      this.#gone = true;
    });
  }

  /** Whether the reader went away. */
  get isGone(): boolean {
    return this.#gone;
  }

  /** Resolves once the stream has taken the text. */
  write(text: string): Promise<void> {
    if (this.#gone || text === '') return Promise.resolve();
    return new Promise((resolve) => {
      // The callback comes with an error too; the error itself arrives as an event.
      this.#stream.write(text, () => {
        resolve();
      });
    });
  }
}
