import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../../src/aws/connect';
import { silentLogger } from '../../src/base/log';
import { fileEditPort } from '../../src/cli/fileEdits';
import { openJournal } from '../../src/cli/state';
import { apply } from '../../src/migrate/apply';
import type { MovePlan, PlanFile } from '../../src/migrate/plan';
import { makePlan } from '../../src/migrate/planner';
import { undo } from '../../src/migrate/undo';
import { createAdapters } from '../../src/rewrite/adapters';
import { countErrors, withTree } from '../../src/rewrite/syntax';
import type { Sandbox } from '../../src/sandbox/server';
import type { SecretStore } from '../../src/store/secretStore';
import { nodeFiles } from '../../src/workspace/nodeFiles';
import { projectFactsFor } from '../../src/workspace/project';
import { offers, scheme } from '../../test/migrate/support';
import { grammars } from '../../test/support/grammars';
import type { CodeBase } from './codeBases';
import { groupBy } from '../accuracy/groups';
import { placesIn, type Place } from './places';

const adapters = createAdapters(grammars);

/** Shorter texts stand in code by chance. */
const TELLING = 8;

/** Code in a folder, with the stand-in for AWS that its secrets are moved to. */
export interface Site {
  readonly base: CodeBase;
  readonly folder: string;
  readonly store: SecretStore;
  /** Where the journal is. */
  readonly state: string;
}

export async function openStore(sandbox: Sandbox): Promise<SecretStore> {
  const { files } = sandbox;
  if (!files) throw new Error('the sandbox has no configuration files');
  const { configFile, credentialsFile, profiles } = files;
  const [profile = ''] = profiles;
  return connect({ configFile, credentialsFile, profile, logger: silentLogger });
}

export async function allPlaces(
  { base, folder }: Site,
  paths: readonly string[],
): Promise<Place[]> {
  const places: Place[] = [];
  for (const path of paths) {
    const text = await readFile(join(folder, path), 'utf8');
    const source = { grammar: base.grammar, text };
    places.push(...(await withTree(grammars, source, (root) => placesIn(path, root))));
  }
  return places;
}

/** Moves what the language allows of these texts. @returns the plan as it was carried out. */
export async function move(site: Site, places: readonly Place[]): Promise<MovePlan> {
  const { base, folder, store, state } = site;
  const files: PlanFile[] = [];
  for (const [path, own] of groupBy(places, (place) => place.path)) {
    const text = await readFile(join(folder, path), 'utf8');
    files.push({
      file: { path, languageId: base.languageId, text },
      project: await projectFactsFor(nodeFiles, folder, path),
      findings: own.map(({ finding }) => ({ finding, offers })),
    });
  }
  const result = await apply({
    plan: await makePlan({ files, scheme, adapters }),
    store,
    reviewed: store.target,
    edits: fileEditPort(folder),
    journal: await openJournal(state),
    workspace: folder,
    inSample: () => true,
  });
  if (result.outcome !== 'moved') throw new Error(result.fault?.text ?? result.outcome);
  return result.plan;
}

/** What is wrong with the code that was written, as sentences without a text of it. */
export async function problemsOf(
  { base, folder }: Site,
  plan: MovePlan,
  texts: ReadonlyMap<string, string>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const { path } of plan.edits) {
    const before = texts.get(path);
    const after = await readFile(join(folder, path), 'utf8');
    if (before === undefined) throw new Error(`${path} was not there`);
    if (plan.moves.some((other) => other.path === path)) {
      problems.push(...leftIn(plan, path, { before, after }));
      const errors = (text: string): Promise<number> =>
        withTree(grammars, { grammar: base.grammar, text }, countErrors);
      if ((await errors(after)) > (await errors(before))) problems.push(`${path}: does not parse`);
    }
  }
  return problems;
}

function leftIn(
  { moves }: MovePlan,
  path: string,
  { before, after }: { readonly before: string; readonly after: string },
): string[] {
  const count = (text: string, part: string): number => text.split(part).length - 1;
  const moved = moves.filter((one) => one.path === path && isMoved(one.decision));
  const sources = moved.map(({ assessment: { literal } }) =>
    literal ? before.slice(literal.span.start, literal.span.end) : '',
  );
  return [...groupBy(sources, (source) => source)].flatMap(([source, same]) => {
    const left = count(after, source) - (count(before, source) - same.length);
    return source.length >= TELLING && left > 0 ? [`${path}: a text is still there`] : [];
  });
}

export function isMoved(decision: string): boolean {
  return decision === 'rewrite' || decision === 'hoist';
}

/** Takes the last move back, as after a restart. */
export async function takeBack({ folder, store, state }: Site): Promise<void> {
  const journal = await openJournal(state);
  const run = await journal.last(folder);
  if (!run) throw new Error('the journal has no run');
  await undo({ run, journal, store, edits: fileEditPort(folder), adapters });
}
