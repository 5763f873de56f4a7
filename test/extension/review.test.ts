import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Plaintext } from '../../src/base/plaintext';
import {
  acceptUntil,
  closeEditors,
  eventually,
  pressEnter,
  take,
  writeFile,
} from './editorActions';
import { openFinding, plantFinding, secretNames } from './findingAt';
import { useTarget } from './useTarget';

const TEAM_FILE = '.secretferry.json';

async function changeTeamFile(change: Readonly<Record<string, unknown>>): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, TEAM_FILE);
  const text = Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();
  const changed = { ...(JSON.parse(text) as object), ...change };
  await writeFile(TEAM_FILE, JSON.stringify(changed));
}

function diffs(): vscode.TabInputTextDiff[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []));
}

describe('the review', function () {
  this.timeout(60_000);
  const stage = useTarget();

  it('opens before AWS has said anything, beside a diff that holds no value', async () => {
    const { document, move, value } = await plantFinding('billingKey');
    await stage.target.use('secret-ferry-sandbox-prod');
    stage.target.sandbox.faults.add({
      kind: 'delay',
      action: 'GetCallerIdentity',
      milliseconds: 1500,
    });
    const moving = move();
    await eventually('the review', () => (stage.shown.rows.length > 0 ? true : undefined));
    assert.match(stage.shown.rows[0] ?? '', /Asking AWS who you are/);
    const [diff] = await eventually('the diff', () => (diffs().length > 0 ? diffs() : undefined));
    assert.equal(diff?.original.toString(), document.uri.toString());
    const after = await vscode.workspace.openTextDocument(diff.modified);
    assert.match(after.getText(), /getSecret\(/);
    assert.ok(!after.getText().includes(value));
    await pressEnter(3);
    await stage.shown.row(/Create payments/);
    assert.ok(!stage.shown.text.includes(value));
    await closeEditors();
    await moving;
    assert.deepEqual(diffs(), [], 'the diff goes with the review');
  });

  it('preselects the create in the sample, and says what goes where', async () => {
    const { move, secretName } = await plantFinding('invoiceKey');
    const moving = move();
    const first = await stage.shown.row(/Create payments/);
    assert.equal(stage.shown.rows[0], first);
    assert.ok(first.startsWith(stage.shown.active), stage.shown.active);
    for (const part of [
      secretName,
      'Sandbox',
      '000000000000',
      'eu-central-1',
      'payments-developer',
    ]) {
      assert.ok(first.includes(part), `${part} in ${first}`);
    }
    for (const tag of ['name: payments', 'appid: pay01', 'appfunc: api', 'appenv: dev']) {
      await stage.shown.row(new RegExp(`^\\$\\(tag\\) ${tag}`));
    }
    await closeEditors();
    await moving;
  });

  it('declares where the team makes secrets by infrastructure code, and edits once they are there', async () => {
    const { document, move, text, value, secretName } = await plantFinding('terraformedKey');
    const names = await secretNames(stage.target.store);
    await writeFile('infra/main.tf', 'resource "aws_sns_topic" "jobs" {\n}\n');
    await changeTeamFile({ create: { dev: 'iac' } });
    const moving = move();
    const first = await stage.shown.row(/Look up payments/);
    assert.equal(stage.shown.rows[0], first);
    await pressEnter(1);
    await stage.shown.row(/declared secret ".*" doesn’t exist yet/);
    assert.equal(document.getText(), text);
    assert.deepEqual(await secretNames(stage.target.store), names);

    await take(stage.shown.rowIndex(/Declare it in CloudFormation/));
    await stage.shown.question(/Language of your infrastructure code/);
    await take(1);
    await stage.shown.question(/Terraform: .*terraformed-key/);
    await take(2);
    const infra = await eventually('the declaration', () =>
      vscode.workspace.textDocuments.find(
        ({ fileName, isDirty }) => fileName.endsWith('main.tf') && isDirty,
      ),
    );
    assert.ok(infra.getText().startsWith('resource "aws_sns_topic" "jobs" {\n}\n\nresource'));
    assert.ok(infra.getText().includes(`"${secretName}"`));
    assert.ok(!infra.getText().includes(value));
    await stage.shown.message(/Deploy the declaration of .*terraformed-key/);

    // The way infrastructure code makes it, and the value put in.
    const { store } = stage.target;
    const tags = { name: 'payments', appid: 'pay01', appfunc: 'api', appenv: 'dev' };
    await store.create({
      name: secretName,
      value: new Plaintext(value),
      tags,
      token: 't'.repeat(32),
    });
    await take(stage.shown.rowIndex(/Look up payments/));
    await eventually('the lookup', () =>
      document.getText().includes('getSecret(') ? true : undefined,
    );
    assert.deepEqual((await secretNames(store)).sort(), [...names, secretName].sort());
    await closeEditors();
    await moving;
  });

  it('preselects a caution where the team wants a second look', async () => {
    const { move } = await plantFinding('carefulKey');
    await changeTeamFile({ create: { dev: 'ask' } });
    const moving = move();
    await stage.shown.row(/Create payments/);
    assert.match(stage.shown.active, /This is for the environment "dev"/);
    await closeEditors();
    await moving;
  });

  it('refuses a target whose policy is right but whose tags are not the caller’s, before AWS does', async () => {
    const { move } = await plantFinding('foreignKey');
    await stage.target.use('secret-ferry-sandbox-other');
    const moving = move();
    await stage.shown.row(/Create payments.*orders-developer/);
    await stage.shown.row(/Use your role's tags: .*orders/);
    assert.match(stage.shown.active, /^\$\(warning\)/);
    await closeEditors();
    await moving;
  });

  it('asks once for what is missing, offers the allowed values, and keeps the answer', async () => {
    const { document, move, text, secretName } = await plantFinding('costlyKey');
    const allowed = ['cc-100', 'cc-200'];
    await changeTeamFile({ tags: { costcenter: { required: true, allowed } } });
    const moving = move();
    await stage.shown.row(/Answer 1 question/);
    await acceptUntil('the question', () =>
      stage.shown.questions.find((one) => one.includes('costcenter')),
    );
    await take(1);
    await stage.shown.question(/costcenter is cc-200/);
    await take(0);
    await acceptUntil('the move', () => (document.getText() === text ? undefined : true));
    await moving;
    assert.equal((await stage.target.store.describe(secretName)).tags['costcenter'], 'cc-200');
    const questions = stage.shown.questions.filter((one) => one.includes('"costcenter"'));
    assert.equal(questions.length, 1);

    const next = await plantFinding('laterCostlyKey');
    const again = next.move();
    await stage.shown.row(/Create .*later-costly-key/);
    await stage.shown.row(/costcenter: cc-200/);
    await closeEditors();
    await again;
  });

  it('moves all secrets of a file with one Enter, and takes all back with one undo', async () => {
    const one = await plantFinding('firstOfTwoKey');
    const other = await plantFinding('secondOfTwoKey');
    const text = one.text + other.text;
    const uri = await writeFile('src/two.js', text);
    const { document } = await openFinding('src/two.js', 2);
    const moving = vscode.commands.executeCommand('secretFerry.moveAllInFile');
    await stage.shown.row(/Create 2 secrets/);
    await acceptUntil('the move', () => (document.getText() === text ? undefined : true));
    await moving;
    for (const { value } of [one, other]) assert.ok(!document.getText().includes(value));
    assert.equal(document.getText().match(/^import /gm)?.length, 1);
    const onDisk = Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();
    assert.ok(onDisk === text, 'nothing is saved for her');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await eventually('the old text', () => (document.getText() === text ? true : undefined));
  });
});
