import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import * as vscode from 'vscode';
import { acceptUntil, eventually, ourDiagnostics } from './editorActions';
import { plantFinding } from './findingAt';
import { useTarget } from './useTarget';

/**
 * Where the editor itself keeps the texts of documents: backups of unsaved ones, its local history,
 * and at this log level what it tells its TypeScript service. They are not ours to clean.
 */
const OF_THE_EDITOR = ['Backups', 'History', 'vscode.typescript-language-features'];

interface Running {
  readonly configFile: string;
}

/** The editor's folder for this user: logs, storage of extensions and workspaces, state. */
async function userDataFolder(): Promise<string> {
  const { configFile } = await vscode.commands.executeCommand<Running>('secretFerry.startSandbox');
  const [folder, rest] = configFile.split(`${sep}User${sep}globalStorage${sep}`);
  assert.ok(folder && rest, 'not where extensions keep their things');
  return folder;
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !OF_THE_EDITOR.some((name) => file.includes(`${sep}${name}${sep}`)));
}

describe('what is left behind', function () {
  this.timeout(60_000);
  const stage = useTarget();

  before(async () => {
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'trace');
  });

  after(async () => {
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'info');
  });

  it('never holds the value, after scan, fault, move and undo with everything logged', async () => {
    const { document, move, value, text } = await plantFinding('watchedKey');
    await vscode.commands.executeCommand('secretFerry.scanWorkspace');
    stage.target.sandbox.faults.add({ kind: 'denied', action: 'CreateSecret' });
    const moving = move();
    await acceptUntil('the failure', () =>
      stage.shown.rows.find((row) => row.includes('Try again: create')),
    );
    await vscode.commands.executeCommand('quickInput.first');
    await acceptUntil('the move', () => (document.getText() === text ? undefined : true));
    await moving;
    const undoing = vscode.commands.executeCommand('secretFerry.undoLastMove');
    await acceptUntil('the undo', () => (document.getText() === text ? true : undefined));
    await undoing;
    assert.equal(document.getText(), text);
    await eventually('the finding again', () => ourDiagnostics(document.uri)[0]);

    const folder = await userDataFolder();
    const log = await eventually('our log', async () => {
      const file = (await filesUnder(folder)).find((name) => name.endsWith('Secret Ferry.log'));
      const written = file === undefined ? '' : await readFile(file, 'utf8');
      return written.includes('move undone') ? written : undefined;
    });
    assert.match(log, /\[trace\] command id=moveSecret/);
    const files = await filesUnder(folder);
    for (const part of ['journal', 'logs', 'globalStorage']) {
      assert.ok(
        files.some((file) => file.includes(`${sep}${part}${sep}`)),
        `nothing under ${part}`,
      );
    }
    const marks = [value, encodeURIComponent(value), Buffer.from(value).toString('base64')];
    for (const file of files) {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      for (const mark of marks) assert.ok(!bytes.includes(mark), `${file} holds the value`);
    }
    const said = JSON.stringify([stage.shown.messages, stage.shown.questions, stage.shown.text]);
    assert.ok(!said.includes(value), 'it was shown');
  });
});
