import assert from 'node:assert/strict';
import type { FaultCode } from '../../src/base/fault';
import { Plaintext } from '../../src/base/plaintext';
import { checkQuery, checkSecret } from '../../src/store/limits';
import type { CreateSecret, ListQuery } from '../../src/store/secretStore';

const valid: CreateSecret = {
  name: 'payments/pay01/api/dev/db-password',
  value: new Plaintext('x'),
  tags: { name: 'payments', appenv: 'dev' },
  token: 't'.repeat(32),
};

const manyTags = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, '']));

describe('the limits of the service', () => {
  const fine: Record<string, Partial<CreateSecret>> = {
    'an ordinary request': {},
    'every character of a name': { name: 'aZ09/_+=.@!-' },
    'a name of 512 characters': { name: 'n'.repeat(512) },
    'a hyphen and five characters': { name: 'a-12345' },
    'a hyphen and seven characters': { name: 'a-1234567' },
    'a value of 65536 bytes': { value: new Plaintext('é'.repeat(32_768)) },
    '50 tags': { tags: manyTags(50) },
    'a key of 128 and a value of 256': { tags: { ['k'.repeat(128)]: 'v'.repeat(256) } },
    'an empty tag value': { tags: { owner: '' } },
    'letters of any script in tags': { tags: { 'Größe +-=._:/@ ': '大 x' } },
    'a token of 64': { token: 't'.repeat(64) },
  };
  for (const [what, change] of Object.entries(fine)) {
    it(`allow ${what}`, () => {
      assert.equal(checkSecret({ ...valid, ...change }), undefined);
    });
  }

  const refused: Record<string, [FaultCode, Partial<CreateSecret>]> = {
    'no name': ['name-invalid', { name: '' }],
    'a name of 513 characters': ['name-invalid', { name: 'n'.repeat(513) }],
    'a space in a name': ['name-invalid', { name: 'a b' }],
    'a line break after a name': ['name-invalid', { name: 'a\n' }],
    'a letter beyond ASCII in a name': ['name-invalid', { name: 'é' }],
    'a name that ends like an ARN': ['name-invalid', { name: 'app/db-a1b2c3' }],
    'an empty value': ['value-empty', { value: new Plaintext('') }],
    'a value of 65537 bytes': [
      'value-too-large',
      { value: new Plaintext('é'.repeat(32_768) + 'x') },
    ],
    '51 tags': ['tag-invalid', { tags: manyTags(51) }],
    'an empty key': ['tag-invalid', { tags: { '': 'x' } }],
    'a key of 129': ['tag-invalid', { tags: { ['k'.repeat(129)]: '' } }],
    'a tag value of 257': ['tag-invalid', { tags: { k: 'v'.repeat(257) } }],
    'a key of AWS': ['tag-invalid', { tags: { 'AWS:cloudformation': '' } }],
    'keys that differ in case': ['tag-invalid', { tags: { AppEnv: 'dev', appenv: 'dev' } }],
    'a key with a comma': ['tag-invalid', { tags: { 'a,b': '' } }],
    'a tag value with a line break': ['tag-invalid', { tags: { a: 'x\ny' } }],
    'a description of 2049': ['invalid-request', { description: 'd'.repeat(2049) }],
    'a KMS key of 2049': ['invalid-request', { kmsKeyId: 'k'.repeat(2049) }],
    'a token of 31': ['invalid-request', { token: 't'.repeat(31) }],
    'a token of 65': ['invalid-request', { token: 't'.repeat(65) }],
  };
  for (const [what, [code, change]] of Object.entries(refused)) {
    it(`refuse ${what}`, () => {
      assert.equal(checkSecret({ ...valid, ...change })?.code, code);
    });
  }

  it('never repeat a tag value or the secret in what they say', () => {
    const value = ['canary', 'limits', '51'].join('\n');
    const fault = checkSecret({ ...valid, value: new Plaintext(value), tags: { a: value } });
    assert.equal(fault?.code, 'tag-invalid');
    assert.ok(!fault.text.includes('canary'));
  });

  const queries: [string, ListQuery, boolean][] = [
    ['no filter', {}, true],
    ['a page of 1', { pageSize: 1 }, true],
    ['a page of 0', { pageSize: 0 }, false],
    ['a page of 101', { pageSize: 101 }, false],
    ['ten filters', { filters: Array(10).fill({ key: 'name', values: ['a'] }) }, true],
    ['eleven filters', { filters: Array(11).fill({ key: 'name', values: ['a'] }) }, false],
    ['a filter without values', { filters: [{ key: 'name', values: [] }] }, false],
    ['a negation', { filters: [{ key: 'name', values: ['!a/b c'] }] }, true],
    ['a wildcard', { filters: [{ key: 'name', values: ['a*'] }] }, false],
  ];
  for (const [what, query, allowed] of queries) {
    it(`${allowed ? 'allow' : 'refuse'} a list with ${what}`, () => {
      assert.equal(checkQuery(query) === undefined, allowed);
    });
  }
});
