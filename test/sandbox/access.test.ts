import assert from 'node:assert/strict';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  RestoreSecretCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { PolicyDocument } from '../../src/policy/evaluate';
import { guidanceUnmodifiedPolicy, sampleRoles } from '../../src/sandbox/seeds';
import { ownPath, ownScope, serviceError, tagList, useSandbox } from './clients';

const SESSION = 'arn:aws:sts::000000000000:assumed-role/payments-developer/sandbox';
const everything: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};
const noKms: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Action: 'kms:*', Resource: '*' },
};
const noDelete: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Action: 'secretsmanager:DeleteSecret', Resource: '*' },
};
const onlySecrets: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
};
const createOnly: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 'secretsmanager:CreateSecret', Resource: '*' },
};

const tagger: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['secretsmanager:TagResource', 'secretsmanager:UntagResource'],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/appenv': 'dev' } },
    },
  ],
};

const roles = [
  ...sampleRoles,
  { name: 'guidance', tags: ownScope, policies: [guidanceUnmodifiedPolicy] },
  { name: 'untagged', tags: {}, policies: [guidanceUnmodifiedPolicy] },
  { name: 'without-kms', tags: {}, policies: [everything, noKms] },
  { name: 'without-delete', tags: {}, policies: [everything, noDelete] },
  { name: 'bounded', tags: {}, policies: [everything], boundary: onlySecrets },
  { name: 'tagger', tags: {}, policies: [tagger] },
  { name: 'creator', tags: {}, policies: [createOnly] },
];

describe('access in the sandbox', () => {
  const stage = useSandbox({ roles, kmsKeys: { 'alias/payments': 'key-1' } });
  const secretsOf = (role: string) => stage.as(role).secrets;
  const read = (client: SecretsManagerClient, SecretId: string) =>
    client.send(new GetSecretValueCommand({ SecretId }));
  const create = (client: SecretsManagerClient, Name: string, tags: Record<string, string>) =>
    client.send(new CreateSecretCommand({ Name, SecretString: 'value', Tags: tagList(tags) }));
  const denied = (operation: string, resource: RegExp | string, reason: string) => {
    const on = typeof resource === 'string' ? resource : resource.source;
    return serviceError(
      'AccessDeniedException',
      new RegExp(
        `is not authorized to perform: secretsmanager:${operation}${on && ` on resource: ${on}`} ${reason}$`,
      ),
    );
  };
  const BECAUSE = (operation: string) =>
    `because no identity-based policy allows the secretsmanager:${operation} action`;

  describe('of the sample roles', () => {
    const reads: [role: string, secret: string, allowed: boolean][] = [
      ['payments-developer', ownPath('session-key'), true],
      ['payments-developer', 'payments/pay01/api/prod/session-key', false],
      ['payments-developer', 'payments/pay01/web/dev/analytics-token', false],
      ['payments-developer', ownPath('borrowed-token'), false],
      ['payments-developer', 'orders/ord01/api/dev/warehouse-token', false],
      ['payments-developer', 'legacy-smtp', false],
      ['payments-prod', 'payments/pay01/api/prod/session-key', true],
      ['payments-prod', ownPath('session-key'), false],
      ['orders-developer', 'orders/ord01/api/dev/warehouse-token', true],
      ['orders-developer', 'orders/ord01/api/prod/database-password', false],
      ['secrets-admin', 'legacy-smtp', true],
    ];
    for (const [role, secret, allowed] of reads) {
      it(`${role} ${allowed ? 'reads' : 'does not read'} ${secret}`, async () => {
        const reading = read(secretsOf(role), secret);
        if (allowed) assert.ok((await reading).SecretString);
        else
          await assert.rejects(
            reading,
            denied('GetSecretValue', /arn:\S+/, BECAUSE('GetSecretValue')),
          );
      });
    }

    it('says who is denied what on which ARN, and not why', async () => {
      const admin = await secretsOf('secrets-admin').send(
        new DescribeSecretCommand({ SecretId: 'legacy-smtp' }),
      );
      await assert.rejects(
        read(secretsOf('payments-developer'), 'legacy-smtp'),
        serviceError(
          'AccessDeniedException',
          `User: ${SESSION} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${admin.ARN!} because no identity-based policy allows the secretsmanager:GetSecretValue action`,
        ),
      );
    });

    it('does not tell who has no access that a secret is not there', async () => {
      await assert.rejects(
        read(secretsOf('payments-developer'), ownPath('none')),
        denied('GetSecretValue', ownPath('none'), BECAUSE('GetSecretValue')),
      );
      await assert.rejects(
        read(secretsOf('secrets-admin'), ownPath('none')),
        serviceError('ResourceNotFoundException'),
      );
    });

    it('creates, describes, deletes and restores in its own scope', async () => {
      const client = secretsOf('payments-developer');
      const SecretId = ownPath('new');
      await create(client, SecretId, { ...ownScope, owner: 'me' });
      const { Tags } = await client.send(new DescribeSecretCommand({ SecretId }));
      assert.deepEqual(Tags, tagList({ ...ownScope, owner: 'me' }));
      await client.send(new DeleteSecretCommand({ SecretId }));
      await client.send(new RestoreSecretCommand({ SecretId }));
      assert.equal((await read(client, SecretId)).SecretString, 'value');
    });

    const creations: [why: string, name: string, tags: Record<string, string>][] = [
      ['another path', 'orders/ord01/api/dev/new', ownScope],
      ['another environment by tag', ownPath('new'), { ...ownScope, appenv: 'prod' }],
      ['no tags', ownPath('new'), {}],
      ['a path that only begins alike', 'payments/pay01/api/dev2/new', ownScope],
    ];
    for (const [why, name, tags] of creations) {
      it(`does not create with ${why}`, async () => {
        await assert.rejects(
          create(secretsOf('payments-developer'), name, tags),
          denied(
            'CreateSecret',
            new RegExp(`arn:\\S+:secret:${name}-[A-Za-z]{6}`),
            BECAUSE('CreateSecret'),
          ),
        );
      });
    }

    it('takes the permission to tag for creating with tags only', async () => {
      const client = secretsOf('creator');
      await client.send(new CreateSecretCommand({ Name: 'plain', SecretString: 'value' }));
      await assert.rejects(
        create(client, 'tagged', { a: 'b' }),
        denied('TagResource', /arn:\S+/, BECAUSE('TagResource')),
      );
      assert.ok(!(await names('secrets-admin')).includes('tagged'));
    });

    it('tags keep their case: a key in another case satisfies the policy', async () => {
      const { appenv, ...rest } = ownScope;
      await create(secretsOf('payments-developer'), ownPath('new'), { ...rest, AppEnv: appenv });
      assert.ok((await read(secretsOf('payments-developer'), ownPath('new'))).SecretString);
    });

    it('does not let its scope be untagged, but other tags', async () => {
      const client = secretsOf('payments-developer');
      const SecretId = ownPath('report-database');
      await client.send(new UntagResourceCommand({ SecretId, TagKeys: ['owner'] }));
      await assert.rejects(
        client.send(new UntagResourceCommand({ SecretId, TagKeys: ['AppEnv'] })),
        denied('UntagResource', /arn:\S+/, BECAUSE('UntagResource')),
      );
    });

    it('lists every secret of the region, readable or not', async () => {
      assert.equal((await names('payments-developer')).length, 13);
    });
  });

  async function names(role: string) {
    const { SecretList = [] } = await secretsOf(role).send(new ListSecretsCommand({}));
    return SecretList.map(({ Name }) => Name);
  }

  describe("of the guidance's own policy", () => {
    it('creates and reads, but neither lists nor describes', async () => {
      const client = secretsOf('guidance');
      await create(client, ownPath('new'), ownScope);
      await read(client, ownPath('new'));
      await assert.rejects(names('guidance'), denied('ListSecrets', '', BECAUSE('ListSecrets')));
      await assert.rejects(
        client.send(new DescribeSecretCommand({ SecretId: ownPath('new') })),
        denied('DescribeSecret', /arn:\S+/, BECAUSE('DescribeSecret')),
      );
    });

    it('takes in an environment whose name begins alike', async () => {
      await create(secretsOf('guidance'), 'payments/pay01/api/dev2/new', ownScope);
    });

    it('wants all four tags with every tagging', async () => {
      const client = secretsOf('guidance');
      const tag = (tags: Record<string, string>) =>
        client.send(
          new TagResourceCommand({ SecretId: ownPath('session-key'), Tags: tagList(tags) }),
        );
      await assert.rejects(tag({ owner: 'me' }), serviceError('AccessDeniedException'));
      await tag({ ...ownScope, owner: 'me' });
    });

    it('gives nothing to a role without the tags', async () => {
      await assert.rejects(
        create(secretsOf('untagged'), ownPath('new'), ownScope),
        denied('CreateSecret', /arn:\S+/, BECAUSE('CreateSecret')),
      );
    });
  });

  describe('by other kinds of policy', () => {
    it('names an explicit deny', async () => {
      await assert.rejects(
        secretsOf('without-delete').send(new DeleteSecretCommand({ SecretId: 'legacy-smtp' })),
        denied('DeleteSecret', /arn:\S+/, 'with an explicit deny in an identity-based policy'),
      );
    });

    it('names a boundary', async () => {
      await read(secretsOf('bounded'), 'legacy-smtp');
      await assert.rejects(
        create(secretsOf('bounded'), 'new', {}),
        denied(
          'CreateSecret',
          /arn:\S+/,
          'because no permissions boundary allows the secretsmanager:CreateSecret action',
        ),
      );
    });

    it('asks for the use of a customer managed key', async () => {
      const input = { Name: 'new', SecretString: 'value', KmsKeyId: 'alias/payments' };
      await assert.rejects(
        secretsOf('without-kms').send(new CreateSecretCommand(input)),
        serviceError('AccessDeniedException', 'Access to KMS is not allowed'),
      );
      await secretsOf('secrets-admin').send(new CreateSecretCommand(input));
    });

    it('does not let callers tag away what they may do with a secret', async () => {
      const client = secretsOf('tagger');
      const SecretId = ownPath('session-key');
      const retag = (appenv: string) =>
        client.send(new TagResourceCommand({ SecretId, Tags: [{ Key: 'appenv', Value: appenv }] }));
      await retag('dev');
      await assert.rejects(retag('prod'), serviceError('AccessDeniedException', /take away/));
      await assert.rejects(
        client.send(new UntagResourceCommand({ SecretId, TagKeys: ['appenv'] })),
        serviceError('AccessDeniedException', /take away/),
      );
      assert.ok((await read(client, SecretId)).SecretString);
    });
  });
});
