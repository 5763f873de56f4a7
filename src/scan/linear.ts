import { RegExpParser, type AST } from '@eslint-community/regexpp';
import { Alphabet, charactersOf, type CharacterSet, type SetFlags } from './characterSets';

/** A pattern's worst case, or the end of a sentence that says why we don't take it. */
export type StepBound = { readonly steps: number } | { readonly problem: string };

/**
 * Steps that one attempt at one place may take: some for the beginning, and so many for each
 * character of the longest match. A long key block may cost more than a short token.
 */
const STEPS_AT_LEAST = 30_000;
const STEPS_PER_CHARACTER = 100;

/** Elements that repetitions may unfold to; only a pattern made to hurt has more. */
const MAX_UNFOLDED = 300_000;

/**
 * An upper bound of the steps (tests of a character or of a place) that a backtracking engine takes
 * for one attempt at one place, over all texts there are. Patterns without such a bound, or with
 * one out of proportion, are refused: unbounded repetitions, back-references, and repetitions that
 * can share out a run of characters in too many ways.
 */
export function boundSteps({ source, flags }: Pick<RegExp, 'source' | 'flags'>): StepBound {
  try {
    if (flags.includes('v')) throw new Refusal('has the flag "v"');
    const mode = { unicode: flags.includes('u') };
    const pattern = new RegExpParser().parsePattern(source, 0, source.length, mode);
    const { steps, longest } = new Bound(pattern, flags);
    const most = STEPS_AT_LEAST + STEPS_PER_CHARACTER * longest;
    return steps <= most ? { steps } : { problem: tooMany(steps, most) };
  } catch (error) {
    const problem = error instanceof Refusal ? error.message : 'is not a valid regular expression';
    return { problem };
  }
}

function tooMany(steps: number, most: number): string {
  const shown = steps < 1e9 ? Math.round(steps).toLocaleString('en') : 'more than a billion';
  return `can take ${shown} steps at one place; at most ${most.toLocaleString('en')} are allowed`;
}

class Refusal extends Error {}

/**
 * What going on at one place may cost: steps that are taken whatever stands there, and those that
 * come on top by the next character's class.
 */
interface Outlook {
  readonly always: number;
  readonly byClass: Float64Array;
}

function worst({ always, byClass }: Outlook): number {
  return always + byClass.reduce((most, steps) => Math.max(most, steps), 0);
}

/** Both ways are tried at the same place. */
function both(a: Outlook, b: Outlook): Outlook {
  return {
    always: a.always + b.always,
    byClass: a.byClass.map((steps, index) => steps + (b.byClass[index] ?? 0)),
  };
}

/**
 * Computes the bound from the pattern's end to its start: each element's outlook follows from that
 * of what comes after it. Ways that begin with different characters exclude each other; all others
 * add up.
 */
class Bound {
  readonly steps: number;
  /** Characters of the longest match. */
  readonly longest: number;
  readonly #flags: SetFlags;
  readonly #sets = new Map<AST.Node, CharacterSet>();
  readonly #alphabet: Alphabet;
  #unfolded = 0;

  constructor(pattern: AST.Pattern, flags: string) {
    this.#flags = {
      ignoreCase: flags.includes('i'),
      unicode: flags.includes('u'),
      dotAll: flags.includes('s'),
    };
    this.#collect(pattern.alternatives);
    this.#alphabet = new Alphabet([...this.#sets.values()]);
    this.longest = longestOf(pattern.alternatives);
    this.steps = worst(this.#choice(pattern.alternatives, this.#nothing(), true));
  }

  #nothing(): Outlook {
    return { always: 0, byClass: new Float64Array(this.#alphabet.size) };
  }

  /** Finds every set of characters, and refuses what has no bound. */
  #collect(alternatives: readonly AST.Alternative[]): void {
    for (const element of alternatives.flatMap(({ elements }) => elements)) {
      this.#collectFrom(element);
    }
  }

  #collectFrom(element: AST.Element): void {
    switch (element.type) {
      case 'Quantifier':
        if (element.max === Infinity) throw new Refusal(`repeats "${element.raw}" without a limit`);
        this.#collectFrom(element.element);
        return;
      case 'Group':
        if (element.modifiers) throw new Refusal('changes flags inside');
        this.#collect(element.alternatives);
        return;
      case 'CapturingGroup':
        this.#collect(element.alternatives);
        return;
      case 'Assertion':
        if ('alternatives' in element) this.#collect(element.alternatives);
        return;
      case 'Character':
      case 'CharacterClass':
      case 'CharacterSet':
        this.#sets.set(element, charactersOf(element, this.#flags));
        return;
      default:
        throw new Refusal(`has "${element.raw}", which has no fixed cost`);
    }
  }

  #choice(alternatives: readonly AST.Alternative[], next: Outlook, forward: boolean): Outlook {
    return alternatives
      .map((alternative) => this.#sequence(alternative, next, forward))
      .reduce(both);
  }

  /** A look-behind is matched from its end to its start. */
  #sequence({ elements }: AST.Alternative, next: Outlook, forward: boolean): Outlook {
    const order = forward ? elements.toReversed() : elements;
    return order.reduce((after, element) => this.#element(element, after, forward), next);
  }

  #element(element: AST.Element, next: Outlook, forward: boolean): Outlook {
    if (++this.#unfolded > MAX_UNFOLDED) throw new Refusal('repeats too much');
    switch (element.type) {
      case 'Quantifier':
        return this.#repeated(element, next, forward);
      case 'Group':
      case 'CapturingGroup':
        return this.#choice(element.alternatives, next, forward);
      case 'Assertion':
        return { ...next, always: next.always + 1 + this.#lookedAt(element) };
      default:
        return this.#character(this.#sets.get(element) ?? [], next);
    }
  }

  #character(set: CharacterSet, next: Outlook): Outlook {
    const outlook = { always: 1, byClass: this.#nothing().byClass };
    const steps = worst(next);
    for (const number of this.#alphabet.classesOf(set)) outlook.byClass[number] = steps;
    return outlook;
  }

  /** Each time round may be the last one, from the least number on. */
  #repeated({ element, min, max }: AST.Quantifier, next: Outlook, forward: boolean): Outlook {
    let outlook = next;
    for (let times = max; times > 0; times--) {
      const again = this.#element(element, outlook, forward);
      // After `times - 1` rounds the engine may also leave.
      outlook = times - 1 >= min ? both(again, next) : again;
    }
    return outlook;
  }

  /** A look to either side is done once: there is no way back into it. */
  #lookedAt(assertion: AST.Assertion): number {
    if (!('alternatives' in assertion)) return 0;
    const forward = assertion.kind === 'lookahead';
    return worst(this.#choice(assertion.alternatives, this.#nothing(), forward));
  }
}

function longestOf(alternatives: readonly AST.Alternative[]): number {
  const lengths = alternatives.map(({ elements }) =>
    elements.reduce((sum, element) => sum + lengthOf(element), 0),
  );
  return Math.max(...lengths);
}

function lengthOf(element: AST.Element): number {
  switch (element.type) {
    case 'Quantifier':
      return element.max * lengthOf(element.element);
    case 'Group':
    case 'CapturingGroup':
      return longestOf(element.alternatives);
    case 'Assertion':
      return 0;
    default:
      return 1;
  }
}
