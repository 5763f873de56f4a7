import type { Check } from './rule';

/** The JSON object that Base64 text (either alphabet) holds; undefined where it holds none. */
function decodeObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Mapbox signs a JSON payload with the account's name; `pk` is public, `tk` lives for an hour. */
export const mapboxToken: Check = (value) => {
  const [kind, payload] = value.split('.');
  if (typeof decodeObject(payload ?? '')?.['u'] !== 'string') {
    return { confidence: 'medium', reason: 'the format fits, its payload does not decode' };
  }
  return kind === 'tk'
    ? { confidence: 'low', reason: 'a temporary token, which lives for an hour' }
    : { confidence: 'high', reason: 'its payload names an account' };
};

/** Intercom's tokens are Base64 of `tok:`, an id with underscores, and two numbers. */
export const intercomToken: Check = (value) =>
  /^tok:[0-9a-f]{8}_[0-9a-f_]{20,40}:\d:\d$/.test(Buffer.from(value, 'base64').toString('latin1'))
    ? { confidence: 'high', reason: 'decodes to a token of Intercom' }
    : undefined;

/** UploadThing's tokens are Base64 of a JSON object with the account's key. */
export const uploadThingToken: Check = (value) =>
  typeof decodeObject(value)?.['apiKey'] === 'string'
    ? { confidence: 'high', reason: 'decodes to an object with an API key' }
    : undefined;

/** Tableau's personal tokens start with sixteen random bytes in Base64. */
export const tableauToken: Check = (value) =>
  Buffer.from(value.slice(0, 24), 'base64').length === 16
    ? { confidence: 'high', reason: 'decodes to the size of a token id' }
    : undefined;
