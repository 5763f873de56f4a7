import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canEncode, decode, encode, isBinary } from '../../src/workspace/decode';
import { applyFileEdits } from '../../src/workspace/fileEdits';
import { nodeFiles } from '../../src/workspace/nodeFiles';
import { projectFactsFor } from '../../src/workspace/project';
import { FileReader } from '../../src/workspace/fileReader';
import { walk } from '../../src/workspace/walk';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'secret-ferry-workspace-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

describe('decode', () => {
  const bytes: Record<string, number[]> = {
    'UTF-8': [...Buffer.from('é😀\r\n')],
    'UTF-8 with a mark': [0xef, 0xbb, 0xbf, 0x61],
    'UTF-16 LE': [0xff, 0xfe, 0x61, 0, 0x3d, 0xd8],
    'UTF-16 BE': [0xfe, 0xff, 0, 0x61, 0xd8, 0x3d],
    'Latin-1': [0x61, 0xe9, 0x0d, 0xff],
    'a mark and then no UTF-8': [0xef, 0xbb, 0xbf, 0xff],
    nothing: [],
  };
  for (const [what, content] of Object.entries(bytes)) {
    it(`gives back the bytes of ${what}`, () => {
      const decoded = decode(Uint8Array.from(content));
      assert.deepEqual([...encode(decoded)], content);
    });
  }

  it('gives back random bytes', () => {
    let state = 7;
    const next = (): number => (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16;
    for (let round = 0; round < 2000; round += 1) {
      const content = Uint8Array.from({ length: next() % 12 }, () => next() & 0xff);
      assert.deepEqual([...encode(decode(content))], [...content]);
    }
  });

  it('counts a mark as no character', () => {
    assert.deepEqual(decode(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61])), {
      text: 'a',
      encoding: 'utf8bom',
    });
  });

  it('tells binary from text', () => {
    assert.ok(isBinary(Uint8Array.from([0x61, 0])));
    assert.ok(!isBinary(Uint8Array.from([0xff, 0xfe, 0x61, 0])));
    assert.ok(!isBinary(Buffer.from('text')));
  });

  it('knows what Latin-1 can hold', () => {
    assert.ok(canEncode({ text: 'é', encoding: 'latin1' }));
    assert.ok(!canEncode({ text: '€', encoding: 'latin1' }));
  });
});

describe('walk', () => {
  async function walked(options = {}): Promise<string[]> {
    const found: string[] = [];
    for await (const entry of walk(root, options)) {
      found.push('skipped' in entry ? `${entry.path} (${entry.skipped})` : entry.path);
    }
    return found;
  }

  it('respects .gitignore on every level, and the deeper one last', async () => {
    await write({
      '.gitignore': '*.log\nbuild/\n/only-top\n',
      'a.log': 'x',
      'keep.js': 'x',
      'only-top': 'x',
      'build/x.js': 'x',
      'sub/.gitignore': '!b.log\nlocal\n',
      'sub/b.log': 'x',
      'sub/local': 'x',
      'sub/only-top': 'x',
      '.git/info/exclude': 'private.txt\n',
      '.git/config': '',
      'private.txt': 'x',
      'node_modules/p/i.js': 'x',
    });
    const found = await walked();
    assert.deepEqual(found, [
      '.gitignore',
      'keep.js',
      'sub/.gitignore',
      'sub/b.log',
      'sub/only-top',
    ]);
  });

  it('applies the .gitignore files above the folder it starts in', async () => {
    await write({ '.gitignore': '*.log\n', 'sub/a.log': 'x', 'sub/b.js': 'x' });
    assert.deepEqual(await walked({ start: 'sub' }), ['sub/b.js']);
  });

  it('scans a file that was named, even an ignored one', async () => {
    await write({ '.gitignore': '*\n', 'a.js': 'x' });
    assert.deepEqual(await walked({ start: 'a.js' }), ['a.js']);
  });

  it('names what it passes over, with the reason', async () => {
    await write({ 'bin.dat': Uint8Array.from([0, 1]), 'big.txt': 'x'.repeat(20), 'ok.txt': 'ok' });
    await symlink(join(root, 'ok.txt'), join(root, 'zlink'));
    const found = await walked({ maxBytes: 10 });
    assert.deepEqual(found, [
      'big.txt (larger than 10 bytes)',
      'bin.dat (binary)',
      'ok.txt',
      'zlink (symbolic link)',
    ]);
  });

  it('leaves out what the team file says', async () => {
    await write({ 'fixtures/a.js': 'x', 'b.js': 'x' });
    assert.deepEqual(await walked({ ignoreGlobs: ['fixtures/**'] }), ['b.js']);
  });

  it('stops when it is cancelled', async () => {
    await write({ 'a.js': 'x' });
    const signal = AbortSignal.abort();
    await assert.rejects(walk(root, {}, signal).next(), /Cancelled/);
  });

  it('stops when it is cancelled after everything was listed', async () => {
    await write({ 'a.js': 'x', 'b.js': 'x', 'c.js': 'x' });
    const controller = new AbortController();
    const files = walk(root, {}, controller.signal);
    assert.equal((await files.next()).done, false);
    controller.abort();
    await assert.rejects(files.next(), /Cancelled/);
  });
});

describe('FileReader', () => {
  it('reads files of any size one after the other', async () => {
    const large = 'é'.repeat(200_000);
    await write({ 'small.txt': 'small', 'large.txt': large, 'empty.txt': '' });
    const reader = new FileReader(1_000_000);
    for (const [name, text] of [
      ['small.txt', 'small'],
      ['large.txt', large],
      ['empty.txt', ''],
      ['small.txt', 'small'],
    ] as const) {
      const bytes = reader.read(join(root, name));
      assert.ok(typeof bytes !== 'string', name);
      assert.equal(decode(bytes).text, text);
    }
  });

  it('says why it passes a file over', async () => {
    await write({ 'bin.dat': Uint8Array.from([0, 1]), 'big.txt': 'x'.repeat(20), 'ok.txt': 'ok' });
    await symlink(join(root, 'ok.txt'), join(root, 'link'));
    const reader = new FileReader(10);
    assert.equal(reader.read(join(root, 'bin.dat')), 'binary');
    assert.equal(reader.read(join(root, 'big.txt')), 'larger than 10 bytes');
    assert.equal(reader.read(join(root, 'link')), 'symbolic link');
    assert.equal(reader.read(join(root, 'gone')), 'not there any more');
    assert.equal(reader.read(root), 'not a regular file');
  });
});

describe('applyFileEdits', () => {
  const edits = [{ span: { start: 0, end: 1 }, newText: 'b' }];

  it('keeps encoding, line ends and permissions', async () => {
    await write({ 'a.sh': Buffer.from('\ufeffa\r\n', 'utf8') });
    await chmod(join(root, 'a.sh'), 0o755);
    const change = { root, path: 'a.sh', edits, expected: 'a\r\n' };
    assert.equal(await applyFileEdits(nodeFiles, change), 'applied');
    assert.deepEqual(await readFile(join(root, 'a.sh')), Buffer.from('\ufeffb\r\n', 'utf8'));
    assert.equal((await stat(join(root, 'a.sh'))).mode & 0o777, 0o755);
  });

  it('leaves a file alone that was changed meanwhile', async () => {
    await write({ a: 'other' });
    assert.equal(
      await applyFileEdits(nodeFiles, { root, path: 'a', edits, expected: 'a' }),
      'changed',
    );
    assert.equal(await readFile(join(root, 'a'), 'utf8'), 'other');
  });

  it('does not follow a link out of the folder', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'secret-ferry-outside-'));
    await writeFile(join(outside, 'a'), 'a');
    await symlink(join(outside, 'a'), join(root, 'a'));
    assert.equal(
      await applyFileEdits(nodeFiles, { root, path: 'a', edits, expected: 'a' }),
      'refused',
    );
    assert.equal(await readFile(join(outside, 'a'), 'utf8'), 'a');
    await rm(outside, { recursive: true });
  });

  it('refuses text that the file’s encoding cannot hold', async () => {
    await write({ a: Uint8Array.from([0x61, 0xe9]) });
    const change = { root, path: 'a', edits: [{ ...edits[0]!, newText: '€' }], expected: 'aé' };
    assert.equal(await applyFileEdits(nodeFiles, change), 'refused');
  });
});

describe('projectFactsFor', () => {
  it('reads the nearest manifests, and tsconfig.json with what it extends', async () => {
    await write({
      'package.json': '{"type": "commonjs"}',
      'requirements.txt': 'boto3\n',
      'pkg/package.json': '{"type": "module"}',
      'pkg/tsconfig.json': '{"extends": "../base.json", "compilerOptions": {"target": "ES2022",}}',
      'base.json': '{ // comment\n "compilerOptions": {"module": "NodeNext", "target": "es5"}}',
    });
    const facts = await projectFactsFor(nodeFiles, root, 'pkg/src/a.ts');
    assert.equal(facts.packageType, 'module');
    assert.equal(facts.tsModule, 'nodenext');
    assert.equal(facts.tsTarget, 'es2022');
    assert.deepEqual(
      facts.manifests.map(({ path }) => path),
      ['pkg/package.json', 'requirements.txt'],
    );
  });

  it('survives a ring of extends and broken JSON', async () => {
    await write({ 'tsconfig.json': '{"extends": "./tsconfig.json"}', 'package.json': '{{{' });
    assert.deepEqual((await projectFactsFor(nodeFiles, root, 'a.ts')).tsModule, undefined);
  });

  it('reads how the team wants its secrets looked up', async () => {
    await write({ '.secretferry.json': '{"lookup": {"javascript": "sdk", "python": "sdk"}}' });
    const { lookup } = await projectFactsFor(nodeFiles, root, 'a.ts');
    assert.deepEqual(lookup, { javascript: 'sdk' });
    await write({ '.secretferry.json': '{}' });
    assert.equal((await projectFactsFor(nodeFiles, root, 'a.ts')).lookup, undefined);
  });

  it('tells browser code of a bundled project from its server', async () => {
    await write({ 'package.json': '{"devDependencies": {"vite": "1"}}' });
    assert.equal((await projectFactsFor(nodeFiles, root, 'src/app.ts')).browser, true);
    assert.equal((await projectFactsFor(nodeFiles, root, 'server/app.ts')).browser, undefined);
  });
});
