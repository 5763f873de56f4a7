import { Fault } from '../base/fault';
import { undo } from '../migrate/undo';
import { printable } from '../report/wording';
import { createAdapters } from '../rewrite/adapters';
import type { UndoCommand } from './arguments';
import { connectTo } from './connection';
import { openGrammars } from './engine';
import { fileEditPort } from './fileEdits';
import type { ExitCode, Session } from './main';
import { findPlaces } from './roots';
import { openJournal, stateDirectory } from './state';

/** `secret-ferry migrate --undo`: takes back the last run in the current project. */
export async function undoLast(command: UndoCommand, session: Session): Promise<ExitCode> {
  const [place] = await findPlaces([], session.cwd);
  const root = place?.root ?? session.cwd;
  const journal = await openJournal(stateDirectory(session.env));
  const run = await journal.last(root);
  if (!run) {
    throw new Fault('not-found', `There is no move to take back in ${printable(root)}.`);
  }
  const { profile, region } = { ...run.target, ...command };
  const store = await connectTo({ profile, region }, session.signal);
  const edits = fileEditPort(root);
  const adapters = createAdapters(openGrammars());
  const result = await undo({ run, journal, store, edits, adapters }, session.signal);
  for (const path of result.restored) await session.out.write(`restored ${printable(path)}\n`);
  for (const name of result.scheduled) {
    await session.out.write(`${printable(name)} is scheduled for deletion in 7 days\n`);
  }
  for (const note of result.notes) await session.err.write(`${note}\n`);
  return 0;
}
