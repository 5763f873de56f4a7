import { randomBytes, randomUUID } from 'node:crypto';
import { Plaintext } from '../base/plaintext';
import type { Secrets } from './secrets';
import type { Tags } from './tags';
import { addVersion, CURRENT } from './versions';

/** A secret that is there when the sandbox starts. Its value is random unless one is given. */
export interface Seed {
  readonly name: string;
  readonly tags: Tags;
  readonly description?: string;
  readonly value?: Plaintext;
}

export function plant(secrets: Secrets, seeds: readonly Seed[], now: () => number): void {
  for (const { name, tags, description, value = randomValue() } of seeds) {
    const secret = secrets.add(secrets.newArn(name), name, tags);
    if (description !== undefined) secret.description = description;
    const content = { member: 'SecretString', value } as const;
    addVersion(secret, { id: randomUUID(), content, stages: [CURRENT] }, now());
  }
}

function randomValue(): Plaintext {
  return new Plaintext(randomBytes(24).toString('base64url'));
}
