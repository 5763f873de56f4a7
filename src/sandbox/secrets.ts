import { randomInt } from 'node:crypto';
import { ACCOUNT } from './identity';
import { markedForDeletion } from './serviceError';
import type { Tags } from './tags';
import type { Version } from './versions';

export interface Secret {
  readonly arn: string;
  readonly name: string;
  description?: string;
  /** Absent for the AWS managed key. */
  kmsKeyId?: string;
  tags: Tags;
  /** Dates are milliseconds since 1970. */
  readonly createdAt: number;
  changedAt: number;
  accessedAt?: number;
  /** When it will be deleted, where it is scheduled for deletion. */
  deletesAt?: number;
  /** Oldest first. */
  readonly versions: Map<string, Version>;
  /** Version id by staging label. */
  readonly stages: Map<string, string>;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SUFFIX = /-[A-Za-z0-9]{6}$/;

/** The secrets of one region. What its window of recovery ran out for is gone. */
export class Secrets {
  readonly #byName = new Map<string, Secret>();
  readonly #region: string;
  readonly #now: () => number;

  constructor(region: string, now: () => number) {
    this.#region = region;
    this.#now = now;
  }

  /** Oldest first, those scheduled for deletion included. */
  all(): Secret[] {
    this.#sweep();
    return [...this.#byName.values()];
  }

  named(name: string): Secret | undefined {
    this.#sweep();
    return this.#byName.get(name);
  }

  /**
   * By name, ARN, or ARN without its random suffix. Of the last kind, one that ends in a hyphen and
   * six characters is taken for a whole ARN, and not found.
   */
  find(id: string): Secret | undefined {
    const prefix = this.#arn('');
    if (!id.startsWith('arn:')) return this.named(id);
    if (!id.startsWith(prefix)) return undefined;
    const tail = id.slice(prefix.length);
    if (!SUFFIX.test(tail)) return this.named(tail);
    const secret = this.named(tail.replace(SUFFIX, ''));
    return secret?.arn === id ? secret : undefined;
  }

  /** An ARN for a new secret: its name and six random letters. */
  newArn(name: string): string {
    const suffix = Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]);
    return this.#arn(`${name}-${suffix.join('')}`);
  }

  add(arn: string, name: string, tags: Tags): Secret {
    const now = this.#now();
    const secret: Secret = {
      arn,
      name,
      tags,
      createdAt: now,
      changedAt: now,
      versions: new Map(),
      stages: new Map(),
    };
    this.#byName.set(name, secret);
    return secret;
  }

  remove(secret: Secret): void {
    this.#byName.delete(secret.name);
  }

  #arn(tail: string): string {
    return `arn:aws:secretsmanager:${this.#region}:${ACCOUNT}:secret:${tail}`;
  }

  #sweep(): void {
    const now = this.#now();
    for (const secret of this.#byName.values()) {
      if (secret.deletesAt !== undefined && secret.deletesAt <= now) this.remove(secret);
    }
  }
}

/** @throws ServiceError for a secret that is scheduled for deletion. */
export function checkLive(secret: Secret): void {
  if (secret.deletesAt !== undefined) throw markedForDeletion();
}
