import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { Fault, throwIfCancelled } from '../base/fault';

/** Asks the person at the terminal. */
export class Terminal {
  readonly #input: Readable;
  readonly #output: Writable;

  constructor(input: Readable, output: Writable) {
    this.#input = input;
    this.#output = output;
  }

  /** Whether the answer is `y` or `yes`. @throws Fault as ask. */
  async confirm(question: string, signal: AbortSignal): Promise<boolean> {
    const answer = await this.ask(`${question} [y/N] `, signal);
    return /^y(es)?$/i.test(answer ?? '');
  }

  /**
   * The answer without space around it; undefined where it is empty.
   * @throws Fault `cancelled` at an interrupt, and where the input ends instead.
   */
  async ask(question: string, signal: AbortSignal): Promise<string | undefined> {
    throwIfCancelled(signal);
    const lines = createInterface({ input: this.#input, output: this.#output });
    const ended = new Promise<undefined>((resolve) => {
      lines.once('close', () => {
        resolve(undefined);
      });
    });
    const end = (): void => {
      lines.close();
    };
    signal.addEventListener('abort', end, { once: true });
    try {
      const answer = await Promise.race([lines.question(question), ended]);
      if (answer === undefined) throw new Fault('cancelled', 'Nothing was changed.');
      return answer.trim() || undefined;
    } finally {
      signal.removeEventListener('abort', end);
      lines.close();
    }
  }
}
