import assert from 'node:assert/strict';
import { compilePattern } from '../../src/tagging/patterns';

function matches(pattern: string, value: string): boolean {
  const compiled = compilePattern(pattern);
  assert.ok('test' in compiled, 'problem' in compiled ? compiled.problem : '');
  return compiled.test(value);
}

/** Numbers below `limit`, the same in every run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return (state >> 12) % limit;
  };
}

const ATOMS = [
  'a',
  'b',
  '[ab]',
  '[^a]',
  '.',
  '\\d',
  '\\w',
  '\\.',
  '(?:ab)',
  '(a|bc)',
  '(?:a|b|)',
  '[a\\]]',
  '\\u0061',
  '\\x62',
  '\\p{L}',
  '\\cJ',
];
const REPETITIONS = ['', '', '*', '+', '?', '{2}', '{1,2}', '{0,}', '*?', '{1,2}?'];
const CHARACTERS = ['a', 'b', 'c', '1', '.', ']', '\u{1f600}', '\n'];

function inventPattern(next: (limit: number) => number, depth: number): string {
  const parts = Array.from({ length: 1 + next(3) }, () => {
    const isGroup = depth > 0 && next(4) === 0;
    const atom = isGroup
      ? `(${inventPattern(next, depth - 1)})`
      : (ATOMS[next(ATOMS.length)] ?? '');
    return atom + (REPETITIONS[next(REPETITIONS.length)] ?? '') + (next(6) === 0 ? '|' : '');
  });
  return parts.join('');
}

describe('compilePattern', () => {
  const rows: [string, string, boolean][] = [
    ['[a-z0-9]{5,7}', 'pay01', true],
    ['[a-z0-9]{5,7}', 'pay0', false],
    ['[a-z]+(?:-[a-z]+)*', 'team-pay-ments', true],
    ['a|b', 'a', true],
    ['a|b', 'xa', false],
    ['a|b', 'bx', false],
    ['^\\d{4}$', '1234', true],
    ['a\\$', 'a$', true],
    ['a\\\\$', 'a\\', true],
    ['\\ud83d\\ude00', '\u{1f600}', true],
    ['', '', true],
  ];
  for (const [pattern, value, expected] of rows) {
    it(`/${pattern}/ ${expected ? 'matches' : 'does not match'} ${JSON.stringify(value)}`, () => {
      assert.equal(matches(pattern, value), expected);
    });
  }

  it('matches what the language’s own regular expressions match', () => {
    const next = numbers(7);
    let matching = 0;
    for (let round = 0; round < 3000; round += 1) {
      const pattern = inventPattern(next, 2);
      const own = new RegExp(`^(?:${pattern})$`, 'u');
      for (let i = 0; i < 4; i += 1) {
        const letters = Array.from({ length: next(7) }, () => CHARACTERS[next(CHARACTERS.length)]);
        const value = letters.join('');
        const expected = own.test(value);
        if (expected) matching += 1;
        assert.equal(matches(pattern, value), expected, `/${pattern}/ on ${JSON.stringify(value)}`);
      }
    }
    assert.ok(matching > 500, `only ${matching} cases matched`);
  });

  const refused: [string, RegExp][] = [
    ['(?=a)a', /looks around/],
    ['(?<!a)b', /looks around/],
    ['(?<n>a)', /names a group/],
    ['(a)\\1', /refers back/],
    ['a$b', /anchor/],
    ['\\bword', /anchor/],
    ['(', /not a valid/],
    ['[', /not a valid/],
    ['x'.repeat(201), /longer than 200/],
    ['(a{1,99}){1,99}', /repeats too much/],
    ['a{99999999}', /repeats too much/],
    ['(?:(?:){9999}){9999}', /repeats too much/],
  ];
  for (const [pattern, reason] of refused) {
    it(`refuses /${pattern.slice(0, 24)}/`, () => {
      const compiled = compilePattern(pattern);
      assert.match('problem' in compiled ? compiled.problem : '', reason);
    });
  }

  /** Each of these keeps a backtracking engine busy for seconds at least. */
  const bombs: [string, string][] = [
    ['((a+))+', 'a'.repeat(255)],
    ['(a|a)*', 'a'.repeat(255)],
    ['a?'.repeat(66) + 'a'.repeat(66), 'a'.repeat(65)],
    ['(.*.*.*.*)*x', 'a'.repeat(256)],
    ['.{0,99}'.repeat(4) + 'x', 'a'.repeat(256)],
    ['((((((((((a*)*)*)*)*)*)*)*)*)*)*b', 'a'.repeat(256)],
  ];
  for (const [pattern, value] of bombs) {
    it(`answers /${pattern.slice(0, 24)}/ at once`, () => {
      const start = performance.now();
      assert.equal(matches(pattern, `${value}!`), false);
      assert.ok(performance.now() - start < 500);
    });
  }
});
