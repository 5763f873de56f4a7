import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { requireTool } from '../support/tools';
import type { EditorDriver } from './driver';
import { openEditor } from './open';

const run = promisify(execFile);

interface ListedSecret {
  readonly Name: string;
  readonly DeletedDate?: string;
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

/** The AWS command line against the sandbox that the editor's window runs. */
class Aws {
  readonly #program: string;
  /** Holds the sandbox's AWS configuration. */
  readonly #folder: string;

  constructor(program: string, folder: string) {
    this.#program = program;
    this.#folder = folder;
  }

  /** The environment of a process that uses the sandbox as this profile. */
  environment(profile: string): NodeJS.ProcessEnv {
    return {
      PATH: process.env['PATH'],
      HOME: this.#folder,
      AWS_PROFILE: profile,
      AWS_CONFIG_FILE: join(this.#folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(this.#folder, 'credentials'),
    };
  }

  async ask(operation: string, ...args: string[]): Promise<unknown> {
    const { stdout } = await run(
      this.#program,
      ['secretsmanager', operation, ...args, '--output', 'json'],
      { env: this.environment('secret-ferry-sandbox-admin') },
    );
    return JSON.parse(stdout);
  }

  async secrets(): Promise<readonly ListedSecret[]> {
    const all = await this.ask('list-secrets', '--include-planned-deletion');
    return (all as { SecretList: readonly ListedSecret[] }).SecretList;
  }

  /** Never the value itself, which a failing test would print. */
  async valueHash(name: string): Promise<string> {
    const got = await this.ask('get-secret-value', '--secret-id', name);
    return hash((got as { SecretString: string }).SecretString);
  }
}

/** What the view shows below the application and the environment. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Where the sandbox of the open window has its AWS configuration; waits until it runs. */
async function sandboxFolder(storage: string): Promise<string> {
  for (let attempts = 0; attempts < 100; attempts += 1) {
    for (const name of await readdir(storage)) {
      const files = name.startsWith('sandbox-') ? await readdir(join(storage, name)) : [];
      if (files.includes('credentials')) return join(storage, name);
    }
    await delay(100);
  }
  throw new Error('The sandbox does not run');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('moving a secret of the sample workspace', () => {
  let editor: EditorDriver;
  let openAws: () => Promise<Aws>;
  let aws: Aws;
  let file: string;
  let original: string;
  let value: string;
  let names: ReadonlySet<string>;
  let created: ListedSecret;
  let printed: string;

  before(async function () {
    const program = requireTool(this, 'aws');
    editor = await openEditor({});
    await editor.runCommand('Secret Ferry: Open Sample Workspace');
    await editor.explorer();
    const storage = join(editor.folders.userData, 'User/globalStorage/secret-ferry.secret-ferry');
    const sample = (await readdir(storage)).find((name) => name.startsWith('sample-'));
    assert.ok(sample);
    file = join(storage, sample, 'src/charge.js');
    original = await readFile(file, 'utf8');
    value = /'(sk_live_\w+)'/.exec(original)?.[1] ?? '';
    assert.notEqual(value, '');
    // What `npm install` would bring after the move.
    await symlink(
      join(import.meta.dirname, '../../node_modules'),
      join(storage, sample, 'node_modules'),
    );
    printed = (await run(process.execPath, [file])).stdout;
    // Reviewing starts the sandbox of this window; the one that made the sample is gone.
    openAws = async () => new Aws(program, await sandboxFolder(storage));
  });

  after(async () => {
    await editor.close();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await editor.screenshot('moving-failed');
  });

  it('marks the secret', async () => {
    await editor.openFile('src/charge.js');
    await editor.waitForSquiggle();
    await editor.placeCursor('sk_live_', 3);
  });

  it('reviews what will be created, where, with which tags', async () => {
    await editor.quickFix('Move to AWS Secrets Manager…');
    await editor.waitForRow(/^\s*Create /);
    aws = await openAws();
    names = new Set((await aws.secrets()).map(({ Name }) => Name));
    const rows = await editor.quickPickRows('Move to AWS Secrets Manager');
    await editor.screenshot('review');
    const labels = rows.map(({ label }) => label);
    assert.match(labels[0] ?? '', /^Create /);
    for (const tag of ['appid: pay01', 'appfunc: ', 'appenv: dev']) {
      assert.ok(
        labels.some((label) => label.startsWith(tag)),
        `${tag} in ${labels.join('\n')}`,
      );
    }
    assert.ok(!JSON.stringify(rows).includes(value), 'the review shows the value');
  });

  it('creates it with all its tags', async () => {
    await editor.pick(/^\s*Create /);
    await editor.notification('in AWS Secrets Manager now');
    await editor.screenshot('moved');
    const added = (await aws.secrets()).filter(({ Name }) => !names.has(Name));
    assert.equal(added.length, 1, added.map(({ Name }) => Name).join());
    created = added[0]!;
    const tags = Object.fromEntries(created.Tags.map(({ Key, Value }) => [Key, Value]));
    assert.equal(tags['appid'], 'pay01');
    assert.equal(tags['appenv'], 'dev');
    assert.ok(tags['dataclassification']);
    assert.equal(await aws.valueHash(created.Name), hash(value));
  });

  it('replaces the value by a lookup, and leaves saving to the user', async () => {
    const shown = (await editor.visibleLines()).join('\n');
    assert.ok(!shown.includes(value), 'the value is still there');
    assert.ok(shown.includes(created.Name), shown);
    assert.equal(await readFile(file, 'utf8'), original);
  });

  it('prints the same as before when it runs against the sandbox', async () => {
    await editor.save();
    const { stdout } = await run(process.execPath, [file], {
      env: aws.environment('secret-ferry-sandbox'),
    });
    assert.match(stdout, /^[0-9a-f]{64}\n$/);
    assert.equal(stdout, printed);
  });

  it('shows the secret in the view', async () => {
    await editor.openActivity('Secret Ferry');
    const rows = await editor.viewRows('AWS Secrets', lastPart(created.Name));
    await editor.screenshot('view');
    assert.ok(!rows.join('\n').includes(value), 'the view shows the value');
  });

  for (const [name, theme, style] of [
    ['dark', 'Dark Modern', 'vs-dark'],
    ['contrast', 'Dark High Contrast', 'hc-black'],
    ['light', 'Light Modern', 'vs'],
  ] as const) {
    it(`can be looked at in the theme ${name}`, async () => {
      await editor.runCommand('Preferences: Color Theme');
      await editor.page.keyboard.type(theme);
      await editor.pick(new RegExp(theme));
      await editor.page.locator(`.monaco-workbench.${style}`).waitFor();
      await editor.viewRows('AWS Secrets', lastPart(created.Name));
      await editor.screenshot(`view-${name}`);
    });
  }

  it('tells another role that it may not, and why', async () => {
    await editor.runCommand('Secret Ferry: Select Profile and Region…');
    await editor.pick(/secret-ferry-sandbox-other/);
    await editor.viewRows('AWS Secrets', /^\s*orders/);
    await editor.expandRow('AWS Secrets', 'Not accessible');
    const rows = await editor.viewRows('AWS Secrets', /your role has orders/);
    await editor.screenshot('other-role');
    const row = rows.find((text) => text.includes(created.Name)) ?? '';
    assert.match(row, /name is payments, your role has orders/);
    await editor.runCommand('Secret Ferry: Select Profile and Region…');
    await editor.pick(/secret-ferry-sandbox\b(?!-)/);
    await editor.viewRows('AWS Secrets', lastPart(created.Name));
  });

  it('takes back both', async () => {
    await editor.runCommand('Secret Ferry: Undo Last Move');
    await editor.pick(/^\s*Undo/);
    await editor.waitForLine(value.slice(0, 8));
    await editor.screenshot('undone');
    await editor.save();
    assert.equal(hash(await readFile(file, 'utf8')), hash(original));
    const after = (await aws.secrets()).find(({ Name }) => Name === created.Name);
    assert.ok(after === undefined || after.DeletedDate !== undefined, 'the secret is still there');
  });
});
