import { Plaintext } from '../base/plaintext';
import { authorize } from './authorize';
import { checkName, type Input } from './input';
import { usableKey, type KeyUse } from './keys';
import { DAY, permitted, toSeconds, type Exchange, type Operation } from './operation';
import { checkLive, type Secret } from './secrets';
import { invalidParameter, invalidRequest, ServiceError } from './serviceError';
import type { Tags } from './tags';
import { addVersion, CURRENT, sameContent, stagesOf, tokenInUse, type Content } from './versions';

const createSecret: Operation = (exchange) => {
  const { input, secrets, around } = exchange;
  const name = input.required('Name');
  checkName(name);
  const token = readToken(input);
  const description = input.text('Description');
  const content = readContent(input);
  const tags = input.tags() ?? {};
  const arn = secrets.newArn(name);
  permitCreation(exchange, arn, tags);
  const kmsKeyId = usableKey(input.text('KmsKeyId'), keyUse(exchange));
  const existing = secrets.named(name);
  if (existing) return alreadyThere(existing, token, content);
  const secret = secrets.add(arn, name, tags);
  if (description) secret.description = description;
  if (kmsKeyId !== undefined) secret.kmsKeyId = kmsKeyId;
  if (content) addVersion(secret, { id: token, content, stages: [CURRENT] }, around.now);
  return receipt(secret, content && token);
};

/** Creating with tags takes the permission to tag as well. */
function permitCreation({ input, principal, around }: Exchange, arn: string, tags: Tags): void {
  // AWS's own tutorial on tags needs them to be there as those of the resource, too.
  const target = { resource: arn, requestTags: tags, resourceTags: tags };
  const keys = {
    'secretsmanager:Name': input.text('Name'),
    'secretsmanager:Description': input.text('Description'),
    'secretsmanager:KmsKeyId': input.text('KmsKeyId'),
  };
  authorize(principal, { ...target, action: 'secretsmanager:CreateSecret', keys }, around);
  if (Object.keys(tags).length === 0) return;
  authorize(principal, { ...target, action: 'secretsmanager:TagResource' }, around);
}

/** The same token with the same value is the same request again. */
function alreadyThere(secret: Secret, token: string, content: Content | undefined): object {
  if (secret.deletesAt !== undefined) {
    throw invalidRequest(
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  const version = secret.versions.get(token);
  if (version && content && sameContent(version.content, content)) return receipt(secret, token);
  if (version) throw tokenInUse(secret, token);
  throw new ServiceError(
    'ResourceExistsException',
    `The operation failed because the secret ${secret.name} already exists.`,
  );
}

const putSecretValue: Operation = (exchange) => {
  const { input, around } = exchange;
  const token = readToken(input);
  const content = readContent(input);
  const stages = input.texts('VersionStages', { min: 1, max: 20 }) ?? [CURRENT];
  const secret = permitted(exchange, 'PutSecretValue');
  checkLive(secret);
  if (!content) throw invalidRequest('You must provide either SecretString or SecretBinary.');
  addVersion(secret, { id: token, content, stages }, around.now);
  return { ...receipt(secret, token), VersionStages: stagesOf(secret, token) };
};

const updateSecret: Operation = (exchange) => {
  const { input, around } = exchange;
  const content = readContent(input);
  const token = content ? readToken(input) : undefined;
  const description = input.text('Description');
  const secret = permitted(exchange, 'UpdateSecret', {
    keys: {
      'secretsmanager:Description': description,
      'secretsmanager:KmsKeyId': input.text('KmsKeyId'),
    },
  });
  checkLive(secret);
  const kmsKeyId = usableKey(input.text('KmsKeyId'), keyUse(exchange));
  if (content && token !== undefined) {
    addVersion(secret, { id: token, content, stages: [CURRENT] }, around.now);
  }
  if (input.has('Description')) replace(secret, 'description', description);
  if (input.has('KmsKeyId')) replace(secret, 'kmsKeyId', kmsKeyId);
  secret.changedAt = around.now;
  return receipt(secret, token);
};

/** Nothing and the empty text both clear the member. */
function replace(
  secret: Secret,
  member: 'description' | 'kmsKeyId',
  text: string | undefined,
): void {
  if (text) secret[member] = text;
  else delete secret[member];
}

const deleteSecret: Operation = (exchange) => {
  const { input, secrets, around } = exchange;
  const days = input.integer('RecoveryWindowInDays');
  const force = input.flag('ForceDeleteWithoutRecovery');
  const secret = permitted(exchange, 'DeleteSecret', {
    keys: {
      'secretsmanager:RecoveryWindowInDays': days,
      'secretsmanager:ForceDeleteWithoutRecovery': force,
    },
  });
  checkWindow(days, force);
  if (force) {
    secrets.remove(secret);
    return { ...receipt(secret), DeletionDate: toSeconds(around.now) };
  }
  checkLive(secret);
  secret.deletesAt = around.now + (days ?? 30) * DAY;
  return { ...receipt(secret), DeletionDate: toSeconds(secret.deletesAt) };
};

function checkWindow(days: number | undefined, force: boolean | undefined): void {
  if (days === undefined) return;
  if (force) {
    throw invalidParameter(
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  }
  if (days < 7 || days > 30) {
    throw invalidParameter(
      'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
    );
  }
}

const restoreSecret: Operation = (exchange) => {
  const secret = permitted(exchange, 'RestoreSecret');
  delete secret.deletesAt;
  return receipt(secret);
};

function readToken(input: Input): string {
  const token = input.text('ClientRequestToken');
  if (token !== undefined) return token;
  throw invalidRequest(
    'You must provide a ClientRequestToken value. We recommend a UUID-type value.',
  );
}

function readContent(input: Input): Content | undefined {
  const text = input.text('SecretString');
  const binary = input.binary('SecretBinary');
  if (text !== undefined && binary !== undefined) {
    throw invalidParameter(
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  if (text !== undefined) return { member: 'SecretString', value: new Plaintext(text) };
  return binary === undefined
    ? undefined
    : { member: 'SecretBinary', value: new Plaintext(binary) };
}

function keyUse({ kmsKeys: keys, principal, around }: Exchange): KeyUse {
  return { keys, principal, around };
}

function receipt(secret: Secret, versionId?: string): object {
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...(versionId !== undefined && { VersionId: versionId }),
  };
}

export const writes: Readonly<Record<string, Operation>> = {
  CreateSecret: createSecret,
  PutSecretValue: putSecretValue,
  UpdateSecret: updateSecret,
  DeleteSecret: deleteSecret,
  RestoreSecret: restoreSecret,
};
