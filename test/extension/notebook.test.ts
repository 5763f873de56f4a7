import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { connect } from '../../src/aws/connect';
import { silentLogger } from '../../src/base/log';
import type { SecretStore } from '../../src/store/secretStore';
import { createSample } from '../../src/workspace/sample';
import {
  acceptUntil,
  closeEditors,
  diagnosticsOf,
  eventually,
  ourDiagnostics,
  quickFixes,
  workspaceRoot,
  writeFile,
} from './editorActions';

interface Running {
  readonly sandboxId: string;
  readonly configFile: string;
  readonly credentialsFile: string;
}

describe('moving a secret out of an open notebook', function () {
  this.timeout(60_000);
  let store: SecretStore;

  before(async () => {
    const running = await vscode.commands.executeCommand<Running>('secretFerry.startSandbox');
    const { configFile, credentialsFile, sandboxId } = running;
    await createSample(workspaceRoot().fsPath, sandboxId);
    const files = { configFile, credentialsFile, profile: 'secret-ferry-sandbox' };
    store = await connect({ ...files, logger: silentLogger });
  });

  afterEach(closeEditors);

  /** A notebook of two cells, the second with a made-up value. */
  async function openNotebook(name: string, value: string): Promise<vscode.NotebookDocument> {
    const cell = (source: string): object => ({
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      outputs: [],
      source: [source],
    });
    const cells = [cell('import os'), cell(`reporting_key = '${value}'`)];
    const metadata = { language_info: { name: 'python' } };
    const text = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 }, undefined, 1);
    const uri = await writeFile(`src/${name}.ipynb`, `${text}\n`);
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    return notebook;
  }

  it('edits the cell, with the team’s names, and takes it back', async () => {
    const value = ['sk', 'live', randomBytes(14).toString('hex')].join('_');
    const notebook = await openNotebook('report', value);
    const { document } = notebook.cellAt(1);
    const before = document.getText();
    const [diagnostic] = await diagnosticsOf(document.uri, 1);
    const [first] = await quickFixes(document.uri, diagnostic!.range);
    const { command, arguments: args = [] } = first!.command!;
    const moving = vscode.commands.executeCommand(command, ...(args as string[]));
    await acceptUntil('the cell to change', () =>
      document.getText() === before ? undefined : true,
    );
    await moving;
    const name = 'payments/pay01/api/dev/reporting-key';
    assert.equal(
      document.getText(),
      [
        'from aws_secretsmanager_caching import SecretCache',
        '',
        'secret_cache = SecretCache()',
        '',
        `reporting_key = secret_cache.get_secret_string('${name}')`,
      ].join('\n'),
    );
    assert.equal(notebook.cellAt(0).document.getText(), 'import os');
    assert.ok((await store.read(name)).reveal() === value);
    await eventually('no finding in the cell', () =>
      ourDiagnostics(document.uri).length === 0 ? true : undefined,
    );
    const undoing = vscode.commands.executeCommand('secretFerry.undoLastMove');
    await acceptUntil('the cell to be back', () =>
      document.getText() === before ? true : undefined,
    );
    await undoing;
  });

  it('does not edit the file beside the notebook', async () => {
    const value = ['sk', 'live', randomBytes(14).toString('hex')].join('_');
    const { uri } = await openNotebook('beside', value);
    const text = await vscode.workspace.openTextDocument(uri);
    const before = text.getText();
    const [diagnostic] = await diagnosticsOf(uri, 1);
    const [first] = await quickFixes(uri, diagnostic!.range);
    const { command, arguments: args = [] } = first!.command!;
    await vscode.commands.executeCommand(command, ...(args as string[])).then(undefined, String);
    assert.equal(text.getText(), before);
    assert.equal(text.isDirty, false);
  });
});
