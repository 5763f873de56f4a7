import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Fault } from '../../src/base/fault';
import { silentLogger } from '../../src/base/log';
import { showFailure } from '../../src/ui/messages';
import { runSignIn } from '../../src/ui/signIn';

describe('signing in', () => {
  let folder: string;
  let program: string;
  const output = { ...silentLogger, show: () => undefined, dispose: () => undefined };

  /** Stands in for the AWS command line: tells what it was called with, and ends as it is told. */
  const script = (status: number): string =>
    `#!/bin/sh\nprintf '%s\\n' "$@" "$AWS_CONFIG_FILE" > '${folder}/called'\nexit ${status}\n`;

  const called = async (): Promise<string[]> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(join(folder, 'called')));
    return Buffer.from(bytes).toString().split('\n');
  };

  const install = async (status: number): Promise<void> => {
    await writeFile(program, script(status));
    await chmod(program, 0o755);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secret-ferry-sign-in-'));
    program = join(folder, 'aws');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('runs the program in a terminal, its arguments as they are and no shell between', async () => {
    await install(0);
    const settings = vscode.workspace.getConfiguration('secretFerry');
    await settings.update('aws.configFile', '/there/config', vscode.ConfigurationTarget.Global);
    const profile = '$(touch x); dev "a"';
    try {
      assert.equal(await runSignIn([program, 'sso', 'login', '--profile', profile]), true);
    } finally {
      await settings.update('aws.configFile', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.deepEqual(await called(), ['sso', 'login', '--profile', profile, '/there/config', '']);
  });

  it('tells when it fails, and when there is no such program', async () => {
    await install(3);
    assert.equal(await runSignIn([program]), false);
    assert.equal(await runSignIn([join(folder, 'missing')]), false);
  });

  for (const status of [0, 1]) {
    it(`${status === 0 ? 'does what had failed again' : 'stops'} when it ends with ${status}`, async () => {
      await install(status);
      const options = { signIn: [program, 'sso', 'login'] };
      const fault = new Fault('sso-login-needed', 'You are not signed in.', 'Run it.', options);
      const window = vscode.window as { showErrorMessage: unknown };
      const original = window.showErrorMessage;
      const offered: unknown[] = [];
      // The editor's own notification can't be clicked from here.
      window.showErrorMessage = (_: string, ...titles: string[]) => {
        offered.push(...titles);
        return Promise.resolve('Sign In');
      };
      let again = 0;
      try {
        await showFailure(fault, output, () => (again += 1));
      } finally {
        window.showErrorMessage = original;
      }
      assert.deepEqual(offered, ['Sign In', 'Try Again', 'Select Profile and Region…']);
      assert.deepEqual((await called()).slice(0, 2), ['sso', 'login']);
      assert.equal(again, status === 0 ? 1 : 0);
    });
  }
});
