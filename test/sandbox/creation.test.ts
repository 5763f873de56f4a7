import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  type CreateSecretCommandInput,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { serviceError, START, useSandbox } from './clients';

const NOT_FOUND = "Secrets Manager can't find the specified secret.";
const BAD_NAME =
  'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!';

describe('a secret created in the sandbox', () => {
  const stage = useSandbox({ kmsKeys: { 'alias/payments': 'key-1' } });
  let client: SecretsManagerClient;

  beforeEach(() => {
    client = stage.as('secrets-admin').secrets;
  });

  const create = (input: Partial<CreateSecretCommandInput> = {}) =>
    client.send(new CreateSecretCommand({ Name: 'db', SecretString: 'one', ...input }));
  const get = (SecretId = 'db') => client.send(new GetSecretValueCommand({ SecretId }));

  it('has a suffix of six letters and gives its value back', async () => {
    const { ARN, VersionId } = await create({ SecretString: 'päss\u0000\n"' });
    assert.match(ARN!, /^arn:aws:secretsmanager:eu-central-1:000000000000:secret:db-[A-Za-z]{6}$/);
    const value = await get();
    assert.deepEqual(value, {
      $metadata: value.$metadata,
      ARN,
      Name: 'db',
      VersionId,
      SecretString: 'päss\u0000\n"',
      VersionStages: ['AWSCURRENT'],
      CreatedDate: new Date(START),
    });
  });

  it('from bytes gives bytes', async () => {
    const bytes = Uint8Array.from([0, 255, 1, 254]);
    await client.send(new CreateSecretCommand({ Name: 'bin', SecretBinary: bytes }));
    const { SecretBinary, SecretString } = await get('bin');
    assert.deepEqual([...SecretBinary!], [...bytes]);
    assert.equal(SecretString, undefined);
  });

  it('without a value has no current version', async () => {
    await client.send(new CreateSecretCommand({ Name: 'empty' }));
    await assert.rejects(
      get('empty'),
      serviceError(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
      ),
    );
  });

  it('once, when the same request comes twice', async () => {
    const ClientRequestToken = randomUUID();
    const first = await create({ ClientRequestToken });
    const second = await create({ ClientRequestToken });
    assert.equal(second.ARN, first.ARN);
    assert.equal(second.VersionId, ClientRequestToken);
  });

  it('not over another: same token, other value', async () => {
    const ClientRequestToken = randomUUID();
    const { ARN } = await create({ ClientRequestToken });
    await assert.rejects(
      create({ ClientRequestToken, SecretString: 'two' }),
      serviceError(
        'ResourceExistsException',
        `You can't use ClientRequestToken ${ClientRequestToken} because that value is already in use for a version of secret ${ARN!}.`,
      ),
    );
  });

  it('not over another: other token', async () => {
    await create();
    await assert.rejects(
      create(),
      serviceError(
        'ResourceExistsException',
        'The operation failed because the secret db already exists.',
      ),
    );
  });

  const refused: [
    why: string,
    input: Partial<CreateSecretCommandInput>,
    name: string,
    text: string | RegExp,
  ][] = [
    ['a space in its name', { Name: 'bad name' }, 'ValidationException', BAD_NAME],
    ['an empty name', { Name: '' }, 'ValidationException', BAD_NAME],
    ['a name of 513', { Name: 'n'.repeat(513) }, 'ValidationException', /'name'.*512/],
    [
      'a value of 65,537 bytes',
      { SecretString: 'é'.repeat(32_768) + 'x' },
      'ValidationException',
      /'secretString'.*65536/,
    ],
    ['an empty value', { SecretString: '' }, 'ValidationException', /'secretString'/],
    [
      'both kinds of value',
      { SecretBinary: Uint8Array.of(1) },
      'InvalidParameterException',
      /both/,
    ],
    [
      '51 tags',
      { Tags: Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' })) },
      'InvalidParameterException',
      /50/,
    ],
    ['a key of 129', { Tags: [{ Key: 'k'.repeat(129), Value: '' }] }, 'ValidationException', /128/],
    [
      'a tag value of 257',
      { Tags: [{ Key: 'k', Value: 'v'.repeat(257) }] },
      'ValidationException',
      /256/,
    ],
    [
      'a reserved key',
      { Tags: [{ Key: 'aws:x', Value: '' }] },
      'InvalidParameterException',
      /reserved/,
    ],
    [
      'a key twice',
      {
        Tags: [
          { Key: 'k', Value: '1' },
          { Key: 'k', Value: '2' },
        ],
      },
      'InvalidParameterException',
      /more than once/,
    ],
    [
      'a short token',
      { ClientRequestToken: 'short' },
      'ValidationException',
      /'clientRequestToken'.*32/,
    ],
    [
      'a description of 2,049',
      { Description: 'd'.repeat(2049) },
      'ValidationException',
      /'description'/,
    ],
    ['a key that is not there', { KmsKeyId: 'alias/none' }, 'EncryptionFailure', /KMS key/],
  ];
  for (const [why, input, name, text] of refused) {
    it(`not with ${why}`, async () => {
      await assert.rejects(create(input), serviceError(name, text));
      await assert.rejects(get(), serviceError('ResourceNotFoundException', NOT_FOUND));
    });
  }

  it('with the largest value and name', async () => {
    const Name = 'n'.repeat(512);
    const SecretString = 'é'.repeat(32_768);
    await create({ Name, SecretString });
    assert.equal((await get(Name)).SecretString, SecretString);
  });

  it('with a customer managed key, which it then names', async () => {
    await create({ KmsKeyId: 'alias/payments' });
    assert.equal(
      (await client.send(new DescribeSecretCommand({ SecretId: 'db' }))).KmsKeyId,
      'alias/payments',
    );
  });
});
