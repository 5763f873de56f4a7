import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, listProfiles, type ConnectOptions } from '../../src/aws/connect';
import { isFault, type FaultCode } from '../../src/base/fault';
import { silentLogger, type LogFields, type Logger } from '../../src/base/log';
import { withoutAwsEnvironment } from '../support/awsEnvironment';
import {
  callerIdentity,
  keys,
  startAwsServer,
  type Answer,
  type AwsServer,
  type Request,
} from '../support/awsServer';

describe('connect', () => {
  let server: AwsServer;
  let answer: (request: Request) => Answer | undefined;

  withoutAwsEnvironment();
  beforeEach(async () => {
    answer = () => undefined;
    server = await startAwsServer((request) => answer(request));
  });
  afterEach(() => server.close());

  const open = (options: Partial<ConnectOptions> = {}) =>
    connect({ ...server.files, profile: 'test', logger: silentLogger, ...options });

  const configure = (text: string): Promise<void> =>
    appendFile(server.files.configFile, `\n${text}\n`);

  it('names account, role, region and the endpoint that is not the own one of AWS', async () => {
    const { target } = await open();
    assert.deepEqual(target, {
      profile: 'test',
      account: '111122223333',
      region: 'eu-central-1',
      callerArn: 'arn:aws:sts::111122223333:assumed-role/payments-developer/me',
      principal: 'payments-developer',
      endpoint: server.endpoint,
    });
  });

  it('lists profiles and nothing else, the default one first, as the files stand now', async () => {
    await configure(
      '[sso-session corp]\nsso_region = eu-central-1\n[services x]\nsts =\n  endpoint_url = http://127.0.0.1:9\n[default]\nregion = eu-west-1',
    );
    await appendFile(server.files.credentialsFile, keys('another', 'K'));
    assert.deepEqual(await listProfiles(server.files), ['default', 'another', 'test']);
    await configure('[profile later]\nregion = eu-west-1');
    assert.ok((await listProfiles(server.files)).includes('later'));
    const none = join(server.directory, 'none');
    assert.deepEqual(await listProfiles({ configFile: none, credentialsFile: none }), []);
  });

  it('takes the keys of the environment where the default profile that is named does not exist', async () => {
    process.env['AWS_ACCESS_KEY_ID'] = 'K';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'made-up';
    process.env['AWS_ENDPOINT_URL'] = server.endpoint;
    const none = join(server.directory, 'none');
    const { target } = await open({
      profile: 'default',
      region: 'eu-west-1',
      configFile: none,
      credentialsFile: none,
    });
    assert.equal(target.profile, 'default');
    assert.equal(target.account, '111122223333');
  });

  const callers: [string, string][] = [
    ['arn:aws:iam::111122223333:user/teams/payments/jo', 'jo'],
    ['arn:aws-cn:sts::111122223333:federated-user/jo', 'jo'],
    ['arn:aws:iam::111122223333:root', 'root'],
    [
      'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0a/jo@example.com',
      'AWSReservedSSO_Dev_0a',
    ],
  ];
  for (const [arn, principal] of callers) {
    it(`knows ${principal} in ${arn}`, async () => {
      answer = () => callerIdentity(arn);
      assert.equal((await open()).target.principal, principal);
    });
  }

  it('asks no role tags of a user', async () => {
    answer = () => callerIdentity('arn:aws:iam::111122223333:user/jo');
    assert.equal(await (await open()).roleTags(), undefined);
    assert.ok(!server.requests.some(({ action }) => action === 'ListRoleTags'));
  });

  it('takes role tags as unknown where they are denied', async () => {
    answer = ({ action }) =>
      action === 'ListRoleTags' ? { error: 'AccessDenied', status: 403 } : undefined;
    assert.equal(await (await open()).roleTags(), undefined);
  });

  describe('tells the sandbox', () => {
    const sandbox = (account: string, userId: string) => () =>
      callerIdentity(`arn:aws:sts::${account}:assumed-role/payments-developer/me`, userId);

    it('by its account and its unique id', async () => {
      answer = sandbox('000000000000', 'AROASANDBOX0A1B2C3D4E5F:me');
      assert.equal((await open()).target.sandboxId, '0a1b2c3d4e5f');
    });
    it('never in a real account', async () => {
      answer = sandbox('111122223333', 'AROASANDBOX0A1B2C3D4E5F:me');
      assert.equal((await open()).target.sandboxId, undefined);
    });
    it('never where Secrets Manager is not on this machine', async () => {
      answer = sandbox('000000000000', 'AROASANDBOX0A1B2C3D4E5F:me');
      await configure(
        `[profile mixed]\nregion = eu-central-1\nservices = mixed\n[services mixed]\nsts =\n  endpoint_url = ${server.endpoint}\nsecrets_manager =\n  endpoint_url = https://secrets.example.com`,
      );
      await appendFile(server.files.credentialsFile, keys('mixed', 'K'));
      const { target } = await open({ profile: 'mixed' });
      assert.equal(target.sandboxId, undefined);
      assert.equal(target.endpoint, 'https://secrets.example.com');
    });
  });

  it('takes the region of the option, then the profile, then the environment', async () => {
    process.env['AWS_REGION'] = 'us-east-1';
    assert.equal((await open({ region: 'eu-west-2' })).target.region, 'eu-west-2');
    assert.equal((await open({ region: '' })).target.region, 'eu-central-1');
    await configure(`[profile bare]\nendpoint_url = ${server.endpoint}`);
    await appendFile(server.files.credentialsFile, keys('bare', 'K'));
    assert.equal((await open({ profile: 'bare' })).target.region, 'us-east-1');
  });

  const failing: Record<
    string,
    { config?: string; options?: Partial<ConnectOptions>; code: FaultCode; text: RegExp }
  > = {
    'no region': {
      config: '[profile bare]\naws_access_key_id = K\naws_secret_access_key = s',
      options: { profile: 'bare' },
      code: 'no-region',
      text: /No region is set for the profile "bare"/,
    },
    'a region that would change the host': {
      options: { region: 'example.com/' },
      code: 'no-region',
      text: /is not an AWS region/,
    },
    'an unknown profile': {
      options: { profile: 'nobody' },
      code: 'no-profile',
      text: /no profile "nobody".+aws configure --profile nobody/,
    },
    'a configuration without any profile': {
      options: { configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' },
      code: 'no-profile',
      text: /no profile at all/,
    },
    'a profile without credentials': {
      config: '[profile empty]\nregion = eu-central-1',
      options: { profile: 'empty' },
      code: 'no-credentials',
      text: /No AWS credentials were found for the profile "empty"/,
    },
    'a services section that is missing': {
      config:
        '[profile astray]\nregion = eu-central-1\nservices = gone\naws_access_key_id = K\naws_secret_access_key = s',
      options: { profile: 'astray' },
      code: 'no-profile',
      text: /Add \[services gone\]/,
    },
    'an endpoint that would carry secrets unencrypted': {
      config: '[profile plain]\nregion = eu-central-1\nendpoint_url = http://secrets.example.com',
      options: { profile: 'plain' },
      code: 'invalid-request',
      text: /http:\/\/secrets\.example\.com would carry secrets unencrypted/,
    },
    'nobody signed in by SSO, from files of their own': {
      config:
        '[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://corp.awsapps.com/start\n[profile sso]\nregion = eu-central-1\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev',
      options: { profile: 'sso' },
      code: 'sso-login-needed',
      text: /Run `aws sso login --profile sso`/,
    },
    'a credential process that fails': {
      config: `[profile process]\nregion = eu-central-1\ncredential_process = false --password ${['hunter', '2'].join('')}`,
      options: { profile: 'process' },
      code: 'no-credentials',
      text: /^The credential_process of the profile "process" failed\. Run it in a terminal to see why\.$/,
    },
    'a role that wants MFA of somebody who can not be asked': {
      config:
        '[profile mfa]\nregion = eu-central-1\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = test\nmfa_serial = arn:aws:iam::1:mfa/jo',
      options: { profile: 'mfa' },
      code: 'no-credentials',
      text: /needs an MFA code/,
    },
  };
  for (const [what, { config = '', options = {}, code, text }] of Object.entries(failing)) {
    it(`says what is wrong with ${what}`, async () => {
      await configure(config);
      await assert.rejects(open(options), (error) => isFault(error, code) && text.test(error.text));
      assert.equal(server.requests.length, 0);
    });
  }

  it('can be cancelled while it waits', async () => {
    const controller = new AbortController();
    answer = () => {
      controller.abort();
      return 'silence';
    };
    const opening = connect(
      { ...server.files, profile: 'test', logger: silentLogger },
      controller.signal,
    );
    await assert.rejects(opening, { code: 'cancelled' });
  });

  it('logs actions, times and request ids', async () => {
    const lines: [string, LogFields | undefined][] = [];
    const log = (message: string, fields?: LogFields): void => void lines.push([message, fields]);
    const logger: Logger = { trace: log, info: log, warn: log, error: log };
    const store = await open({ logger });
    answer = () => ({ error: 'ResourceNotFoundException' });
    await assert.rejects(store.describe('x'), { code: 'not-found' });
    const fields = lines.at(-1)?.[1] ?? {};
    assert.equal(fields['action'], 'secretsmanager:DescribeSecret');
    assert.equal(fields['error'], 'ResourceNotFoundException');
    assert.match(String(fields['requestId']), /^[0-9a-f-]{36}$/);
  });
});
