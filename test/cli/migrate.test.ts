import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { silentLogger } from '../../src/base/log';
import { applyEdits } from '../../src/base/text';
import { connect } from '../../src/aws/connect';
import type { ProgramPolicy } from '../../src/migrate/programPolicy';
import { startSampleSandbox, type Sandbox } from '../../src/sandbox/main';
import type { SecretStore } from '../../src/store/secretStore';
import { createSample } from '../../src/workspace/sample';
import { cli, Folder, type Ended } from './support';

const PROFILE = 'secret-ferry-sandbox';
const APPLY = ['migrate', '--apply', '--profile', PROFILE, '--format', 'json'];

interface Move {
  readonly ruleId: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly decision: string;
  readonly reason: string;
  readonly secretName: string | null;
  readonly secretField: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly done: boolean;
}

interface Report {
  readonly version: number;
  readonly policy: ProgramPolicy | null;
  readonly findings: readonly Move[];
  readonly files: readonly {
    readonly file: string;
    readonly edits: readonly {
      readonly start: number;
      readonly end: number;
      readonly newText: string;
      readonly findings: readonly number[];
    }[];
  }[];
}

const parse = ({ stdout }: Ended): Report => JSON.parse(stdout) as Report;

describe('secret-ferry migrate', function () {
  this.timeout(60_000);
  let state: Folder;
  let sandbox: Sandbox;
  let store: SecretStore;
  let folder: Folder;
  let env: Record<string, string>;

  before(async () => {
    state = await Folder.make();
    sandbox = await startSampleSandbox(state.path);
    assert.ok(sandbox.files);
    const { configFile, credentialsFile } = sandbox.files;
    store = await connect({ configFile, credentialsFile, profile: PROFILE, logger: silentLogger });
    env = {
      AWS_CONFIG_FILE: configFile,
      AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
      XDG_STATE_HOME: join(state.path, 'state'),
    };
  });
  after(async () => {
    await sandbox.close();
    await state.dispose();
  });

  beforeEach(async () => {
    folder = await Folder.make();
    await createSample(folder.path, sandbox.sandboxId);
  });
  afterEach(async () => {
    sandbox.faults.clear();
    await folder.dispose();
  });

  const run = (args: readonly string[]): Promise<Ended> => cli(args, { cwd: folder.path, env });

  /** The values that stand in the folder, by what the report says of them. */
  async function valuesIn(report: Report): Promise<string[]> {
    const values = report.findings.map(async ({ file, start, end }) =>
      (await readFile(join(folder.path, file), 'utf8')).slice(start, end),
    );
    return Promise.all(values);
  }

  function assertClean(values: readonly string[], ...texts: string[]): void {
    for (const value of values) {
      assert.ok(!texts.some((text) => text.includes(value)), 'a value was written');
    }
  }

  it('shows the whole change without credentials, and changes nothing', async () => {
    const untouched = await folder.content();
    const ended = await cli(['migrate', '--format', 'json'], { cwd: folder.path });
    assert.equal(ended.code, 0);
    assert.deepEqual(await folder.content(), untouched);
    const report = parse(ended);
    assert.equal(report.version, 1);
    assert.ok(report.findings.every(({ done }) => !done));
    const values = await valuesIn(report);
    assertClean(values, ended.stdout, ended.stderr);
    for (const { file, edits } of report.files) {
      const text = await readFile(join(folder.path, file), 'utf8');
      const spans = edits.map(({ start, end, newText }) => ({ span: { start, end }, newText }));
      const after = applyEdits(text, spans);
      const moved = report.findings.filter((move) => move.file === file);
      assert.ok(edits.every(({ findings }) => findings.length > 0));
      for (const { start, end } of moved) assert.ok(!after.includes(text.slice(start, end)));
    }
    const text = await cli(['migrate'], { cwd: folder.path });
    assertClean(values, text.stdout, text.stderr);
    assert.match(text.stderr, /Nothing was changed/);
  });

  it('moves, is done after that, and takes every byte back', async () => {
    const untouched = await folder.content();
    const plan = parse(await run(['migrate', '--format', 'json']));
    const values = await valuesIn(plan);
    const ended = await run(APPLY);
    assert.equal(ended.code, 0, ended.stderr);
    const report = parse(ended);
    assertClean(values, ended.stdout, ended.stderr);
    assert.match(ended.stderr, /Install the packages.*package\.json/);
    const allowed = report.policy?.Statement.flatMap(({ Resource }) => Resource) ?? [];
    const names = report.findings.filter(({ done }) => done).map(({ secretName }) => secretName);
    assert.deepEqual(
      new Set(allowed.map((arn) => /:secret:(.+)-\?{6}$/.exec(arn)?.[1])),
      new Set(names),
    );
    for (const [i, move] of report.findings.entries()) {
      const moved = move.decision === 'rewrite' || move.decision === 'hoist';
      assert.equal(move.done, moved);
      if (!moved || move.secretName === null) continue;
      // A URL with a password becomes one secret as a whole.
      const text = (await store.read(move.secretName)).reveal();
      const fields = move.secretField === null ? {} : (JSON.parse(text) as Record<string, string>);
      const held = fields[move.secretField ?? ''] ?? text;
      if (move.ruleId === 'database-url') assert.match(held, new RegExp(`:${values[i] ?? '$'}@`));
      else assert.equal(held, values[i]);
      assert.deepEqual((await store.describe(move.secretName)).tags, move.tags);
      assertClean([values[i] ?? ''], await readFile(join(folder.path, move.file), 'utf8'));
    }
    const moved = await folder.content();
    const again = parse(await run(APPLY));
    assert.deepEqual(again.files, []);
    assert.deepEqual(await folder.content(), moved);

    const undone = await run(['migrate', '--undo']);
    assert.equal(undone.code, 0, undone.stderr);
    assertClean(values, undone.stdout, undone.stderr);
    assert.deepEqual(await folder.content(), untouched);
    const [first] = report.findings.filter(({ done }) => done);
    assert.notEqual((await store.describe(first?.secretName ?? '')).deleted, undefined);
    const nothing = await run(['migrate', '--undo']);
    assert.deepEqual([nothing.code, nothing.stdout], [2, '']);

    const redone = await run(APPLY);
    assert.equal(redone.code, 0, redone.stderr);
    assert.equal((await store.describe(first?.secretName ?? '')).deleted, undefined);
    const written = Object.entries(await state.content()).filter(([name]) =>
      name.startsWith('state/'),
    );
    assert.ok(written.length >= 3);
    for (const [, hex] of written) assertClean(values, Buffer.from(hex, 'hex').toString('latin1'));
    assert.equal((await run(['migrate', '--undo'])).code, 0);
  });

  it('keeps a login in one JSON secret, and takes that back too', async () => {
    const password = ['Tr0ub4dor', '3xZq', '9Lm'].join('-');
    const text =
      "import pg from 'pg';\n\nexport const pool = new pg.Pool({\n  host: 'db.internal',\n" +
      `  user: 'robot',\n  password: '${password}',\n});\n`;
    await folder.write('src/pool.js', text);
    const path = join(folder.path, 'src/pool.js');
    const ended = await run([...APPLY, 'src/pool.js']);
    assert.equal(ended.code, 0, ended.stderr);
    const [move, ...others] = parse(ended).findings;
    assert.deepEqual([move?.secretField, others], ['password', []]);
    const held = JSON.parse((await store.read(move?.secretName ?? '')).reveal()) as unknown;
    assert.deepEqual(held, { host: 'db.internal', username: 'robot', password });
    const code = await readFile(path, 'utf8');
    assert.match(code, /user: await secretField\(\s*'[^']*',\s*'username',?\s*\)/);
    assert.match(code, /host: 'db\.internal'/);
    assertClean([password], code, ended.stdout, ended.stderr);

    assert.equal((await run(['migrate', '--undo'])).code, 0);
    assert.equal(await readFile(path, 'utf8'), text);
    const plain = parse(await run(['migrate', '--plain', '--format', 'json', 'src/pool.js']));
    assert.deepEqual(plain.findings[0]?.secretField, null);
    assert.match(plain.findings[0].secretName ?? '', /password$/);
  });

  it('refuses the sandbox for anything but its own sample', async () => {
    await folder.write('.secretferry-sample', 'another\n');
    const untouched = await folder.content();
    sandbox.clearJournal();
    const ended = await run(APPLY);
    assert.deepEqual([ended.code, ended.stdout], [2, '']);
    assert.match(ended.stderr, /sandbox takes secrets of the sample workspace only/);
    assert.ok(!sandbox.journal.some(({ action }) => action === 'CreateSecret'));
    assert.deepEqual(await folder.content(), untouched);
  });

  it('skips what lacks a tag that nobody can be asked for, and names it', async () => {
    await folder.write(
      '.secretferry.json',
      '{"version": 1, "tags": {"costcentre": {"required": true}}}',
    );
    const untouched = await folder.content();
    const ended = await run(APPLY);
    assert.equal(ended.code, 1, ended.stderr);
    const skipped = parse(ended).findings.filter(({ decision }) => decision === 'skip');
    assert.ok(skipped.length > 0);
    assert.match(skipped[0]?.reason ?? '', /"costcentre".*"metadata": \{.*\.secretferry\.json/);
    assert.deepEqual(await folder.content(), untouched);
  });

  it('takes the role’s tags where the team file says nothing', async () => {
    await folder.write('.secretferry.json', '{"version": 1}');
    const ended = await run(APPLY);
    assert.equal(ended.code, 0, ended.stderr);
    const [move] = parse(ended).findings.filter(({ done }) => done);
    assert.match(move?.secretName ?? '', /^payments\/pay01\/api\/dev\//);
    assert.equal((await run(['migrate', '--undo'])).code, 0);
  });

  it('creates nothing elsewhere than the team expects, nor by a broken team file', async () => {
    const teamFiles: readonly (readonly [string, RegExp])[] = [
      [
        '{"version": 1, "expect": {"dev": {"account": "111122223333"}}}',
        /expects secrets of "dev"/,
      ],
      ['{"version": 1, "metdata": {}}', /metadata[\s\S]*has problems/],
    ];
    for (const [content, message] of teamFiles) {
      await folder.write('.secretferry.json', content);
      const untouched = await folder.content();
      const ended = await run(APPLY);
      assert.equal(ended.code, 2);
      assert.match(ended.stderr, message);
      assert.deepEqual(await folder.content(), untouched);
    }
  });

  it('leaves everything as it was where AWS breaks off, and removes what it had created', async () => {
    const untouched = await folder.content();
    sandbox.faults.add({ action: 'GetSecretValue', kind: 'expired', times: 1 });
    const ended = await run(APPLY);
    assert.equal(ended.code, 2);
    assert.match(ended.stderr, /expired/i);
    assert.deepEqual(await folder.content(), untouched);
    assert.ok(parse(ended).findings.every(({ done }) => !done));
  });

  it('says in one line which profile or project is missing', async () => {
    const ended = await run(['migrate', '--apply', '--profile', 'nobody']);
    assert.equal(ended.code, 2);
    assert.match(ended.stderr, /^secret-ferry: .*nobody.*\n$/);
  });
});
