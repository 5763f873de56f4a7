import { createHash } from 'node:crypto';

/** What a finding's place is told by; nothing of it depends on the value. */
export interface Place {
  readonly ruleId: string;
  readonly path: string;
  readonly binding?: string | undefined;
}

/** Gives each place, in text order, its fingerprint; equal places are told apart by their ordinal. */
export class Fingerprints {
  readonly #counts = new Map<string, number>();

  /** @returns 24 hex digits of SHA-256 over rule, path, binding and ordinal. */
  next({ ruleId, path, binding = '' }: Place): string {
    const key = [ruleId, path, binding].join('\0');
    const ordinal = this.#counts.get(key) ?? 0;
    this.#counts.set(key, ordinal + 1);
    return createHash('sha256').update(`${key}\0${ordinal}`).digest('hex').slice(0, 24);
  }
}
