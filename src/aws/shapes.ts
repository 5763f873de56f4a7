import type { SecretListEntry, Tag } from '@aws-sdk/client-secrets-manager';
import { Fault } from '../base/fault';
import type { Receipt, SecretSummary, Tags } from '../store/secretStore';
import { toRecord } from './iam';

export function tagsOf(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** @throws Fault service where the answer lacks one of the three. */
export function receiptOf(answer: {
  ARN?: string | undefined;
  Name?: string | undefined;
  VersionId?: string | undefined;
}): Receipt {
  const { ARN, Name, VersionId } = answer;
  if (ARN && Name && VersionId) return { arn: ARN, name: Name, versionId: VersionId };
  throw new Fault(
    'service',
    'AWS answered without naming the version it stored.',
    'Look the secret up before you try again.',
  );
}

/** Fits both DescribeSecret's answer and an entry of ListSecrets. */
export function summaryOf(entry: SecretListEntry): SecretSummary {
  const times = {
    nextRotation: entry.NextRotationDate,
    created: entry.CreatedDate,
    lastChanged: entry.LastChangedDate,
    lastAccessed: entry.LastAccessedDate,
    deleted: entry.DeletedDate,
  };
  const known = Object.entries(times).flatMap(([key, date]) =>
    date ? [[key, date.getTime()] as const] : [],
  );
  return {
    arn: entry.ARN ?? '',
    name: entry.Name ?? '',
    tags: toRecord(entry.Tags ?? []),
    rotationEnabled: entry.RotationEnabled ?? false,
    ...(entry.Description !== undefined && { description: entry.Description }),
    ...(entry.KmsKeyId !== undefined && { kmsKeyId: entry.KmsKeyId }),
    ...Object.fromEntries(known),
  };
}
