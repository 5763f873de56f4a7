import { EXPIRED_TOKEN, jsonWebToken } from './webTokens';
import type { Check } from './rule';

/** WorkOS writes a key's id and secret in Base64 behind `sk_`: `key_01…,…`. */
export const workosKey: Check = (value) => {
  const text = Buffer.from(value.slice(value.indexOf('a2V5X')), 'base64').toString('latin1');
  return /^key_[0-9A-Z]{10,40},[\x21-\x7e]{8,80}$/.test(text)
    ? { confidence: 'high', reason: 'decodes to a key id and its secret' }
    : undefined;
};

/**
 * Supabase's legacy keys are tokens with a role: `service_role` passes by row-level security, `anon`
 * is public by design. The keys of its documentation say so in their issuer.
 */
export const supabaseServiceKey: Check = (value) => {
  const claims = Buffer.from(value.split('.')[1] ?? '', 'base64url').toString('latin1');
  const verdict = jsonWebToken(value);
  if (!verdict || !/"role"\s?:\s?"service_role"/.test(claims)) return undefined;
  if (/"iss"\s?:\s?"supabase-demo"/.test(claims)) {
    return { confidence: 'low', reason: 'the demonstration key of every local installation' };
  }
  return verdict.confidence === 'low' || verdict === EXPIRED_TOKEN
    ? verdict
    : { confidence: 'high', reason: 'its claims give it the service role' };
};

/** The bearer token that the network's own web pages send. */
const WEB_CLIENT = /^A{20,22}NRILg/;

/** A run of A (the upper bytes of an app's number), then random text. */
export const twitterBearer: Check = (value) => {
  if (WEB_CLIENT.test(value)) {
    return { confidence: 'low', reason: 'the token of the web client, which is public' };
  }
  const rest = value.replace(/^A+/, '');
  if (rest.length < 60 || new Set(rest).size < 24) return undefined;
  return { confidence: 'high', reason: 'starts as app bearer tokens do' };
};

/** The keys with which every test passes (developers.google.com/recaptcha/docs/faq). */
export const captchaSecret: Check = (value) =>
  value.startsWith('6LeIxAcTAAAAA')
    ? undefined
    : { confidence: 'high', reason: 'has the form of a key, under a name that says secret' };
