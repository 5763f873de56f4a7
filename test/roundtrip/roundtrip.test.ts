import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { Plaintext } from '../../src/base/plaintext';
import { applyEdits, slice, type TextEdit } from '../../src/base/text';
import type { Assessment, Lookup, ProjectFacts } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import type { Sandbox } from '../../src/sandbox/server';
import { Engine } from '../../src/scan/engine';
import { grammars } from '../support/grammars';
import { plant } from './planting';
import { PROGRAMS } from './programs';
import type { Program } from './programs/program';
import { environmentFor, python, runProgram, workDirectory } from './running';
import { useStage, type Stage } from './stage';
import { typeErrors } from './typecheck';

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
  const stage = useStage();
  const trips = new Map<Program, Trip>();

  before(async () => {
    const limit = limiter(2);
    for (const [number, program] of PROGRAMS.entries()) {
      const trip = await rewriteProgram(program, number);
      await createSecrets(stage, trip.lookups);
      const canRun = !needsPython(program) || existsSync(python);
      const outputs = canRun
        ? runBoth(trip, stage.sandbox, limit)
        : Promise.reject(new Error('Python is missing'));
      outputs.catch(() => undefined);
      trips.set(program, { ...trip, outputs });
    }
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
        const fetched = stage.fetched(`roundtrip/program-${number}/`);
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
      const paths: string[] = [];
      for (const { program, before, after, directory } of trips.values()) {
        if (!program.file.endsWith('.ts') || program.project?.packageType !== packageType) continue;
        paths.push(...(await writeForTypes(`${directory}-types`, { before, after }, packageType)));
      }
      assert.ok(paths.length > 0);
      assert.deepEqual(typeErrors(paths, module), []);
    });
  }

  // A suite of its own, so that its fetches come after those that are counted.
  describe('the harness', () => {
    it('would notice a wrong rewrite', async () => {
      const trip = trips.get(PROGRAMS[0]!)!;
      const run = (text: string) =>
        runProgram(
          { directory: `${trip.directory}-wrong`, file: 'main.js', text, packageType: 'module' },
          environmentFor(stage.sandbox),
        );
      const { after: right } = await trip.outputs;
      await assert.rejects(run(trip.after.replace(/^import .*$/m, '')), /getSecret is not defined/);
      await assert.rejects(
        run(trip.after.replaceAll('/secret-', '/none-')),
        /not found in the store/,
      );
      const { literal, value } = trip.assessments[0]!;
      const source = slice(trip.before, literal!.span);
      await stage.create('roundtrip/undecoded', new Plaintext(source.slice(1, -1)));
      assert.ok(!source.includes(value!.reveal()));
      const wrong = await run(
        trip.after.replace(/'roundtrip[^']*secret-0'/, "'roundtrip/undecoded'"),
      );
      assert.notEqual(wrong, right);
      const [path = ''] = await writeForTypes(
        `${trip.directory}-wrong-types`,
        { after: "const a: string = await import('node:os');\n" },
        'module',
      );
      assert.equal(typeErrors([path], ts.ModuleKind.NodeNext).length, 1);
    });
  });
});

/** Writes files to a folder that no run writes to. @returns their paths */
async function writeForTypes(
  folder: string,
  texts: Readonly<Record<string, string>>,
  type: 'module' | 'commonjs',
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type }));
  const paths: string[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const path = join(folder, `${name}.ts`);
    // Without an import it would be a script, whose names are everybody's.
    await writeFile(path, `${text}export {};\n`);
    paths.push(path);
  }
  return paths;
}

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

async function createSecrets(stage: Stage, lookups: readonly Lookup[]): Promise<void> {
  const created = new Set<string>();
  for (const { assessment, secretName } of lookups) {
    if (assessment.decision === 'guidance' || created.has(secretName)) continue;
    created.add(secretName);
    await stage.create(secretName, assessment.value!);
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
