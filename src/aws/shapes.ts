import type { RotationRulesType, SecretListEntry, Tag } from '@aws-sdk/client-secrets-manager';
import { Fault } from '../base/fault';
import type { Receipt, RotationRule, SecretSummary, Tags } from '../store/secretStore';
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
  const texts = {
    description: entry.Description,
    kmsKeyId: entry.KmsKeyId,
    rotationFunction: entry.RotationLambdaARN,
    primaryRegion: entry.PrimaryRegion,
    owningService: entry.OwningService,
  };
  return {
    arn: entry.ARN ?? '',
    name: entry.Name ?? '',
    tags: toRecord(entry.Tags ?? []),
    rotationEnabled: entry.RotationEnabled ?? false,
    ...(entry.RotationRules && { rotationRule: ruleOf(entry.RotationRules) }),
    ...present(texts),
    ...present(timesOf(entry)),
  };
}

function timesOf(entry: SecretListEntry): Record<string, number | undefined> {
  return {
    lastRotation: entry.LastRotatedDate?.getTime(),
    nextRotation: entry.NextRotationDate?.getTime(),
    created: entry.CreatedDate?.getTime(),
    lastChanged: entry.LastChangedDate?.getTime(),
    lastAccessed: entry.LastAccessedDate?.getTime(),
    deleted: entry.DeletedDate?.getTime(),
  };
}

function ruleOf(rule: RotationRulesType): RotationRule {
  const { AutomaticallyAfterDays: days, ScheduleExpression: schedule, Duration: duration } = rule;
  return present({ days, schedule, duration });
}

/** Without the members that are not there. */
function present(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
