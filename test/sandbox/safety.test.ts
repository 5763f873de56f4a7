import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { fromIni } from '@aws-sdk/credential-providers';
import { sampleProfiles, sampleRoles } from '../../src/sandbox/seeds';
import { startSandbox } from '../../src/sandbox/server';
import { clientsFor, serviceError, useSandbox } from './clients';
import { send } from './rawRequest';

describe('who may talk to the sandbox', () => {
  const stage = useSandbox();
  const target = { 'x-amz-target': 'secretsmanager.ListSecrets' };

  const hosts: [host: string, status: number][] = [
    ['evil.example', 421],
    ['127.0.0.1', 421],
    ['localhost.evil.example:PORT', 421],
    ['127.0.0.1:PORT', 400],
    ['localhost:PORT', 400],
  ];
  for (const [host, status] of hosts) {
    it(`Host: ${host} gets ${status}`, async () => {
      const { port } = new URL(stage.sandbox.endpoint);
      const headers = { ...target, host: host.replace('PORT', port) };
      assert.equal((await send(stage.sandbox.endpoint, { headers, body: '{}' })).status, status);
    });
  }

  it('no web page, whatever its origin', async () => {
    for (const origin of ['https://evil.example', 'null', stage.sandbox.endpoint]) {
      const headers = { ...target, origin };
      const reply = await send(stage.sandbox.endpoint, { headers, body: '{}' });
      assert.equal(reply.status, 403);
      assert.ok(!Object.keys(reply.headers).some((name) => name.startsWith('access-control')));
    }
  });

  it('nobody without a signature', async () => {
    const reply = await send(stage.sandbox.endpoint, { headers: target, body: '{}' });
    assert.equal(reply.status, 400);
    assert.match(reply.body, /MissingAuthenticationTokenException/);
  });

  it('nobody with a key of another run, or a wrong one', async () => {
    const other = await startSandbox({ roles: sampleRoles });
    const foreign = other.credentials('secrets-admin');
    await other.close();
    const mine = stage.sandbox.credentials('secrets-admin');
    const wrong: [credentials: typeof mine, json: string, query: string][] = [
      [foreign, 'UnrecognizedClientException', 'InvalidClientTokenId'],
      [{ ...mine, sessionToken: 'x' }, 'UnrecognizedClientException', 'InvalidClientTokenId'],
      [{ ...mine, secretAccessKey: 'x' }, 'InvalidSignatureException', 'SignatureDoesNotMatch'],
    ];
    for (const [credentials, jsonName, queryName] of wrong) {
      const { secrets, sts } = clientsFor(stage.sandbox.endpoint, credentials);
      await assert.rejects(secrets.send(new ListSecretsCommand({})), serviceError(jsonName));
      await assert.rejects(sts.send(new GetCallerIdentityCommand({})), serviceError(queryName));
    }
  });

  it('nothing that is too large, and no other method', async () => {
    const { endpoint } = stage.sandbox;
    assert.equal((await send(endpoint, { body: 'x'.repeat(1_100_000) })).status, 413);
    assert.equal((await send(endpoint, { method: 'GET' })).status, 405);
  });

  it('a body that came without its header is not kept', async () => {
    const body = '{"Name":"x","SecretString":"marked=a&y=marked"}';
    const reply = await send(stage.sandbox.endpoint, { body });
    assert.equal(reply.status, 400);
    assert.ok(!JSON.stringify(stage.sandbox.journal).includes('marked'));
    const form = 'Action=GetCallerIdentity&SecretString=marked&y=marked';
    assert.equal((await send(stage.sandbox.endpoint, { body: form })).status, 403);
    assert.equal(stage.sandbox.journal.at(-1)?.action, 'GetCallerIdentity');
    assert.ok(!JSON.stringify(stage.sandbox.journal).includes('marked'));
  });

  it('broken bodies get an error that does not repeat them', async () => {
    const body = '{"SecretString": "marked-value';
    const reply = await send(stage.sandbox.endpoint, { headers: target, body });
    assert.equal(reply.status, 400);
    assert.match(reply.body, /SerializationException/);
    assert.ok(!reply.body.includes('marked'));
    assert.ok(!JSON.stringify(stage.sandbox.journal).includes('marked'));
  });
});

describe("the sandbox's identity", () => {
  const stage = useSandbox();

  it('is in the id of the caller', async () => {
    const { sandboxId } = stage.sandbox;
    assert.match(sandboxId, /^[0-9a-f]{12}$/);
    const { UserId } = await stage
      .as('orders-developer')
      .sts.send(new GetCallerIdentityCommand({}));
    assert.equal(UserId, `AROASANDBOX${sandboxId.toUpperCase()}:sandbox`);
  });
});

describe('the configuration the sandbox writes', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sandbox-test-'));
  });

  afterEach(() => rm(directory, { recursive: true }));

  const start = () =>
    startSandbox({ roles: sampleRoles, profiles: sampleProfiles, stateDirectory: directory });

  it('leads the profiles of an AWS client to it', async () => {
    const sandbox = await start();
    const { configFile: configFilepath, credentialsFile: filepath, profiles } = sandbox.files!;
    assert.deepEqual(profiles, Object.keys(sampleProfiles));
    for (const [profile, role] of Object.entries(sampleProfiles)) {
      const credentials = await fromIni({ profile, filepath, configFilepath, ignoreCache: true })();
      const { sts } = clientsFor(sandbox.endpoint, {
        ...credentials,
        sessionToken: credentials.sessionToken ?? '',
      });
      const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
      assert.equal(Arn, `arn:aws:sts::000000000000:assumed-role/${role}/sandbox`);
    }
    const config = await readFile(configFilepath, 'utf8');
    assert.ok(
      config.includes(
        `[profile secret-ferry-sandbox]\nregion = eu-central-1\nendpoint_url = ${sandbox.endpoint}\n`,
      ),
    );
    assert.ok(!`${config}${await readFile(filepath, 'utf8')}`.includes('default'));
    await sandbox.close();
  });

  it('is for this user alone, whatever was there before, and goes with it', async () => {
    await writeFile(join(directory, 'credentials'), 'old', { mode: 0o666 });
    const sandbox = await start();
    const files = [sandbox.files!.configFile, sandbox.files!.credentialsFile];
    if (process.platform !== 'win32') {
      for (const file of files) assert.equal((await stat(file)).mode & 0o777, 0o600);
    }
    await sandbox.close();
    for (const file of files) await assert.rejects(stat(file));
  });
});
