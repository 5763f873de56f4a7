import type { Check, Verdict } from './rule';

const EXPIRED: Verdict = { confidence: 'low', reason: 'it has expired' };
const DAY = 86_400_000;

function parameter(around: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[?&;]|u0026)${name}=([^&;\\\\]{1,80})`, 'i').exec(around);
  try {
    return match?.[1] && decodeURIComponent(match[1]);
  } catch {
    return match?.[1];
  }
}

/** When a shared access signature ends, in milliseconds: `se` is a date or, in messaging, seconds. */
function signatureEnd(around: string): number {
  const end = parameter(around, 'se') ?? '';
  return /^\d{9,11}$/.test(end) ? Number(end) * 1000 : Date.parse(end);
}

/**
 * A shared access signature of Azure: a version and an end for storage, a resource and an end for
 * messaging. Source: learn.microsoft.com, "Create a service SAS", "Service Bus access control with
 * Shared Access Signatures".
 */
export const sharedAccessSignature: Check = (_value, around = '') => {
  const storage = /(?:^|[?&;=]|u0026)sv=20\d\d-\d\d-\d\d/.test(around);
  const messaging = /(?:^|[?&; ]|u0026)sr=/.test(around) && /(?:[&;]|u0026)se=\d/.test(around);
  if (!storage && !messaging) return undefined;
  return signatureEnd(around) < Date.now()
    ? EXPIRED
    : { confidence: 'medium', reason: 'signs an address of Azure' };
};

/** A pre-signed URL of AWS: `X-Amz-Date` and `X-Amz-Expires`, in seconds and at most a week. */
export const presignedUrl: Check = (_value, around = '') => {
  const [, year, month, day] =
    /^(\d{4})(\d\d)(\d\d)T/.exec(parameter(around, 'X-Amz-Date') ?? '') ?? [];
  const start = Date.parse(`${year ?? ''}-${month ?? ''}-${day ?? ''}`);
  const seconds = Number(parameter(around, 'X-Amz-Expires') ?? NaN);
  // The time of day is left out, hence a day more.
  return start + DAY + seconds * 1000 < Date.now()
    ? EXPIRED
    : { confidence: 'medium', reason: 'signs an address of AWS' };
};
