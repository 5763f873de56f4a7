import type { Expression } from './expression';

/** A state consumes one character that passes its test, or, without a test, none at all. */
interface State {
  readonly test?: (character: string) => boolean;
  readonly to: number[];
}

/** Bounds both memory and time: one step over a value costs at most this many states. */
const MAX_STATES = 2000;
const ACCEPT = 0;

/**
 * A nondeterministic automaton of an expression, after Thompson: it matches a whole value in time
 * proportional to states × characters, whatever the expression, because all ways through it are
 * followed side by side instead of one after the other.
 */
export class Automaton {
  readonly #states: State[] = [{ to: [] }];
  readonly #start: number;

  /** @throws RangeError where the expression needs more than 2000 states. */
  constructor(expression: Expression) {
    this.#start = this.#build(expression, ACCEPT);
  }

  matches(value: string): boolean {
    let current = this.#closure([this.#start]);
    for (const character of value) {
      const reached = [...current].flatMap((index) => {
        const state = this.#states[index];
        return state?.test?.(character) ? state.to : [];
      });
      current = this.#closure(reached);
    }
    return current.has(ACCEPT);
  }

  /** The states reachable from `from` without consuming a character, these included. */
  #closure(from: readonly number[]): Set<number> {
    const open = [...from];
    const found = new Set<number>();
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (found.has(index)) continue;
      found.add(index);
      const state = this.#states[index];
      if (state && !state.test) open.push(...state.to);
    }
    return found;
  }

  /** Adds the states of `expression`, after which `next` goes on. @returns where they start. */
  #build(expression: Expression, next: number): number {
    switch (expression.kind) {
      case 'character':
        return this.#add({ test: expression.test, to: [next] });
      case 'sequence':
        return expression.parts.reduceRight((then, part) => this.#build(part, then), next);
      case 'choice':
        return this.#add({ to: expression.options.map((option) => this.#build(option, next)) });
      case 'repetition':
        return this.#repeat(expression, next);
    }
  }

  #repeat({ body, min, max }: Extract<Expression, { kind: 'repetition' }>, next: number): number {
    let start = next;
    if (max === Infinity) {
      const to = [next];
      start = this.#add({ to });
      to.unshift(this.#build(body, start));
    } else {
      for (let count = min; count < max; count += 1) {
        start = this.#add({ to: [this.#build(body, start), next] });
      }
    }
    for (let count = 0; count < min; count += 1) start = this.#build(body, start);
    return start;
  }

  #add(state: State): number {
    if (this.#states.length >= MAX_STATES) throw new RangeError('too many states');
    return this.#states.push(state) - 1;
  }
}
