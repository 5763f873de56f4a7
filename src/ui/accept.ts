import { join } from 'node:path';
import * as vscode from 'vscode';
import { Fault } from '../base/fault';
import { BASELINE_FILE, readBaseline, renderBaseline } from '../workspace/baseline';
import { isInside } from '../workspace/fileEdits';
import { nodeFiles } from '../workspace/nodeFiles';
import { chosenFinding } from './chosenFinding';
import { askReason } from './ignore';
import type { Services } from './services';
import { scanPath } from './workspacePaths';

/**
 * Takes a finding into its workspace folder's baseline, with a reason. The code stays as it is.
 * @throws Fault `edit-refused` where there is no folder to keep a baseline in, or the baseline is
 *   not in order: rewriting it would lose what stands in its broken lines.
 */
export async function acceptFinding(services: Services, args: readonly unknown[]): Promise<void> {
  const { document, finding } = await chosenFinding(services.findings, args);
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (folder?.uri.scheme !== 'file') {
    throw new Fault('edit-refused', 'A baseline is kept in a workspace folder of this machine.');
  }
  const reason =
    typeof args[2] === 'string' ? args[2] : await askReason('Accept: why may it stay?');
  if (reason === undefined || reason.trim() === '') return;
  const { entries, problems } = await readBaseline(nodeFiles, folder.uri.fsPath);
  const [problem] = problems;
  if (problem) {
    throw new Fault(
      'edit-refused',
      `${BASELINE_FILE}, line ${problem.line}: ${problem.message}.`,
      'Correct it, then try again.',
    );
  }
  const { fingerprint, ruleId: rule } = finding;
  const added = new Date().toISOString().slice(0, 10);
  const entry = { fingerprint, rule, path: scanPath(document.uri), reason: reason.trim(), added };
  await write(folder.uri.fsPath, renderBaseline([...entries, entry]));
}

async function write(root: string, text: string): Promise<void> {
  const file = join(root, BASELINE_FILE);
  const isThere = (await nodeFiles.stat(file)) !== undefined;
  if (isThere && !(await isInside(nodeFiles, root, file))) {
    throw new Fault('edit-refused', `${BASELINE_FILE} is a link that leads out of the folder.`);
  }
  await nodeFiles.write(file, Buffer.from(text, 'utf8'));
}
