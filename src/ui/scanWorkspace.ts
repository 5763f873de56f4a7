import * as vscode from 'vscode';
import { Fault } from '../base/fault';
import { nodeFiles } from '../workspace/nodeFiles';
import { readTeamFile } from '../workspace/teamFile';
import { walk } from '../workspace/walk';
import { whyNotScanned } from './documents';
import type { Findings, LocatedFinding } from './findings';
import type { Output } from './output';
import type { ScannedFiles } from './scannedFiles';
import { setting } from './settings';
import { signalOf } from './signals';
import { Tally } from './tally';
import { count } from './wording';

/** What a scan of files that are not open needs. */
export interface WorkspaceScan {
  readonly findings: Findings;
  readonly files: ScannedFiles;
  readonly output: Output;
  /** How many files that are not open are with the worker at a time. */
  readonly atOnce: number;
  /** Files to leave out; those scanned are added. */
  readonly done?: Set<string>;
  readonly onFile?: (path: string, tally: Tally) => void;
}

/** The folders of the workspace whose files lie on this machine. */
export function localFolders(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}

/** The command: looks through all files of the workspace that git does not ignore. */
export async function scanWorkspace(scan: Omit<WorkspaceScan, 'atOnce'>): Promise<void> {
  if (localFolders().length === 0) {
    throw new Fault('edit-refused', 'No folder of this machine is open.', 'Open one first.');
  }
  const tally = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Scanning', cancellable: true },
    (progress, token) => {
      const onFile = (path: string, { files }: Tally): void => {
        progress.report({ message: `${count(files, 'file')}, ${path}` });
      };
      return scanFolders({ ...scan, atOnce: 4, onFile }, signalOf(token));
    },
  );
  await vscode.commands.executeCommand('secretFerry.findings.focus');
  vscode.window.setStatusBarMessage(`Secret Ferry: ${tally.sentence}`, 10_000);
}

/** @throws Fault `cancelled` when the signal aborts; what was found until then stays. */
export async function scanFolders(scan: WorkspaceScan, signal: AbortSignal): Promise<Tally> {
  const tally = new Tally();
  for (const folder of localFolders()) await scanFolder(scan, { folder, tally }, signal);
  scan.output.info('workspace scanned', { came: tally.sentence });
  return tally;
}

interface FolderScan {
  readonly folder: vscode.WorkspaceFolder;
  readonly tally: Tally;
}

async function scanFolder(
  scan: WorkspaceScan,
  { folder, tally }: FolderScan,
  signal: AbortSignal,
): Promise<void> {
  const root = folder.uri.fsPath;
  const ignoreGlobs = (await readTeamFile(nodeFiles, root)).file?.ignore ?? [];
  const maxBytes = setting('scan.maxFileSize', folder.uri) * 1024;
  const running = new Set<Promise<void>>();
  for await (const entry of walk(root, { ignoreGlobs, maxBytes }, signal)) {
    const { path } = entry;
    const uri = vscode.Uri.joinPath(folder.uri, path);
    if ('skipped' in entry) {
      tally.passedOver(entry.skipped);
      scan.output.trace('passed over', { path, reason: entry.skipped });
    } else if (scan.done?.has(uri.toString()) !== true) {
      scan.onFile?.(path, tally);
      const one = scanFile(scan, uri, tally).finally(() => running.delete(one));
      running.add(one);
      if (running.size >= scan.atOnce) await Promise.race(running);
    }
  }
  await Promise.all(running);
}

async function scanFile(scan: WorkspaceScan, uri: vscode.Uri, tally: Tally): Promise<void> {
  const found = openFindings(scan.findings, uri) ?? (await scan.files.scan(uri));
  if (!found) {
    tally.passedOver('that took too long');
    return;
  }
  tally.scanned(found.length);
  scan.done?.add(uri.toString());
}

/** An open document is scanned as it stands in the editor, saved or not. */
function openFindings(findings: Findings, uri: vscode.Uri): readonly LocatedFinding[] | undefined {
  const document = vscode.workspace.textDocuments.find(
    (one) => one.uri.toString() === uri.toString(),
  );
  const isLive = document && whyNotScanned(document) === undefined;
  return isLive ? (findings.get(uri)?.found ?? []) : undefined;
}
