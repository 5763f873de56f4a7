import type { Check, Verdict } from './rule';

const WEEK = 7 * 24 * 3600;

/**
 * The signature of an URL that CloudFront, Google Cloud Storage or S3 in its older form lets in
 * until a date that stands beside it: Google gives a start and seconds, the others the second itself.
 */
export const signedUrl: Check = (_value, query = '') => {
  const expires = startAndSeconds(query) ?? epoch(query);
  if (expires === undefined) return verdict('medium', 'a signature that lets its bearer in');
  const left = expires - Date.now() / 1000;
  if (left < 0) return verdict('low', 'the signature of an address that has expired');
  return left > WEEK
    ? verdict('high', 'a signature that lets its bearer in for more than a week')
    : verdict('medium', 'a signature that lets its bearer in for a while');
};

function verdict(confidence: Verdict['confidence'], reason: string): Verdict {
  return { confidence, reason };
}

/** `X-Goog-Date=20260131T120000Z` and `X-Goog-Expires=3600`. */
function startAndSeconds(query: string): number | undefined {
  const date = /X-Goog-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/i.exec(query);
  const seconds = /X-Goog-Expires=(\d{1,7})/i.exec(query)?.[1];
  if (!date || seconds === undefined) return undefined;
  const [year, month, day, hour, minute, seconds_] = date.slice(1).map(Number);
  const from = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, seconds_);
  return from / 1000 + Number(seconds);
}

function epoch(query: string): number | undefined {
  const expires = /[?&;]Expires=(\d{9,11})(?!\d)/.exec(query)?.[1];
  return expires === undefined ? undefined : Number(expires);
}

/** As signedUrl, where the key that signed is named beside it; any other signature may be a checksum. */
export const keyedUrl: Check = (value, query = '') =>
  /[?&;](?:Key-Pair-Id|AWSAccessKeyId)=/.test(query) ? signedUrl(value, query) : undefined;
