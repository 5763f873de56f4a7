import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { ESLint } from 'eslint';

const root = join(__dirname, '..');

/** Violations that somebody might plant, each with the wall that must stop it. */
const planted: readonly { file: string; code: string }[] = [
  { file: 'src/migrate/plan.ts', code: "void import('../aws/connect');" },
  { file: 'src/scan/finding.ts', code: "require('vscode');" },
  { file: 'src/base/text.ts', code: "import { Fault } from '../scan/finding';" },
  { file: 'src/parse/grammars.ts', code: "import type { Finding } from '../scan/finding';" },
  { file: 'src/scan/finding.ts', code: "import { commands } from 'vscode';" },
  { file: 'src/scan/finding.ts', code: "import type { Range } from 'vscode';" },
  { file: 'src/scan/finding.ts', code: "import '../rewrite/adapter';" },
  { file: 'src/rewrite/adapter.ts', code: "import '../scan/engine';" },
  { file: 'src/rewrite/adapter.ts', code: "import '../store/secretStore';" },
  { file: 'src/store/secretStore.ts', code: "import '@aws-sdk/client-secrets-manager';" },
  { file: 'src/tagging/scheme.ts', code: "import '../workspace/files';" },
  { file: 'src/policy/evaluate.ts', code: "import '../store/secretStore';" },
  { file: 'src/access/tree.ts', code: "import '../aws/connect';" },
  { file: 'src/migrate/plan.ts', code: "import '../workspace/files';" },
  { file: 'src/aws/connect.ts', code: "import '../tagging/scheme';" },
  { file: 'src/sandbox/main.ts', code: "import '../access/access';" },
  { file: 'src/workspace/files.ts', code: "import '../migrate/plan';" },
  { file: 'src/ui/documents.ts', code: "import '@aws-sdk/client-sts';" },
  { file: 'src/cli/scan.ts', code: "import { window } from 'vscode';" },
  { file: 'src/cli/scan.ts', code: "import '../ui/findings';" },
];

describe('the walls between the rooms', function () {
  this.timeout(60_000);
  // Only the walls: the typed rules would need each planted file in the program.
  const eslint = new ESLint({
    cwd: root,
    ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted-'),
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
    ],
  });

  for (const { file, code } of planted) {
    it(`${file} may not hold ${code}`, async () => {
      const [result] = await eslint.lintText(code, { filePath: join(root, file) });
      const rules = result?.messages.map((message) => message.ruleId ?? message.message);
      assert.equal(rules?.length, 1);
      assert.match(rules[0] ?? '', /^no-restricted-/);
    });
  }

  it('lets a room import what the table allows', async () => {
    const code = "import '../base/text';\nimport '../scan/finding';\nimport '../parse/grammars';";
    const [result] = await eslint.lintText(code, {
      filePath: join(root, 'src/rewrite/adapter.ts'),
    });
    assert.deepEqual(result?.messages, []);
  });

  it('has a row in the table for every room', async () => {
    const config = await readFile(join(root, 'eslint.config.mjs'), 'utf8');
    const entries = await readdir(join(root, 'src'), { withFileTypes: true });
    for (const { name } of entries.filter((entry) => entry.isDirectory())) {
      assert.match(config, new RegExp(`^  ${name}: \\[|wall\\('${name}'`, 'm'), name);
    }
  });
});

async function bundleOptions(name: string): Promise<BuildOptions> {
  const script = (await import(join(root, 'esbuild.mjs'))) as {
    options(name: string): BuildOptions;
  };
  return script.options(name);
}

describe('the worker bundle', function () {
  this.timeout(30_000);

  it('holds base, parse and scan alone', async () => {
    const options = await bundleOptions('worker');
    const { metafile } = await build({ ...options, write: false, metafile: true });
    const rooms = Object.keys(metafile.inputs)
      .map((input) => /^src\/([^/]+)\//.exec(input)?.[1])
      .filter((room) => room !== undefined);
    assert.deepEqual([...new Set(rooms)].sort(), ['base', 'parse', 'scan']);
  });

  it('cannot be built with the editor in it', async () => {
    const options = await bundleOptions('worker');
    delete options.entryPoints;
    const stdin = { contents: "import 'vscode';", resolveDir: join(root, 'src/scan') };
    await assert.rejects(build({ ...options, stdin, write: false, logLevel: 'silent' }), /vscode/);
  });
});
