import { createHmac, timingSafeEqual } from 'node:crypto';

const MASK = '[secret]';

/**
 * A secret value in memory. It prints `[secret]` whichever way it is printed: in a template, as
 * JSON, in `console.log` or a debugger's inspector. `reveal` is the one way out; every call of it
 * is a place to review.
 */
export class Plaintext {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The value itself. Hand it only to the document, the AWS request, or a child of this class. */
  reveal(): string {
    return this.#text;
  }

  /** Size in UTF-8 bytes, the unit of the service's limit. */
  get byteLength(): number {
    return Buffer.byteLength(this.#text, 'utf8');
  }

  /** Whether both hold the same value, in time that does not depend on where they differ. */
  equals(other: Plaintext): boolean {
    // By `reveal`: the other may come from another bundle, whose class has private members of its own.
    return timingSafeEqual(mac(this.#text), mac(other.reveal()));
  }

  /** A keyed digest (HMAC-SHA-256, hex): tells that two values are the same, to the key's owner only. */
  digest(key: Uint8Array): string {
    return createHmac('sha256', key).update(this.#text, 'utf8').digest('hex');
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.toPrimitive](): string {
    return MASK;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK;
  }
}

function mac(text: string): Buffer {
  return createHmac('sha256', 'compare').update(text, 'utf8').digest();
}
