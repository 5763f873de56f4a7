import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import type { Confidence } from '../../src/scan/finding';
import { DEFAULT_SCAN_OPTIONS } from '../../src/scan/options';
import { sample } from '../../src/scan/rules/sample';
import { Grammars } from '../../src/parse/grammars';

const NOWHERE = new Grammars({ runtime: '', directory: '' });
const TOLD = { ...DEFAULT_SCAN_OPTIONS, level: 'thorough' } as const;

const linear = (body: string): string => ['lin', 'api', body].join('_');
const snyk = (uuid: string): string => `SNYK_TOKEN=${uuid}`;
const COUNTED = ['abcdefghijklmnopqrstuvwxyz', '0123456789', 'abcd'].join('');

/** Of a text with one value: the confidence, and whether it is said to be a stand-in. */
const ROWS: readonly (readonly [what: string, text: string, Confidence | undefined, RegExp?])[] = [
  ['a form and a run of one letter', linear('x'.repeat(40)), 'low', /stand-in/],
  ['a form and few characters', linear('ab'.repeat(20)), 'low', /stand-in/],
  ['a form that says EXAMPLE', linear(sample('base62', 33) + 'EXAMPLE'), 'low', /stand-in/],
  ['a form that counts up', linear(COUNTED), 'medium', /in order/],
  ['the id in the manual of AWS', 'AKI' + 'AIOSFODNN7' + 'EXAMPLE', 'low', /stand-in/],
  ['a name and a run of one letter', snyk('11111111-1111-1111-1111-111111111111'), undefined],
  ['a name and digits in order', snyk('12345678-ABCD-ABCD-ABCD-1234567890AB'), 'low', /in order/],
  ['a name and two orders woven', snyk('a1b2c3d4-e5f6-a7b8-c9d0-e1f2a3b4c5d6'), 'low', /in order/],
];

describe('values that only show what a secret looks like', () => {
  for (const [what, text, confidence, reason] of ROWS) {
    it(`${what}: ${confidence ?? 'none'}`, async () => {
      const found = await new Engine(NOWHERE, TOLD).scan({ path: 'a.txt', text });
      assert.deepEqual(
        found.map((one) => one.confidence),
        confidence ? [confidence] : [],
      );
      if (reason) assert.match(found[0]?.reasons.join('; ') ?? '', reason);
    });
  }

  it('leave the place to any other finding', async () => {
    const text = `db_password = "pw-${linear('a'.repeat(40))}-${sample('base62', 24)}"`;
    const found = await new Engine(NOWHERE).scan({ path: 'a.txt', text });
    assert.deepEqual(
      found.map((one) => one.ruleId),
      ['generic-password'],
    );
  });
});
