import assert from 'node:assert/strict';
import { GetRoleCommand, ListRoleTagsCommand } from '@aws-sdk/client-iam';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  type AssumeRoleCommandInput,
} from '@aws-sdk/client-sts';
import type { PolicyDocument } from '../../src/policy/evaluate';
import { clientsFor, ownPath, ownScope, serviceError, tagList, useSandbox } from './clients';

const noDelete: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Action: 'secretsmanager:DeleteSecret', Resource: '*' },
};

describe('sessions in the sandbox', () => {
  const stage = useSandbox();
  const read = (client: SecretsManagerClient, SecretId: string) =>
    client.send(new GetSecretValueCommand({ SecretId }));
  const roleArn = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
  const assume = async (input: Partial<AssumeRoleCommandInput>, by = stage.as('secrets-admin')) => {
    const defaults = { RoleArn: roleArn('payments-developer'), RoleSessionName: 'alice' };
    const { Credentials } = await by.sts.send(new AssumeRoleCommand({ ...defaults, ...input }));
    const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials!;
    return clientsFor(stage.sandbox.endpoint, {
      accessKeyId: AccessKeyId!,
      secretAccessKey: SecretAccessKey!,
      sessionToken: SessionToken!,
    });
  };

  describe('of assumed roles', () => {
    it('is that of the role, under the name of the session', async () => {
      const session = await assume({});
      const { Arn, Account } = await session.sts.send(new GetCallerIdentityCommand({}));
      assert.equal(Arn, 'arn:aws:sts::000000000000:assumed-role/payments-developer/alice');
      assert.equal(Account, '000000000000');
      await read(session.secrets, ownPath('session-key'));
    });

    it('follows session tags, which override those of the role in whatever case', async () => {
      const session = await assume({ Tags: [{ Key: 'AppEnv', Value: 'prod' }] });
      await read(session.secrets, 'payments/pay01/api/prod/session-key');
      await assert.rejects(
        read(session.secrets, ownPath('session-key')),
        serviceError('AccessDeniedException'),
      );
    });

    it('follows transitive tags down the chain, and no others', async () => {
      const Tags = [
        { Key: 'appenv', Value: 'prod' },
        { Key: 'appfunc', Value: 'web' },
      ];
      const first = await assume({
        RoleArn: roleArn('secrets-admin'),
        Tags,
        TransitiveTagKeys: ['appenv'],
      });
      const second = await assume({}, first);
      await read(second.secrets, 'payments/pay01/api/prod/session-key');
      await assert.rejects(
        assume({ Tags: [{ Key: 'APPENV', Value: 'dev' }] }, first),
        serviceError('InvalidParameterValue', /transitive/),
      );
    });

    it('is cut down by a session policy', async () => {
      const session = await assume({ Policy: JSON.stringify(noDelete) });
      await assert.rejects(
        read(session.secrets, ownPath('session-key')),
        serviceError(
          'AccessDeniedException',
          /because no session policy allows the secretsmanager:GetSecretValue action$/,
        ),
      );
    });

    it('ends with the session', async () => {
      const session = await assume({ DurationSeconds: 900 });
      stage.now += 899_000;
      await read(session.secrets, ownPath('session-key'));
      stage.now += 1000;
      await assert.rejects(
        read(session.secrets, ownPath('session-key')),
        serviceError(
          'ExpiredTokenException',
          'The security token included in the request is expired',
        ),
      );
      await assert.rejects(
        session.sts.send(new GetCallerIdentityCommand({})),
        serviceError('ExpiredToken'),
      );
    });

    const refused: [why: string, input: Partial<AssumeRoleCommandInput>, name: string][] = [
      ['a role that is not there', { RoleArn: roleArn('none') }, 'AccessDenied'],
      [
        'a role of another account',
        { RoleArn: 'arn:aws:iam::111122223333:role/payments-developer' },
        'AccessDenied',
      ],
      ['a session name with a space', { RoleSessionName: 'a b' }, 'ValidationError'],
      ['too short a time', { DurationSeconds: 60 }, 'ValidationError'],
      ['too long a time', { DurationSeconds: 7200 }, 'ValidationError'],
      ['a policy that is none', { Policy: '{' }, 'MalformedPolicyDocumentException'],
    ];
    for (const [why, input, name] of refused) {
      it(`is not given for ${why}`, async () => {
        await assert.rejects(assume(input), serviceError(name));
      });
    }

    it('is not given to who may not assume roles', async () => {
      await assert.rejects(
        assume({}, stage.as('orders-developer')),
        serviceError(
          'AccessDenied',
          /not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::000000000000:role\/payments-developer because no identity-based policy/,
        ),
      );
    });
  });

  describe('to roles', () => {
    it('gives a role its own tags', async () => {
      const { iam } = stage.as('payments-developer');
      const RoleName = 'payments-developer';
      const { Tags } = await iam.send(new ListRoleTagsCommand({ RoleName }));
      assert.deepEqual(Tags, tagList(ownScope));
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      assert.equal(Role?.Arn, roleArn(RoleName));
      assert.deepEqual(Role.Tags, tagList(ownScope));
    });

    it("not those of another, and none that isn't there", async () => {
      const RoleName = 'payments-prod';
      await assert.rejects(
        stage.as('payments-developer').iam.send(new ListRoleTagsCommand({ RoleName })),
        serviceError('AccessDenied', /iam:ListRoleTags on resource: role payments-prod because/),
      );
      await assert.rejects(
        stage.as('secrets-admin').iam.send(new GetRoleCommand({ RoleName: 'none' })),
        serviceError('NoSuchEntityException', 'The role with name none cannot be found.'),
      );
    });
  });
});
