import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

const SOURCE = 'Secret Ferry';

/** Asks again and again until there is an answer; the editor does nothing at once. */
export async function eventually<T>(
  what: string | (() => string),
  ask: () => T | undefined | Promise<T | undefined>,
  milliseconds = 15_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() >= end) {
      assert.fail(`not in ${milliseconds} ms: ${typeof what === 'string' ? what : what()}`);
    }
    await delay(100);
  }
}

export function ourDiagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
}

/** The diagnostics of a document once there are `count` of them. */
export function diagnosticsOf(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  return eventually(`${count} diagnostics in ${uri.toString()}`, () => {
    const found = ourDiagnostics(uri);
    return found.length === count ? found : undefined;
  });
}

/** Our entries on the lightbulb. The editor answers with nothing while a provider registers. */
export function quickFixes(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return eventually('quick fixes', async () => {
    const all = await vscode.commands
      .executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range)
      .then(undefined, () => []);
    const ours = all.filter(({ command }) => command?.command.startsWith('secretFerry.'));
    return ours.length > 0 ? ours : undefined;
  });
}

/** Presses Enter in whatever quick pick is open, until something has come of it. */
export function acceptUntil<T>(what: string, ask: () => T | undefined | Promise<T | undefined>) {
  return eventually(what, async () => {
    const answer = await ask();
    if (answer === undefined) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
    return answer;
  });
}

/** Presses Enter so many times, with time for something to come of it. */
export async function pressEnter(times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await delay(100);
  }
}

/** Takes the nth row, from 0, of the quick pick that is open. */
export async function take(index: number): Promise<void> {
  // A pick that was just shown takes its rows a moment later.
  await delay(300);
  await vscode.commands.executeCommand('quickInput.first');
  for (let i = 0; i < index; i += 1) await vscode.commands.executeCommand('quickInput.next');
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

export function workspaceRoot(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, 'no folder is open');
  return folder;
}

export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceRoot(), path);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return uri;
}

export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
