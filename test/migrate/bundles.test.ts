import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Plaintext } from '../../src/base/plaintext';
import { applyEdits } from '../../src/base/text';
import { apply } from '../../src/migrate/apply';
import { Journal } from '../../src/migrate/journal';
import { wantedSecrets, type MovePlan, type PlanFile } from '../../src/migrate/plan';
import { makePlan, revise } from '../../src/migrate/planner';
import { undo } from '../../src/migrate/undo';
import { createAdapters } from '../../src/rewrite/adapters';
import { Engine } from '../../src/scan/engine';
import type { Offers } from '../../src/tagging/scheme';
import { grammars } from '../support/grammars';
import { MemoryStore } from '../support/memoryStore';
import { MemoryEdits, MemoryStorage, offers, scheme } from './support';

const PASSWORD = ['Tr0ub4dor', '3xZq', '9Lm'].join('-');
const OTHER = ['Vy7', 'kQ2p', 'Ws8dNe4'].join('-');
const CLIENT_ID = ['4f8a2c61', '93de', '4b07', 'a1c5', '7e2d9b60f384'].join('-');
const CLIENT_SECRET = ['Hq8', 'wX3vT6', 'zLp9Rk2', 'mNf5Jb7cYd'].join('~');

const adapters = createAdapters(grammars);
const LANGUAGES: Readonly<Record<string, string>> = {
  go: 'go',
  js: 'javascript',
  py: 'python',
  ts: 'typescript',
};

const POOL = `import pg from 'pg';

export const pool = new pg.Pool({
  user: 'ledger',
  host: 'db.internal',
  port: 5432,
  database: 'accounts',
  password: '${PASSWORD}',
});
`;
const SETTINGS = `import os

DB_HOST = "db.internal"
DB_USER = "ledger"
DB_PASSWORD = "${PASSWORD}"
DB_SSL = os.environ["DB_SSL"]
`;

async function planFileOf(path: string, text: string, own: Offers = offers): Promise<PlanFile> {
  const languageId = LANGUAGES[path.split('.').at(-1) ?? ''] ?? '';
  const file = { path, languageId, text };
  const findings = await new Engine(grammars).scan(file);
  assert.ok(findings.length > 0, `nothing is found in ${path}`);
  const project = { manifests: [], packageType: 'module', tsModule: 'nodenext' } as const;
  return { file, project, findings: findings.map((finding) => ({ finding, offers: own })) };
}

async function planOf(files: Readonly<Record<string, string>>): Promise<MovePlan> {
  const sources = await Promise.all(
    Object.entries(files).map(([path, text]) => planFileOf(path, text)),
  );
  return makePlan({ files: sources, scheme, adapters });
}

/** The wanted secrets' values by name, JSON parsed. */
function held(plan: MovePlan): Record<string, unknown> {
  return Object.fromEntries(
    wantedSecrets(plan).map(({ name, value }) => {
      const text = value.reveal();
      return [name, text.startsWith('{') ? (JSON.parse(text) as unknown) : text];
    }),
  );
}

function edited(plan: MovePlan, path: string): string {
  const text = plan.files.find((file) => file.path === path)?.text ?? '';
  const edits = plan.edits.find((file) => file.path === path)?.edits ?? [];
  return applyEdits(text, edits);
}

const DB_LOGIN = 'payments/pay01/dev/db-login';

describe('bundles: a login', () => {
  it('is one secret in the shape that rotation functions read', async () => {
    const plan = await planOf({ 'src/pool.ts': POOL });
    assert.deepEqual(held(plan), {
      'payments/pay01/dev/pool-login': {
        engine: 'postgres',
        host: 'db.internal',
        username: 'ledger',
        password: PASSWORD,
        dbname: 'accounts',
        port: 5432,
      },
    });
    assert.deepEqual(
      Object.keys(JSON.parse(wantedSecrets(plan)[0]?.value.reveal() ?? '') as object),
      ['engine', 'host', 'username', 'password', 'dbname', 'port'],
    );
  });

  it('has its name and password looked up, and the rest left in the code', async () => {
    const text = edited(await planOf({ 'src/pool.ts': POOL }), 'src/pool.ts');
    assert.match(text, /user: await secretField\('payments\/pay01\/dev\/pool-login', 'username'\)/);
    assert.match(text, /password: await secretField\([^)]*'password'\)/);
    assert.match(text, /host: 'db\.internal',\n {2}port: 5432,\n {2}database: 'accounts',/);
    assert.ok(!text.includes(PASSWORD) && !text.includes("'ledger'"));
  });

  it('attributes the edits of what stands beside a secret to the secret’s move', async () => {
    const plan = await planOf({ 'src/pool.ts': POOL });
    const all = plan.edits.flatMap(({ edits }) => edits);
    assert.ok(all.length >= 3);
    for (const { findings } of all) assert.deepEqual(findings, [0]);
  });

  it('can be a secret of its password alone, and one of all again', async () => {
    const plan = await planOf({ 'src/pool.ts': POOL });
    const [bundle] = plan.bundles;
    assert.ok(bundle?.together);
    const alone = await revise(plan, { kind: 'bundle', bundle: bundle.id, together: false });
    assert.deepEqual(Object.values(held(alone)), [PASSWORD]);
    const text = edited(alone, 'src/pool.ts');
    assert.ok(text.includes("user: 'ledger'") && !text.includes('secretField'));
    const again = await revise(alone, { kind: 'bundle', bundle: bundle.id, together: true });
    assert.deepEqual(held(again), held(plan));
    assert.equal(edited(again, 'src/pool.ts'), edited(plan, 'src/pool.ts'));
  });

  it('is one secret where two files have it, with what either says', async () => {
    const plan = await planOf({ 'src/pool.ts': POOL, 'src/settings.py': SETTINGS });
    const [value, ...others] = Object.values(held(plan));
    assert.deepEqual(others, []);
    assert.deepEqual((value as Record<string, unknown>)['username'], 'ledger');
    const [name = ''] = Object.keys(held(plan));
    assert.ok(edited(plan, 'src/pool.ts').includes(name));
    assert.match(edited(plan, 'src/settings.py'), /^DB_USER = json\.loads\(/m);
    assert.match(edited(plan, 'src/settings.py'), /\["password"\]$/m);
    assert.match(edited(plan, 'src/settings.py'), /^DB_HOST = "db\.internal"$/m);
  });

  it('takes in the same password where it stands alone', async () => {
    const plan = await planOf({
      'src/settings.py': SETTINGS,
      'src/late.js': `export const dbPassword = '${PASSWORD}';\n`,
    });
    assert.deepEqual(Object.keys(held(plan)), [DB_LOGIN]);
    assert.match(edited(plan, 'src/late.js'), /secretField\(\s+'[^']*db-login',\s+'password'/);
  });

  it('stays apart where another user has the same password', async () => {
    const plan = await planOf({
      'src/settings.py': SETTINGS,
      'src/pool.ts': POOL.replace("'ledger'", "'auditor'"),
    });
    assert.equal(Object.keys(held(plan)).length, 2);
    assert.equal(plan.bundles.filter(({ together }) => together).length, 2);
  });

  it('stays apart in another environment', async () => {
    const production: Offers = { ...offers, appenv: [{ value: 'prod', source: 'path' }] };
    const files = [
      await planFileOf('src/settings.py', SETTINGS),
      await planFileOf('prod/settings.py', SETTINGS, production),
    ];
    const plan = await makePlan({ files, scheme, adapters });
    assert.deepEqual(Object.keys(held(plan)), [DB_LOGIN, DB_LOGIN.replace('dev', 'prod')]);
  });

  it('is none where a language can’t take a field', async () => {
    const plan = await planOf({
      'src/settings.py': SETTINGS,
      'main.go': `package main\n\nvar dbPassword = "${PASSWORD}"\n\nfunc main() { println(len(dbPassword)) }\n`,
    });
    assert.deepEqual(plan.bundles, []);
    assert.deepEqual(Object.values(held(plan)), [PASSWORD]);
  });

  it('has no field for what the code computes', async () => {
    const text = `import psycopg2\n\nHOST = read()\nconn = psycopg2.connect(host=HOST, user="ledger", password="${PASSWORD}", port=5432)\n`;
    const [value] = Object.values(held(await planOf({ 'db.py': text })));
    assert.deepEqual(value, { username: 'ledger', password: PASSWORD, port: 5432 });
  });

  it('is none without a name, or where it is an address as a whole', async () => {
    for (const text of [
      `export const options = { host: 'db.internal', password: '${PASSWORD}' };\n`,
      `export const url = 'postgres://ledger:${PASSWORD}@db.internal:5432/accounts';\n`,
    ]) {
      const plan = await planOf({ 'src/options.js': text });
      assert.ok(!plan.bundles.some(({ together }) => together));
      assert.doesNotMatch(wantedSecrets(plan)[0]?.value.reveal() ?? '{', /^\{/);
    }
  });

  it('takes engine and host from an address that stands beside', async () => {
    const text = `URL = "jdbc:mariadb://db.internal:3307/accounts"\nUSER = "ledger"\nPASSWORD = "${PASSWORD}"\n`;
    const plan = await planOf({ 'db.py': text });
    const [value] = Object.values(held(plan));
    assert.deepEqual(value, {
      engine: 'mariadb',
      host: 'db.internal',
      username: 'ledger',
      password: PASSWORD,
      dbname: 'accounts',
      port: 3307,
    });
  });

  it('leaves the name in the code where the password stays', async () => {
    const plan = await planOf({ 'src/pool.ts': POOL });
    const skipped = await revise(plan, { kind: 'skip', moves: [0], reason: 'Not now.' });
    assert.deepEqual(wantedSecrets(skipped), []);
    assert.deepEqual(skipped.edits, []);
    const test = await planOf({ 'test/pool.test.ts': POOL });
    assert.deepEqual([test.bundles, test.edits], [[], []]);
  });
});

describe('bundles: other groups', () => {
  const text = `CLIENT_ID = "${CLIENT_ID}"\nCLIENT_SECRET = "${CLIENT_SECRET}"\n`;

  it('are secrets of their own until she wants one of them all', async () => {
    const plan = await planOf({ 'app.py': text });
    assert.deepEqual(Object.values(held(plan)), [CLIENT_SECRET]);
    const [bundle] = plan.bundles;
    assert.ok(bundle && !bundle.together);
    const one = await revise(plan, { kind: 'bundle', bundle: bundle.id, together: true });
    assert.deepEqual(Object.values(held(one)), [{ CLIENT_ID, CLIENT_SECRET }]);
    assert.match(edited(one, 'app.py'), /^CLIENT_ID = json\.loads\([^]*\["CLIENT_ID"\]$/m);
    assert.ok(!edited(one, 'app.py').includes(CLIENT_ID));
  });
});

describe('bundles: applied', () => {
  async function moved(files: Readonly<Record<string, string>>) {
    const plan = await planOf(files);
    const store = new MemoryStore();
    const edits = new MemoryEdits({ ...files });
    const storage = new MemoryStorage();
    const key = Buffer.alloc(32, 7);
    const options = {
      plan,
      store,
      reviewed: store.target,
      edits,
      journal: new Journal(storage, key),
      workspace: '/work',
      inSample: () => false,
    };
    const result = await apply(options);
    assert.equal(result.outcome, 'moved');
    return { store, edits, storage, key };
  }

  it('writes down no value, and is taken back by another session to the byte', async () => {
    const files = { 'src/pool.ts': POOL, 'src/settings.py': SETTINGS };
    const { store, edits, storage, key } = await moved(files);
    for (const entry of storage.entries.values()) {
      assert.ok(!entry.includes(PASSWORD) && !entry.includes(OTHER));
    }
    const journal = new Journal(storage, key);
    const run = await journal.last('/work');
    assert.ok(run);
    const result = await undo({ run, journal, store, edits, adapters });
    assert.deepEqual(result.notes, []);
    assert.deepEqual(Object.fromEntries(edits.texts), files);
    assert.equal(result.scheduled.length, 1);
  });

  it('is not taken back with a value that was changed meanwhile', async () => {
    const { store, edits, storage, key } = await moved({ 'src/pool.ts': POOL });
    const after = edits.texts.get('src/pool.ts');
    const journal = new Journal(storage, key);
    const run = await journal.last('/work');
    assert.ok(run);
    const wrong = {
      ...run,
      secrets: run.secrets.map((one) => ({ ...one, how: 'reused' as const })),
    };
    const name = run.secrets[0]?.name ?? '';
    await store.putVersion(
      name,
      new Plaintext(JSON.stringify({ username: 'ledger', password: OTHER })),
      'n'.repeat(32),
    );
    await assert.rejects(undo({ run: wrong, journal, store, edits, adapters }), {
      code: 'verify-failed',
    });
    assert.equal(edits.texts.get('src/pool.ts'), after);
  });
});
