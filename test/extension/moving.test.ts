import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile as write } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { connect } from '../../src/aws/connect';
import { silentLogger } from '../../src/base/log';
import type { SecretStore } from '../../src/store/secretStore';
import { createSample } from '../../src/workspace/sample';
import {
  acceptUntil,
  pressEnter,
  closeEditors,
  diagnosticsOf,
  eventually,
  ourDiagnostics,
  workspaceRoot,
} from './editorActions';
import { openFinding, secretNames } from './findingAt';

interface Running {
  readonly endpoint: string;
  readonly sandboxId: string;
  readonly configFile: string;
  readonly credentialsFile: string;
}

describe('moving a secret', function () {
  this.timeout(60_000);
  let store: SecretStore;
  const apiKeyName = 'payments/pay01/api/dev/api-key';

  before(async () => {
    const running = await vscode.commands.executeCommand<Running>('secretFerry.startSandbox');
    assert.match(running.endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
    const { configFile, credentialsFile, sandboxId } = running;
    await createSample(workspaceRoot().fsPath, sandboxId);
    const files = { configFile, credentialsFile, profile: 'secret-ferry-sandbox' };
    store = await connect({ ...files, logger: silentLogger });
  });

  afterEach(closeEditors);

  it('goes from lightbulb to looked-up code with Enter alone, and back with Undo', async () => {
    const { document, move } = await openFinding('src/charge.js');
    const before = document.getText();
    const literal = /'(sk_live_\w+)'/.exec(before)?.[1] ?? '';
    assert.notEqual(literal, '');
    const moving = move();
    await acceptUntil('the code to change', () =>
      document.getText() === before ? undefined : true,
    );
    await moving;
    assert.ok(!document.getText().includes(literal));
    assert.ok(document.getText().includes(apiKeyName));
    assert.equal(document.isDirty, true);
    const onDisk = await readFile(document.uri.fsPath, 'utf8');
    assert.ok(onDisk === before, 'the file is not saved for her');
    const value = await store.read(apiKeyName);
    assert.ok(value.reveal() === literal, 'the secret holds what stood in the code');
    const { tags } = await store.describe(apiKeyName);
    assert.deepEqual(tags, {
      name: 'payments',
      appid: 'pay01',
      appfunc: 'api',
      appenv: 'dev',
      dataclassification: 'confidential',
      owner: 'team-payments',
      function: 'third-party-integration',
    });
    const manifest = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(workspaceRoot(), 'package.json'),
    );
    assert.match(manifest.getText(), /"@aws-lambda-powertools\/parameters"/);
    await eventually('no finding in the new code', () =>
      ourDiagnostics(document.uri).length === 0 ? true : undefined,
    );

    const undoing = vscode.commands.executeCommand('secretFerry.undoLastMove');
    await acceptUntil('the code to be back', () =>
      document.getText() === before ? true : undefined,
    );
    await undoing;
    assert.equal(document.getText(), before);
    const gone = await store.describe(apiKeyName);
    assert.notEqual(gone.deleted, undefined, 'scheduled for deletion');
  });

  it('takes one undo of the editor to bring the old text back', async () => {
    const { document, move } = await openFinding('src/webhook.ts');
    const before = document.getText();
    const moving = move();
    await acceptUntil('the code to change', () =>
      document.getText() === before ? undefined : true,
    );
    await moving;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await eventually('the old text', () => (document.getText() === before ? true : undefined));
  });

  it('plans anew when the code changes while the review is open, and never edits wrongly', async () => {
    const { document, move } = await openFinding('src/backup.cjs');
    const names = await secretNames(store);
    const moving = move();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// a line above\n');
    await vscode.workspace.applyEdit(edit);
    const changed = document.getText();
    // The first Enter meets the changed text. The new plan wants to be looked at: Enter alone does
    // nothing more.
    await pressEnter(20);
    assert.equal(document.getText(), changed);
    assert.deepEqual(await secretNames(store), names);
    await vscode.commands.executeCommand('quickInput.first');
    await acceptUntil('the move', () => (document.getText() === changed ? undefined : true));
    await moving;
    assert.ok(document.getText().startsWith('// a line above\n'));
    assert.match(
      document.getText(),
      /password: await secretField\(\s*'payments\/pay01\/api\/dev\//,
    );
  });

  it('stores a secret whose code has to stay, and leaves the code alone', async () => {
    const { document, move } = await openFinding('config/mail.json');
    const before = document.getText();
    const moving = move();
    const name = 'payments/pay01/api/dev/mail-password';
    await pressEnter(20);
    // The sandbox has a secret of that name already: nothing happens until she takes another.
    await vscode.commands.executeCommand('quickInput.first');
    await vscode.commands.executeCommand('quickInput.next');
    await vscode.commands.executeCommand('quickInput.next');
    await acceptUntil('the secret to exist', async () =>
      (await secretNames(store)).includes(`${name}-2`) ? true : undefined,
    );
    await moving;
    assert.equal(document.getText(), before);
    const value = await store.read(`${name}-2`);
    assert.ok(before.includes(`"${value.reveal()}"`));
  });

  it('waits for more than Enter where the team wants a second look', async () => {
    const team = vscode.Uri.joinPath(workspaceRoot(), '.secretferry.json');
    const text = await readFile(team.fsPath, 'utf8');
    await write(team.fsPath, text.replace('{', '{ "create": { "dev": "ask" },'));
    const { document, move } = await openFinding('reports/daily.py', 2);
    const before = document.getText();
    const names = await secretNames(store);
    const moving = move();
    await pressEnter(25);
    assert.equal(document.getText(), before);
    assert.deepEqual(await secretNames(store), names);
    await vscode.commands.executeCommand('quickInput.first');
    await acceptUntil('the move', () => (document.getText() === before ? undefined : true));
    await moving;
    await write(team.fsPath, text);
  });

  it('refuses to put anything else than the sample into the sandbox', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'secret-ferry-elsewhere-'));
    const text = `const dbPassword = '${'kT7#vQ' + '9pLx!2mZ'}';\n`;
    await write(join(folder, 'own.mjs'), text);
    const uri = vscode.Uri.file(join(folder, 'own.mjs'));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await diagnosticsOf(uri, 1);
    const before = await secretNames(store);
    void vscode.commands.executeCommand('secretFerry.moveAllInFile');
    await pressEnter(20);
    assert.equal(document.getText(), text);
    assert.deepEqual(await secretNames(store), before);
    await closeEditors();
    await rm(folder, { recursive: true });
  });

  it('writes nothing down that holds a value', async () => {
    const charge = await readFile(join(workspaceRoot().fsPath, 'src/charge.js'), 'utf8');
    const literal = /'(sk_live_\w+)'/.exec(charge)?.[1] ?? '';
    assert.notEqual(literal, '');
    const running = await vscode.commands.executeCommand<Running>('secretFerry.startSandbox');
    const storage = join(running.configFile, '../..');
    const files = await readdir(storage, { recursive: true, withFileTypes: true });
    const texts = files.filter((entry) => entry.isFile() && !entry.parentPath.includes('sandbox-'));
    assert.ok(texts.some(({ parentPath }) => parentPath.endsWith('journal')));
    for (const { parentPath, name } of texts) {
      const text = await readFile(join(parentPath, name), 'utf8');
      assert.ok(!text.includes(literal), `${name} holds a value`);
    }
  });
});
