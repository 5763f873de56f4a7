import * as vscode from 'vscode';
import { Fault } from '../base/fault';
import { nodeFiles } from '../workspace/nodeFiles';
import { readTeamFile } from '../workspace/teamFile';
import { walk } from '../workspace/walk';
import { whyNotScanned } from './documents';
import type { LocatedFinding } from './findings';
import type { Scanning } from './scanning';
import type { Services } from './services';
import { setting } from './settings';
import { signalOf } from './signals';
import { count } from './wording';

/** What a scan of the workspace came to. */
interface Tally {
  files: number;
  skipped: number;
  secrets: number;
}

/** Files that are with the worker at a time. */
const AT_ONCE = 4;

/** Looks through all files of the workspace that git does not ignore. */
export async function scanWorkspace(services: Services, scanning: Scanning): Promise<void> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => uri.scheme === 'file',
  );
  if (folders.length === 0) {
    throw new Fault('edit-refused', 'No folder of this machine is open.', 'Open one first.');
  }
  const tally: Tally = { files: 0, skipped: 0, secrets: 0 };
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Scanning', cancellable: true },
    async (progress, token) => {
      for (const folder of folders) {
        const scan = { services, scanning, folder, tally, progress };
        await scanFolder(scan, signalOf(token));
      }
    },
  );
  services.output.info('workspace scanned', { ...tally });
  await vscode.commands.executeCommand('secretFerry.findings.focus');
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} passed over` : '';
  const text = `${count(tally.secrets, 'hardcoded secret')} in ${count(tally.files, 'file')}${skipped}.`;
  vscode.window.setStatusBarMessage(`Secret Ferry: ${text}`, 10_000);
}

interface FolderScan {
  readonly services: Services;
  readonly scanning: Scanning;
  readonly folder: vscode.WorkspaceFolder;
  readonly tally: Tally;
  readonly progress: vscode.Progress<{ message: string }>;
}

async function scanFolder(scan: FolderScan, signal: AbortSignal): Promise<void> {
  const root = scan.folder.uri.fsPath;
  const ignoreGlobs = (await readTeamFile(nodeFiles, root)).file?.ignore ?? [];
  const running = new Set<Promise<void>>();
  const maxBytes = setting('scan.maxFileSize') * 1024;
  for await (const entry of walk(root, { ignoreGlobs, maxBytes }, signal)) {
    if ('skipped' in entry) {
      scan.tally.skipped += 1;
      continue;
    }
    const one = scanFile(scan, entry.path).finally(() => running.delete(one));
    running.add(one);
    if (running.size >= AT_ONCE) await Promise.race(running);
  }
  await Promise.all(running);
}

async function scanFile(scan: FolderScan, path: string): Promise<void> {
  const { tally, progress, services, folder } = scan;
  const uri = vscode.Uri.joinPath(folder.uri, path);
  progress.report({ message: `${count(tally.files, 'file')}, ${path}` });
  const found = openFindings(services, uri) ?? (await scan.scanning.files.scan(uri));
  if (!found) {
    tally.skipped += 1;
    return;
  }
  tally.files += 1;
  tally.secrets += found.length;
}

/** An open document is scanned as it stands in the editor, saved or not. */
function openFindings(
  { findings }: Services,
  uri: vscode.Uri,
): readonly LocatedFinding[] | undefined {
  const document = vscode.workspace.textDocuments.find(
    (one) => one.uri.toString() === uri.toString(),
  );
  const isLive = document && whyNotScanned(document) === undefined;
  return isLive ? (findings.get(uri)?.found ?? []) : undefined;
}
