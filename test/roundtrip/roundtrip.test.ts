import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import ts from 'typescript';
import { applyEdits, slice, type TextEdit } from '../../src/base/text';
import type { Assessment, Lookup, ProjectFacts } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { Engine } from '../../src/scan/engine';
import { grammars } from '../support/grammars';
import { plant } from './planting';
import { PROGRAMS } from './programs';
import type { Program } from './programs/program';
import { environmentFor, prepare, python, runProgram, tidy, workDirectory } from './running';
import { typeErrors, type TypedFile } from './typecheck';

const ROLE = 'roundtrip';
const adapters = createAdapters(grammars);
const languageIds: Readonly<Record<string, string>> = {
  js: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  py: 'python',
};

interface Trip {
  readonly program: Program;
  readonly before: string;
  readonly after: string;
  readonly assessments: readonly Assessment[];
  readonly lookups: readonly Lookup[];
  readonly edits: readonly TextEdit[];
  readonly project: ProjectFacts;
  readonly directory: string;
  /** What it printed before and after; the rewritten one after its secrets were created. */
  outputs: Promise<{ readonly before: string; readonly after: string }>;
}

async function rewriteProgram(program: Program, number: number): Promise<Omit<Trip, 'outputs'>> {
  const { text, findings } = plant(program, number);
  const file = { path: program.file, languageId: languageIdOf(program), text };
  const project: ProjectFacts = { ...program.project, manifests: [] };
  const adapter = adapters.forFile(file);
  const assessments = await adapter.assess(file, findings, project);
  const names = new Map<string, string>();
  const lookups = assessments.map((assessment, i): Lookup => {
    const value = assessment.value?.reveal() ?? String(i);
    if (!names.has(value)) names.set(value, `roundtrip/program-${number}/secret-${names.size}`);
    return { assessment, secretName: names.get(value) ?? '' };
  });
  const files = await adapter.rewrite(file, lookups, project);
  const edits = files.find(({ path }) => path === file.path)?.edits ?? [];
  const after = applyEdits(text, edits);
  const directory = join(workDirectory, String(number));
  return { program, before: text, after, assessments, lookups, edits, project, directory };
}

function languageIdOf({ file }: Program): string {
  return languageIds[file.split('.').at(-1) ?? ''] ?? '';
}

/** At most two programs run at a time. */
function limiter(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await task();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

function needsPython({ file }: Program): boolean {
  return file.endsWith('.py');
}

describe('round trips', function () {
  this.timeout(240_000);
  let sandbox: Sandbox;
  const trips = new Map<Program, Trip>();

  before(async () => {
    await prepare();
    sandbox = await startSandbox({
      roles: [
        {
          name: ROLE,
          tags: {},
          policies: [
            {
              Version: '2012-10-17',
              Statement: { Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' },
            },
          ],
        },
      ],
      profiles: { [ROLE]: ROLE },
      stateDirectory: join(workDirectory, 'aws'),
    });
    const client = new SecretsManagerClient({
      endpoint: sandbox.endpoint,
      region: sandbox.region,
      credentials: sandbox.credentials(ROLE),
    });
    const limit = limiter(2);
    for (const [number, program] of PROGRAMS.entries()) {
      const trip = await rewriteProgram(program, number);
      await createSecrets(client, trip.lookups);
      const canRun = !needsPython(program) || existsSync(python);
      const outputs = canRun ? runBoth(trip, sandbox, limit) : new Promise<never>(() => undefined);
      outputs.catch(() => undefined);
      trips.set(program, { ...trip, outputs });
    }
  });

  after(async () => {
    await sandbox.close();
    await tidy();
  });

  for (const [number, program] of PROGRAMS.entries()) {
    describe(program.name, () => {
      const trip = (): Trip => trips.get(program)!;

      it(`is decided: ${program.decision}`, () => {
        const { assessments, before, after } = trip();
        const decisions = assessments.map(({ decision, reason }) => `${decision}: ${reason}`);
        for (const decision of decisions)
          assert.match(decision, new RegExp(`^${program.decision}`));
        assert.equal(after === before, program.decision === 'guidance');
      });

      it('prints the same before and after', async function () {
        if (needsPython(program)) requirePython(this);
        const { before, after } = await trip().outputs;
        assert.notEqual(before.trim(), '');
        assert.equal(after, before);
      });

      it('fetches each secret once', async function () {
        if (needsPython(program)) requirePython(this);
        await trip().outputs;
        const names = new Set(
          program.decision === 'guidance' ? [] : trip().lookups.map((lookup) => lookup.secretName),
        );
        const prefix = `roundtrip/program-${number}/`;
        const fetched = sandbox.journal
          .filter(({ action }) => action.endsWith('GetSecretValue'))
          .map(({ parameters }) => String(parameters['SecretId']))
          .filter((name) => name.startsWith(prefix));
        assert.deepEqual(fetched.sort(), [...names].sort());
      });

      it('holds no value any more, and can be undone to the byte', () => {
        const { before, after, assessments, edits } = trip();
        const adapter = adapters.forFile({ path: '', languageId: languageIdOf(program), text: '' });
        for (const { decision, literal, value } of assessments) {
          if (decision === 'guidance') continue;
          assert.ok(literal && value);
          const source = slice(before, literal.span);
          assert.ok(!after.includes(source));
          assert.equal(adapter.encode(value, literal.form), source);
        }
        assert.equal(undone(before, after, edits), before);
      });

      it('is left alone by a second pass', async () => {
        const { after, project } = trip();
        if (program.decision === 'guidance') return;
        const file = { path: program.file, languageId: languageIdOf(program), text: after };
        const findings = await new Engine(grammars).scan(file);
        const adapter = adapters.forFile(file);
        const assessments = await adapter.assess(file, findings, project);
        const lookups = assessments.map((assessment) => ({ assessment, secretName: 'again' }));
        assert.deepEqual(await adapter.rewrite(file, lookups, project), []);
      });
    });
  }

  for (const [name, packageType, module] of [
    ['ES modules', 'module', ts.ModuleKind.NodeNext],
    ['CommonJS', 'commonjs', ts.ModuleKind.CommonJS],
  ] as const) {
    it(`TypeScript to ${name}: type-checks before and after`, async () => {
      const files: TypedFile[] = [];
      for (const { program, before, after, directory } of trips.values()) {
        if (!program.file.endsWith('.ts') || program.project?.packageType !== packageType) continue;
        // A folder that no run writes to.
        const folder = `${directory}-types`;
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'package.json'), JSON.stringify({ type: packageType }));
        files.push({ path: join(folder, 'before.ts'), text: before });
        files.push({ path: join(folder, 'after.ts'), text: after });
      }
      // Without imports a file would be a script, and its names would be everybody's.
      const modules = files.map(({ path, text }) => ({ path, text: `${text}export {};\n` }));
      assert.ok(modules.length > 0);
      assert.deepEqual(typeErrors(modules, module), []);
    });
  }
});

async function runBoth(
  { program, before, after, directory }: Omit<Trip, 'outputs'>,
  sandbox: Sandbox,
  limit: <T>(task: () => Promise<T>) => Promise<T>,
) {
  const env = environmentFor(sandbox);
  const run = (folder: string, text: string): Promise<string> =>
    limit(() =>
      runProgram(
        {
          directory: `${directory}-${folder}`,
          file: program.file,
          text,
          packageType: program.project?.packageType,
        },
        env,
      ),
    );
  const [first, second] = await Promise.all([run('before', before), run('after', after)]);
  return { before: first, after: second };
}

async function createSecrets(
  client: SecretsManagerClient,
  lookups: readonly Lookup[],
): Promise<void> {
  const created = new Set<string>();
  for (const { assessment, secretName } of lookups) {
    if (assessment.decision === 'guidance' || created.has(secretName)) continue;
    created.add(secretName);
    const SecretString = assessment.value!.reveal();
    await client.send(new CreateSecretCommand({ Name: secretName, SecretString }));
  }
}

/** The text before, out of the text after and what the edits replaced. */
function undone(before: string, after: string, edits: readonly TextEdit[]): string {
  let shift = 0;
  const back = edits.map(({ span, newText }): TextEdit => {
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    return { span: { start, end: start + newText.length }, newText: slice(before, span) };
  });
  return applyEdits(after, back);
}

function requirePython(test: Mocha.Context): void {
  if (existsSync(python)) return;
  const sentence =
    'Python with its packages is missing; install it with node scripts/pythonEnv.mjs';
  if (process.env['CI']) throw new Error(sentence);
  console.log(`      skipped: ${sentence}`);
  test.skip();
}
