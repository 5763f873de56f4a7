import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Plaintext } from '../../src/base/plaintext';
import { applyEdits, slice, type TextEdit } from '../../src/base/text';
import type { Assessment, Lookup, Manifest, ProjectFacts } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { Engine } from '../../src/scan/engine';
import { grammars } from '../support/grammars';
import { CONTEXTS, type Context, type Expectations } from './contexts';
import { plant } from './planting';
import type { Program } from './programs/program';
import { environmentFor, root, workDirectory } from './running';
import { chosenOf, spread } from './spread';
import type { Stage } from './stage';
import type { Executable, Run, Toolchain } from './toolchains/toolchain';

const adapters = createAdapters(grammars);

export interface Language {
  /** As documentation names it. */
  readonly name: string;
  readonly languageId: string;
  readonly toolchain: Toolchain;
  readonly programs: readonly Program[];
  /** Where the library that is looked up with can be added. */
  readonly manifests: readonly Manifest[];
  /** Where there is none, the programs' contexts are not compared with anything. */
  readonly expectations?: Expectations;
}

export interface Trip {
  readonly program: Program;
  readonly before: string;
  readonly after: string;
  readonly assessments: readonly Assessment[];
  readonly lookups: readonly Lookup[];
  readonly edits: readonly TextEdit[];
  readonly project: ProjectFacts;
  readonly directory: string;
  /** Names of the program's secrets begin with it. */
  readonly prefix: string;
  /** What it printed before and after; the rewritten one after its secrets were created. */
  readonly outputs: Promise<{ readonly before: string; readonly after: string }>;
}

type Rewritten = Omit<Trip, 'outputs'>;

async function rewriteProgram(
  program: Program,
  number: number,
  { manifests, ...language }: Language,
): Promise<Rewritten> {
  const { text, findings } = plant(program, number);
  const { languageId = language.languageId } = program;
  const file = { path: program.file, languageId, text };
  const project: ProjectFacts = { manifests, ...program.project };
  const adapter = adapters.forFile(file);
  const assessments = await adapter.assess(file, findings, project);
  const prefix = `roundtrip/${languageId}-${number}/`;
  const names = new Map<string, string>();
  const lookups = assessments.map((assessment, i): Lookup => {
    const { binding = '' } = assessment.finding;
    const field = program.fields?.[binding];
    if (field !== undefined) return { assessment, secretName: `${prefix}object`, field };
    const value = assessment.value?.reveal() ?? String(i);
    if (!names.has(value)) names.set(value, `${prefix}secret-${names.size}`);
    return { assessment, secretName: names.get(value) ?? '' };
  });
  const files = await adapter.rewrite(file, lookups, project);
  const edits = files.find(({ path }) => path === file.path)?.edits ?? [];
  const after = applyEdits(text, edits);
  const directory = join(workDirectory, `${languageId}-${number}`);
  return { program, before: text, after, assessments, lookups, edits, project, directory, prefix };
}

/**
 * Tests that rewritten programs print what they printed before, over real HTTP and with the real
 * library. @returns the trip of a program, from the first test on.
 */
export function describeTrips(language: Language, stage: Stage): (index: number) => Trip {
  const { programs, toolchain } = language;
  const chosen = chosenOf(programs);
  const trips = new Map<Program, Trip>();

  before(async () => {
    const made: Rewritten[] = [];
    for (const [number, program] of programs.entries()) {
      if (!chosen.has(program)) continue;
      const trip = await rewriteProgram(program, number, language);
      await createSecrets(stage, trip.lookups);
      made.push(trip);
    }
    const outputs = await startAll(made, toolchain, stage);
    made.forEach((trip, i) => trips.set(trip.program, { ...trip, outputs: outputs[i]! }));
  });

  for (const program of chosen) {
    describe(program.name, () => {
      const trip = (): Trip => trips.get(program)!;

      it(`is decided: ${program.decision}`, () => {
        const { assessments, before, after } = trip();
        const decisions = assessments.map(({ decision, reason }) => `${decision}: ${reason}`);
        assert.ok(decisions.length > 0);
        for (const decision of decisions)
          assert.match(decision, new RegExp(`^${program.decision}`));
        assert.equal(after === before, program.decision === 'guidance');
      });

      it('prints the same before and after', async function () {
        requireToolchain(this, toolchain);
        const { before, after } = await trip().outputs;
        assert.notEqual(before.trim(), '');
        assert.equal(after, before);
      });

      it('fetches each secret once', async function () {
        requireToolchain(this, toolchain);
        await trip().outputs;
        const names = new Set(
          program.decision === 'guidance' ? [] : trip().lookups.map((lookup) => lookup.secretName),
        );
        assert.deepEqual(stage.fetched(trip().prefix).sort(), [...names].sort());
      });

      it('holds no value any more, and can be undone to the byte', () => {
        const { before, after, assessments, edits } = trip();
        const adapter = adapters.forFile({ ...language, path: program.file, text: '' });
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
        const { file: path, languageId = language.languageId } = program;
        const file = { path, languageId, text: after };
        const findings = await new Engine(grammars).scan(file);
        const adapter = adapters.forFile(file);
        const assessments = await adapter.assess(file, findings, project);
        const lookups = assessments.map((assessment) => ({ assessment, secretName: 'again' }));
        assert.deepEqual(await adapter.rewrite(file, lookups, project), []);
      });
    });
  }

  const { expectations } = language;
  if (expectations) describeCells(language, expectations, () => [...trips.values()]);
  return (index) => trips.get(programs[index]!)!;
}

/** Where the table of languages and contexts is put together from. */
const cellsDirectory = join(root, 'test-results/roundtrip');

/**
 * Tests that every context is what the language allows. Of what was seen, that of the programs which
 * always run is kept for the table, so that it is the same however many ran.
 */
function describeCells(
  { name, programs }: Language,
  expectations: Expectations,
  all: () => readonly Trip[],
): void {
  const cells: Partial<Record<Context, unknown>> = {};
  const kept = spread(programs);

  describe('contexts', () => {
    for (const context of CONTEXTS) {
      const expected = expectations[context];
      it(`${context}: ${typeof expected === 'string' ? expected : 'none'}`, () => {
        const trips = all().filter(({ program }) => program.context === context);
        const verdicts = new Set(trips.flatMap(verdictsOf));
        if (typeof expected === 'object') {
          assert.equal(trips.length, 0);
          cells[context] = { none: expected.none };
          return;
        }
        assert.deepEqual([...verdicts], [expected]);
        const own = trips.filter(({ program }) => kept.has(program));
        const reasons = own.flatMap(({ assessments }) => assessments.map(({ reason }) => reason));
        cells[context] = { [expected]: own.length, reasons: [...new Set(reasons)].sort() };
      });
    }

    after(() => {
      mkdirSync(cellsDirectory, { recursive: true });
      writeFileSync(join(cellsDirectory, `${name}.json`), JSON.stringify(cells, undefined, 2));
    });
  });
}

function verdictsOf({ assessments }: Trip): ('rewritten' | 'guided')[] {
  return assessments.map(({ decision }) => (decision === 'guidance' ? 'guided' : 'rewritten'));
}

/** Builds and starts every program, as it was and as it is. */
async function startAll(
  trips: readonly Rewritten[],
  toolchain: Toolchain,
  stage: Stage,
): Promise<Promise<{ before: string; after: string }>[]> {
  if (!toolchain.isThere()) {
    return trips.map(() => handled(Promise.reject(new Error(toolchain.missing))));
  }
  const env = environmentFor(stage.sandbox);
  const first = await toolchain.build(
    trips.map((trip) => executable(trip, 'before')),
    env,
  );
  const second = await toolchain.build(
    trips.map((trip) => executable(trip, 'after')),
    env,
  );
  const limit = limiter(2);
  return trips.map((_, i) => handled(runBoth(limit, first[i]!, second[i]!)));
}

function executable(trip: Rewritten, state: 'before' | 'after'): Executable {
  const { program, directory } = trip;
  return {
    directory: `${directory}-${state}`,
    file: program.file,
    text: trip[state],
    packageType: program.project?.packageType,
  };
}

async function runBoth(limit: Limit, first: Run, second: Run) {
  const [before, after] = await Promise.all([limit(first), limit(second)]);
  return { before, after };
}

/** A rejection is the test's that awaits it. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

type Limit = <T>(task: () => Promise<T>) => Promise<T>;

/** At most so many programs run at a time. */
function limiter(most: number): Limit {
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

async function createSecrets(stage: Stage, lookups: readonly Lookup[]): Promise<void> {
  const values = new Map<string, Plaintext>();
  const objects = new Map<string, Record<string, string>>();
  for (const { assessment, secretName, field } of lookups) {
    if (assessment.decision === 'guidance') continue;
    const value = assessment.value!;
    if (field === undefined) values.set(secretName, value);
    else objects.set(secretName, { ...objects.get(secretName), [field]: value.reveal() });
  }
  for (const [name, fields] of objects) values.set(name, new Plaintext(JSON.stringify(fields)));
  for (const [name, value] of values) await stage.create(name, value);
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

/** Without the toolchain a test is left out; on CI that is a failure. */
export function requireToolchain(test: Mocha.Context, toolchain: Toolchain): void {
  if (toolchain.isThere()) return;
  if (process.env['CI']) throw new Error(toolchain.missing);
  console.log(`      skipped: ${toolchain.missing}`);
  test.skip();
}
