export interface Disposable {
  dispose(): void;
}

/**
 * Owns things that must be let go of. `dispose` may be called twice; what is added afterwards is
 * disposed of at once; one failing dispose does not keep the others from running.
 */
export class Lifetime implements Disposable {
  readonly #owned: Disposable[] = [];
  #ended = false;

  get ended(): boolean {
    return this.#ended;
  }

  add<T extends Disposable>(thing: T): T {
    if (this.#ended) thing.dispose();
    else this.#owned.push(thing);
    return thing;
  }

  dispose(): void {
    if (this.#ended) return;
    this.#ended = true;
    const errors: unknown[] = [];
    for (const thing of this.#owned.splice(0).reverse()) {
      try {
        thing.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'could not dispose of everything');
  }
}
