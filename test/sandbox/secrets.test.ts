import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateSecretCommand,
  type CreateSecretCommandInput,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { DAY, serviceError, START, useSandbox } from './clients';

const NOT_FOUND = "Secrets Manager can't find the specified secret.";
const MARKED = "You can't perform this operation on the secret because it was marked for deletion.";

describe('secrets in the sandbox', () => {
  const stage = useSandbox({ kmsKeys: { 'alias/payments': 'key-1' } });
  let client: SecretsManagerClient;

  beforeEach(() => {
    client = stage.as('secrets-admin').secrets;
  });

  const create = (input: Partial<CreateSecretCommandInput> = {}) =>
    client.send(new CreateSecretCommand({ Name: 'db', SecretString: 'one', ...input }));
  const get = (SecretId = 'db', more: { VersionId?: string; VersionStage?: string } = {}) =>
    client.send(new GetSecretValueCommand({ SecretId, ...more }));
  const put = (
    SecretString: string,
    more: { ClientRequestToken?: string; VersionStages?: string[] } = {},
  ) => client.send(new PutSecretValueCommand({ SecretId: 'db', SecretString, ...more }));
  const describeSecret = () => client.send(new DescribeSecretCommand({ SecretId: 'db' }));
  const remove = (
    more: { RecoveryWindowInDays?: number; ForceDeleteWithoutRecovery?: boolean } = {},
  ) => client.send(new DeleteSecretCommand({ SecretId: 'db', ...more }));

  describe('found', () => {
    it('by name, ARN, and ARN without the suffix', async () => {
      const { ARN } = await create({ Name: 'app/db' });
      for (const id of ['app/db', ARN!, ARN!.slice(0, -7)]) assert.equal((await get(id)).ARN, ARN);
    });

    it('not by a partial ARN that looks whole', async () => {
      const { ARN } = await create({ Name: 'Invalid/_+=.@-Name-a1b2c3' });
      assert.equal((await get('Invalid/_+=.@-Name-a1b2c3')).ARN, ARN);
      await assert.rejects(
        get(ARN!.slice(0, -7)),
        serviceError('ResourceNotFoundException', NOT_FOUND),
      );
    });

    it('not in another region', async () => {
      const { ARN } = await create();
      await assert.rejects(
        get(ARN!.replace('eu-central-1', 'us-east-1')),
        serviceError('ResourceNotFoundException', NOT_FOUND),
      );
    });
  });

  describe('versions', () => {
    it('move the labels: the current one becomes the previous one', async () => {
      const first = await create();
      const second = await put('two');
      assert.equal((await get()).SecretString, 'two');
      assert.equal((await get('db', { VersionStage: 'AWSPREVIOUS' })).SecretString, 'one');
      assert.equal((await get('db', { VersionId: first.VersionId! })).SecretString, 'one');
      const third = await put('three');
      assert.deepEqual((await describeSecret()).VersionIdsToStages, {
        [second.VersionId!]: ['AWSPREVIOUS'],
        [third.VersionId!]: ['AWSCURRENT'],
      });
    });

    it('with labels of their own leave the current one', async () => {
      await create();
      const { VersionStages } = await put('next', { VersionStages: ['candidate'] });
      assert.deepEqual(VersionStages, ['candidate']);
      assert.equal((await get()).SecretString, 'one');
    });

    it('are added once for the same token and value', async () => {
      await create();
      const ClientRequestToken = randomUUID();
      await put('two', { ClientRequestToken });
      await put('two', { ClientRequestToken });
      assert.equal(Object.keys((await describeSecret()).VersionIdsToStages!).length, 2);
      await assert.rejects(
        put('three', { ClientRequestToken }),
        serviceError('ResourceExistsException', /already in use for a version of secret arn:/),
      );
    });

    it('without a label are listed only when asked for', async () => {
      await create();
      await put('two');
      await put('three');
      const list = async (IncludeDeprecated?: boolean) => {
        const input = { SecretId: 'db', ...(IncludeDeprecated && { IncludeDeprecated }) };
        return (await client.send(new ListSecretVersionIdsCommand(input))).Versions!;
      };
      assert.equal((await list()).length, 2);
      const all = await list(true);
      assert.deepEqual(
        all.map(({ VersionStages }) => VersionStages),
        [undefined, ['AWSPREVIOUS'], ['AWSCURRENT']],
      );
      assert.deepEqual(all[0]?.KmsKeyIds, ['DefaultEncryptionKey']);
    });

    it('that are not there are named in the error', async () => {
      const { VersionId } = await create();
      const other = randomUUID();
      await assert.rejects(
        get('db', { VersionId: other }),
        serviceError(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for VersionId: ${other}`,
        ),
      );
      await assert.rejects(
        get('db', { VersionStage: 'AWSPREVIOUS' }),
        serviceError(
          'ResourceNotFoundException',
          "Secrets Manager can't find the specified secret value for staging label: AWSPREVIOUS",
        ),
      );
      await put('two');
      await assert.rejects(
        get('db', { VersionId: VersionId!, VersionStage: 'AWSCURRENT' }),
        serviceError(
          'InvalidRequestException',
          'You provided a VersionStage that is not associated to the provided VersionId.',
        ),
      );
    });
  });

  describe('changed', () => {
    it('keeps its tags and clears an empty description', async () => {
      await create({ Description: 'old', Tags: [{ Key: 'a', Value: 'b' }] });
      stage.now += 5000;
      await client.send(
        new UpdateSecretCommand({ SecretId: 'db', Description: '', SecretString: 'two' }),
      );
      const { Description, Tags, CreatedDate, LastChangedDate } = await describeSecret();
      assert.equal(Description, undefined);
      assert.deepEqual(Tags, [{ Key: 'a', Value: 'b' }]);
      assert.deepEqual([CreatedDate, LastChangedDate], [new Date(START), new Date(START + 5000)]);
      assert.equal((await get()).SecretString, 'two');
    });

    it('merges tags and takes them away by exact key', async () => {
      await create({
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      });
      await client.send(
        new TagResourceCommand({
          SecretId: 'db',
          Tags: [
            { Key: 'b', Value: '3' },
            { Key: 'B', Value: '4' },
          ],
        }),
      );
      await client.send(new UntagResourceCommand({ SecretId: 'db', TagKeys: ['a', 'none'] }));
      assert.deepEqual((await describeSecret()).Tags, [
        { Key: 'b', Value: '3' },
        { Key: 'B', Value: '4' },
      ]);
    });

    it('takes no more than 50 tags in all', async () => {
      const Tags = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: '' }));
      await create({ Tags });
      await assert.rejects(
        client.send(
          new TagResourceCommand({ SecretId: 'db', Tags: [{ Key: 'one-more', Value: '' }] }),
        ),
        serviceError('InvalidParameterException', /50/),
      );
      assert.equal((await describeSecret()).Tags?.length, 50);
    });
  });

  it('records the day of the last access, and none before there was one', async () => {
    await create();
    assert.equal((await describeSecret()).LastAccessedDate, undefined);
    stage.now += 3 * DAY;
    await get();
    assert.deepEqual((await describeSecret()).LastAccessedDate, new Date('2026-11-28T00:00:00Z'));
  });

  describe('deleted', () => {
    it('can be restored within the window and is gone after it', async () => {
      await create();
      const { DeletionDate } = await remove({ RecoveryWindowInDays: 7 });
      assert.deepEqual(DeletionDate, new Date(START + 7 * DAY));
      assert.deepEqual((await describeSecret()).DeletedDate, DeletionDate);
      stage.now += 6 * DAY;
      await client.send(new RestoreSecretCommand({ SecretId: 'db' }));
      assert.equal((await get()).SecretString, 'one');
      await remove({ RecoveryWindowInDays: 7 });
      stage.now += 7 * DAY;
      await assert.rejects(describeSecret(), serviceError('ResourceNotFoundException', NOT_FOUND));
      await create();
    });

    it('waits 30 days by default', async () => {
      await create();
      assert.deepEqual((await remove()).DeletionDate, new Date(START + 30 * DAY));
    });

    it('by force is gone at once and its name is free', async () => {
      const { ARN } = await create();
      await remove({ ForceDeleteWithoutRecovery: true });
      await assert.rejects(describeSecret(), serviceError('ResourceNotFoundException', NOT_FOUND));
      assert.notEqual((await create()).ARN, ARN);
    });

    it('refuses every use of its value and tags', async () => {
      await create({ Tags: [{ Key: 'a', Value: 'b' }] });
      await remove();
      const uses = [
        () => get(),
        () => put('two'),
        () => client.send(new UpdateSecretCommand({ SecretId: 'db', Description: 'x' })),
        () => client.send(new TagResourceCommand({ SecretId: 'db', Tags: [] })),
        () => client.send(new UntagResourceCommand({ SecretId: 'db', TagKeys: ['a'] })),
        () => remove(),
      ];
      for (const use of uses)
        await assert.rejects(use(), serviceError('InvalidRequestException', MARKED));
    });

    it('keeps its name taken', async () => {
      await create();
      await remove();
      await assert.rejects(
        create(),
        serviceError(
          'InvalidRequestException',
          "You can't create this secret because a secret with this name is already scheduled for deletion.",
        ),
      );
    });

    const refused = [
      { input: { RecoveryWindowInDays: 6 }, text: /between 7 and 30/ },
      { input: { RecoveryWindowInDays: 31 }, text: /between 7 and 30/ },
      {
        input: { RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true },
        text: /in conjunction with/,
      },
    ];
    for (const { input, text } of refused) {
      it(`not with ${JSON.stringify(input)}`, async () => {
        await create();
        await assert.rejects(remove(input), serviceError('InvalidParameterException', text));
        await get();
      });
    }
  });
});
