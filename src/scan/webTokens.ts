import type { Check, Verdict } from './rule';

/** Characters of the third part by algorithm (RFC 7518; RS and PS: keys of 2048, 3072, 4096 bits). */
const SIGNATURES: Readonly<Record<string, readonly number[]>> = {
  HS256: [43],
  HS384: [64],
  HS512: [86],
  ES256: [86],
  ES256K: [86],
  ES384: [128],
  ES512: [176],
  EdDSA: [86],
  RS256: [342, 512, 683],
  RS384: [342, 512, 683],
  RS512: [342, 512, 683],
  PS256: [342, 512, 683],
};
const LEAST_SIGNATURE = 20;

type Claims = Readonly<Record<string, unknown>>;

/**
 * A JSON Web Token: the header decodes to JSON with an algorithm. How much it is worth depends on
 * its claims: one that is public by design or is cut is low, one that a server hands to a machine is
 * high.
 */
export const jsonWebToken: Check = (value) => {
  const [first = '', second = '', signature = ''] = value.split('.');
  const header = decodeJson(first);
  const claims = decodeJson(second);
  if (typeof header?.['alg'] !== 'string') return spoilt(first, claims);
  if (!claims) return typeof header['enc'] === 'string' ? CIPHER : low('its payload is no JSON');
  if (signature.length < LEAST_SIGNATURE) return low('a token without its signature');
  return judgeClaims(claims, Date.now()) ?? judgeSignature(header['alg'], signature);
};

/** It opens nothing any more, and yet it was written into code, where the next one will follow. */
export const EXPIRED_TOKEN: Verdict = {
  confidence: 'medium',
  reason: 'a signed token that has expired',
};

const CIPHER: Verdict = { confidence: 'low', reason: 'an encrypted token' };

function low(reason: string): Verdict {
  return { confidence: 'low', reason };
}

/** A header that starts like one and was damaged afterwards; anything else is no token. */
function spoilt(part: string, claims: Claims | undefined): Verdict | undefined {
  const text = Buffer.from(part, 'base64url').toString('latin1');
  if (!text.startsWith('{"alg"')) return undefined;
  return claims && !isPublic(claims)
    ? { confidence: 'medium', reason: 'its claims decode, its header does not' }
    : low('its header starts like one of a signed token');
}

/** The first part of a signed token, or the start of it, without what it signs: it says how, never what. */
export function isTokenHeader(value: string): boolean {
  if (!/^eyJ[A-Za-z0-9_-]{10,200}={0,2}(?:\.\w{0,12})?$/.test(value)) return false;
  return /^\{"(?:alg|typ)":"/.test(Buffer.from(value, 'base64url').toString('latin1'));
}

function judgeClaims(claims: Claims, now: number): Verdict | undefined {
  if (isPublic(claims)) return low('a token that is public by its claims');
  const expires = claims['exp'];
  if (typeof expires === 'number' && expires * 1000 < now) return EXPIRED_TOKEN;
  if (isMachine(claims))
    return { confidence: 'high', reason: 'a signed token of a service, by its claims' };
  return undefined;
}

function isPublic(claims: Claims): boolean {
  return claims['role'] === 'anon' || claims['name'] === 'John Doe';
}

/** Service roles, client-credential grants, service accounts of Kubernetes. */
function isMachine(claims: Claims): boolean {
  const { role, gty, iss } = claims;
  if (role === 'service_role' || role === 'admin' || gty === 'client-credentials') return true;
  return (
    typeof iss === 'string' && /^kubernetes\/serviceaccount|kubernetes\.default\.svc/.test(iss)
  );
}

function judgeSignature(algorithm: string, { length }: string): Verdict {
  const lengths = SIGNATURES[algorithm];
  return lengths && !lengths.includes(length)
    ? low('a signed token whose signature is cut or made up')
    : { confidence: 'medium', reason: 'its header decodes to a signed token' };
}

function decodeJson(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
