import { RegExpParser, type AST } from '@eslint-community/regexpp';

type Then = (at: number) => boolean;

/**
 * A backtracking matcher that counts its steps, written from ECMAScript's definition. It stands
 * beside the bound of src/scan/linear.ts as something that really takes those steps.
 */
export class Backtracking {
  steps = 0;
  readonly #pattern: AST.Pattern;
  readonly #flags: string;
  readonly #tests = new Map<string, RegExp>();
  #text = '';

  constructor(source: string, flags: string) {
    const mode = { unicode: flags.includes('u') };
    this.#pattern = new RegExpParser().parsePattern(source, 0, source.length, mode);
    this.#flags = flags;
  }

  /** Where the match that starts at `at` ends; undefined where there is none. */
  match(text: string, at: number): number | undefined {
    this.#text = text;
    let end: number | undefined;
    this.#choice(this.#pattern.alternatives, at, true, (there) => {
      end = there;
      return true;
    });
    return end;
  }

  #choice(ways: readonly AST.Alternative[], at: number, forward: boolean, then: Then): boolean {
    return ways.some(({ elements }) => {
      const order = forward ? elements : elements.toReversed();
      return this.#sequence(order, at, forward, then);
    });
  }

  #sequence(elements: readonly AST.Element[], at: number, forward: boolean, then: Then): boolean {
    const [first, ...rest] = elements;
    if (!first) return then(at);
    return this.#element(first, at, forward, (there) => this.#sequence(rest, there, forward, then));
  }

  #element(element: AST.Element, at: number, forward: boolean, then: Then): boolean {
    switch (element.type) {
      case 'Quantifier':
        return this.#repeat(element, 0, at, forward, then);
      case 'Group':
      case 'CapturingGroup':
        return this.#choice(element.alternatives, at, forward, then);
      case 'Assertion':
        this.steps++;
        return this.#holds(element, at) && then(at);
      default: {
        this.steps++;
        const character = this.#text[forward ? at : at - 1];
        const fits = character !== undefined && this.#test(element.raw).test(character);
        return fits && then(at + (forward ? 1 : -1));
      }
    }
  }

  #repeat(
    quantifier: AST.Quantifier,
    times: number,
    at: number,
    forward: boolean,
    then: Then,
  ): boolean {
    const { min, max, greedy, element } = quantifier;
    const again = (): boolean =>
      times < max &&
      this.#element(element, at, forward, (there) =>
        there === at && times >= min
          ? false
          : this.#repeat(quantifier, times + 1, there, forward, then),
      );
    const leave = (): boolean => times >= min && then(at);
    return greedy ? again() || leave() : leave() || again();
  }

  #holds(assertion: AST.Assertion, at: number): boolean {
    switch (assertion.kind) {
      case 'lookahead':
      case 'lookbehind': {
        const forward = assertion.kind === 'lookahead';
        const found = this.#choice(assertion.alternatives, at, forward, () => true);
        return found !== assertion.negate;
      }
      case 'word': {
        const [before = '', after = ''] = [this.#text[at - 1], this.#text[at]];
        return (
          (this.#test('\\w').test(before) !== this.#test('\\w').test(after)) !== assertion.negate
        );
      }
      case 'start':
        return at === 0;
      case 'end':
        return at === this.#text.length;
    }
  }

  #test(raw: string): RegExp {
    const known = this.#tests.get(raw);
    if (known) return known;
    const test = new RegExp(`^(?:${raw})$`, this.#flags.replace(/[gmyd]/g, ''));
    this.#tests.set(raw, test);
    return test;
  }
}
