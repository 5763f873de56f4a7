import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni } from '@aws-sdk/credential-providers';

interface Announcement {
  endpoint: string;
  configFile: string;
  credentialsFile: string;
  profiles: string[];
  sandboxId: string;
  stateDir: string;
  controlToken: string;
}

async function start() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/main.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  const [line] = (await once(lines, 'line')) as [string];
  return { child, exit: once(child, 'exit'), announced: JSON.parse(line) as Announcement };
}

describe('the sandbox as a program', function () {
  this.timeout(30_000);

  const endings = [
    { by: 'the end of its input', end: (child: ReturnType<typeof spawn>) => child.stdin?.end() },
    { by: 'SIGTERM', end: (child: ReturnType<typeof spawn>) => child.kill('SIGTERM') },
  ];
  for (const { by, end } of endings) {
    it(`says where it is, works, and leaves nothing behind after ${by}`, async () => {
      const { child, exit, announced } = await start();
      const { configFile, credentialsFile, endpoint, profiles, sandboxId, stateDir } = announced;
      assert.equal(profiles[0], 'secret-ferry-sandbox');
      const credentials = fromIni({
        profile: profiles[0],
        configFilepath: configFile,
        filepath: credentialsFile,
        ignoreCache: true,
      });
      const client = new STSClient({ endpoint, region: 'eu-central-1', credentials });
      const { UserId } = await client.send(new GetCallerIdentityCommand({}));
      assert.ok(UserId?.startsWith(`AROASANDBOX${sandboxId.toUpperCase()}:`));
      end(child);
      assert.deepEqual(await exit, [0, null]);
      assert.ok(!existsSync(stateDir));
    });
  }

  it('ends with an error where it cannot write its configuration', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/sandbox/main.ts', join(import.meta.dirname, 'main.test.ts')],
      { stdio: ['pipe', 'pipe', 'pipe'] },
    );
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    assert.deepEqual(await once(child, 'exit'), [1, null]);
    assert.match(said, /EEXIST|ENOTDIR/);
  });
});
