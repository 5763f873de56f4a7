import { authorize } from './authorize';
import { applyFilters, applySort, page } from './filters';
import { DAY, optional, permitted, toSeconds, type Operation } from './operation';
import { checkLive, type Secret } from './secrets';
import { toTagList } from './tags';
import { findVersion, stagesOf, type Version } from './versions';

const getSecretValue: Operation = (exchange) => {
  const { input, around } = exchange;
  const [versionId, stage] = [input.text('VersionId'), input.text('VersionStage')];
  const secret = permitted(exchange, 'GetSecretValue', {
    keys: { 'secretsmanager:VersionId': versionId, 'secretsmanager:VersionStage': stage },
  });
  checkLive(secret);
  const version = findVersion(secret, versionId, stage);
  // The service records the day of the last access, not the time.
  secret.accessedAt = version.accessedAt = Math.floor(around.now / DAY) * DAY;
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    [version.content.member]: version.content.value.reveal(),
    VersionStages: stagesOf(secret, version.id),
    CreatedDate: toSeconds(version.createdAt),
  };
};

const describeSecret: Operation = (exchange) => {
  const secret = permitted(exchange, 'DescribeSecret');
  return { ...summary(secret), ...optional('VersionIdsToStages', versionStages(secret)) };
};

const listSecrets: Operation = ({ input, secrets, principal, around }) => {
  const includeDeleted = input.flag('IncludePlannedDeletion') ?? false;
  const hidden = (secret: Secret): boolean => secret.deletesAt !== undefined && !includeDeleted;
  const visible = secrets.all().filter((secret) => !hidden(secret));
  const { items, ...next } = page(applySort(applyFilters(visible, input), input), input);
  authorize(principal, { action: 'secretsmanager:ListSecrets' }, around);
  return {
    SecretList: items.map((secret) => ({
      ...summary(secret),
      ...optional('SecretVersionsToStages', versionStages(secret)),
    })),
    ...next,
  };
};

/** Members that DescribeSecret and ListSecrets share. */
function summary(secret: Secret): object {
  const { accessedAt, deletesAt } = secret;
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...optional('Description', secret.description),
    ...optional('KmsKeyId', secret.kmsKeyId),
    CreatedDate: toSeconds(secret.createdAt),
    LastChangedDate: toSeconds(secret.changedAt),
    ...(accessedAt !== undefined && { LastAccessedDate: toSeconds(accessedAt) }),
    ...(deletesAt !== undefined && { DeletedDate: toSeconds(deletesAt) }),
    Tags: toTagList(secret.tags),
  };
}

/** Staging labels by version; undefined for a secret without a value. */
function versionStages(secret: Secret): Record<string, string[]> | undefined {
  if (secret.versions.size === 0) return undefined;
  const labelled = [...secret.versions.keys()].map((id) => [id, stagesOf(secret, id)] as const);
  return Object.fromEntries(labelled.filter(([, stages]) => stages.length > 0));
}

const listSecretVersionIds: Operation = (exchange) => {
  const { input } = exchange;
  const secret = permitted(exchange, 'ListSecretVersionIds');
  const includeDeprecated = input.flag('IncludeDeprecated') ?? false;
  const versions = [...secret.versions.values()].filter(
    ({ id }) => includeDeprecated || stagesOf(secret, id).length > 0,
  );
  const { items, ...next } = page(versions, input);
  const Versions = items.map((version) => versionEntry(secret, version));
  return { ARN: secret.arn, Name: secret.name, Versions, ...next };
};

function versionEntry(secret: Secret, { id, createdAt, accessedAt }: Version): object {
  const stages = stagesOf(secret, id);
  return {
    VersionId: id,
    ...(stages.length > 0 && { VersionStages: stages }),
    CreatedDate: toSeconds(createdAt),
    ...(accessedAt !== undefined && { LastAccessedDate: toSeconds(accessedAt) }),
    KmsKeyIds: [secret.kmsKeyId ?? 'DefaultEncryptionKey'],
  };
}

export const reads: Readonly<Record<string, Operation>> = {
  GetSecretValue: getSecretValue,
  DescribeSecret: describeSecret,
  ListSecrets: listSecrets,
  ListSecretVersionIds: listSecretVersionIds,
};
