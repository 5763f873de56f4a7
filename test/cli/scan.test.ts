import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { createHash, randomBytes } from 'node:crypto';
import { cli, Folder, type Ended } from './support';

const PASSWORD = randomBytes(12).toString('base64url').replace(/[-_]/g, 'x');

interface Report {
  readonly version: number;
  readonly findings: readonly Readonly<Record<string, string | number>>[];
  readonly stats: {
    readonly files: number;
    readonly bytes: number;
    readonly skipped: readonly { file: string; reason: string }[];
  };
}

const parse = ({ stdout }: Ended): Report => JSON.parse(stdout) as Report;

describe('secret-ferry scan', function () {
  this.timeout(60_000);
  let folder: Folder;
  afterEach(() => folder.dispose());

  it('says where each value is, in the decoded text, and prints none', async () => {
    const line = `dbPassword = "${PASSWORD}"`;
    folder = await Folder.make({
      'package.json': '{}',
      'crlf.js': `// ü 😀\r\nconst ${line};\r\n`,
      'bom.py': `\uFEFF${line}\n`,
      'wide.py': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${line}\n`, 'utf16le')]),
      'clean.js': 'export const answer = 42;\n',
    });
    const ended = await cli(['scan', '--format', 'json'], { cwd: folder.path });
    assert.equal(ended.code, 1);
    const { version, findings, stats } = parse(ended);
    assert.equal(version, 1);
    const places = findings.map(({ file, start, startLine, startColumn }) => [
      file,
      start,
      startLine,
      startColumn,
    ]);
    assert.deepEqual(places, [
      ['bom.py', 14, 1, 15],
      ['crlf.js', 29, 2, 21],
      ['wide.py', 14, 1, 15],
    ]);
    for (const { start, end } of findings) assert.equal(Number(end) - Number(start), 16);
    assert.equal(stats.files, 5);
    assert.deepEqual(stats.skipped, []);
    assert.ok(!`${ended.stdout}${ended.stderr}`.includes(PASSWORD));
  });

  it('respects .gitignore, names what it skipped, and keeps paths relative to where it runs', async () => {
    folder = await Folder.make({
      '.git/HEAD': '',
      '.gitignore': 'ignored.js\n',
      'ignored.js': `const password = "${PASSWORD}";\n`,
      'src/a.js': `const password = "${PASSWORD}";\n`,
      'sub/here.txt': '',
      'picture.bin': Buffer.from([0, 1, 2]),
    });
    await symlink('a.js', join(folder.path, 'src/link.js'));
    const above = parse(await cli(['scan', '--format', 'json'], { cwd: folder.path }));
    assert.deepEqual(
      above.findings.map(({ file }) => file),
      ['src/a.js'],
    );
    assert.deepEqual(
      above.stats.skipped.map(({ file }) => file),
      ['picture.bin', 'src/link.js'],
    );
    const cwd = join(folder.path, 'sub');
    const beside = parse(await cli(['scan', '../src', '../src/a.js', '--format', 'json'], { cwd }));
    assert.deepEqual(
      beside.findings.map(({ file }) => file),
      ['../src/a.js'],
    );
    assert.equal(beside.findings[0]?.['fingerprint'], above.findings[0]?.['fingerprint']);
  });

  it('ends with 0 where nothing is found, with 2 and one line where it can’t begin', async () => {
    folder = await Folder.make({ 'a.js': 'export const answer = 42;\n' });
    const clean = await cli(['scan', 'a.js'], { cwd: folder.path });
    assert.deepEqual([clean.code, clean.stderr], [0, '']);
    assert.match(clean.stdout, /^No hardcoded secrets found/);
    for (const args of [['scan', 'nowhere'], ['scan', '--colour'], ['find'], []]) {
      const ended = await cli(args, { cwd: folder.path });
      assert.deepEqual([ended.code, ended.stdout], [2, '']);
      assert.match(ended.stderr, /^secret-ferry: .+\n$/);
    }
  });

  it('writes all of a long output, and ends quietly where nobody reads on', async () => {
    const lines = Array.from(
      { length: 1500 },
      // Made up but the same in every run: one in some thousand random values looks like none.
      (_, i) =>
        `SERVICE_${i}_PASSWORD=${createHash('sha256').update(`made up ${i}`).digest('hex').slice(0, 24)}`,
    );
    folder = await Folder.make({ 'package.json': '{}', '.env': `${lines.join('\n')}\n` });
    const all = await cli(['scan', '--format', 'json'], { cwd: folder.path });
    assert.ok(all.stdout.length > 300_000);
    assert.equal(parse(all).findings.length, 1500);
    const cut = await cli(['scan', '--format', 'json'], { cwd: folder.path, readOnly: 1 });
    assert.equal(cut.stderr, '');
    assert.equal(cut.code, 1);
  });

  it('answers a batch line by line, and stops at an interrupt', async () => {
    folder = await Folder.make();
    const request = (id: number): string =>
      `${JSON.stringify({ id, filename: 'a.py', text: `password = "${PASSWORD}"\n` })}\n`;
    const input = `${request(1)}nonsense\n${request(2)}`;
    const ended = await cli(['scan', '--batch'], { cwd: folder.path, input });
    assert.equal(ended.code, 0);
    const answers = ended.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number | null; findings?: unknown[] });
    assert.deepEqual(
      answers.map(({ id, findings }) => [id, findings?.length]),
      [
        [1, 1],
        [null, undefined],
        [2, 1],
      ],
    );
    assert.ok(!ended.stdout.includes(PASSWORD));
    const options = { cwd: folder.path, input: request(1), interrupt: 'SIGINT' } as const;
    const interrupted = await cli(['scan', '--batch'], options);
    assert.equal(interrupted.code, 130);
  });

  it('tells its version and its usage', async () => {
    folder = await Folder.make();
    const version = await cli(['--version'], { cwd: folder.path });
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
    const help = await cli(['--help'], { cwd: folder.path });
    assert.match(help.stdout, /secret-ferry migrate --undo/);
    assert.deepEqual([version.code, help.code], [0, 0]);
  });
});
