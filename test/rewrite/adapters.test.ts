import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text';
import type {
  Assessment,
  FileEdits,
  Manifest,
  ProjectFacts,
  SourceFile,
} from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { grammars } from '../support/grammars';
import { unmark } from './marked';

const adapters = createAdapters(grammars);
const MODULE: ProjectFacts = { packageType: 'module', manifests: [] };

interface Run {
  readonly file: SourceFile;
  readonly assessments: Assessment[];
  readonly edits: FileEdits[];
  readonly after: string;
}

async function run(
  path: string,
  marked: string,
  options: { project?: ProjectFacts; names?: readonly string[] } = {},
): Promise<Run> {
  const { project = MODULE, names } = options;
  const { text, findings } = unmark(marked);
  const languageId = path.endsWith('.py') ? 'python' : 'javascript';
  const file = { path, languageId, text };
  const adapter = adapters.forFile(file);
  const assessments = await adapter.assess(file, findings, project);
  const lookups = assessments.map((assessment, i) => ({
    assessment,
    secretName: names?.[i] ?? `app/${i}`,
  }));
  const edits = await adapter.rewrite(file, lookups, project);
  const own = edits.find((one) => one.path === path)?.edits ?? [];
  return { file, assessments, edits, after: applyEdits(text, own) };
}

const packageJson: Manifest = { kind: 'package.json', path: 'package.json', text: '{}\n' };
const requirements: Manifest = { kind: 'requirements.txt', path: 'requirements.txt', text: '' };

describe('rewriting', () => {
  it('attributes an import and a manifest to every finding that needs them, once', async () => {
    const project = { ...MODULE, manifests: [packageJson] };
    const { edits } = await run('a.js', "export const a = '«one»', b = '«two»';\n", { project });
    assert.deepEqual(
      edits.map((file) => file.path),
      ['a.js', 'package.json'],
    );
    const imports = edits[0]!.edits.filter((edit) => edit.newText.includes('import'));
    assert.deepEqual(
      imports.map((edit) => edit.findings),
      [[0, 1]],
    );
    assert.deepEqual(
      edits[1]!.edits.map((edit) => edit.findings),
      [[0, 1]],
    );
    const literals = edits[0]!.edits.filter((edit) => edit.newText.startsWith('await'));
    assert.deepEqual(
      literals.map((edit) => edit.findings),
      [[0], [1]],
    );
  });

  it('counts lookups, not findings that are moved: guidance keeps its index', async () => {
    const { edits, assessments } = await run(
      'a.js',
      "export const f = (x) => x === '«one»';\nexport const b = '«two»';\n",
    );
    assert.deepEqual(
      assessments.map((one) => one.decision),
      ['guidance', 'rewrite'],
    );
    assert.ok(edits[0]!.edits.every((edit) => edit.findings.join() === '1'));
  });

  it('edits a literal with two findings once', async () => {
    const marked = "export const url = 'postgres://«user»:«password»@host/db';\n";
    const { assessments, edits, after } = await run('a.js', marked, { names: ['app/x', 'app/x'] });
    assert.deepEqual(assessments[0]!.value?.reveal(), 'postgres://user:password@host/db');
    assert.ok(assessments[1]!.value?.equals(assessments[0]!.value));
    assert.equal(after.match(/getSecret\(/g)?.length, 1);
    assert.deepEqual(
      edits[0]!.edits.find((edit) => edit.newText.includes('await'))?.findings,
      [0, 1],
    );
  });

  it('leaves out a second secret of the same literal', async () => {
    const marked = 'url = "postgres://«user»:«password»@host/db"\n';
    const { edits } = await run('a.py', marked, { names: ['app/x', 'app/y'] });
    assert.ok(edits[0]!.edits.every((edit) => edit.findings.join() === '0'));
  });

  it('shares a constant between places that can’t wait', async () => {
    const marked = "export const f = () => '«one»';\nexport const g = () => '«one»';\n";
    const { after } = await run('a.js', marked, { names: ['app/x', 'app/x'] });
    assert.equal(after.match(/getSecret\('app\/x'/g)?.length, 1);
  });

  it('makes a name of a reserved word usable', async () => {
    const { after } = await run('a.js', "export const f = (p = { class: '«one»' }) => p;\n");
    assert.match(after, /const classSecret = await/);
  });

  it('keeps a file without line end at its end, and one that is a single line', async () => {
    const { after } = await run('a.js', "import a from 'a'; export const b = '«one»'");
    assert.match(after, /^import a from 'a';\nimport \{ getSecret \}/m);
    assert.equal(after.endsWith('\n'), false);
    const python = await run('a.py', 'key = "«one»"');
    assert.match(python.after, /\n\nkey = secret_cache.get_secret_string\("app\/0"\)$/);
  });

  it('keeps CR LF in everything it adds', async () => {
    for (const [path, text] of [
      ['a.js', "const f = () => '«one»';\nexport const o = { k: '«two»' };\n"],
      ['a.py', 'import os\n\n\ndef f():\n    return {"k": "«a-long-name»", "l": os.sep}\n'],
    ] as const) {
      const names = [`${'long/'.repeat(12)}name`, 'app/b'];
      const { after } = await run(path, text.replaceAll('\n', '\r\n'), { names });
      assert.equal(after.replaceAll('\r\n', '').includes('\n'), false, after);
    }
  });

  it('does not move what is the name of a secret already', async () => {
    for (const [path, text] of [
      ['a.js', "import { getSecret } from 'x';\nawait getSecret('«app/name»');\n"],
      ['a.py', 'c.get_secret_string("«app/name»")\n'],
      ['a.py', 'c.get_secret_value(SecretId="«app/name»")\n'],
    ] as const) {
      const { assessments } = await run(path, text);
      assert.equal(assessments[0]!.decision, 'guidance');
      assert.match(assessments[0]!.reason, /name of a secret/);
    }
  });

  it('tells what the user must install herself', async () => {
    const without = await run('a.js', "export const a = '«one»';\n");
    assert.match(without.assessments[0]!.reason, /Install @aws-lambda-powertools\/parameters/);
    const project = { manifests: [{ ...requirements, text: 'x==1 --hash=sha256:00\n' }] };
    const hashed = await run('a.py', 'a = "«one»"\n', { project });
    assert.match(hashed.assessments[0]!.reason, /Install aws-secretsmanager-caching/);
    assert.equal(hashed.edits.length, 1);
  });

  const decisions: readonly [string, string, ProjectFacts, string][] = [
    ['a.js', "const a = '«x»';\nexport { a };\n", { manifests: [] }, 'rewrite'],
    [
      'a.js',
      "const a = '«x»';\nexport { a };\n",
      { packageType: 'commonjs', manifests: [] },
      'guidance',
    ],
    ['a.js', "exports.a = '«x»';\n", MODULE, 'guidance'],
    ['a.cjs', "const a = '«x»';\n", MODULE, 'guidance'],
    ['a.mjs', "const a = '«x»';\n", { packageType: 'commonjs', manifests: [] }, 'rewrite'],
    ['a.js', "const a = '«x»';\n", { manifests: [] }, 'guidance'],
    ['a.js', "const a = '«x»';\n", { ...MODULE, browser: true }, 'guidance'],
    ['a.js', "async function f() { return '«x»'; }\n", { manifests: [] }, 'rewrite'],
    ['a.js', "async function f(a = '«x»') {}\n", { manifests: [] }, 'guidance'],
    ['a.js', "async function f(a = '«x»') {}\n", MODULE, 'hoist'],
    ['a.js', "async () => { [1].map(() => '«x»'); };\n", MODULE, 'hoist'],
    ['a.js', "const a = '«x»' +;\n", MODULE, 'guidance'],
    ['a.js', 'const a = /«x»/;\n', MODULE, 'guidance'],
    ['a.js', "const a = import('«x»');\n", MODULE, 'guidance'],
    ['a.js', "const a = { ['«x»']: 1 };\n", MODULE, 'guidance'],
    ['a.js', "const a = b('«x»', `${c}«y»`);\n", MODULE, 'rewrite'],
    ['a.d.ts', "export const a = '«x»';\n", MODULE, 'guidance'],
    ['a.py', 'def f():\n    global a\n    a = "«x»"\n', MODULE, 'rewrite'],
    ['a.py', 'print "«x»"\n', MODULE, 'guidance'],
    ['a.py', 'a = b"«x»"\n', MODULE, 'guidance'],
    ['a.py', 'a: "«x»" = 1\n', MODULE, 'guidance'],
    ['a.py', 'a = f"{b}«x»{c:«x»}"\n', MODULE, 'rewrite'],
  ];
  for (const [path, text, project, decision] of decisions) {
    const { packageType = 'no type', browser } = project;
    const title = `${path} (${packageType}${browser ? ', browser' : ''}): ${text.trim()}`;
    it(`${title} → ${decision}`, async () => {
      const { assessments } = await run(path, text, { project });
      assert.equal(assessments[0]!.decision, decision, assessments[0]!.reason);
    });
  }
});
