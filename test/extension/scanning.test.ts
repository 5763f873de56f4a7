import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  diagnosticsOf,
  eventually,
  ourDiagnostics,
  quickFixes,
  writeFile,
} from './editorActions';

/** Made up, and put together here so that no scanner takes it for a real one. */
const key = 'sk_' + 'live_' + '4eC39HqLyjWDarjtT1zdp7dcQm8XvB2n';
const line = `const stripeKey = '${key}';\n`;
const expected = new vscode.Range(0, 19, 0, 19 + key.length);

async function untitled(content: string, language = 'javascript'): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

async function fingerprintIn(document: vscode.TextDocument): Promise<string> {
  const [first] = await quickFixes(document.uri, expected);
  const [, fingerprint] = first?.command?.arguments as [string, string];
  return fingerprint;
}

describe('scanning while you type', () => {
  afterEach(closeEditors);

  it('marks exactly the value in a document that was never saved', async () => {
    const document = await untitled(line);
    const [diagnostic] = await diagnosticsOf(document.uri, 1);
    assert.deepEqual(diagnostic?.range, expected);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    const { code } = diagnostic;
    assert.ok(typeof code === 'object');
    assert.match(code.target.toString(), /rules\.md#/);
    assert.ok(code.target.toString(true).endsWith(`#${code.value}`));
  });

  it('follows edits, several at a time', async () => {
    const document = await untitled(line);
    await diagnosticsOf(document.uri, 1);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// above\n');
    edit.insert(document.uri, new vscode.Position(0, 6), 'my');
    edit.insert(document.uri, new vscode.Position(1, 0), `const other = "${key}";\n`);
    await vscode.workspace.applyEdit(edit);
    const found = await diagnosticsOf(document.uri, 2);
    const texts = found.map(({ range }) => document.getText(range));
    assert.deepEqual(texts, [key, key]);
  });

  it('sees unsaved changes of a file and clears when they go', async () => {
    const uri = await writeFile('unsaved.js', 'export const nothing = 1;\n');
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), line);
    });
    assert.deepEqual((await diagnosticsOf(uri, 1))[0]?.range, expected);
    assert.equal(document.isDirty, true);
    await editor.edit((edit) => {
      edit.delete(document.lineAt(0).rangeIncludingLineBreak);
    });
    await diagnosticsOf(uri, 0);
  });

  it('clears when the editor is closed', async () => {
    const uri = await writeFile('shut.js', line);
    await vscode.commands.executeCommand('vscode.open', uri);
    await diagnosticsOf(uri, 1);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await diagnosticsOf(uri, 0);
  });

  it('marks tests and examples more quietly, with the same confidence', async () => {
    const uri = await writeFile('test/payment.test.js', line);
    await vscode.commands.executeCommand('vscode.open', uri);
    const [diagnostic] = await diagnosticsOf(uri, 1);
    assert.equal(diagnostic?.severity, vscode.DiagnosticSeverity.Information);
    assert.match(diagnostic.message, /\(high confidence\)/);
  });

  it('clears when a file is deleted', async () => {
    const uri = await writeFile('deleted.js', line);
    await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 1);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri);
    await vscode.workspace.applyEdit(edit);
    await diagnosticsOf(uri, 0);
  });

  it('never shows the value, and passes commands nothing but a place', async () => {
    const document = await untitled(line);
    const [diagnostic] = await diagnosticsOf(document.uri, 1);
    assert.ok(diagnostic);
    assert.ok(!JSON.stringify(diagnostic).includes(key));
    const fixes = await quickFixes(document.uri, diagnostic.range);
    assert.ok(!JSON.stringify(fixes).includes(key));
    for (const { command } of fixes) {
      assert.equal(command?.arguments?.[0], document.uri.toString());
      assert.match(String(command.arguments[1]), /^[0-9a-f]{24}$/);
      assert.equal(command.arguments.length, 2);
    }
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      diagnostic.range.start,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((one) => (one as { value: string }).value),
    );
    assert.ok(texts.some((text) => text.includes('secretFerry.moveSecret')));
    assert.ok(!texts.join('\n').includes(key));
  });

  it('puts at most three entries on the lightbulb, none of them preferred', async () => {
    const document = await untitled(line + line.replace('stripeKey', 'otherKey'));
    const [diagnostic] = await diagnosticsOf(document.uri, 2);
    assert.ok(diagnostic);
    const fixes = await quickFixes(document.uri, new vscode.Range(0, 0, 2, 0));
    assert.ok(fixes.length <= 3, fixes.map(({ title }) => title).join());
    assert.equal(fixes[0]?.title, 'Move to AWS Secrets Manager…');
    assert.ok(fixes.every(({ isPreferred }) => isPreferred !== true));
  });
});

describe('ignoring with a reason', () => {
  afterEach(closeEditors);

  it('puts a comment above and the finding is gone', async () => {
    const document = await untitled(`function pay() {\n  ${line}}\n`);
    const [diagnostic] = await diagnosticsOf(document.uri, 1);
    assert.ok(diagnostic);
    const [first] = await quickFixes(document.uri, diagnostic.range);
    const place = first?.command?.arguments as string[];
    await vscode.commands.executeCommand('secretFerry.ignoreHere', ...place, 'made up');
    assert.equal(document.lineAt(1).text, '  // secret-ferry:allow made up');
    await diagnosticsOf(document.uri, 0);
  });

  it('leaves a text alone in which a line more would become part of a string', async () => {
    const text = `const page = \`\n\${pay('${key}')}\n\`;\n`;
    const document = await untitled(text);
    const [diagnostic] = await diagnosticsOf(document.uri, 1);
    assert.ok(diagnostic);
    const [first] = await quickFixes(document.uri, diagnostic.range);
    const place = first?.command?.arguments as string[];
    await vscode.commands.executeCommand('secretFerry.ignoreHere', ...place, 'made up');
    assert.equal(document.getText(), text);
    assert.equal(ourDiagnostics(document.uri).length, 1);
  });

  it('does not touch a finding that is not there any more', async () => {
    const document = await untitled(line);
    await diagnosticsOf(document.uri, 1);
    const fingerprint = await fingerprintIn(document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 1, 0), 'const none = 1;\n');
    await vscode.workspace.applyEdit(edit);
    const uri = document.uri.toString();
    await vscode.commands.executeCommand('secretFerry.ignoreHere', uri, fingerprint, 'made up');
    assert.equal(document.getText(), 'const none = 1;\n');
  });
});

describe('scanning the workspace', () => {
  afterEach(closeEditors);

  it('finds what is in closed files, and keeps up with them', async () => {
    const uri = await writeFile('closed/payment.js', line);
    await writeFile('closed/.gitignore', 'ignored.js\n');
    const ignored = await writeFile('closed/ignored.js', line);
    await vscode.commands.executeCommand('secretFerry.scanWorkspace');
    assert.deepEqual((await diagnosticsOf(uri, 1))[0]?.range, expected);
    assert.equal(ourDiagnostics(ignored).length, 0);
    await writeFile('closed/payment.js', `\n${line}`);
    await eventually('the file as it is now', () =>
      ourDiagnostics(uri)[0]?.range.start.line === 1 ? true : undefined,
    );
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
    await diagnosticsOf(uri, 0);
  });
});
