import type { Plaintext } from '../base/plaintext';
import type { Secret } from './secrets';
import { invalidRequest, notFound, ServiceError } from './serviceError';

/** What a version holds: a string, or bytes as base64. */
export interface Content {
  readonly member: 'SecretString' | 'SecretBinary';
  readonly value: Plaintext;
}

export interface Version {
  readonly id: string;
  readonly content: Content;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  accessedAt?: number;
}

export const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';
const MAX_VERSIONS = 100;

export function stagesOf(secret: Secret, versionId: string): string[] {
  return [...secret.stages].filter(([, id]) => id === versionId).map(([stage]) => stage);
}

export interface NewVersion {
  readonly id: string;
  readonly content: Content;
  /** The first version is the current one in any case. */
  readonly stages: readonly string[];
}

/**
 * Adds a version, once: the same id with the same content changes nothing.
 * @throws ServiceError where the id names a version with another content.
 */
export function addVersion(secret: Secret, { id, content, stages }: NewVersion, now: number): void {
  const existing = secret.versions.get(id);
  if (existing) {
    if (sameContent(existing.content, content)) return;
    throw tokenInUse(secret, id);
  }
  const first = secret.versions.size === 0;
  secret.versions.set(id, { id, content, createdAt: now });
  for (const stage of new Set(first ? [...stages, CURRENT] : stages)) moveStage(secret, stage, id);
  secret.changedAt = now;
  dropDeprecated(secret);
}

export function sameContent(a: Content, b: Content): boolean {
  return a.member === b.member && a.value.equals(b.value);
}

export function tokenInUse(secret: Secret, token: string): ServiceError {
  return new ServiceError(
    'ResourceExistsException',
    `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${secret.arn}.`,
  );
}

/** The version that was current becomes the previous one. */
function moveStage(secret: Secret, stage: string, id: string): void {
  const before = secret.stages.get(stage);
  if (stage === CURRENT && before !== undefined) secret.stages.set(PREVIOUS, before);
  secret.stages.set(stage, id);
}

function dropDeprecated(secret: Secret): void {
  for (const id of secret.versions.keys()) {
    if (secret.versions.size <= MAX_VERSIONS) return;
    if (stagesOf(secret, id).length === 0) secret.versions.delete(id);
  }
}

/**
 * The version asked for by id, by staging label, or by both; the current one by default.
 * @throws ServiceError where there is none, or the two name different versions.
 */
export function findVersion(secret: Secret, id?: string, stage?: string): Version {
  if (id === undefined) return versionAt(secret, stage ?? CURRENT);
  const version = secret.versions.get(id);
  if (!version) throw notFound(`secret value for VersionId: ${id}`);
  if (stage !== undefined && secret.stages.get(stage) !== id) {
    throw invalidRequest(
      'You provided a VersionStage that is not associated to the provided VersionId.',
    );
  }
  return version;
}

function versionAt(secret: Secret, stage: string): Version {
  const version = secret.versions.get(secret.stages.get(stage) ?? '');
  if (!version) throw notFound(`secret value for staging label: ${stage}`);
  return version;
}
