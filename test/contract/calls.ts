import { randomUUID } from 'node:crypto';

/** One call, as each of the clients makes it. */
export interface ContractCall {
  /** What it is to show; the key of the list of deviations. */
  readonly name: string;
  readonly service: 'secretsmanager' | 'sts' | 'iam';
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Whether the command line makes it, too: it takes about a second for each. */
  readonly cli?: boolean;
}

const [first, second, third, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const id = { SecretId: 'contract/db' };
const created = {
  Name: 'contract/db',
  Description: 'Main database',
  SecretString: 'first value',
  ClientRequestToken: first,
  Tags: [
    { Key: 'appid', Value: 'con01' },
    { Key: 'appenv', Value: 'dev' },
  ],
};

const late = { Name: 'contract/late', ClientRequestToken: third };

function secrets(
  name: string,
  operation: string,
  input: ContractCall['input'],
  cli = false,
): ContractCall {
  return { name, service: 'secretsmanager', operation, input, cli };
}

function filtered(Key: string, ...Values: string[]): ContractCall['input'] {
  return { Filters: [{ Key, Values }] };
}

/** In this order, as one leads to the next. */
export const calls: readonly ContractCall[] = [
  secrets('create', 'CreateSecret', created, true),
  secrets('create again, same request', 'CreateSecret', created),
  secrets('create, same token, other value', 'CreateSecret', { ...created, SecretString: 'other' }),
  secrets('create, name taken', 'CreateSecret', { ...created, ClientRequestToken: other }, true),
  secrets('describe', 'DescribeSecret', id),
  secrets('get', 'GetSecretValue', id, true),
  secrets('get, not there', 'GetSecretValue', { SecretId: 'contract/none' }, true),
  secrets(
    'put',
    'PutSecretValue',
    { ...id, SecretString: 'second', ClientRequestToken: second },
    true,
  ),
  secrets('put again, same request', 'PutSecretValue', {
    ...id,
    SecretString: 'second',
    ClientRequestToken: second,
  }),
  secrets('put, same token, other value', 'PutSecretValue', {
    ...id,
    SecretString: 'other',
    ClientRequestToken: second,
  }),
  secrets('get previous', 'GetSecretValue', { ...id, VersionStage: 'AWSPREVIOUS' }, true),
  secrets('get by version', 'GetSecretValue', { ...id, VersionId: first }),
  secrets('get, no such label', 'GetSecretValue', { ...id, VersionStage: 'none' }),
  secrets('get, no such version', 'GetSecretValue', { ...id, VersionId: other }),
  secrets('get, label of another version', 'GetSecretValue', {
    ...id,
    VersionId: first,
    VersionStage: 'AWSCURRENT',
  }),
  secrets('put a third', 'PutSecretValue', {
    ...id,
    SecretString: 'third',
    ClientRequestToken: third,
  }),
  secrets('list versions', 'ListSecretVersionIds', id),
  secrets('tag', 'TagResource', { ...id, Tags: [{ Key: 'owner', Value: 'me' }] }, true),
  secrets('untag', 'UntagResource', { ...id, TagKeys: ['owner', 'none'] }, true),
  secrets('describe, retagged', 'DescribeSecret', id, true),
  secrets('update description', 'UpdateSecret', { ...id, Description: 'Renamed base' }),
  secrets('list by name', 'ListSecrets', filtered('name', 'contract/'), true),
  secrets('list by tag key', 'ListSecrets', filtered('tag-key', 'app')),
  secrets('list by tag value, other case', 'ListSecrets', filtered('tag-value', 'CON01')),
  secrets('list by word', 'ListSecrets', filtered('all', 'renamed')),
  secrets('list by negated tag key', 'ListSecrets', filtered('tag-key', '!appid')),
  secrets('list, bad filter value', 'ListSecrets', filtered('name', 'a/*')),
  secrets('list, 101 a page', 'ListSecrets', { MaxResults: 101 }),
  secrets('list, made-up token', 'ListSecrets', { NextToken: 'made up' }),
  secrets('delete, window too short', 'DeleteSecret', { ...id, RecoveryWindowInDays: 6 }),
  secrets('delete, window and force', 'DeleteSecret', {
    ...id,
    RecoveryWindowInDays: 7,
    ForceDeleteWithoutRecovery: true,
  }),
  secrets('delete', 'DeleteSecret', { ...id, RecoveryWindowInDays: 7 }, true),
  secrets('get, deleted', 'GetSecretValue', id, true),
  secrets('create, name of a deleted one', 'CreateSecret', {
    ...created,
    ClientRequestToken: other,
  }),
  secrets('list, deleted hidden', 'ListSecrets', {}),
  secrets('list, deleted shown', 'ListSecrets', { IncludePlannedDeletion: true }),
  secrets('restore', 'RestoreSecret', id, true),
  secrets('get, restored', 'GetSecretValue', id),
  secrets('delete by force', 'DeleteSecret', { ...id, ForceDeleteWithoutRecovery: true }),
  secrets('describe, gone', 'DescribeSecret', id),
  // What moto lets through comes last, so that it does not disturb the rest.
  secrets('create another', 'CreateSecret', { ...created, ...late }),
  secrets('delete another', 'DeleteSecret', { SecretId: late.Name }),
  secrets('put, deleted', 'PutSecretValue', {
    SecretId: late.Name,
    SecretString: 'other',
    ClientRequestToken: other,
  }),
  secrets('tag, deleted', 'TagResource', { SecretId: late.Name, Tags: created.Tags }),
  secrets('create, reserved tag', 'CreateSecret', {
    ...created,
    Name: 'contract/reserved',
    Tags: [{ Key: 'aws:x', Value: 'y' }],
  }),
  secrets('create, bad name', 'CreateSecret', { ...created, Name: 'bad name' }, true),
  secrets('create, value too large', 'CreateSecret', {
    ...created,
    Name: 'contract/large',
    SecretString: 'x'.repeat(65_537),
  }),
  {
    name: 'role tags',
    service: 'iam',
    operation: 'ListRoleTags',
    input: { RoleName: 'contract-role' },
    cli: true,
  },
  {
    name: 'role tags, no such role',
    service: 'iam',
    operation: 'ListRoleTags',
    input: { RoleName: 'contract-none' },
    cli: true,
  },
  { name: 'who am I', service: 'sts', operation: 'GetCallerIdentity', input: {}, cli: true },
];
