import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, diagnosticsOf, ourDiagnostics, workspaceRoot } from './editorActions';
import { plantFinding } from './findingAt';
import { Shown } from './shown';

const BASELINE = '.secretferry-baseline.jsonl';

describe('accepting into the baseline', () => {
  const baseline = (): vscode.Uri => vscode.Uri.joinPath(workspaceRoot(), BASELINE);
  const readBaseline = async (): Promise<string> =>
    Buffer.from(await vscode.workspace.fs.readFile(baseline())).toString();

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(baseline()).then(undefined, () => undefined);
    // The sample of later tests is made in an empty folder only.
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceRoot(), 'src'), {
      recursive: true,
    });
  });

  it('quiets the finding for its reason, until the entry is gone; the code stays', async () => {
    const { document, place, value, text } = await plantFinding('acceptedKey');
    await vscode.commands.executeCommand('secretFerry.acceptFinding', ...place, 'known');
    await diagnosticsOf(document.uri, 0);
    const written = await readBaseline();
    assert.match(written, /"path":"src\/acceptedKey\.js","reason":"known"/);
    assert.ok(!written.includes(value), 'the baseline holds the value');
    assert.ok(document.getText() === text, 'the code has changed');
    await vscode.workspace.fs.delete(baseline());
    await diagnosticsOf(document.uri, 1);
  });

  it('accepts nothing without a reason', async () => {
    const { document, place } = await plantFinding('unreasonedKey');
    await vscode.commands.executeCommand('secretFerry.acceptFinding', ...place, '  ');
    await assert.rejects(readBaseline());
    assert.equal(ourDiagnostics(document.uri).length, 1);
  });

  it('leaves a baseline alone that is not in order, and names the line', async () => {
    const shown = new Shown();
    const { place } = await plantFinding('disorderlyKey');
    await vscode.workspace.fs.writeFile(baseline(), Buffer.from('{\n'));
    await vscode.commands.executeCommand('secretFerry.acceptFinding', ...place, 'known');
    await shown.message(/baseline\.jsonl, line 1: /);
    assert.equal(await readBaseline(), '{\n');
    shown.dispose();
  });
});
