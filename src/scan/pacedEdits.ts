import type { TextEdit } from '../base/text';

/** A change of a document from one version to another, in one or more steps. */
export interface Change {
  readonly uri: string;
  readonly version: number;
  readonly from: number;
  readonly steps: readonly (readonly TextEdit[])[];
}

interface Pause {
  readonly timer: NodeJS.Timeout;
  waiting?: Change;
}

/**
 * Hands changes on: a document's first at once, those that follow it too soon together. Each message
 * to a thread and each answer costs the sender more than the edits do.
 */
export class PacedEdits {
  readonly #milliseconds: number;
  readonly #send: (change: Change) => void;
  readonly #pauses = new Map<string, Pause>();

  /** @param milliseconds the least time between two changes of a document; 0 for none */
  constructor(milliseconds: number, send: (change: Change) => void) {
    this.#milliseconds = milliseconds;
    this.#send = send;
  }

  add(change: Change): void {
    const pause = this.#pauses.get(change.uri);
    if (!pause) this.#pass(change);
    else if (!pause.waiting) pause.waiting = change;
    else {
      const { from, steps } = pause.waiting;
      pause.waiting = { ...change, from, steps: [...steps, ...change.steps] };
    }
  }

  /** Forgets what waits of a document: its whole text is sent, or it is closed. */
  drop(uri: string): void {
    clearTimeout(this.#pauses.get(uri)?.timer);
    this.#pauses.delete(uri);
  }

  clear(): void {
    for (const uri of [...this.#pauses.keys()]) this.drop(uri);
  }

  #pass(change: Change): void {
    if (this.#milliseconds > 0) {
      const timer = setTimeout(() => {
        this.#end(change.uri);
      }, this.#milliseconds);
      this.#pauses.set(change.uri, { timer });
    }
    this.#send(change);
  }

  #end(uri: string): void {
    const waiting = this.#pauses.get(uri)?.waiting;
    this.#pauses.delete(uri);
    if (waiting) this.#pass(waiting);
  }
}
