import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireTool } from '../support/tools';
import { calls, type ContractCall } from './calls';
import { commandLine, run, sdk, type Outcomes } from './clients';
import { commandLineDeviations, compare, motoDeviations } from './deviations';
import { motoCredentials, startMoto } from './moto';
import { PROFILE, ROLE, startOurs } from './ours';
import { differences } from './outcome';

async function runOurs(made: readonly ContractCall[]): Promise<Outcomes> {
  const sandbox = await startOurs();
  try {
    return await run(made, sdk(sandbox.endpoint, sandbox.credentials(ROLE)));
  } finally {
    await sandbox.close();
  }
}

function allDifferences(made: readonly ContractCall[], ours: Outcomes, theirs: Outcomes) {
  return made.flatMap(({ name }) => differences(name, ours.get(name), theirs.get(name)));
}

describe('the contract of the sandbox', function () {
  this.timeout(180_000);

  it('is that of moto, but for the deviations that are listed', async function () {
    const moto = await startMoto(requireTool(this, 'moto_server'));
    try {
      const theirs = await run(calls, sdk(moto.endpoint, motoCredentials));
      const found = allDifferences(calls, await runOurs(calls), theirs);
      assert.deepEqual(compare(found, motoDeviations), { unknown: [], outdated: [] });
    } finally {
      await moto.stop();
    }
  });

  it('is the same through the aws command line, but for what is listed', async function () {
    const aws = requireTool(this, 'aws');
    const made = calls.filter(({ cli }) => cli);
    const directory = await mkdtemp(join(tmpdir(), 'sandbox-contract-'));
    const sandbox = await startOurs(directory);
    try {
      const env = {
        ...process.env,
        AWS_CONFIG_FILE: sandbox.files?.configFile,
        AWS_SHARED_CREDENTIALS_FILE: sandbox.files?.credentialsFile,
        AWS_PROFILE: PROFILE,
        AWS_MAX_ATTEMPTS: '1',
        AWS_EC2_METADATA_DISABLED: 'true',
      };
      const theirs = await run(made, commandLine(aws, env));
      const found = allDifferences(made, await runOurs(made), theirs);
      assert.deepEqual(compare(found, commandLineDeviations), { unknown: [], outdated: [] });
    } finally {
      await sandbox.close();
      await rm(directory, { recursive: true });
    }
  });
});

describe('the list of deviations', () => {
  const listed = [{ reason: 'known', calls: ['get'], paths: ['error'] }];
  const at = (call: string, path: string) => ({ call, path, ours: 1, theirs: 2 });

  it('covers a place and what is below it, in its own call', () => {
    const found = [at('get', 'error'), at('get', 'error.name')];
    assert.deepEqual(compare(found, listed), { unknown: [], outdated: [] });
  });

  it('gives away a new difference, and one that is no more', () => {
    const found = [at('put', 'error'), at('get', 'errors')];
    assert.deepEqual(compare(found, listed), { unknown: found, outdated: ['get: error'] });
  });

  it('is held against every place where outcomes differ', () => {
    const paths = (ours: unknown, theirs: unknown) =>
      differences('get', ours, theirs).map(({ path }) => path);
    assert.deepEqual(paths({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 3], d: 0 } }), [
      'b.c.1',
      'b.d',
    ]);
    assert.deepEqual(paths({ a: [1] }, { a: [1, undefined] }), []);
    assert.deepEqual(paths({ a: {} }, {}), ['a']);
  });
});
