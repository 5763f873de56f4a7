import assert from 'node:assert/strict';
import { matchProviders } from '../../src/scan/providers';
import { findKeywords } from '../../src/scan/keywords';
import { judgeCandidate } from '../../src/scan/generic';
import { scanAssignments } from '../../src/scan/assignments';
import { findNames } from '../../src/scan/namePlaces';
import type { TextKind } from '../../src/scan/languageTable';
import { sample } from '../../src/scan/rules/sample';

/** The confidence of the generic findings, as assigned in a text of that kind. */
function confidences(text: string, kind: TextKind): string[] {
  const candidates = scanAssignments(text, kind, findNames(text, findKeywords(text)));
  return candidates.flatMap((one) => judgeCandidate(text, one)?.confidence ?? []);
}

describe('settings in prose and comments', () => {
  const password = ['hunt', 'er2'].join('');
  const set: readonly (readonly [text: string, kind: TextKind])[] = [
    [`password = "${password}"`, 'prose'],
    [`DB_PASSWORD=${password}`, 'prose'],
    [`  export DB_PASSWORD=${password}  # for the tests`, 'prose'],
    [`# DB_PASSWORD=${password}`, 'data'],
    [`// db_password = "${password}";`, 'code'],
  ];
  for (const [index, [text, kind]] of set.entries()) {
    it(`a whole setting counts in full: ${index}`, () => {
      assert.deepEqual(confidences(text, kind), ['medium']);
    });
  }

  const told: readonly (readonly [text: string, kind: TextKind])[] = [
    [`The password: ${password}`, 'prose'],
    [`# run it with password="${password}" to see why`, 'data'],
    [`// as in password = "${password}", which nobody should use`, 'code'],
  ];
  for (const [index, [text, kind]] of told.entries()) {
    it(`what is spoken of is worth less: ${index}`, () => {
      assert.deepEqual(confidences(text, kind), ['low']);
    });
  }
});

describe('a value that counts up', () => {
  const found = (text: string) => matchProviders(text, findKeywords(text));

  it('is a finding of medium confidence that says so', () => {
    const [match] = found(['glpat', `-${sample('base62', 8)}1234567890ab`].join(''));
    assert.equal(match?.confidence, 'medium');
    assert.ok(match.reasons.some((reason) => reason.includes('in order')));
  });

  it('is a stand-in where the documentation says EXAMPLE', () => {
    const [match] = found(['glpat', `-${sample('base62', 13)}EXAMPLE`].join(''));
    assert.equal(match?.confidence, 'low');
    assert.ok(match.standIn);
  });
});
