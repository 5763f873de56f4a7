import assert from 'node:assert/strict';
import { clientOptions } from '../../src/aws/clients';
import { connect } from '../../src/aws/connect';
import { VerifiedCredentials } from '../../src/aws/credentials';
import { SecretsManagerStore } from '../../src/aws/secretsManager';
import { Fault, isFault } from '../../src/base/fault';
import { silentLogger } from '../../src/base/log';
import { Plaintext } from '../../src/base/plaintext';
import type { CreateSecret, SecretStore } from '../../src/store/secretStore';
import { memoryTarget } from '../support/memoryStore';
import { startAwsServer, type Answer, type AwsServer, type Request } from '../support/awsServer';

const ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:pay/db-password-AbCdEf';
const TOKEN = '0'.repeat(36);
const created = { ARN, Name: 'pay/db-password', VersionId: TOKEN };

const request: CreateSecret = {
  name: 'pay/db-password',
  value: new Plaintext(['correct', 'horse'].join(' ')),
  description: 'Database password',
  tags: { name: 'pay', appenv: 'dev' },
  kmsKeyId: 'alias/pay',
  token: TOKEN,
};

describe('the store over HTTP', () => {
  let server: AwsServer;
  let store: SecretStore;
  let answer: (request: Request) => Answer | undefined = () => undefined;

  before(async () => {
    server = await startAwsServer((asked) => answer(asked));
    store = await connect({ ...server.files, profile: 'test', logger: silentLogger });
  });
  beforeEach(() => {
    server.requests.length = 0;
    answer = () => undefined;
  });
  after(() => server.close());

  function sole(action: string): Request {
    assert.deepEqual(
      server.requests.map((sent) => sent.action),
      [action],
    );
    return server.requests[0]!;
  }

  it('sends every tag in the CreateSecret request itself, and nothing else after it', async () => {
    answer = () => ({ json: created });
    assert.deepEqual(await store.create(request), {
      arn: ARN,
      name: 'pay/db-password',
      versionId: TOKEN,
    });
    const sent = sole('CreateSecret');
    assert.deepEqual(sent.body, {
      Name: 'pay/db-password',
      SecretString: request.value.reveal(),
      Tags: [
        { Key: 'name', Value: 'pay' },
        { Key: 'appenv', Value: 'dev' },
      ],
      ClientRequestToken: TOKEN,
      Description: 'Database password',
      KmsKeyId: 'alias/pay',
    });
    assert.match(String(sent.headers['user-agent']), /secret-ferry\/\d+\.\d+\.\d+/);
  });

  it('sends the same token again when the answer was lost', async () => {
    let calls = 0;
    answer = () => (calls++ === 0 ? 'cut' : { json: created });
    await store.create(request);
    const tokens = server.requests.map((sent) => sent.body['ClientRequestToken']);
    assert.deepEqual(tokens, [TOKEN, TOKEN]);
  });

  it('reads how a secret rotates, from where it is replicated and which service owns it', async () => {
    const rotationFunction = 'arn:aws:lambda:eu-central-1:111122223333:function:rotate';
    answer = () => ({
      json: {
        ARN,
        Name: 'pay/db-password',
        RotationEnabled: true,
        RotationLambdaARN: rotationFunction,
        RotationRules: { ScheduleExpression: 'rate(10 days)', Duration: '3h' },
        LastRotatedDate: 1700000000,
        NextRotationDate: 1700864000,
        PrimaryRegion: 'eu-west-1',
        OwningService: 'rds',
      },
    });
    assert.deepEqual(await store.describe(ARN), {
      arn: ARN,
      name: 'pay/db-password',
      tags: {},
      rotationEnabled: true,
      rotationRule: { schedule: 'rate(10 days)', duration: '3h' },
      rotationFunction,
      lastRotation: 1_700_000_000_000,
      nextRotation: 1_700_864_000_000,
      primaryRegion: 'eu-west-1',
      owningService: 'rds',
    });
  });

  it('asks for exactly one version', async () => {
    answer = () => ({ json: { SecretString: 'é"\n', VersionId: 'v' } });
    const value = await store.read(ARN, 'v');
    assert.equal(value.reveal(), 'é"\n');
    assert.deepEqual(sole('GetSecretValue').body, { SecretId: ARN, VersionId: 'v' });
  });

  it('does not take binary data for text', async () => {
    answer = () => ({ json: { SecretBinary: 'AAEC' } });
    await assert.rejects(store.read(ARN), faultOf('invalid-request', /binary/));
  });

  it('puts a new version under a token', async () => {
    answer = () => ({ json: created });
    await store.putVersion(ARN, request.value, TOKEN);
    const { SecretId, ClientRequestToken } = sole('PutSecretValue').body;
    assert.deepEqual([SecretId, ClientRequestToken], [ARN, TOKEN]);
  });

  it('describes a secret, dates in milliseconds', async () => {
    answer = () => ({
      json: {
        ARN,
        Name: 'pay/db-password',
        Tags: [{ Key: '__proto__', Value: 'x' }, { Key: 'appenv' }],
        CreatedDate: 1_700_000_000.5,
        DeletedDate: 1_700_000_001,
        RotationEnabled: true,
      },
    });
    const summary = await store.describe('pay/db-password');
    assert.equal(summary.created, 1_700_000_000_500);
    assert.equal(summary.deleted, 1_700_000_001_000);
    assert.equal(summary.rotationEnabled, true);
    assert.deepEqual(Object.entries(summary.tags), [
      ['__proto__', 'x'],
      ['appenv', ''],
    ]);
    assert.ok(!('lastAccessed' in summary));
  });

  it('fetches a page only when it is asked for', async () => {
    answer = ({ body }) =>
      body['NextToken'] === undefined
        ? { json: { SecretList: [{ Name: 'a' }], NextToken: 't1' } }
        : { json: { SecretList: [{ Name: 'b' }] } };
    const filters = [{ key: 'tag-value', values: ['pay'] }] as const;
    const pages = store.list({ filters, pageSize: 1 })[Symbol.asyncIterator]();
    const first = await pages.next();
    assert.deepEqual(names(first.value), ['a']);
    assert.deepEqual(sole('ListSecrets').body, {
      Filters: [{ Key: 'tag-value', Values: ['pay'] }],
      MaxResults: 1,
    });
    assert.deepEqual(names((await pages.next()).value), ['b']);
    assert.equal(server.requests[1]?.body['NextToken'], 't1');
    assert.equal((await pages.next()).done, true);
    assert.equal(server.requests.length, 2);
  });

  it('stops where the service gives the same page for ever', async () => {
    answer = () => ({ json: { SecretList: [], NextToken: 'again' } });
    const all = async (): Promise<void> => {
      for await (const page of store.list({})) assert.equal(page.length, 0);
    };
    await assert.rejects(all(), faultOf('service'));
  });

  it('never deletes without a window to restore in', async () => {
    await store.scheduleDeletion(ARN, 7);
    assert.deepEqual(sole('DeleteSecret').body, { SecretId: ARN, RecoveryWindowInDays: 7 });
    for (const days of [0, 6, 31, 7.5, Number.NaN]) {
      await assert.rejects(store.scheduleDeletion(ARN, days), faultOf('invalid-request'));
    }
    assert.equal(server.requests.length, 1);
  });

  it('tags, untags and restores', async () => {
    await store.tag(ARN, { owner: 'me' });
    await store.untag(ARN, ['owner']);
    await store.restore(ARN);
    assert.deepEqual(
      server.requests.map(({ action, body }) => [action, body]),
      [
        ['TagResource', { SecretId: ARN, Tags: [{ Key: 'owner', Value: 'me' }] }],
        ['UntagResource', { SecretId: ARN, TagKeys: ['owner'] }],
        ['RestoreSecret', { SecretId: ARN }],
      ],
    );
  });

  it('refuses what breaks the limits of the service before anything is sent', async () => {
    await assert.rejects(store.create({ ...request, name: 'no spaces' }), faultOf('name-invalid'));
    await assert.rejects(
      store.create({ ...request, value: new Plaintext('x'.repeat(65_537)) }),
      faultOf('value-too-large'),
    );
    await assert.rejects(
      store.create({ ...request, tags: { 'aws:x': '' } }),
      faultOf('tag-invalid'),
    );
    await assert.rejects(async () => {
      for await (const page of store.list({ pageSize: 101 })) assert.fail(String(page.length));
    }, faultOf('invalid-request'));
    assert.equal(server.requests.length, 0);
  });

  it('reads the tags of its role once, page by page', async () => {
    const page = (key: string, rest: string): Answer => ({
      xml: `<ListRoleTagsResult><Tags><member><Key>${key}</Key><Value>v</Value></member></Tags>${rest}</ListRoleTagsResult>`,
    });
    answer = ({ body }) =>
      body['Marker'] === undefined
        ? page('a', '<IsTruncated>true</IsTruncated><Marker>m</Marker>')
        : page('b', '<IsTruncated>false</IsTruncated>');
    assert.deepEqual(await store.roleTags(), { a: 'v', b: 'v' });
    assert.equal(server.requests[0]?.body['RoleName'], 'payments-developer');
    await store.roleTags();
    assert.equal(server.requests.length, 2);
  });

  it('gives up waiting when it is cancelled', async () => {
    const controller = new AbortController();
    answer = () => {
      controller.abort();
      return 'silence';
    };
    const reading = store.read(ARN, undefined, controller.signal);
    await assert.rejects(reading, faultOf('cancelled'));
    await assert.rejects(store.read(ARN, undefined, controller.signal), faultOf('cancelled'));
    assert.equal(server.requests.length, 1);
  });
});

describe('a server that does not answer', () => {
  let server: AwsServer;
  before(async () => {
    server = await startAwsServer(() => 'silence');
  });
  after(() => server.close());

  it('is given up after three attempts', async () => {
    const { endpoint } = server;
    const options = clientOptions({ region: 'eu-central-1', endpoint, settings: {}, env: {} });
    const requestHandler = { ...options.requestHandler, requestTimeout: 40 };
    const impatient = { ...options, requestHandler };
    const store = new SecretsManagerStore({
      target: memoryTarget,
      credentials: new VerifiedCredentials(
        () => Promise.resolve({ accessKeyId: 'K', secretAccessKey: 's' }),
        () => Promise.resolve({ account: '1', arn: '', principal: 'r', isRole: true, userId: '' }),
      ),
      isRole: true,
      secretsManager: impatient,
      iam: impatient,
      logger: silentLogger,
    });
    await assert.rejects(store.describe('x'), faultOf('timeout', /DescribeSecret in time/));
    assert.equal(server.requests.length, 3);
  });
});

function names(page: unknown): string[] {
  return (page as { name: string }[]).map(({ name }) => name);
}

function faultOf(code: Fault['code'], text = /./): (error: unknown) => boolean {
  return (error) => isFault(error, code) && text.test(error.text);
}
