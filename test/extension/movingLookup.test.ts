import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptUntil, closeEditors, writeFile } from './editorActions';

/** After the tests of moving.test.ts, which start the sandbox and make the sample. */
describe('inserting the lookup of a secret that exists', function () {
  this.timeout(60_000);

  afterEach(closeEditors);

  async function insertAt(path: string, text: string): Promise<vscode.TextDocument> {
    await vscode.commands.executeCommand('secretFerry.startSandbox');
    const uri = await writeFile(path, text.replace('|', ''));
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    const cursor = document.positionAt(text.indexOf('|'));
    editor.selection = new vscode.Selection(cursor, cursor);
    return document;
  }

  it('puts it at the cursor, with its import, in one undo step', async () => {
    const document = await insertAt('src/insert.mjs', 'console.log(|);\n');
    const before = document.getText();
    const inserting = vscode.commands.executeCommand('secretFerry.insertLookup');
    await acceptUntil('the lookup', () => (document.getText() === before ? undefined : true));
    await inserting;
    const after = document.getText();
    assert.match(
      after,
      /^import \{ getSecret \} from '@aws-lambda-powertools\/parameters\/secrets';/,
    );
    assert.match(after, /console\.log\(\s*await getSecret\('payments\/pay01\/api\/dev\/[\w-]+'/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('leaves code alone where a lookup could not run, and shows it beside', async () => {
    const document = await insertAt('src/insert.cjs', 'function f() { return g(|); }\n');
    const before = document.getText();
    const inserting = vscode.commands.executeCommand('secretFerry.insertLookup');
    const shown = await acceptUntil('a snippet', () =>
      vscode.workspace.textDocuments.find(
        (other) => other.uri.scheme === 'untitled' && other.getText().includes('getSecret('),
      ),
    );
    await inserting;
    assert.equal(document.getText(), before);
    assert.match(shown.getText(), /payments\/pay01\/api\/dev\//);
  });
});
