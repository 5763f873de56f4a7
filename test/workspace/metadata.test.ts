import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defaultScheme } from '../../src/tagging/presets';
import { chooseTags } from '../../src/tagging/tags';
import { repositoryOf } from '../../src/workspace/gitConfig';
import { offersFor } from '../../src/workspace/metadata';
import { nodeFiles } from '../../src/workspace/nodeFiles';
import { createSample, isSample, markSample } from '../../src/workspace/sample';
import { parseTeamFile, readTeamFile, saveToTeamFile } from '../../src/workspace/teamFile';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'secret-ferry-workspace-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

describe('the team file', () => {
  it('is read with comments, and names what is wrong with its line', async () => {
    await write({
      '.secretferry.json': [
        '{',
        '  // ours',
        '  "version": 1,',
        '  "metadata": { "appid": "pay01" },',
        '  "profile": "admin",',
        '  "ignor": [],',
        '  "expect": { "prod": { "account": "12" } },',
        '}',
      ].join('\n'),
    });
    const { file, problems } = await readTeamFile(nodeFiles, root);
    assert.deepEqual(file?.metadata, { appid: 'pay01' });
    assert.deepEqual(
      problems.map(({ line }) => line),
      [5, 6, 7],
    );
    assert.match(problems[0]?.message ?? '', /must not choose whose credentials/);
    assert.match(problems[1]?.message ?? '', /Did you mean "ignore"/);
  });

  const hostile: Record<string, string> = {
    'not JSON': 'nonsense',
    'a list': '[]',
    empty: '',
    'too deep': '['.repeat(100_000),
    'too large': `{"metadata": {"a": "${'x'.repeat(300_000)}"}}`,
    'keys every object has':
      '{"__proto__": {"x": 1}, "constructor": 1, "metadata": {"__proto__": "y"}}',
    'wrong kinds everywhere':
      '{"scheme": 1, "name": [], "tags": 3, "metadata": [], "environments": "x", "kmsKey": 7, "ignore": {}, "expect": 1, "create": {"a": 5}}',
    'cut short': '{"metadata": {"appid": "x"',
  };
  for (const [what, text] of Object.entries(hostile)) {
    it(`gives problems and never throws: ${what}`, () => {
      const { problems } = parseTeamFile(text);
      assert.ok(problems.length > 0);
    });
  }

  it('does not let a key reach a prototype', () => {
    parseTeamFile('{"metadata": {"__proto__": "y"}}');
    assert.equal(({} as Record<string, unknown>)['y'], undefined);
  });

  it('keeps comments and formatting when an answer is saved', () => {
    const text = '{\n    // ours\n    "version": 1\n}\n';
    const saved = saveToTeamFile(text, ['metadata', 'appid'], 'pay01');
    assert.equal(
      saved,
      '{\n    // ours\n    "version": 1,\n    "metadata": {\n        "appid": "pay01"\n    }\n}\n',
    );
    assert.match(saveToTeamFile(undefined, ['metadata', 'appid'], 'x'), /"version": 1/);
  });
});

describe('offersFor', () => {
  const finding = { type: 'database-credential', ruleId: 'generic-password' } as const;

  it('derives what the team file leaves open, and says from where', async () => {
    await write({
      '.secretferry.json': '{"metadata": {"AppId": "pay01", "costcenter": "7"}}',
      'package.json': '{"name": "@corp/pay-api"}',
      '.github/CODEOWNERS': '* @corp/all\nsrc/ @corp/payments\n',
      '.git/config': '[remote "origin"]\n\turl = https://me:token@git.example.com/corp/pay.git\n',
    });
    const offers = await offersFor({ fs: nodeFiles, root, path: 'src/prod/db.js', finding });
    const first = (key: string) => offers[key]?.map(({ value, source }) => `${value} ← ${source}`);
    assert.equal(first('appid')?.[0], 'pay01 ← .secretferry.json');
    assert.deepEqual(first('costcenter'), ['7 ← .secretferry.json']);
    assert.deepEqual(first('appname')?.slice(0, 3), [
      'pay-api ← package.json "name"',
      'payapi ← package.json "name"',
      'pay ← git remote origin',
    ]);
    assert.deepEqual(first('owner'), ['@corp/payments ← CODEOWNERS']);
    assert.deepEqual(first('repository'), ['git.example.com/corp/pay ← git remote origin']);
    assert.equal(first('appenv')?.[0], 'prod ← folder name');
    assert.equal(first('appfunc')?.[0], 'dba ← kind of secret');
  });

  const environments: [string, string | undefined][] = [
    ['.env.production', 'prod'],
    ['config/dev/db.yml', 'dev'],
    ['settings.staging.json', 'nonp'],
    ['.env.test', 'test'],
    ['src/login.test.js', undefined],
    ['src/product.js', undefined],
  ];
  for (const [path, expected] of environments) {
    it(`tells the environment of ${path}: ${expected ?? 'none'}`, async () => {
      const offers = await offersFor({ fs: nodeFiles, root, path, finding });
      const tag = chooseTags(defaultScheme, offers).find(({ key }) => key === 'appenv');
      const isTold = tag?.state === 'set' && !tag.source.startsWith('suggested');
      assert.equal(isTold ? tag.value : undefined, expected);
    });
  }

  it("puts the team's rule for a path first", async () => {
    await write({
      '.secretferry.json': '{"environments": [{"glob": "src/**", "appenv": "nonp"}]}',
    });
    const offers = await offersFor({ fs: nodeFiles, root, path: 'src/prod/a.js', finding });
    assert.equal(offers['appenv']?.[0]?.value, 'nonp');
  });

  it('suggests what nothing tells, and says so', async () => {
    const offers = await offersFor({ fs: nodeFiles, root: '/srv/Pay', path: 'a.js', finding });
    const suggested = (key: string) =>
      offers[key]?.filter(({ standing }) => standing === 'suggested').map(({ value }) => value);
    assert.deepEqual(suggested('appname'), ['pay']);
    assert.deepEqual(suggested('appid'), ['pay01']);
    assert.deepEqual(suggested('appenv'), ['dev']);
  });

  const remotes: [string, string | undefined][] = [
    ['git@github.com:corp/pay.git', 'github.com/corp/pay'],
    ['ssh://git@host.example:2222/corp/pay', 'host.example/corp/pay'],
    ['https://user:pass@host.example/corp/pay.git/', 'host.example/corp/pay'],
    ['/srv/git/pay.git', undefined],
    ['file:///srv/pay', undefined],
  ];
  for (const [url, expected] of remotes) {
    it(`reads ${url.replace(/\/\/.*@/, '//…@')} without credentials`, () => {
      assert.equal(repositoryOf(url), expected);
    });
  }
});

describe('the sample workspace', () => {
  it('belongs to the sandbox it was made for, and to no other', async () => {
    await createSample(root, 'aaaa');
    assert.ok(await isSample(nodeFiles, root, 'aaaa'));
    assert.ok(!(await isSample(nodeFiles, root, 'bbbb')));
    assert.ok(!(await isSample(nodeFiles, root, '')));
    await markSample(nodeFiles, root, 'bbbb');
    assert.ok(await isSample(nodeFiles, root, 'bbbb'));
  });

  it('has other secrets each time', async () => {
    await createSample(root, 'a');
    const first = await readFile(join(root, 'src/charge.js'), 'utf8');
    await createSample(root, 'a');
    assert.notEqual(await readFile(join(root, 'src/charge.js'), 'utf8'), first);
  });

  it('leaves nothing to be asked', async () => {
    await createSample(root, 'a');
    const { file, problems } = await readTeamFile(nodeFiles, root);
    assert.deepEqual(problems, []);
    const finding = { type: 'database-credential', ruleId: 'generic-password' } as const;
    const offers = await offersFor({ fs: nodeFiles, root, path: 'src/charge.js', finding });
    const told = Object.fromEntries(
      Object.entries(offers).map(([key, own]) => [
        key,
        own.filter((one) => one.standing !== 'suggested'),
      ]),
    );
    const asked = chooseTags(file?.scheme ?? defaultScheme, told).filter(
      (tag) => tag.state === 'missing' && tag.rule.required,
    );
    assert.deepEqual(asked, []);
  });
});
