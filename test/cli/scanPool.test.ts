import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { ScanPool, type PoolOptions } from '../../src/cli/scanPool';
import { Setups } from '../../src/cli/setup';
import { sample } from '../../src/scan/rules/sample';
import { listFiles } from '../../src/workspace/walk';
import { Folder } from './support';

const ROOT = join(__dirname, '../..');
/** A thread runs without the loader of these tests, and looks for the grammars from its own place. */
const PROGRAM = join(ROOT, '.cache/scanPool/cli.js');

describe('ScanPool', function () {
  this.timeout(60_000);
  let folder: Folder;
  let pool: ScanPool;
  before(async () => {
    const { options } = (await import('../../esbuild.mjs')) as {
      options: (name: string) => BuildOptions;
    };
    await build({ ...options('cli'), outfile: PROGRAM, sourcemap: false });
  });
  afterEach(async () => {
    await pool.dispose();
    await folder.dispose();
  });

  async function scanned(options: PoolOptions): Promise<unknown[]> {
    pool = new ScanPool(options);
    const setups = new Setups({ cwd: folder.path, tell: () => Promise.resolve() });
    const setup = await setups.for(folder.path);
    const found: unknown[] = [];
    for await (const entry of pool.scan(folder.path, setup, listFiles(folder.path)))
      found.push(entry);
    return found;
  }

  const files = (): Record<string, string | Uint8Array> => {
    const secret = (i: number): string =>
      i % 9 === 0 ? `const dbPassword = "${sample('base62', 20)}";\n` : `export const n = ${i};\n`;
    const code = Array.from({ length: 90 }, (_, i) => [`f${i}.js`, secret(i)] as const);
    return { ...Object.fromEntries(code), 'binary.dat': Uint8Array.from([0, 1]) };
  };

  it('tells in threads what it tells without them, in the same order', async () => {
    folder = await Folder.make({
      ...files(),
      '.secretferry.json': JSON.stringify({ scan: { rules: { 'generic-password': 'error' } } }),
    });
    const here = await scanned({ threads: 1 });
    assert.equal(pool.size, 0);
    assert.ok(JSON.stringify(here).includes('"severity":"error"'));
    const there = await scanned({ alone: 40, program: PROGRAM, threads: 2 });
    assert.equal(pool.size, 2);
    assert.deepEqual(there, here);
  });

  it('starts no thread for few files', async () => {
    folder = await Folder.make(files());
    await scanned({ program: PROGRAM, threads: 2 });
    assert.equal(pool.size, 0);
  });

  it('fails where a thread does not live', async () => {
    folder = await Folder.make(files());
    const program = join(__dirname, 'support.ts');
    await assert.rejects(scanned({ alone: 0, program, threads: 2 }), /a scan thread ended/);
  });
});
