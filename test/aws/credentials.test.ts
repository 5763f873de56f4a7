import assert from 'node:assert/strict';
import { appendFile, writeFile } from 'node:fs/promises';
import { connect, type ConnectOptions } from '../../src/aws/connect';
import { VerifiedCredentials } from '../../src/aws/credentials';
import { silentLogger } from '../../src/base/log';
import { withoutAwsEnvironment } from '../support/awsEnvironment';
import {
  callerIdentity,
  keyId,
  keys,
  startAwsServer,
  type Answer,
  type AwsServer,
  type Request,
} from '../support/awsServer';

const EXPIRED: Answer = { error: 'ExpiredTokenException', message: 'expired' };

describe('credentials', () => {
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

  describe('where no profile is named', () => {
    const openNameless = () => connect({ ...server.files, logger: silentLogger });

    beforeEach(() => {
      process.env['AWS_ENDPOINT_URL'] = server.endpoint;
      process.env['AWS_REGION'] = 'eu-west-1';
    });

    it('come from the environment, before the default profile', async () => {
      process.env['AWS_ACCESS_KEY_ID'] = 'ENVKEY';
      process.env['AWS_SECRET_ACCESS_KEY'] = 's';
      await appendFile(server.files.credentialsFile, keys('default', 'DEFAULTKEY'));
      const { target } = await openNameless();
      assert.equal(keyId(server.requests[0]!), 'ENVKEY');
      assert.deepEqual([target.profile, target.region], ['default', 'eu-west-1']);
      await open({ profile: 'default' });
      assert.equal(keyId(server.requests[1]!), 'DEFAULTKEY');
    });

    it('come from AWS_PROFILE, or else the default profile', async () => {
      await appendFile(server.files.credentialsFile, keys('default', 'DEFAULTKEY'));
      await openNameless();
      process.env['AWS_PROFILE'] = 'test';
      assert.equal((await openNameless()).target.profile, 'test');
      assert.deepEqual(server.requests.map(keyId), ['DEFAULTKEY', 'TESTKEY0']);
    });

    it('are missing, and it says how to get them', async () => {
      await assert.rejects(openNameless(), { code: 'no-credentials' });
    });
  });

  it('assumes the role of a profile at the endpoint of its own files, with the MFA code asked for', async () => {
    await configure(
      `[profile chain]\nregion = eu-central-1\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = test\nmfa_serial = serial-1\nendpoint_url = ${server.endpoint}`,
    );
    answer = ({ action }) => (action === 'AssumeRole' ? session('ASSUMED', 3600) : undefined);
    const asked: string[] = [];
    const store = await open({
      profile: 'chain',
      mfaCode: (serial) => {
        asked.push(serial);
        return Promise.resolve('123456');
      },
    });
    await store.describe('x');
    await store.roleTags();
    assert.deepEqual(asked, ['serial-1']);
    assert.deepEqual(
      server.requests.map((request) => [request.action, keyId(request)]),
      [
        ['AssumeRole', 'TESTKEY0'],
        ['GetCallerIdentity', 'ASSUMED'],
        ['DescribeSecret', 'ASSUMED'],
        ['ListRoleTags', 'ASSUMED'],
      ],
    );
    assert.equal(server.requests[0]?.body['TokenCode'], '123456');
  });

  describe('when credentials have expired', () => {
    const expire =
      (key: string) =>
      (request: Request): Answer | undefined =>
        request.action !== 'GetCallerIdentity' && keyId(request) === key ? EXPIRED : undefined;

    it('goes on with those that are in the files by now', async () => {
      const store = await open();
      answer = expire('TESTKEY0');
      await writeFile(server.files.credentialsFile, keys('test', 'TESTKEY1'));
      await store.describe('x');
      assert.equal(keyId(server.requests.at(-1)!), 'TESTKEY1');
    });

    it('lets every request that was under way go on', async () => {
      const store = await open();
      answer = expire('TESTKEY0');
      await writeFile(server.files.credentialsFile, keys('test', 'TESTKEY1'));
      await Promise.all(['a', 'b', 'c'].map((id) => store.describe(id)));
      const served = server.requests.filter((request) => keyId(request) === 'TESTKEY1');
      assert.deepEqual(served.map(({ action }) => action).sort(), [
        'DescribeSecret',
        'DescribeSecret',
        'DescribeSecret',
        'GetCallerIdentity',
      ]);
    });

    it('reads no third ones for a request that learns of it late', async () => {
      let loads = 0;
      const caller = { account: '1', arn: '', principal: 'r', isRole: true, userId: '' };
      const credentials = new VerifiedCredentials(
        () => Promise.resolve({ accessKeyId: `K${String(loads++)}`, secretAccessKey: 's' }),
        () => Promise.resolve(caller),
      );
      await credentials.caller();
      assert.deepEqual(
        [await credentials.renew('K0'), await credentials.renew('K0'), loads],
        [true, true, 2],
      );
    });

    it('says so where the files hold no others', async () => {
      const store = await open();
      answer = expire('TESTKEY0');
      await assert.rejects(store.describe('x'), { code: 'expired' });
    });

    it('never goes on as somebody else', async () => {
      const store = await open();
      await writeFile(server.files.credentialsFile, keys('test', 'OTHERKEY'));
      const expired = expire('TESTKEY0');
      answer = (request) =>
        request.action === 'GetCallerIdentity' && keyId(request) === 'OTHERKEY'
          ? callerIdentity('arn:aws:sts::999988887777:assumed-role/payments-developer/me')
          : expired(request);
      await assert.rejects(store.describe('x'), { code: 'target-changed' });
      assert.ok(
        !server.requests.some((r) => r.action === 'DescribeSecret' && keyId(r) === 'OTHERKEY'),
      );
    });

    it('renews a role before its session ends, and checks who it is', async () => {
      await configure(
        `[profile short]\nregion = eu-central-1\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = test\nendpoint_url = ${server.endpoint}`,
      );
      let sessions = 0;
      answer = ({ action }) =>
        action === 'AssumeRole'
          ? session(`S${String(sessions++)}`, sessions === 1 ? 60 : 3600)
          : undefined;
      const store = await open({ profile: 'short' });
      await store.describe('x');
      await store.describe('x');
      assert.deepEqual(
        server.requests
          .filter(({ action }) => action !== 'AssumeRole')
          .map((r) => [r.action, keyId(r)]),
        [
          ['GetCallerIdentity', 'S0'],
          ['GetCallerIdentity', 'S1'],
          ['DescribeSecret', 'S1'],
          ['DescribeSecret', 'S1'],
        ],
      );
    });
  });
});

function session(key: string, seconds: number): Answer {
  const expiration = new Date(Date.now() + seconds * 1000).toISOString();
  return {
    xml: `<AssumeRoleResult><Credentials><AccessKeyId>${key}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult>`,
  };
}
