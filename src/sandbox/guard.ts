import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

/**
 * Keeps web pages out: one reaches a loopback server by its own name made to resolve to this
 * machine, or by a request across origins, which carries an Origin header.
 */
export function refuse(headers: IncomingHttpHeaders, port: number): Refusal | undefined {
  if (headers.origin !== undefined) {
    return { status: 403, reason: 'Requests of web pages are refused.' };
  }
  if (headers.host !== `127.0.0.1:${port}` && headers.host !== `localhost:${port}`) {
    return { status: 421, reason: 'The Host header is not that of this server.' };
  }
  return undefined;
}

/** Compares in time that does not depend on where the texts differ. */
export function sameToken(given: string | string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
