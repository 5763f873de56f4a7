import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MovePlan } from '../../src/migrate/plan';
import type { Sandbox } from '../../src/sandbox/server';
import { environmentFor } from '../../test/roundtrip/running';
import { folderName } from '../density/folders.mjs';
import { home, type CodeBase, type Step } from './codeBases';
import { groupBy } from '../accuracy/groups';
import { allPlaces, isMoved, move, openStore, problemsOf, takeBack, type Site } from './moving';
import { choose } from './places';
import { mustRun, runStep, type Ended } from './running';

const packages = join(__dirname, '../../.cache/density/packages');

/** Texts that are taken for secrets, in each code base. */
const PLACES = 120;

/** What was seen of one code base. */
export interface Study {
  readonly name: string;
  readonly packageName: string;
  readonly language: string;
  readonly lines: number;
  readonly kinds: number;
  readonly places: number;
  readonly moved: number;
  /** How often each reason was given for what stays. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly build?: 'as before';
  /** How the tests ended, before and after alike. */
  readonly tests?: string;
  /** Lookups that the tests made of the sandbox. */
  readonly lookups: number;
  readonly problems: readonly string[];
}

/** Moves texts out of a code base; builds and tests it before and after, and takes it back. */
export async function study(base: CodeBase, sandbox: Sandbox): Promise<Study> {
  const around = join(home, base.name);
  const before = join(around, 'before');
  const after = join(around, 'after');
  const env = { ...process.env, ...environmentFor(sandbox) };
  await prepare(base, around, env);
  await rm(after, { recursive: true, force: true });
  await cp(before, after, { recursive: true });
  const paths = (await filesBelow(before)).filter((path) => base.sources.test(path));
  const texts = await textsOf(before);
  const site: Site = {
    base,
    folder: after,
    store: await openStore(sandbox),
    state: join(around, 'state'),
  };
  const places = choose(await allPlaces(site, paths), PLACES);
  const plan = await move(site, places);
  const problems = await problemsOf(site, plan, texts);
  const run = join(around, 'run');
  await rm(run, { recursive: true, force: true });
  await cp(after, run, { recursive: true });
  for (const step of base.installed ?? []) await mustRun(step, run, env);
  const built = await compared(base.build, { before, run, env });
  const known = sandbox.journal.length;
  const tested = await compared(base.tests, { before, run, env });
  const lookups = sandbox.journal
    .slice(known)
    .filter(({ action }) => action.endsWith('GetSecretValue')).length;
  // Only now: what it takes back can't be looked up any more.
  await takeBack(site);
  problems.push(...differences(texts, await textsOf(after)));
  return {
    ...figuresOf(base, plan),
    lines: paths.reduce((sum, path) => sum + (texts.get(path) ?? '').split('\n').length, 0),
    kinds: new Set(places.map(({ kind }) => kind)).size,
    ...(built && { build: 'as before' }),
    ...(tested && { tests: tested.summary.join('; ') }),
    lookups,
    problems: [...problems, ...(built?.problems ?? []), ...(tested?.problems ?? [])],
  };
}

function figuresOf({ name, packageName, language }: CodeBase, { moves }: MovePlan) {
  const staying = moves.filter(({ decision }) => !isMoved(decision));
  const reasons = groupBy(staying, ({ reason }) => reason);
  return {
    name,
    packageName,
    language,
    places: moves.length,
    moved: moves.length - staying.length,
    reasons: Object.fromEntries([...reasons].map(([reason, same]) => [reason, same.length])),
  };
}

/** The code as it came from its registry, with what it needs beside it; once. */
async function prepare(base: CodeBase, around: string, env: NodeJS.ProcessEnv): Promise<void> {
  const marker = join(around, 'prepared.json');
  const wanted = JSON.stringify([base.packageName, base.files, base.needs]);
  if ((await readFile(marker, 'utf8').catch(() => '')) === wanted) return;
  await rm(around, { recursive: true, force: true });
  const source = await folderOf(base);
  await cp(source, join(around, 'before'), { recursive: true });
  for (const [path, text] of Object.entries(base.files ?? {})) {
    await mkdir(dirname(join(around, 'before', path)), { recursive: true });
    await writeFile(join(around, 'before', path), text);
  }
  for (const step of base.needs) await mustRun(step, around, env);
  await writeFile(marker, wanted);
}

async function folderOf({ registry, packageName, folder }: CodeBase): Promise<string> {
  const top = join(packages, registry, folderName(packageName));
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .find((path) => folder.test(path));
  if (found === undefined)
    throw new Error(`${packageName} is not there: npm run realCode fetches it`);
  return found;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function textsOf(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of await filesBelow(folder)) {
    if (!isMade(path)) texts.set(path, await readFile(join(folder, path), 'utf8'));
  }
  return texts;
}

/** What building and testing leaves behind. */
function isMade(path: string): boolean {
  return /(?:^|\/)(?:__pycache__|Cargo\.lock|go\.sum)/.test(path);
}

function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const digest = (text: string | undefined): string =>
    createHash('sha256')
      .update(text ?? '')
      .digest('hex');
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  const changed = paths.filter((path) => digest(before.get(path)) !== digest(after.get(path)));
  return changed.map((path) => `${path}: undo leaves it another`);
}

interface Places {
  readonly before: string;
  readonly run: string;
  readonly env: NodeJS.ProcessEnv;
}

/** How a step ends after the move, and whether that is as it ended before. */
async function compared(
  step: Step | undefined,
  { before, run, env }: Places,
): Promise<(Ended & { readonly problems: readonly string[] }) | undefined> {
  if (!step) return undefined;
  const first = await runStep(step, before, env);
  const second = await runStep(step, run, env);
  const isSame = first.code === second.code && first.summary.join() === second.summary.join();
  const name = step.command.slice(0, 3).join(' ');
  const problem = `${name}: ${first.code} (${first.summary.join('; ')}) before, ${second.code} (${second.summary.join('; ')}) after\n${second.output.slice(-3000)}`;
  return { ...second, problems: isSame ? [] : [problem] };
}
