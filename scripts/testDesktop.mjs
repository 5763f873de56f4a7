// `npm run test:desktop [-- --version 1.100.3] [--restricted] [--grep <pattern>]`: runs
// test/extension in a desktop VS Code, which is downloaded to .cache/desktop.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { bundleTests } from './editor/bundleTests.mjs';
import { root } from './process.mjs';

const { values } = parseArgs({
  options: {
    grep: { type: 'string' },
    restricted: { type: 'boolean', default: false },
    version: { type: 'string', default: 'stable' },
  },
});
const scratch = await mkdtemp(join(tmpdir(), 'secret-ferry-desktop-'));
const workspace = join(scratch, 'workspace');
await mkdir(workspace);
const extensionTestsPath = await bundleTests(values.restricted ? 'restricted' : 'trusted');
try {
  process.exitCode = await runTests({
    version: values.version,
    cachePath: join(root, '.cache/desktop'),
    extensionDevelopmentPath: root,
    extensionTestsPath,
    extensionTestsEnv: values.grep ? { MOCHA_GREP: values.grep } : {},
    launchArgs: [
      workspace,
      '--user-data-dir',
      join(scratch, 'user'),
      '--extensions-dir',
      join(scratch, 'extensions'),
      ...(values.restricted ? [] : ['--disable-workspace-trust']),
    ],
  });
} finally {
  await rm(dirname(extensionTestsPath), { recursive: true, force: true });
  await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
