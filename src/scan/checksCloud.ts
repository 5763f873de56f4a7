import { crc32 } from 'node:zlib';
import type { Check, Verdict } from './rule';

const decoded = (reason: string): Verdict => ({ confidence: 'high', reason });

function decodeObject(base64: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A long-term key of Amazon Bedrock: `ABSK` and base64 of `BedrockAPIKey-…-at-<account>:<secret>`;
 * what decodes to anything else is random text with these letters in it.
 */
export const bedrockKey: Check = (value) => {
  const text = Buffer.from(value.slice(4), 'base64').toString('latin1');
  return /^BedrockAPIKey-[\w+=,.@-]{1,120}:/.test(text)
    ? decoded('decodes to a key of Amazon Bedrock')
    : text.startsWith('BedrockAPIKey')
      ? { confidence: 'medium', reason: 'opens like a key of Amazon Bedrock' }
      : undefined;
};

/** A key file of a Google service account in base64. */
export const wrappedServiceAccount: Check = (value) => {
  const file = decodeObject(value);
  return typeof file?.['private_key'] === 'string'
    ? decoded('decodes to the key file of a service account')
    : undefined;
};

/** A token of a Cloudflare tunnel: JSON of account, tunnel and secret in base64. */
export const tunnelToken: Check = (value) => {
  const token = decodeObject(value);
  return ['a', 't', 's'].every((name) => typeof token?.[name] === 'string')
    ? decoded('decodes to an account, a tunnel and a secret')
    : undefined;
};

/** An API key of Elasticsearch in a header: base64 of `id:key`, 20 and 22 characters of base64url. */
export const elasticKey: Check = (value) => {
  const text = Buffer.from(value, 'base64').toString('latin1');
  return /^[\w-]{18,24}:[\w-]{20,26}$/.test(text)
    ? decoded('decodes to an id and its key')
    : undefined;
};

/**
 * A token of Cloudflare: a prefix, 40 characters and a checksum. That it is the CRC-32 of the 40, in
 * eight hexadecimal digits, is found by calculation; the documentation names no algorithm.
 */
export const cloudflareToken: Check = (value) => {
  const body = value.slice(value.indexOf('_') + 1);
  const sum = crc32(body.slice(0, 40)).toString(16).padStart(8, '0');
  return body.slice(40) === sum
    ? { confidence: 'high', reason: 'the checksum fits' }
    : { confidence: 'medium', reason: 'the format fits, its checksum does not' };
};
