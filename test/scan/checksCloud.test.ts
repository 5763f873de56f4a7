import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import {
  bedrockKey,
  cloudflareToken,
  elasticKey,
  tunnelToken,
  wrappedServiceAccount,
} from '../../src/scan/checksCloud';
import { presignedUrl, sharedAccessSignature } from '../../src/scan/checksExpiry';
import { surroundings, type Check } from '../../src/scan/rule';
import { sample } from '../../src/scan/rules/sample';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const json = (value: unknown): string => base64(JSON.stringify(value));

describe('checks of what a value decodes to', () => {
  const body = sample('base62', 40);
  const sum = crc32(body).toString(16).padStart(8, '0');
  const cases: [name: string, check: Check, value: string, confidence: string | undefined][] = [
    ['Bedrock', bedrockKey, 'ABSK' + base64('BedrockAPIKey-a-at-123456789012:x+y'), 'high'],
    ['Bedrock, cut off', bedrockKey, 'ABSK' + base64('BedrockAPIKey-a'), 'medium'],
    ['no Bedrock', bedrockKey, 'ABSK' + base64('something else'), undefined],
    ['service account', wrappedServiceAccount, json({ private_key: 'x' }), 'high'],
    ['external account', wrappedServiceAccount, json({ type: 'external_account' }), undefined],
    ['no JSON', wrappedServiceAccount, base64('{'), undefined],
    ['tunnel', tunnelToken, json({ a: 'x', t: 'y', s: 'z' }), 'high'],
    ['no tunnel', tunnelToken, json({ a: 'x', t: 'y' }), undefined],
    ['Cloudflare', cloudflareToken, `cfut_${body}${sum}`, 'high'],
    ['Cloudflare, made up', cloudflareToken, `cfk_${body}${sample('hex', 8)}`, 'medium'],
    ['Elastic', elasticKey, base64(`${sample('base62', 20)}:${sample('base62', 22)}`), 'high'],
    ['no Elastic', elasticKey, base64('user:password'), undefined],
  ];
  for (const [name, check, value, confidence] of cases) {
    it(`${name}: ${confidence ?? 'something else'}`, () => {
      assert.equal(check(value)?.confidence, confidence);
    });
  }
});

describe('checks of when a signature ends', () => {
  const cases: [name: string, check: Check, around: string, confidence: string | undefined][] = [
    ['storage', sharedAccessSignature, 'c?sv=2022-11-02&se=2999-01-01&sig=x', 'medium'],
    ['over', sharedAccessSignature, '?sv=2022-11-02&se=2020-01-01T00%3A00%3A00Z&sig=x', 'low'],
    ['in XML', sharedAccessSignature, '?se=2020-01-01&amp;sv=2022-11-02&amp;sig=x', 'low'],
    ['without an end', sharedAccessSignature, '?sv=2022-11-02&si=policy&sig=x', 'medium'],
    ['messaging', sharedAccessSignature, 'sr=x&sig=x&se=32503680000', 'medium'],
    ['messaging, over', sharedAccessSignature, 'sr=x&sig=x&se=1500000000', 'low'],
    ['another signature', sharedAccessSignature, '?a=b&sig=x', undefined],
    ['AWS', presignedUrl, '?X-Amz-Date=29990101T000000Z&X-Amz-Expires=60', 'medium'],
    ['AWS, over', presignedUrl, '?X-Amz-Date=20200101T000000Z&X-Amz-Expires=604800', 'low'],
    [
      'AWS, escaped',
      presignedUrl,
      '\\u0026X-Amz-Date=20200101T000000Z\\u0026X-Amz-Expires=60',
      'low',
    ],
    ['AWS without a date', presignedUrl, '?X-Amz-Signature=x', 'medium'],
  ];
  for (const [name, check, around, confidence] of cases) {
    it(`${name}: ${confidence ?? 'something else'}`, () => {
      assert.equal(check('x', around)?.confidence, confidence);
    });
  }

  it('see the address up to a quote or white space', () => {
    const text = `get("https://x?a=1&sig=VALUE&b=2", 'other')`;
    const start = text.indexOf('VALUE');
    assert.equal(surroundings(text, { start, end: start + 5 }), 'https://x?a=1&sig=VALUE&b=2');
  });
});
