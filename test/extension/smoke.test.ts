import assert from 'node:assert/strict';
import { commands, env, extensions, Uri, version, workspace } from 'vscode';

const id = 'secret-ferry.secret-ferry';

describe('in the editor', () => {
  it('runs in the version that this run is for', () => {
    assert.equal(version, process.env['EDITOR_VERSION'] ?? version);
    assert.match(version, /^1\.\d+\.\d+/);
    assert.notEqual(env.machineId, '');
  });

  it('has a folder open, and trusts it', () => {
    assert.equal(workspace.workspaceFolders?.length, 1);
    assert.equal(workspace.isTrusted, true);
  });

  it('finds the files of its folder', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const file = Uri.joinPath(folder, 'smoke/found.txt');
    await workspace.fs.writeFile(file, new TextEncoder().encode('x'));
    const found = await workspace.findFiles('smoke/**');
    assert.deepEqual(found.map(String), [String(file)]);
  });

  it('activates', async () => {
    const extension = extensions.getExtension(id);
    assert.ok(extension, `${id} is not there`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command that its manifest contributes', async () => {
    const extension = extensions.getExtension(id);
    await extension?.activate();
    const { contributes = {} } = extension?.packageJSON as {
      contributes?: { commands?: { command: string }[] };
    };
    const registered = new Set(await commands.getCommands(true));
    const declared = (contributes.commands ?? []).map(({ command }) => command);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });
});
