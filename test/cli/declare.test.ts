import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { startSampleSandbox, type Sandbox } from '../../src/sandbox/main';
import { createSample } from '../../src/workspace/sample';
import { clientsFor, ownScope, tagList } from '../sandbox/clients';
import { cli, Folder, type Ended } from './support';

const APPLY = ['migrate', '--apply', '--profile', 'secret-ferry-sandbox'];
const POOL = 'payments/pay01/api/dev/pool-login';
const KEY = 'payments/pay01/api/dev/billing-key';

describe('secrets that infrastructure code makes, on the command line', function () {
  this.timeout(60_000);
  let state: Folder;
  let sandbox: Sandbox;
  let deployer: SecretsManagerClient;
  let folder: Folder;
  let env: Record<string, string>;
  const password = ['Tr0ub4dor', '3xZq', '9Lm'].join('-');
  const key = ['sk', 'live', randomBytes(14).toString('hex')].join('_');
  const pool = `import pg from 'pg';

export const pool = new pg.Pool({
  host: 'db.internal',
  user: 'robot',
  password: '${password}',
});
`;
  const billing = `export const billingKey = '${key}';\n`;

  before(async () => {
    state = await Folder.make();
    sandbox = await startSampleSandbox(state.path);
    deployer = clientsFor(sandbox.endpoint, sandbox.credentials('secrets-admin')).secrets;
    env = {
      AWS_CONFIG_FILE: sandbox.files?.configFile ?? '',
      AWS_SHARED_CREDENTIALS_FILE: sandbox.files?.credentialsFile ?? '',
      XDG_STATE_HOME: join(state.path, 'state'),
    };
  });
  after(async () => {
    await sandbox.close();
    await state.dispose();
  });

  beforeEach(async () => {
    folder = await Folder.make();
    await createSample(folder.path, sandbox.sandboxId);
    await folder.write('src/pool.js', pool);
    await folder.write('src/billing.js', billing);
    await teamSays({ create: { dev: 'iac' } });
  });
  afterEach(() => folder.dispose());

  async function teamSays(more: Readonly<Record<string, unknown>>): Promise<void> {
    const path = join(folder.path, '.secretferry.json');
    const file = JSON.parse(await readFile(path, 'utf8')) as object;
    await folder.write('.secretferry.json', JSON.stringify({ ...file, ...more }));
  }

  const run = (...args: string[]): Promise<Ended> => cli(args, { cwd: folder.path, env });
  const read = (path: string): Promise<string> => readFile(join(folder.path, path), 'utf8');
  const creations = (): number =>
    sandbox.journal.filter(({ action }) => action === 'CreateSecret').length;

  function assertClean({ stdout, stderr }: Ended): void {
    for (const value of [password, key]) assert.ok(!(stdout + stderr).includes(value));
  }

  it('are declared without credentials, the values left out', async () => {
    const untouched = await folder.content();
    const ended = await cli(['migrate', '--declare', 'terraform', 'src/pool.js'], {
      cwd: folder.path,
    });
    assert.equal(ended.code, 0, ended.stderr);
    assertClean(ended);
    assert.match(ended.stdout, /^resource "aws_secretsmanager_secret" "\w*login" \{$/m);
    assert.match(ended.stdout, /appid += "pay01"/);
    assert.match(ended.stdout, /aws_secretsmanager_secret_rotation/);
    assert.match(ended.stderr, /paste a JSON object with password, host, username/);
    assert.match(
      ended.stderr,
      /put-secret-value --secret-id '.*' --secret-string file:\/\/\/dev\/stdin/,
    );
    assert.deepEqual(await folder.content(), untouched);
  });

  it('are declared wherever they would come into being, where the team says nothing', async () => {
    await teamSays({ create: {} });
    for (const form of ['cloudformation', 'cdk']) {
      const ended = await run('migrate', '--declare', form, 'src/billing.js');
      assert.equal(ended.code, 0, ended.stderr);
      assertClean(ended);
      assert.match(ended.stdout, form === 'cdk' ? /new secretsmanager\.CfnSecret/ : /^Resources:/);
    }
  });

  it('are not declared where a tag is missing, which is said', async () => {
    await teamSays({ tags: { costcentre: { required: true } } });
    const ended = await run('migrate', '--declare', 'cdk', 'src/billing.js');
    assert.deepEqual([ended.code, ended.stdout], [1, '']);
    assert.match(ended.stderr, /"costcentre" has no value/);
  });

  it('are waited for, and the code edited once they hold the values', async () => {
    const untouched = await folder.content();
    const shown = await run('migrate', 'src/pool.js', 'src/billing.js');
    assert.match(shown.stdout, /the code is edited once it exists and holds the value/);

    const early = await run(...APPLY, 'src/pool.js', 'src/billing.js');
    assert.equal(early.code, 2);
    assert.match(early.stderr, /doesn’t exist yet/);
    assertClean(early);
    assert.deepEqual(await folder.content(), untouched);

    for (const Name of [POOL, KEY]) {
      await deployer.send(new CreateSecretCommand({ Name, Tags: tagList(ownScope) }));
    }
    const put = (SecretId: string, SecretString: string) =>
      deployer.send(new PutSecretValueCommand({ SecretId, SecretString }));
    // As a person writes it: in another order, with a field that no code takes.
    const login = { password, username: 'robot', engine: 'postgres', host: 'db.internal' };
    await put(POOL, JSON.stringify(login, null, 2));
    const before = creations();
    const half = await run(...APPLY, 'src/pool.js', 'src/billing.js');
    assert.equal(half.code, 1, half.stderr);
    assertClean(half);
    assert.equal(await read('src/billing.js'), billing);
    assert.match(half.stdout, /has no value yet/);
    assert.match(
      await read('src/pool.js'),
      /secretField\(\s*'payments\/pay01\/api\/dev\/pool-login'/,
    );

    await put(KEY, key);
    const whole = await run(...APPLY, 'src/billing.js');
    assert.equal(whole.code, 0, whole.stderr);
    assertClean(whole);
    assert.match(await read('src/billing.js'), new RegExp(`getSecret\\(\\s*'${KEY}'`));
    assert.equal(creations(), before);
  });
});
