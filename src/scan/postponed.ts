interface Due {
  readonly timer: NodeJS.Timeout;
  readonly end: () => void;
}

/** Work that is done a while from now, unless it is put off or dropped; one of each key. */
export class Postponed {
  readonly #due = new Map<string, Due>();

  has(key: string): boolean {
    return this.#due.has(key);
  }

  /** In place of what is due under this key. Resolves once it is done, or dropped. */
  put(key: string, milliseconds: number, act: () => Promise<void>): Promise<void> {
    this.drop(key);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#due.delete(key);
        void act().then(resolve);
      }, milliseconds);
      this.#due.set(key, { timer, end: resolve });
    });
  }

  drop(key: string): void {
    const due = this.#due.get(key);
    this.#due.delete(key);
    clearTimeout(due?.timer);
    due?.end();
  }
}
