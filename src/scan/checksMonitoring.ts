import type { Check } from './rule';

/** The JSON that Base64 text holds; undefined where it holds none. */
function decoded(base64: string): object | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Base64 of a JSON object with these members; `proof` says so in the hover. */
function jsonWith(members: readonly string[], proof: string): Check {
  return (value) => {
    const json = decoded(/eyJ[A-Za-z0-9+/]+={0,2}/.exec(value)?.[0] ?? '');
    return json && members.every((member) => member in json)
      ? { confidence: 'high', reason: proof }
      : { confidence: 'medium', reason: 'the format fits, its content does not decode' };
  };
}

/**
 * Sentry's organisation tokens carry when and where they were issued
 * (github.com/getsentry/rfcs, 0091-ci-upload-tokens).
 */
export const sentryOrganisationToken: Check = (value) =>
  value.startsWith('sntrys_')
    ? jsonWith(['iat'], 'its payload says when it was issued')(value)
    : { confidence: 'high', reason: 'prefix and length fit' };

/** Grafana Cloud's policy tokens name organisation and key; the old API keys name and number. */
export const grafanaToken: Check = (value) => {
  if (value.startsWith('glc_')) return jsonWith(['o', 'k'], 'its payload names a policy')(value);
  if (value.startsWith('eyJ')) {
    const json = decoded(value);
    return json && 'k' in json && 'n' in json
      ? { confidence: 'high', reason: 'decodes to a key and its name' }
      : undefined;
  }
  return { confidence: 'high', reason: 'prefix and length fit' };
};
