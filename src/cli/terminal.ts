import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/** Asks the person at the terminal. Every question ends with an abort, or with the input's end. */
export class Terminal {
  readonly #input: Readable;
  readonly #output: Writable;

  constructor(input: Readable, output: Writable) {
    this.#input = input;
    this.#output = output;
  }

  /** Whether the answer is `y` or `yes`. */
  async confirm(question: string, signal: AbortSignal): Promise<boolean> {
    const answer = await this.ask(`${question} [y/N] `, signal);
    return /^\s*y(es)?\s*$/i.test(answer ?? '');
  }

  /** The answer without space around it; undefined where there was none. */
  async ask(question: string, signal: AbortSignal): Promise<string | undefined> {
    const lines = createInterface({ input: this.#input, output: this.#output });
    try {
      const ended = new Promise<undefined>((resolve) => {
        lines.once('close', () => {
          resolve(undefined);
        });
      });
      const answer = await Promise.race([lines.question(question, { signal }), ended]);
      return answer?.trim() === '' ? undefined : answer?.trim();
    } finally {
      lines.close();
    }
  }
}
