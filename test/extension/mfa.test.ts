import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { closeEditors } from './editorActions';
import { plantFinding, secretNames } from './findingAt';
import { useTarget } from './useTarget';

const PROFILE = `
[profile with-mfa]
region = eu-central-1
role_arn = arn:aws:iam::000000000000:role/payments-developer
source_profile = secret-ferry-sandbox
mfa_serial = arn:aws:iam::000000000000:mfa/jo
`;

describe('a profile whose role wants an MFA code', function () {
  this.timeout(60_000);
  const stage = useTarget();

  it('asks for it by the device’s name, and does nothing where none is given', async () => {
    const names = await secretNames(stage.target.store);
    const settings = vscode.workspace.getConfiguration('secretFerry');
    await appendFile(String(settings.get('aws.configFile')), PROFILE);
    await stage.target.use('with-mfa');
    const { document, move, text } = await plantFinding('guardedKey');
    const moving = move();
    await stage.shown.question(/code of your MFA device/);
    await closeEditors();
    await moving;
    assert.ok(document.getText() === text, 'the code has changed');
    assert.deepEqual(await secretNames(stage.target.store), names);
    const asked = stage.shown.questions.filter((one) => one.includes('MFA'));
    assert.equal(asked.length, 1);
  });
});
