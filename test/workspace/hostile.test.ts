import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isFault } from '../../src/base/fault';
import { canEncode } from '../../src/workspace/decode';
import { ownerOf } from '../../src/workspace/codeowners';
import { repositoryOf } from '../../src/workspace/gitConfig';
import { offersFor } from '../../src/workspace/metadata';
import { nodeFiles } from '../../src/workspace/nodeFiles';
import { projectFactsFor } from '../../src/workspace/project';
import { createSample } from '../../src/workspace/sample';
import { parseTeamFile, readTeamFile, saveToTeamFile } from '../../src/workspace/teamFile';
import { walk } from '../../src/workspace/walk';

/** Far more than any of this takes, and far less than what it guards against. */
const AT_ONCE = 2000;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'secret-ferry-hostile-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

async function walked(): Promise<string[]> {
  const found: string[] = [];
  for await (const { path } of walk(root)) found.push(path);
  return found;
}

describe('a hostile team file', () => {
  const slow: Record<string, string> = {
    'quotes that never close': `{"a":"${'\\"'.repeat(100_000)}`,
    'thousands of unknown keys': JSON.stringify(
      Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`key${i}`, 1])),
    ),
    'nothing but errors': `{${'@ '.repeat(100_000)}`,
  };
  for (const [what, text] of Object.entries(slow)) {
    it(`is answered at once, with few words: ${what}`, () => {
      const start = performance.now();
      const { problems } = parseTeamFile(text);
      assert.ok(performance.now() - start < AT_ONCE);
      assert.ok(problems.length > 0 && problems.length <= 20);
    });
  }

  const silent: [string, string, RegExp][] = [
    ['an expectation that is a text', '{"expect": {"prod": "123456789012"}}', /needs an "account"/],
    ['a misspelt account', '{"expect": {"prod": {"acount": "123456789012"}}}', /mean "account"/],
    ['a region that is a number', '{"expect": {"prod": {"region": 5}}}', /region’s name/],
    ['an account that is a number', '{"expect": {"prod": {"account": 123456789012}}}', /digits/],
    ['an unknown environment', '{"create": {"prodd": "iac"}}', /mean "prod"/],
    [
      'a rule for a misspelt environment',
      '{"environments": [{"glob": "*", "appenv": "dve"}]}',
      /dve/,
    ],
    ['a value no tag can have', '{"metadata": {"appid": "NOT-AN-ID"}}', /"appid" must match/],
    ['a misspelt rule', '{"tags": {"team": {"requird": true}}}', /mean "required"/],
    ['a value the service refuses', '{"tags": {"team": {"allowed": ["a;b"]}}}', /no tag's value/],
    ['letters exchanged', '{"metadtaa": {}}', /mean "metadata"/],
  ];
  for (const [what, text, message] of silent) {
    it(`names ${what} instead of passing it over`, () => {
      const messages = parseTeamFile(text).problems.map((problem) => problem.message);
      assert.match(messages.join(' '), message);
    });
  }

  it('is not read through a link that leads out of the folder, and that is said', async () => {
    await write({ 'outside/team.json': '{}', 'folder/a': '' });
    await symlink(join(root, 'outside/team.json'), join(root, 'folder/.secretferry.json'));
    const { file, problems } = await readTeamFile(nodeFiles, join(root, 'folder'));
    assert.equal(file, undefined);
    assert.match(problems[0]?.message ?? '', /leads out of the folder/);
  });

  it('is not read into memory where it is huge', async () => {
    await write({ '.secretferry.json': '{}' });
    await truncate(join(root, '.secretferry.json'), 2 ** 32);
    const { problems } = await readTeamFile(nodeFiles, root);
    assert.match(problems[0]?.message ?? '', /larger than 256 KiB/);
  });

  for (const text of ['{"metadata": ', '[]', '{"metadata": "x"}', '['.repeat(100_000)]) {
    it(`is not changed where it is no sound object: ${text.slice(0, 20)}`, () => {
      const save = (): string => saveToTeamFile(text, ['metadata', 'appid'], 'pay01');
      assert.throws(save, (error) => isFault(error, 'team-file-invalid'));
    });
  }
});

describe('a hostile repository', () => {
  const finding = { type: 'application-secret', ruleId: 'generic-password' } as const;

  it('can nest its manifests too deeply and still be asked', async () => {
    await write({ 'package.json': '['.repeat(300_000), 'pyproject.toml': 'a = '.repeat(9999) });
    const offers = await offersFor({ fs: nodeFiles, root, path: 'a.js', finding });
    assert.equal(offers['dataclassification']?.[0]?.value, 'confidential');
    const facts = await projectFactsFor(nodeFiles, root, 'a.js');
    assert.equal(facts.packageType, undefined);
  });

  it('can extend a tsconfig.json by itself, many times over', async () => {
    const bases = Array<string>(100).fill('./tsconfig.json');
    const compilerOptions = { module: 'ES2022' };
    await write({ 'tsconfig.json': JSON.stringify({ extends: bases, compilerOptions }) });
    const start = performance.now();
    assert.equal((await projectFactsFor(nodeFiles, root, 'a.ts')).tsModule, 'es2022');
    assert.ok(performance.now() - start < AT_ONCE);
  });

  it('can’t keep the walk busy with its .gitignore, nor break it', async () => {
    const long = `a${' '.repeat(50_000)}b`;
    await write({
      '.gitignore': ['**/a/'.repeat(8) + 'b', 'a/**/'.repeat(8) + 'b', long, '*.log'].join('\n'),
      [`${'a/'.repeat(60)}c`]: 'x',
      'b.log': 'x',
    });
    const start = performance.now();
    assert.deepEqual(await walked(), ['.gitignore', `${'a/'.repeat(60)}c`]);
    assert.ok(performance.now() - start < AT_ONCE);
  });

  it('keeps a token of its remote’s address to itself', () => {
    const token = ['tok', 'en'].join('');
    for (const url of [
      `https://host.example/corp/pay.git?access=${token}`,
      `https://host.example/corp/pay#${token}`,
      `https://me:${token}@host.example/corp/pay`,
    ]) {
      assert.equal(repositoryOf(url), 'host.example/corp/pay');
    }
    assert.equal(repositoryOf(`https://me:a@${token}@host.example/corp/pay`), undefined);
    assert.equal(repositoryOf('C:\\code\\pay'), undefined);
  });
});

describe('details', () => {
  it('walks in the order of the paths’ code units', async () => {
    await write({ 'a/x': '1', 'a-b': '1', 'a.c': '1', B: '1', a0: '1' });
    const found = await walked();
    assert.deepEqual(found, ['B', 'a-b', 'a.c', 'a/x', 'a0']);
    assert.deepEqual(found, [...found].sort());
  });

  const owners: [string, string | undefined][] = [
    ['docs/guide.md', '@corp/docs'],
    ['docs/deep/guide.md', '@corp/all'],
    ['src/a.js', '@corp/src'],
    ['src/free.js', undefined],
    ['lib/a.js', '@corp/all'],
  ];
  for (const [path, owner] of owners) {
    it(`gives ${path} to ${owner ?? 'nobody'}`, async () => {
      const rules = ['* @corp/all', 'docs/* @corp/docs', '/src/ @corp/src # ours', '!lib/ @x'];
      await write({ CODEOWNERS: [...rules, '/src/free.js'].join('\r\n') });
      assert.equal(await ownerOf(nodeFiles, root, path), owner);
    });
  }

  it('knows that half a surrogate pair has no UTF-8', () => {
    assert.ok(!canEncode({ text: 'a\ud83d', encoding: 'utf8' }));
    assert.ok(canEncode({ text: 'a\u{1f600}', encoding: 'utf8bom' }));
    assert.ok(canEncode({ text: 'a\ud83d', encoding: 'utf16le' }));
  });

  it('does not write the sample over somebody’s files', async () => {
    await write({ 'package.json': '{}' });
    await assert.rejects(createSample(root, 'a'), (error) => isFault(error, 'edit-refused'));
    assert.deepEqual(await readdir(root), ['package.json']);
  });
});
