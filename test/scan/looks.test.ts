import assert from 'node:assert/strict';
import { jsonWebToken } from '../../src/scan/webTokens';
import { Engine } from '../../src/scan/engine';
import { sample, signedSample } from '../../src/scan/rules/sample';
import { grammars } from '../support/grammars';

const engine = new Engine(grammars);
const part = (text: string): string => Buffer.from(text).toString('base64url');

describe('signed tokens', () => {
  const edited = (claims: string): string =>
    [part('{"alg":').slice(0, 9) + sample('base62', 20), part(claims), sample('base62', 43)].join(
      '.',
    );
  const cases: [what: string, token: string, confidence: string | undefined][] = [
    ['one that holds', signedSample({ sub: 'a' }), 'medium'],
    ['one that has expired', signedSample({ sub: 'a', exp: 1_500_000_000 }), 'medium'],
    ['one that is public', signedSample({ role: 'anon' }), 'low'],
    ['one whose header was edited', edited('{"sub":"a user"}'), 'medium'],
    ['one whose claims were edited too', edited('no claims at all'), 'low'],
  ];
  for (const [what, token, confidence] of cases) {
    it(`${what}: ${confidence ?? 'nothing'}`, () => {
      assert.equal(jsonWebToken(token)?.confidence, confidence);
    });
  }
});

describe('values of a provider’s form', () => {
  const key = (random: string): string => ['sk', 'live', random].join('_');
  const countedUp = '1234567890' + 'abcdefghijklmn';

  it('are told of where they are counted up, with less confidence', async () => {
    const text = `const stripe = connect('${key(countedUp)}');`;
    const [finding] = await engine.scan({ path: 'a.js', text });
    assert.equal(finding?.ruleId, 'stripe-secret-key');
    assert.equal(finding.confidence, 'medium');
    assert.match(finding.reasons.join(), /in order/);
  });

  it('are samples where they say so or repeat one character', async () => {
    for (const random of ['EXAMPLE' + sample('base62', 20), 'x'.repeat(24), '0'.repeat(24)]) {
      const text = `const stripe = connect('${key(random)}');`;
      assert.deepEqual(await engine.scan({ path: 'a.js', text }), [], random);
    }
  });
});
