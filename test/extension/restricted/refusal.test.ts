import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, diagnosticsOf, pressEnter, quickFixes } from '../editorActions';
import { Shown } from '../shown';

/** Made up, and put together here so that no scanner takes it for a real one. */
const line = `const stripeKey = '${'sk_' + 'live_' + '4eC39HqLyjWDarjtT1zdp7dcQm8XvB2n'}';\n`;

describe('without trust', () => {
  let document: vscode.TextDocument;
  let place: string[];
  let shown: Shown;

  before(async () => {
    document = await vscode.workspace.openTextDocument({ language: 'javascript', content: line });
    await vscode.window.showTextDocument(document);
    const [diagnostic] = await diagnosticsOf(document.uri, 1);
    assert.ok(diagnostic, 'secrets are found all the same');
    const [first] = await quickFixes(document.uri, diagnostic.range);
    place = first?.command?.arguments as string[];
  });

  after(closeEditors);

  beforeEach(() => {
    shown = new Shown();
  });

  afterEach(() => {
    shown.dispose();
  });

  for (const command of ['moveSecret', 'moveAllInFile', 'insertLookup', 'undoLastMove']) {
    it(`refuses ${command}, although it was called past the menus`, async () => {
      const running = vscode.commands.executeCommand(`secretFerry.${command}`, ...place);
      // It ends by itself: no review is waiting for an answer.
      await running;
      await pressEnter(3);
      assert.equal(document.getText(), line);
      assert.deepEqual([shown.rows, shown.questions], [[], []], 'nothing is asked');
      await shown.message(/Restricted Mode.* Trust the workspace to go on\.$/);
    });
  }

  it('starts no sandbox and asks for no profile', async () => {
    assert.equal(await vscode.commands.executeCommand('secretFerry.startSandbox'), undefined);
    await vscode.commands.executeCommand('secretFerry.selectTarget');
    assert.deepEqual(shown.questions, []);
    assert.equal(shown.messages.length, 2);
  });
});
