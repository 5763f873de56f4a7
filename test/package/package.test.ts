import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(__dirname, '../..');
const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
const MEBIBYTE = 1024 * 1024;

describe('the package', function () {
  this.timeout(180_000);

  it('passes the check for secrets without a bypass, and is at most 3 MiB', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'secret-ferry-package-'));
    const file = join(folder, 'secret-ferry.vsix');
    await run('npm', ['run', 'package', '--', '--out', file], { cwd: root });
    const { size } = await stat(file);
    await rm(folder, { recursive: true });
    assert.ok(size <= 3 * MEBIBYTE, `${size} bytes`);
  });

  it('holds bundles, grammars, pictures and texts, and nothing else', async () => {
    const { stdout } = await run(process.execPath, [vsce, 'ls', '--no-dependencies'], {
      cwd: root,
    });
    const files = stdout.split('\n').filter(Boolean);
    const expected =
      /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(?:extension|worker|aws|sandbox)\.js|dist\/THIRD-PARTY-NOTICES\.txt|dist\/grammars\/[\w-]+\.wasm|syntaxes\/[\w-]+\.tmLanguage\.json|media\/[\w./-]+\.(?:svg|json|png))$/;
    assert.deepEqual(
      files.filter((path) => !expected.test(path)),
      [],
    );
    for (const needed of [
      'dist/extension.js',
      'dist/worker.js',
      'dist/aws.js',
      'dist/sandbox.js',
      'syntaxes/secret-references.tmLanguage.json',
      'syntaxes/permissions.tmLanguage.json',
    ]) {
      assert.ok(files.includes(needed), needed);
    }
  });
});
