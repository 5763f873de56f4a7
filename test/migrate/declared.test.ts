import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { connect } from '../../src/aws/connect';
import { silentLogger } from '../../src/base/log';
import { apply, type ApplyOptions, type MoveResult } from '../../src/migrate/apply';
import { compensate } from '../../src/migrate/compensate';
import type { MovePlan } from '../../src/migrate/plan';
import { makePlan, revise } from '../../src/migrate/planner';
import { undo } from '../../src/migrate/undo';
import { startSampleSandbox, type Sandbox } from '../../src/sandbox/main';
import type { SecretStore } from '../../src/store/secretStore';
import { clientsFor, ownScope, tagList } from '../sandbox/clients';
import {
  adapters,
  FILES,
  inputsFor,
  isAsBefore,
  PASSWORD,
  planFile,
  scene,
  scheme,
  TOKEN,
} from './support';

const DB = 'payments/pay01/api/dev/db-password';
const API = 'payments/pay01/api/dev/api-token';

/** The sample's scheme: what the sandbox's roles may do goes by these tags. */
const sample = {
  ...scheme,
  tags: ['name', 'appid', 'appfunc', 'appenv'].map((key) => ({ key, required: true })),
  nameTemplate: '{appname}/{appid}/{appfunc}/{appenv}/{secret}',
};
const offers = Object.fromEntries(
  Object.entries({ ...ownScope, appname: ownScope.name }).map(([key, value]) => [
    key,
    [{ value, source: 'the test' }],
  ]),
);

describe('a secret that infrastructure code makes', function () {
  this.timeout(20_000);
  let directory: string;
  let sandbox: Sandbox;
  let store: SecretStore;
  /** What CloudFormation and Terraform are: another client, which may do everything. */
  let deployer: SecretsManagerClient;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'secret-ferry-declared-'));
    sandbox = await startSampleSandbox(directory);
    store = await connectAs('secret-ferry-sandbox');
    deployer = clientsFor(sandbox.endpoint, sandbox.credentials('secrets-admin')).secrets;
  });
  after(async () => {
    await sandbox.close();
    await rm(directory, { recursive: true });
  });

  function connectAs(profile: string): Promise<SecretStore> {
    assert.ok(sandbox.files);
    const { configFile, credentialsFile } = sandbox.files;
    return connect({ configFile, credentialsFile, profile, logger: silentLogger });
  }

  const made: string[] = [];
  const deploy = async (Name: string, tags: Record<string, string> = ownScope): Promise<void> => {
    await deployer.send(new CreateSecretCommand({ Name, Tags: tagList(tags) }));
    made.push(Name);
  };
  const put = (SecretId: string, SecretString: string) =>
    deployer.send(new PutSecretValueCommand({ SecretId, SecretString }));

  beforeEach(() => {
    sandbox.clearJournal();
  });
  afterEach(async () => {
    for (const SecretId of made.splice(0)) {
      await deployer.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
    }
  });

  interface Move {
    readonly all: Awaited<ReturnType<typeof scene>>;
    readonly plan: MovePlan;
    readonly options: ApplyOptions;
    readonly go: (more?: Partial<ApplyOptions>) => Promise<MoveResult>;
  }

  /** A move of files whose secrets are declared, or of some of them. */
  async function moveOf(
    files: Record<string, string>,
    isDeclared = (name: string) => name !== '',
  ): Promise<Move> {
    const all = await scene(files);
    const texts = Object.entries(files).map(([path, text]) => planFile(path, text, offers));
    const first = await makePlan({ ...inputsFor(...texts), scheme: sample });
    const declared = first.secrets.filter(({ name }) => isDeclared(name));
    const plan = await revise(
      first,
      ...declared.map(({ index }) => ({ kind: 'declare', declared: true, secret: index }) as const),
    );
    const own = { store, reviewed: store.target, plan, inSample: () => true };
    const options = all.options(own);
    return { all, plan, options, go: (more = {}) => apply({ ...options, ...more }) };
  }

  const created = (): number =>
    sandbox.journal.filter(({ action }) => /Create|Put|Restore|Tag/.test(action)).length;

  const cases: readonly [string, () => Promise<unknown>, string, RegExp][] = [
    ['does not exist', () => Promise.resolve(), 'denied', /doesn’t exist yet.*until then/],
    ['has no value', () => deploy(DB), 'verify-failed', /has no value yet.*until then/],
    [
      'holds another value',
      () => deploy(DB).then(() => put(DB, `${PASSWORD}\n`)),
      'verify-failed',
      /holds another value.*without a line end/,
    ],
    [
      'may not be read',
      () => deploy(DB, { ...ownScope, appid: 'other' }).then(() => put(DB, PASSWORD)),
      'denied',
      /may not read it/,
    ],
    [
      'is scheduled for deletion',
      async () => {
        await deploy(DB);
        await put(DB, PASSWORD);
        await deployer.send(new DeleteSecretCommand({ SecretId: DB }));
      },
      'pending-deletion',
      /scheduled for deletion.*until then/,
    ],
  ];
  for (const [what, prepare, code, text] of cases) {
    it(`waits while it ${what}: nothing is created, no code is edited`, async () => {
      await prepare();
      const before = created();
      const { all, go } = await moveOf({ 'a.test': FILES['a.test'] });
      await assert.rejects(go(), (fault: Error & { code?: string; text?: string }) => {
        assert.equal(fault.code, code);
        assert.match(fault.text ?? '', text);
        assert.ok(!JSON.stringify([fault.text, fault.stack]).includes(PASSWORD));
        return true;
      });
      assert.ok(isAsBefore(all));
      assert.equal(created(), before);
      assert.equal(await all.journal.last('/work'), undefined);
    });
  }

  it('is looked up by the code once it holds the value, and is left to its makers by undo', async () => {
    await deploy(DB);
    await put(DB, PASSWORD);
    const before = created();
    const { all, go } = await moveOf({ 'a.test': FILES['a.test'] });
    const result = await go();
    assert.equal(result.outcome, 'moved');
    assert.deepEqual(
      result.secrets.map(({ name, how, verified }) => [name, how, verified]),
      [[DB, 'reused', 'read back']],
    );
    assert.ok(all.edits.texts.get('a.test')?.includes(`getSecret("${DB}")`));
    assert.equal(created(), before);
    assert.match(result.notes.join(' '), /exists as declared/);

    const run = await all.journal.last('/work');
    assert.ok(run);
    await undo({ run, journal: all.journal, store, edits: all.edits, adapters });
    assert.ok(isAsBefore(all));
    assert.equal((await store.describe(DB)).deleted, undefined);
    assert.equal((await store.read(DB)).reveal(), PASSWORD);
  });

  it('is not removed when the edit fails', async () => {
    await deploy(DB);
    await put(DB, PASSWORD);
    const { all, options, go } = await moveOf({ 'a.test': FILES['a.test'] });
    all.edits.failure = 'refused';
    const failed = await go();
    assert.equal(failed.outcome, 'edit-failed');
    await compensate(options, failed, 'remove');
    assert.equal((await store.describe(DB)).deleted, undefined);
  });

  it('is looked for before another is created', async () => {
    const { all, go } = await moveOf(FILES, (name) => name === API);
    await assert.rejects(go(), { code: 'denied' });
    assert.equal(created(), 0);
    assert.ok(isAsBefore(all));
  });

  it('waits alone where the others go on', async () => {
    const { all, go } = await moveOf(FILES, (name) => name === API);
    const result = await go({ onSecretFault: 'skip' });
    made.push(DB);
    assert.equal(result.outcome, 'moved');
    assert.equal(all.edits.texts.get('b.test'), FILES['b.test']);
    assert.ok(all.edits.texts.get('a.test')?.includes(`getSecret("${DB}")`));
    const [waiting] = result.plan.moves.filter(({ decision }) => decision === 'skip');
    assert.match(waiting?.reason ?? '', /doesn’t exist yet/);
  });

  it('is plainly said not to exist to a role that may read any', async () => {
    const admin = await connectAs('secret-ferry-sandbox-admin');
    const { go } = await moveOf({ 'a.test': FILES['a.test'] });
    await assert.rejects(go({ store: admin, reviewed: admin.target }), { code: 'not-found' });
  });

  it('stops being one where the user takes it back', async () => {
    const { plan } = await moveOf(FILES);
    const back = await revise(plan, { kind: 'declare', declared: false });
    assert.ok(plan.secrets.every(({ declared }) => declared));
    assert.ok(back.secrets.every(({ declared }) => !declared));
    for (const value of [PASSWORD, TOKEN]) assert.ok(!JSON.stringify(plan).includes(value));
  });
});
