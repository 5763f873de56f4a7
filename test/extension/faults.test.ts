import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { InjectedFault } from '../../src/sandbox/faults';
import { acceptUntil, closeEditors, eventually, pressEnter, take } from './editorActions';
import { plantFinding, secretNames } from './findingAt';
import { useTarget } from './useTarget';

/** More than any client tries again. */
const ALWAYS = 50;

describe('when AWS does not play along', function () {
  this.timeout(60_000);
  const stage = useTarget();

  const refusals: readonly { name: string; fault: InjectedFault; says: RegExp }[] = [
    {
      name: 'denied',
      fault: { kind: 'denied' },
      says: /is not allowed to perform secretsmanager:CreateSecret/,
    },
    {
      name: 'throttled',
      fault: { kind: 'throttle', times: ALWAYS },
      says: /fewer requests/,
    },
    { name: 'expired', fault: { kind: 'expired', times: 1 }, says: /have expired/ },
  ];

  for (const { name, fault, says } of refusals) {
    it(`leaves everything as it was when it is ${name}, and says so in the review`, async () => {
      const { document, move, value, text, secretName } = await plantFinding(`${name}Key`);
      stage.target.sandbox.faults.add({ ...fault, action: 'CreateSecret' });
      const moving = move();
      await stage.shown.row(/Create payments/);
      const failed = acceptUntil('the failure', () =>
        stage.shown.rows.find((row) => row.startsWith('$(warning)')),
      );
      const sentence = (await failed).replace('$(warning) ', '');
      assert.match(sentence, says);
      assert.match(sentence, /^["A-Z].*[.] \(AWS request [\w-]+\)$/);
      assert.ok(!stage.shown.text.includes(value));
      assert.equal(document.getText(), text);
      assert.ok(!(await secretNames(stage.target.store)).includes(secretName));

      stage.target.sandbox.faults.clear();
      await stage.shown.row(/Try again: create/);
      await pressEnter(3);
      assert.equal(document.getText(), text, 'Enter alone does not try again');
      await vscode.commands.executeCommand('quickInput.first');
      await acceptUntil('the move', () => (document.getText() === text ? undefined : true));
      await moving;
      assert.ok((await stage.target.store.read(secretName)).reveal() === value);
    });
  }

  it('moves all the same when only the answer to the create was lost, and creates once', async () => {
    const { document, move, value, text, secretName } = await plantFinding('lostAnswerKey');
    stage.target.sandbox.faults.add({ kind: 'cut', action: 'CreateSecret', after: true });
    const moving = move();
    await acceptUntil('the move', () => (document.getText() === text ? undefined : true));
    await moving;
    assert.ok((await stage.target.store.read(secretName)).reveal() === value);
    const creates = stage.target.sandbox.journal.filter(({ action }) => action === 'CreateSecret');
    assert.deepEqual(
      creates.map(({ status }) => status),
      [0, 200],
      'asked twice',
    );
    const names = await secretNames(stage.target.store);
    assert.equal(names.filter((name) => name.startsWith(secretName)).length, 1);
  });

  it('says that a secret may exist when no answer came at all, and finishes on another try', async () => {
    const { document, move, value, text, secretName } = await plantFinding('unansweredKey');
    stage.target.sandbox.faults.add({
      kind: 'cut',
      action: 'CreateSecret',
      after: true,
      times: ALWAYS,
    });
    const moving = move();
    await acceptUntil('the question', () => stage.shown.questions.at(-1));
    assert.match(
      stage.shown.questions.at(-1) ?? '',
      /^AWS can't be reached .*\/unanswered-key may exist/,
    );
    assert.equal(document.getText(), text);
    stage.target.sandbox.faults.clear();
    await acceptUntil('the review again', () =>
      stage.shown.rows.find((row) => row.includes('Try again: create')),
    );
    await take(0);
    await acceptUntil('the move', () => (document.getText() === text ? undefined : true));
    await moving;
    assert.ok((await stage.target.store.read(secretName)).reveal() === value);
    const names = await secretNames(stage.target.store);
    assert.equal(names.filter((name) => name.startsWith(secretName)).length, 1);
  });

  it('leaves code alone that changed while the secret was made, and removes the secret', async () => {
    const { document, move, text, secretName } = await plantFinding('overtakenKey');
    stage.target.sandbox.faults.add({ kind: 'delay', action: 'CreateSecret', milliseconds: 1500 });
    const moving = move();
    await acceptUntil('the create', () => stage.target.arrived.find((it) => it === 'CreateSecret'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// hers\n');
    await vscode.workspace.applyEdit(edit);
    await stage.shown.question(/./);
    await take(1);
    await moving;
    assert.equal(document.getText(), `// hers\n${text}`);
    assert.notEqual((await stage.target.store.describe(secretName)).deleted, undefined);
    await stage.shown.message(/is scheduled for deletion/);
  });

  it('creates nothing elsewhere when the profile changes while the review is open', async () => {
    const { document, move, text } = await plantFinding('switchedKey');
    const names = await secretNames(stage.target.store);
    const moving = move();
    await stage.shown.row(/Create payments.*payments-developer/);
    stage.target.sandbox.faults.add({
      kind: 'delay',
      action: 'GetCallerIdentity',
      milliseconds: 1000,
    });
    await stage.target.use('secret-ferry-sandbox-other');
    await pressEnter(5);
    await stage.shown.row(/Create payments.*orders-developer/);
    assert.match(stage.shown.active, /The target is another one now/);
    await pressEnter(5);
    assert.equal(document.getText(), text);
    assert.deepEqual(await secretNames(stage.target.store), names);
    await closeEditors();
    await moving;
  });

  it('stops a move under way when the profile changes, and clears up where it had begun', async () => {
    const { document, move, text, secretName } = await plantFinding('interruptedKey');
    stage.target.sandbox.faults.add({ kind: 'delay', action: 'CreateSecret', milliseconds: 1500 });
    const moving = move();
    await acceptUntil('the create', () => stage.target.arrived.find((it) => it === 'CreateSecret'));
    await stage.target.use('secret-ferry-sandbox-other');
    await stage.shown.question(/./);
    await eventually('the secret that nobody waits for', async () =>
      (await secretNames(stage.target.store)).includes(secretName) ? true : undefined,
    );
    await take(2);
    await moving;
    assert.equal(document.getText(), text);
    assert.notEqual((await stage.target.store.describe(secretName)).deleted, undefined);
    const changing = stage.target.sandbox.journal.filter(({ action }) =>
      /Create|Delete/.test(action),
    );
    assert.ok(changing.length >= 2);
    for (const { principal } of changing) assert.match(principal ?? '', /payments-developer/);
  });
});
