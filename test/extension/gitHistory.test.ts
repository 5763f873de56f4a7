import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { wasCommitted } from '../../src/ui/gitHistory';
import { eventually, workspaceRoot, writeFile } from './editorActions';

const run = promisify(execFile);

describe('what git knows of a file', () => {
  let folder: vscode.Uri;
  const git = (...args: string[]): Promise<unknown> =>
    run('git', ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.test', ...args], {
      cwd: folder.fsPath,
    });

  before(async function () {
    folder = vscode.Uri.joinPath(workspaceRoot(), 'versioned');
    await writeFile('versioned/kept.js', 'ferry();\n');
    await writeFile('versioned/new.js', 'ferry();\n');
    try {
      await git('init', '--quiet');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') this.skip();
      throw error;
    }
    await git('add', 'kept.js');
    await git('commit', '--quiet', '--message', 'Keep it');
  });

  after(async () => {
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('is that it was committed, or was not', async () => {
    await eventually('the repository', async () => {
      await vscode.commands.executeCommand('git.openRepository', folder.fsPath);
      return (await wasCommitted(vscode.Uri.joinPath(folder, 'kept.js'))) ? true : undefined;
    });
    assert.equal(await wasCommitted(vscode.Uri.joinPath(folder, 'new.js')), false);
  });

  it('is nothing where there is no repository', async () => {
    const uri = vscode.Uri.joinPath(workspaceRoot(), '../elsewhere.js');
    assert.equal(await wasCommitted(uri), false);
  });
});
