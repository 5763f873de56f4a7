import assert from 'node:assert/strict';
import { format, inspect } from 'node:util';
import { Plaintext } from '../../src/base/plaintext';

const canary = ['canary', 'value', '7f3a'].join('-');

describe('Plaintext', () => {
  const secret = new Plaintext(canary);

  const printed: Record<string, string> = {
    'in a template': `value: ${secret as unknown as string}`,
    'added to a string': 'value: ' + (secret as unknown as string),
    'as JSON': JSON.stringify({ secret, list: [secret] }),
    inspected: inspect({ secret }, { depth: 9, showHidden: true }),
    'by format': format('%s %o %O %j', secret, secret, secret, secret),
    'by its keys': JSON.stringify([Object.keys(secret), Object.values(secret)]),
    'in an error': String(new Error(String(secret)).stack),
  };
  for (const [way, text] of Object.entries(printed)) {
    it(`does not show its value ${way}`, () => {
      assert.ok(!text.includes(canary), `shown ${way}`);
    });
  }

  it('gives the value to whoever asks for it by name', () => {
    assert.equal(secret.reveal(), canary);
  });

  it('compares by value', () => {
    assert.ok(secret.equals(new Plaintext(canary)));
    assert.ok(!secret.equals(new Plaintext(canary + ' ')));
    assert.ok(!secret.equals(new Plaintext('')));
  });

  it('counts bytes of UTF-8, not UTF-16 units', () => {
    assert.equal(new Plaintext('é😀').byteLength, 6);
  });

  it('has a digest that depends on key and value', () => {
    const key = Buffer.from('k1');
    assert.equal(secret.digest(key), new Plaintext(canary).digest(key));
    assert.notEqual(secret.digest(key), secret.digest(Buffer.from('k2')));
    assert.match(secret.digest(key), /^[0-9a-f]{64}$/);
  });
});
