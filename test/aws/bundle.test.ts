import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startAwsServer, type AwsServer } from '../support/awsServer';

/** Run by a fresh Node without a loader, with the bundle and its options as arguments. */
const program = `
  const { connect } = require(process.argv[1]);
  const before = JSON.stringify(process.env);
  const ignore = () => {};
  const logger = { trace: ignore, info: ignore, warn: ignore, error: ignore };
  connect({ ...JSON.parse(process.argv[2]), profile: 'test', logger })
    .then(async (store) => {
      await store.roleTags();
      const fault = await store.describe('x').catch((error) => error);
      const same = before === JSON.stringify(process.env);
      console.log(JSON.stringify({ account: store.target.account, code: fault.code, same }));
    });
`;

/** The module as it is shipped: a bundle of its own, loaded by another one. */
describe('the bundle', function () {
  this.timeout(30_000);
  let server: AwsServer;
  let directory: string;
  let bundle: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'secret-ferry-bundle-'));
    bundle = join(directory, 'aws.js');
    const { options } = (await import('../../esbuild.mjs')) as {
      options: (name: string) => Parameters<typeof build>[0];
    };
    await build({ ...options('aws'), outfile: bundle, sourcemap: false });
    server = await startAwsServer(({ action }) =>
      action === 'DescribeSecret' ? { error: 'ResourceNotFoundException' } : undefined,
    );
  });
  after(async () => {
    await server.close();
    await rm(directory, { recursive: true });
  });

  it('connects without a warning and leaves the environment alone', async () => {
    const child = spawn(process.execPath, ['-e', program, bundle, JSON.stringify(server.files)], {
      env: { PATH: process.env['PATH'], AWS_EC2_METADATA_DISABLED: 'true' },
    });
    let out = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (out += String(chunk)));
    child.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)));
    const status = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(errors, '');
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(out), { account: '111122223333', code: 'not-found', same: true });
  });

  it('throws faults and gives values that other bundles understand', async () => {
    const { connect } = (await import(bundle)) as typeof import('../../src/aws/connect');
    const { isFault } = await import('../../src/base/fault');
    const { Plaintext } = await import('../../src/base/plaintext');
    const { silentLogger } = await import('../../src/base/log');
    const store = await connect({ ...server.files, profile: 'test', logger: silentLogger });
    await assert.rejects(store.describe('x'), (error) => isFault(error, 'not-found'));
    const text = ['correct', 'horse'].join(' ');
    const answered = await startAwsServer(({ action }) =>
      action === 'GetSecretValue' ? { json: { SecretString: text } } : undefined,
    );
    try {
      const other = await connect({ ...answered.files, profile: 'test', logger: silentLogger });
      const value = await other.read('x');
      assert.ok(new Plaintext(text).equals(value));
      assert.ok(value.equals(new Plaintext(text)));
    } finally {
      await answered.close();
    }
  });
});
