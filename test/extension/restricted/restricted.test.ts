import assert from 'node:assert/strict';
import { extensions, workspace } from 'vscode';

describe('in Restricted Mode', () => {
  it('is not trusted', () => {
    assert.equal(workspace.isTrusted, false);
  });

  it('activates all the same, for scanning', async () => {
    const extension = extensions.getExtension('secret-ferry.secret-ferry');
    assert.ok(extension, 'the extension is disabled');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
