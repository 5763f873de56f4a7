import { join, resolve } from 'node:path';
import { Fault } from '../base/fault';
import { count, printable } from '../report/wording';
import {
  BASELINE_FILE,
  readBaseline,
  readBaselineAt,
  renderBaseline,
  updateBaseline,
  type Baseline,
  type BaselineUpdate,
  type Place as FindingPlace,
} from '../workspace/baseline';
import { nodeFiles } from '../workspace/nodeFiles';
import { UsageError, type BaselineCommand } from './arguments';
import { scanFiles } from './files';
import type { ExitCode, Session } from './main';
import { findPlaces, relativePath, type Place } from './roots';
import { Setups } from './setup';

/**
 * `secret-ferry baseline`: accepts what is found now, and drops entries whose finding is gone.
 * @throws UsageError where something is new and no reason was given.
 */
export async function baseline(command: BaselineCommand, session: Session): Promise<ExitCode> {
  const places = await findPlaces(command.paths, session.cwd);
  const roots = [...new Set(places.map(({ root }) => root))];
  if (roots.length > 1 && command.baseline !== undefined) {
    throw new UsageError('"--baseline" is one file, and the paths lie in different projects');
  }
  const { cwd, err } = session;
  const tell = (line: string): Promise<void> => err.write(`${line}\n`);
  const setups = new Setups({ ...command, cwd, tell, withoutBaseline: true });
  for (const root of roots) {
    const own = places.filter((place) => place.root === root);
    await updateRoot({ command, session, setups, root, places: own });
  }
  return setups.problems > 0 ? 2 : 0;
}

interface Work {
  readonly command: BaselineCommand;
  readonly session: Session;
  readonly setups: Setups;
  readonly root: string;
  readonly places: readonly Place[];
}

async function updateRoot(work: Work): Promise<void> {
  const { command, session, root } = work;
  const file = resolve(session.cwd, command.baseline ?? join(root, BASELINE_FILE));
  const before = await openBaseline(command, root, file);
  const update = await updated(work, before);
  if (update.added.length > 0 && command.reason === undefined) {
    throw new UsageError(
      `${count(update.added.length, 'finding')} would be accepted: say why with "--reason"`,
    );
  }
  if (update.added.length + update.removed.length > 0) {
    await nodeFiles.write(file, Buffer.from(renderBaseline(update.entries), 'utf8'));
  }
  await session.out.write(summary(relativePath(session.cwd, file), update));
}

/** A file with broken lines is not written anew: what stands in them would be lost. */
async function openBaseline(
  command: BaselineCommand,
  root: string,
  file: string,
): Promise<Baseline> {
  const isThere = (await nodeFiles.stat(file)) !== undefined;
  if (!isThere) return { entries: [], problems: [] };
  const read = await (command.baseline === undefined
    ? readBaseline(nodeFiles, root)
    : readBaselineAt(nodeFiles, file));
  const [problem] = read.problems;
  if (!problem) return read;
  throw new Fault(
    'team-file-invalid',
    `${command.baseline ?? BASELINE_FILE}, line ${problem.line}: ${problem.message}.`,
    'Nothing was written. Correct it, then try again.',
  );
}

async function updated(work: Work, { entries }: Baseline): Promise<BaselineUpdate> {
  const { command, session, setups, places, root } = work;
  const found: FindingPlace[] = [];
  const looked = new Set<string>();
  for await (const entry of scanFiles(places, setups, session.signal)) {
    if ('reason' in entry) continue;
    const { path } = entry;
    looked.add(path);
    for (const { fingerprint, ruleId } of entry.findings) {
      found.push({ fingerprint, rule: ruleId, path });
    }
  }
  for (const { path } of entries) {
    if ((await nodeFiles.stat(join(root, path))) === undefined) looked.add(path);
  }
  const { reason = '', expires } = command;
  const added = new Date().toISOString().slice(0, 10);
  const entry = { reason, added, ...(expires !== undefined && { expires }) };
  return updateBaseline(entries, found, entry, (path) => looked.has(path));
}

function summary(file: string, { entries, added, removed }: BaselineUpdate): string {
  const lines = [
    ...added.map(({ path, rule }) => `accepted ${printable(path)}  ${rule}`),
    ...removed.map(({ path, rule }) => `removed ${printable(path)}  ${printable(rule)}`),
    `${printable(file)}: ${count(entries.length, 'accepted finding')} ` +
      `(${added.length} new, ${removed.length} removed).`,
  ];
  return `${lines.join('\n')}\n`;
}
