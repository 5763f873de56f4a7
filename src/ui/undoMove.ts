import * as vscode from 'vscode';
import type { RunRecord } from '../migrate/journal';
import { describeTarget } from '../migrate/target';
import { undo, type UndoResult } from '../migrate/undo';
import { choose } from './choose';
import { documentEdits } from './documentEdits';
import type { Services } from './services';
import { signalOf } from './signals';
import { requireTrust } from './trust';
import { listed } from './wording';
import { placeOf } from './workspacePaths';

/** Takes back the newest move of what is open here, after asking; or the run with this id at once. */
export async function undoMove(services: Services, [id]: readonly unknown[]): Promise<void> {
  requireTrust();
  const run = typeof id === 'string' ? await namedRun(services, id) : await newestRun(services);
  if (!run) {
    void vscode.window.showInformationMessage('There is no move here that could be undone.');
    return;
  }
  if (typeof id === 'string' || (await confirm(run))) await takeBack(services, run);
}

async function confirm(run: RunRecord): Promise<boolean> {
  const names = listed(run.secrets.map(({ name }) => name));
  const files = listed(run.files.map(({ path }) => path));
  const answer = await choose(`Undo the move of ${names}?`, `in ${describeTarget(run.target)}`, [
    {
      label: '$(discard) Undo',
      detail: `${files} as before, then ${names} is scheduled for deletion; it can be restored for 7 days.`,
      value: true,
    },
    { label: 'Leave everything as it is', value: false },
  ]);
  return answer === true;
}

async function namedRun(services: Services, id: string): Promise<RunRecord | undefined> {
  const journal = await services.journal();
  return (await journal.runs()).find((run) => run.id === id);
}

async function newestRun(services: Services): Promise<RunRecord | undefined> {
  const journal = await services.journal();
  const runs = await Promise.all(openPlaces().map((place) => journal.last(place)));
  return runs.filter((run) => run !== undefined).sort((a, b) => b.started - a.started)[0];
}

/** The folders of the workspace, and where the open documents lie. */
function openPlaces(): string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const documents = vscode.workspace.textDocuments.map(({ uri }) => placeOf(uri).workspace);
  return [...new Set([...folders, ...documents])];
}

async function takeBack(services: Services, run: RunRecord): Promise<void> {
  const store = await services.session.connect();
  const [journal, adapters] = await Promise.all([services.journal(), services.adapters()]);
  const edits = documentEdits(run.workspace);
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Secret Ferry: undoing the move',
      cancellable: true,
    },
    (_, token) =>
      undo(
        { run, journal, store, edits, adapters },
        AbortSignal.any([signalOf(token), services.session.signal]),
      ),
  );
  services.output.info('move undone', { files: result.restored.length });
  void vscode.window.showInformationMessage(describe(result));
}

function describe({ restored, scheduled, notes }: UndoResult): string {
  const sentences = [
    restored.length > 0 ? `${listed(restored)} is as before, not saved yet.` : '',
    scheduled.length > 0 ? `${listed(scheduled)} will be deleted in AWS in 7 days.` : '',
    ...notes,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ') || 'There was nothing to undo.';
}
