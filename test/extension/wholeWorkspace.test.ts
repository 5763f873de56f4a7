import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { silentLogger } from '../../src/base/log';
import { Findings } from '../../src/ui/findings';
import { IdleScan } from '../../src/ui/idleScan';
import type { Output } from '../../src/ui/output';
import { ScannedFiles } from '../../src/ui/scannedFiles';
import { scanFolders, type WorkspaceScan } from '../../src/ui/scanWorkspace';
import { closeEditors, eventually, workspaceRoot, writeFile } from './editorActions';

const output: Output = { ...silentLogger, show: () => undefined, dispose: () => undefined };
const KIBIBYTE = 1024;

describe('the whole workspace', () => {
  /** Paths under `whole/`, in the order in which they came to the scanner. */
  const scanned: string[] = [];
  let scanMilliseconds = 0;
  let scan: Omit<WorkspaceScan, 'atOnce'>;
  let folder: vscode.Uri;

  const settings = (): vscode.WorkspaceConfiguration =>
    vscode.workspace.getConfiguration('secretFerry');
  const set = async (key: string, value: unknown): Promise<void> =>
    settings().update(key, value, vscode.ConfigurationTarget.Global);

  beforeEach(async () => {
    scanned.length = 0;
    scanMilliseconds = 0;
    const findings = new Findings();
    const files = new ScannedFiles({
      findings,
      scan: async ({ path }) => {
        if (path.startsWith('whole/')) scanned.push(path.slice('whole/'.length));
        await delay(scanMilliseconds);
        return [];
      },
    });
    scan = { findings, files, output };
    for (const name of ['a.js', 'b.js', 'c.js']) await writeFile(`whole/${name}`, 'ferry();\n');
    folder = vscode.Uri.joinPath(workspaceRoot(), 'whole');
  });

  afterEach(async () => {
    scan.files.dispose();
    scan.findings.dispose();
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('leaves out what git ignores, what is binary and what is too large, and says so', async () => {
    await writeFile('whole/.gitignore', 'ignored.js\n');
    await writeFile('whole/ignored.js', 'ferry();\n');
    await writeFile('whole/image.png', '\0\0\0\0');
    const limit = Number(settings().get('scan.maxFileSize')) * KIBIBYTE;
    await writeFile('whole/large.js', ' '.repeat(limit + 1));
    const tally = await scanFolders({ ...scan, atOnce: 1 }, new AbortController().signal);
    assert.deepEqual(scanned, ['.gitignore', 'a.js', 'b.js', 'c.js']);
    assert.match(
      tally.sentence,
      /^0 hardcoded secrets in \d+ files\. Passed over: what git ignores, /,
    );
    assert.match(tally.sentence, / 1 larger than \d+ bytes/);
    assert.match(tally.sentence, / \d+ binary/);
  });

  it('is not gone through any further once that is cancelled', async () => {
    const controller = new AbortController();
    const onFile = (path: string): void => {
      if (path === 'whole/b.js') controller.abort();
    };
    await assert.rejects(scanFolders({ ...scan, atOnce: 1, onFile }, controller.signal), {
      code: 'cancelled',
    });
    assert.ok(!scanned.includes('c.js'));
  });

  describe('while nobody types', () => {
    let idle: IdleScan | undefined;

    const start = (): void => {
      idle = new IdleScan({ ...scan, idleMilliseconds: 200 });
    };

    afterEach(async () => {
      idle?.dispose();
      await set('scan.workspaceWhenIdle', undefined);
    });

    it('is left alone, until the setting asks for it', async () => {
      start();
      await delay(600);
      assert.equal(scanned.length, 0);
      await set('scan.workspaceWhenIdle', true);
      await eventually('the scan', () => (scanned.includes('c.js') ? true : undefined));
    });

    it('is gone through up to an edit, and after it from there', async () => {
      await set('scan.workspaceWhenIdle', true);
      scanMilliseconds = 150;
      const document = await vscode.workspace.openTextDocument({ content: 'x' });
      start();
      await eventually('the first file', () => (scanned.length > 0 ? true : undefined));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), 'y');
      await vscode.workspace.applyEdit(edit);
      await eventually('the last file', () => (scanned.includes('c.js') ? true : undefined));
      assert.deepEqual(scanned, ['a.js', 'b.js', 'c.js']);
    });
  });
});
