import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';

const root = join(__dirname, '../..');

describe('the demonstration', function () {
  this.timeout(120_000);

  it('moves the sample’s secrets, and its programs print what they printed before', async () => {
    const demo = join(root, 'src/cli/demo.ts');
    const command = ['--import', 'tsx', demo];
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root });
    const printed = (when: string): string[] =>
      [...stdout.matchAll(new RegExp(`^${when}: (\\S+ printed [0-9a-f ]+)\\(`, 'gm'))].map(
        ([, what = '']) => what,
      );
    assert.ok(printed('Before').length >= 3);
    assert.deepEqual(printed('After'), printed('Before'));
    assert.match(stdout, /\d programs print the same as before, 0 do not\.\n$/);
  });
});
