import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { Findings } from '../../../src/ui/findings';
import { findingsData, type FindingsNode } from '../../../src/ui/findingsTree';
import { closeEditors, diagnosticsOf, ourDiagnostics } from '../editorActions';

/** Made up, and put together here so that no scanner takes it for a real one. */
const line = `const stripeKey = '${'sk_' + 'live_' + '4eC39HqLyjWDarjtT1zdp7dcQm8XvB2n'}';\n`;

function folders(): readonly [vscode.WorkspaceFolder, vscode.WorkspaceFolder] {
  const [first, second, ...rest] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first && second && rest.length === 0, 'two folders are open');
  return [first, second];
}

async function write({ uri }: vscode.WorkspaceFolder, path: string, text: string) {
  const file = vscode.Uri.joinPath(uri, path);
  await vscode.workspace.fs.writeFile(file, Buffer.from(text));
  return file;
}

async function open(uri: vscode.Uri): Promise<vscode.Uri> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return uri;
}

/** The same path in both folders, both open. */
async function openInBoth(path: string): Promise<[vscode.Uri, vscode.Uri]> {
  const [first, second] = folders();
  return [await open(await write(first, path, line)), await open(await write(second, path, line))];
}

function set({ uri }: vscode.WorkspaceFolder, key: string, value: unknown): Thenable<void> {
  const settings = vscode.workspace.getConfiguration('secretFerry', uri);
  return settings.update(key, value, vscode.ConfigurationTarget.WorkspaceFolder);
}

async function ruleOf(uri: vscode.Uri): Promise<string> {
  const [diagnostic] = await diagnosticsOf(uri, 1);
  assert.ok(typeof diagnostic?.code === 'object');
  return String(diagnostic.code.value);
}

describe('a window of two folders', () => {
  afterEach(async () => {
    await closeEditors();
    for (const folder of folders()) {
      for (const key of ['scan.enable', 'scan.rules']) await set(folder, key, undefined);
      const entries = await vscode.workspace.fs.readDirectory(folder.uri);
      for (const [name] of entries) {
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, name), {
          recursive: true,
        });
      }
    }
  });

  it('marks the same path in each', async () => {
    for (const uri of await openInBoth('src/pay.js')) await diagnosticsOf(uri, 1);
  });

  it('keeps to each folder’s own settings, as they change', async () => {
    const [one, other] = await openInBoth('src/pay.js');
    const rule = await ruleOf(one);
    const [first] = folders();
    await set(first, 'scan.rules', { [rule]: 'off' });
    await diagnosticsOf(one, 0);
    assert.equal((await diagnosticsOf(other, 1)).length, 1);
    await set(first, 'scan.rules', undefined);
    await diagnosticsOf(one, 1);
  });

  it('looks at no document of a folder where scanning is off', async () => {
    const [, second] = folders();
    await set(second, 'scan.enable', false);
    const [one, other] = await openInBoth('src/pay.js');
    await diagnosticsOf(one, 1);
    assert.deepEqual(ourDiagnostics(other), []);
  });

  it('keeps to each folder’s own team file, as it comes and goes', async () => {
    const [one, other] = await openInBoth('src/pay.js');
    const rule = await ruleOf(other);
    const [, second] = folders();
    const team = JSON.stringify({ version: 1, scan: { rules: { [rule]: 'off' } } });
    const file = await write(second, '.secretferry.json', team);
    await diagnosticsOf(other, 0);
    assert.equal((await diagnosticsOf(one, 1)).length, 1);
    await vscode.workspace.fs.delete(file);
    await diagnosticsOf(other, 1);
  });

  it('is gone through whole on command, each folder by its own rules', async () => {
    const [first, second] = folders();
    await write(first, '.secretferry.json', JSON.stringify({ version: 1, ignore: ['left/**'] }));
    const inFirst = await write(first, 'a.js', line);
    const ignored = await write(first, 'left/a.js', line);
    const inSecond = await write(second, 'left/a.js', line);
    await vscode.commands.executeCommand('secretFerry.scanWorkspace');
    await diagnosticsOf(inFirst, 1);
    await diagnosticsOf(inSecond, 1);
    await delay(300);
    assert.deepEqual(ourDiagnostics(ignored), []);
  });

  it('has its findings by folder, in their order, and what lies outside after them', () => {
    const findings = new Findings();
    const [first, second] = folders();
    const outside = vscode.Uri.parse('untitled:outside');
    const inside = [second, first].map(({ uri }) => vscode.Uri.joinPath(uri, 'src/deep/a.js'));
    for (const uri of [outside, ...inside]) findings.set({ uri, found: [found] });
    const data = findingsData(findings);
    const shown = (nodes: readonly FindingsNode[]): unknown[] =>
      nodes.map((node) => {
        const { label, description, accessibilityInformation } = data.getTreeItem(node);
        return [label, description, accessibilityInformation?.label];
      });
    const top = data.getChildren();
    assert.deepEqual(shown(top), [
      ['first', '1 hardcoded secret', 'Folder first, 1 hardcoded secret'],
      ['second', '1 hardcoded secret', 'Folder second, 1 hardcoded secret'],
      [undefined, undefined, 'outside, 1 hardcoded secret'],
    ]);
    const files = data.getChildren(top[0]);
    assert.deepEqual(shown(files), [[undefined, 'src/deep', 'src/deep/a.js, 1 hardcoded secret']]);
    assert.equal(data.getChildren(files[0]).length, 1);
    findings.dispose();
  });
});

const found = {
  finding: {
    ruleId: 'generic-password',
    type: 'application-secret',
    confidence: 'medium',
    severity: 'warning',
    span: { start: 0, end: 5 },
    fingerprint: '0'.repeat(24),
    reasons: ['assigned to "password"'],
  },
  range: new vscode.Range(0, 0, 0, 5),
} as const;
