import assert from 'node:assert/strict';
import { boundSteps } from '../../src/scan/linear';
import { Backtracking } from './backtracking';

const FLAGS = ['', 'i', 'u', 'iu', 's'];

/** Pseudo-random numbers below a bound, the same in every run. */
class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(bound: number): number {
    this.#state = (this.#state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((this.#state / 2 ** 32) * bound);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

const ATOMS = ['a', 'b', 'k', '[ab]', '[^a]', '[^\\sA]', '\\w', '\\W', '\\d', '.', '[a-k]', 's'];
const ASSERTIONS = ['\\b', '\\B', '(?=a)', '(?!ab)', '(?<=b)', '(?<!a[ab]{0,3})', '(?=[ab]{0,4}k)'];
const QUANTIFIERS = ['?', '{0,3}', '{1,4}', '{2}', '{0,5}?', '{1,3}?', '??'];

function somePattern(random: Random, depth: number): string {
  const elements = Array.from({ length: 1 + random.below(4) }, () => {
    const kind = random.below(10);
    if (kind === 0) return random.of(ASSERTIONS);
    const isGroup = depth > 0 && kind < 4;
    const atom = isGroup ? `(?:${somePattern(random, depth - 1)})` : random.of(ATOMS);
    return random.below(2) === 0 ? atom + random.of(QUANTIFIERS) : atom;
  });
  const one = elements.join('');
  return random.below(4) === 0 ? `${one}|${random.of(ATOMS)}${one}` : one;
}

function someText(random: Random): string {
  const letters = random.of(['ab', 'aab k', 'abkABK1 \n', 'ſKsSk', 'a']);
  return Array.from({ length: 24 }, () => letters.charAt(random.below(letters.length))).join('');
}

describe('boundSteps', () => {
  it('is exact where there is but one way', () => {
    assert.deepEqual(boundSteps(/abc/), { steps: 3 });
    assert.deepEqual(boundSteps(/a{3}/), { steps: 3 });
    // Each `a` after the second one is tried beside the `b`.
    assert.deepEqual(boundSteps(/a{2,4}b/), { steps: 7 });
    assert.deepEqual(boundSteps(/(?<!\w)(?=abc)ab/), { steps: 1 + 1 + 1 + 3 + 2 });
    assert.deepEqual(boundSteps(/ab|cd/), { steps: 3 });
    assert.deepEqual(boundSteps(/ab|ac/), { steps: 4 });
  });

  const refused: readonly (readonly [pattern: RegExp, because: RegExp])[] = [
    [/(?:a+)+b/, /without a limit/],
    [/(?:a|aa)*b/, /without a limit/],
    [/a{2,}/, /"a\{2,\}" without a limit/],
    [/(?<=x\w*)y/, /without a limit/],
    [/(?:a{1,60}){1,60}b/, /steps at one place/],
    [/(?:a|a){0,40}b/, /more than a billion/],
    [/(?:a|ab|b){0,60}c/, /more than a billion/],
    [/(?:a?){40}a{40}/, /more than a billion/],
    [/(?:\w{1,20},?){1,20}!/, /more than a billion/],
    [/\w{0,60}\w{0,60}\w{0,60}!/, /steps at one place/],
    [/[\w-]{1,99}\.?[\w.]{1,99}\.?[\w.]{1,99}@/i, /steps at one place/],
    [/\s{0,99}(?:\s{0,99}|x)\s{0,99};/, /steps at one place/],
    [/x(?=(?:.{0,30},){30}y)/, /more than a billion/],
    [/(?<=(?:a|b|ab){0,50}c)d/, /more than a billion/],
    [/(['"])x\1/, /no fixed cost/],
    [/(?:(?:(?:[a-z]{999}){99}){99})/, /repeats too much|steps/],
  ];
  for (const [pattern, because] of refused) {
    it(`refuses ${pattern.source}`, () => {
      const bound = boundSteps(pattern);
      assert.ok('problem' in bound, JSON.stringify(bound));
      assert.match(bound.problem, because);
    });
  }

  it('refuses what is no expression', () => {
    assert.deepEqual(boundSteps({ source: '(', flags: '' }), {
      problem: 'is not a valid regular expression',
    });
  });

  it('is never below the steps that a backtracking matcher takes', () => {
    const random = new Random(20);
    let most = 0;
    for (let round = 0; round < 1500; round++) {
      const source = somePattern(random, 2);
      const flags = random.of(FLAGS);
      const bound = boundSteps({ source, flags });
      if ('problem' in bound) continue;
      const text = someText(random);
      const native = new RegExp(source, `${flags}y`);
      for (let at = 0; at < text.length; at++) {
        const matcher = new Backtracking(source, flags);
        const end = matcher.match(text, at);
        native.lastIndex = at;
        assert.equal(end, native.test(text) ? native.lastIndex : undefined, 'the matcher is right');
        assert.ok(matcher.steps <= bound.steps, `/${source}/${flags}: ${matcher.steps} steps`);
        most = Math.max(most, matcher.steps / bound.steps);
      }
    }
    assert.ok(most > 0.9, `the bound is reached nearly, somewhere: ${most.toFixed(2)}`);
  });

  it('keeps the steps over a whole text proportional to its length', () => {
    const random = new Random(3);
    const walk = (source: string, flags: string, text: string): number => {
      const matcher = new Backtracking(source, flags);
      for (let at = 0; at < text.length; at++) matcher.match(text, at);
      return matcher.steps;
    };
    for (let round = 0; round < 150; round++) {
      const source = somePattern(random, 2);
      const flags = random.of(FLAGS);
      const bound = boundSteps({ source, flags });
      if ('problem' in bound) continue;
      const text = someText(random).repeat(4);
      const single = walk(source, flags, text);
      const double = walk(source, flags, text + text);
      assert.ok(double <= 2 * bound.steps * text.length);
      // Only attempts near the end of the first half may see more than before.
      const near = 120 * bound.steps;
      assert.ok(double <= 2 * single + near, `/${source}/${flags}: ${single}, then ${double}`);
    }
  });
});
