import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../process.mjs';

const folders = {
  trusted: 'test/extension',
  restricted: 'test/extension/restricted',
  multiRoot: 'test/extension/multiRoot',
};

/**
 * Bundles the tests of one folder and the entry that runs them in the extension host, into a folder
 * of this process, which the caller removes.
 * @param {'trusted' | 'restricted' | 'multiRoot'} suite
 * @returns {Promise<string>} the entry's absolute path
 */
export async function bundleTests(suite) {
  const folder = join(root, folders[suite]);
  const outdir = join(root, '.cache/extension-tests', String(process.pid));
  const tests = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
  await build({
    absWorkingDir: root,
    entryPoints: [
      join(root, 'test/extension/index.ts'),
      ...tests.map((name) => join(folder, name)),
    ],
    outdir,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // The tests and their runner must share one mocha.
    external: ['vscode', 'mocha'],
    // As the product's bundles: some packages' CommonJS can't be bundled.
    mainFields: ['module', 'main'],
    alias: { 'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
    logLevel: 'warning',
  });
  return join(outdir, 'index.js');
}
