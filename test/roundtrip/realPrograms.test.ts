import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { applyEdits } from '../../src/base/text';
import type { ProjectFacts } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { Engine } from '../../src/scan/engine';
import { grammars } from '../support/grammars';
import { copyOf, type Package } from './installed';
import { environmentFor, workDirectory } from './running';
import { useStage } from './stage';
import { PYTHON, python } from './toolchains/python';
import { requireToolchain } from './trips';

const run = promisify(execFile);

interface RealProgram extends Package {
  /** The file that gets the secret, relative to the package's folder. */
  readonly file: string;
  readonly languageId: string;
  /** Puts the secret where a hurried developer would. */
  readonly plant: (text: string, secret: string) => string;
  readonly findings: number;
  readonly command: (folder: string) => readonly [string, ...string[]];
  readonly output: RegExp;
  readonly project: ProjectFacts;
}

const PROGRAMS: readonly RealProgram[] = [
  {
    registry: 'npm',
    name: '@tsndr/cloudflare-worker-jwt',
    version: '3.2.0',
    file: 'node_modules/@tsndr/cloudflare-worker-jwt/index.js',
    languageId: 'javascript',
    plant: (text, secret) =>
      text.replaceAll(/^(async function \w+\(\w+, secret),/gm, `$1 = '${secret}',`),
    findings: 2,
    command: () => [
      process.execPath,
      '--input-type=module',
      '--eval',
      `import { sign, verify } from '@tsndr/cloudflare-worker-jwt';
       const token = await sign({ iat: 1, sub: 'me' });
       console.log(token, (await verify(token)).payload.sub);`,
    ],
    output: /^eyJ[\w-]+\.[\w-]+\.[\w-]{43} me\n$/,
    project: { packageType: 'module', manifests: [] },
  },
  {
    registry: 'PyPI',
    name: 'mintotp',
    version: '0.3.0',
    file: 'mintotp.py',
    languageId: 'python',
    plant: (text, secret) =>
      text.replace(
        'for key in sys.stdin:',
        `secret_key = '${secret}'\n    for key in [secret_key]:`,
      ),
    findings: 1,
    // A step of a century: the same password whenever it runs.
    command: (folder) => [python, join(folder, 'mintotp.py'), '3153600000'],
    output: /^\d{6}\n$/,
    project: { manifests: [] },
  },
];

describe('programs of others', function () {
  this.timeout(120_000);
  const stage = useStage();

  for (const program of PROGRAMS) {
    it(`${program.name} ${program.version}: its secret is found and moved, and it works as before`, async function () {
      if (program.registry === 'PyPI') requireToolchain(this, PYTHON);
      const folder = await copyOf(program, join(workDirectory, program.registry));
      const path = join(folder, program.file);
      const original = await readFile(path, 'utf8');
      const text = program.plant(original, newSecret());
      assert.notEqual(text, original);
      await writeFile(path, text);
      const [command, ...args] = program.command(folder);
      const execute = () =>
        run(command, args, { cwd: folder, env: environmentFor(stage.sandbox), timeout: 60_000 });
      const before = await execute();
      assert.match(before.stdout, program.output);

      const file = { path: program.file, languageId: program.languageId, text };
      const findings = await new Engine(grammars).scan(file);
      assert.equal(findings.length, program.findings);
      const adapter = createAdapters(grammars).forFile(file);
      const assessments = await adapter.assess(file, findings, program.project);
      const secretName = `real/${program.registry}`;
      await stage.create(secretName, assessments[0]!.value!);
      const lookups = assessments.map((assessment) => ({ assessment, secretName }));
      const [edits] = await adapter.rewrite(file, lookups, program.project);
      await writeFile(path, applyEdits(text, edits!.edits));

      stage.sandbox.clearJournal();
      assert.equal((await execute()).stdout, before.stdout);
      assert.deepEqual(stage.fetched(secretName), [secretName]);
    });
  }
});

/** Twenty bytes in the alphabet of one-time passwords' keys. */
function newSecret(): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return [...randomBytes(32)].map((byte) => alphabet[byte % 32]).join('');
}
