import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { makePlan, revise } from '../../src/migrate/planner';
import { programPolicy, type ProgramPolicy } from '../../src/migrate/programPolicy';
import { evaluate } from '../../src/policy/evaluate';
import { createAdapters } from '../../src/rewrite/adapters';
import type { MovePlan } from '../../src/migrate/plan';
import { grammars } from '../support/grammars';
import { adapter, API, DB, FILES, inputsFor, planFile, scene } from './support';

const TARGET = {
  account: '111122223333',
  region: 'eu-central-1',
  callerArn: 'arn:aws:sts::111122223333:assumed-role/developer/me',
};
const GET = 'secretsmanager:GetSecretValue';
const DESCRIBE = 'secretsmanager:DescribeSecret';
const KEY = '0a1b2c3d-0000-4000-8000-000000000000';
const KEYS = `arn:aws:kms:${TARGET.region}:${TARGET.account}`;

const arnOf = (name: string): string =>
  `arn:aws:secretsmanager:${TARGET.region}:${TARGET.account}:secret:${name}-Ab12Cd`;

/** Whether IAM lets a role with this policy alone make the request. */
function allows(
  policy: ProgramPolicy | undefined,
  action: string,
  resource: string,
  context: Readonly<Record<string, string | readonly string[]>> = {},
): boolean {
  assert.ok(policy);
  const caller = `arn:aws:sts::${TARGET.account}:assumed-role/program/task`;
  const request = { caller, action, resource, context };
  return evaluate({ identity: [policy] }, request).effect === 'allow';
}

async function planWithKey(kmsKeyId: string): Promise<MovePlan> {
  const { plan } = await scene(FILES);
  return revise(plan, { kind: 'kms', kmsKeyId, secret: 0 });
}

describe('programPolicy', () => {
  it('lets the program read what its code names, and nothing else', async () => {
    const { plan } = await scene(FILES);
    const policy = programPolicy(plan, TARGET);
    assert.ok(allows(policy, GET, arnOf(DB)));
    assert.ok(allows(policy, GET, arnOf(API)));
    assert.ok(!allows(policy, GET, arnOf(`${DB}-2`)), 'a longer name');
    assert.ok(!allows(policy, GET, arnOf('payments/pay01/prod/db-password')));
    assert.ok(!allows(policy, GET, arnOf(DB).replace(TARGET.region, 'us-east-1')));
    assert.ok(!allows(policy, DESCRIBE, arnOf(DB)));
    assert.ok(!allows(policy, 'secretsmanager:PutSecretValue', arnOf(DB)));
    assert.ok(!allows(policy, 'kms:Decrypt', `${KEYS}:key/${KEY}`));
  });

  it('adds DescribeSecret for those secrets that a caching library looks up', async () => {
    const caching = { ...adapter, actions: () => [GET, DESCRIBE] as const };
    const files = Object.entries(FILES).map(([path, text]) => planFile(path, text));
    const plan = await makePlan({
      ...inputsFor(...files),
      adapters: { forFile: ({ path }) => (path === 'a.test' ? caching : adapter) },
    });
    const policy = programPolicy(plan, TARGET);
    assert.ok(allows(policy, DESCRIBE, arnOf(DB)) && allows(policy, GET, arnOf(DB)));
    assert.ok(allows(policy, GET, arnOf(API)) && !allows(policy, DESCRIBE, arnOf(API)));
  });

  it('lets it decrypt with a customer’s key, through Secrets Manager only', async () => {
    const via = { 'kms:ViaService': `secretsmanager.${TARGET.region}.amazonaws.com` };
    for (const id of [KEY, `${KEYS}:key/${KEY}`]) {
      const policy = programPolicy(await planWithKey(id), TARGET);
      assert.ok(allows(policy, 'kms:Decrypt', `${KEYS}:key/${KEY}`, via), id);
      assert.ok(!allows(policy, 'kms:Decrypt', `${KEYS}:key/${KEY}`), 'without Secrets Manager');
      assert.ok(!allows(policy, 'kms:Decrypt', `${KEYS}:key/another`, via), 'another key');
    }
  });

  it('tells a key that is known by its alias by that', async () => {
    const via = { 'kms:ViaService': `secretsmanager.${TARGET.region}.amazonaws.com` };
    const policy = programPolicy(await planWithKey('alias/payments'), TARGET);
    const named = (alias: string) => ({ ...via, 'kms:ResourceAliases': [alias] });
    const key = `${KEYS}:key/${KEY}`;
    assert.ok(allows(policy, 'kms:Decrypt', key, named('alias/payments')));
    assert.ok(!allows(policy, 'kms:Decrypt', key, named('alias/another')));
  });

  it('needs nothing for the key that every account has', async () => {
    const policy = programPolicy(await planWithKey('alias/aws/secretsmanager'), TARGET);
    assert.deepEqual(
      policy?.Statement.map(({ Sid }) => Sid),
      ['ReadSecrets'],
    );
  });

  it('is none where no code looks anything up', async () => {
    const { plan } = await scene(FILES);
    const skipped = await revise(plan, { kind: 'skip', moves: [0, 1], reason: 'Not now.' });
    assert.equal(programPolicy(skipped, TARGET), undefined);
  });

  it('knows which languages’ libraries describe a secret before they read it', () => {
    const known = createAdapters(grammars);
    const describing = (languageId: string): boolean =>
      known
        .forFile({ path: 'a', languageId, text: '' })
        .actions?.({ manifests: [] })
        .includes(DESCRIBE) === true;
    for (const id of ['python', 'java', 'kotlin', 'go', 'csharp', 'rust']) {
      assert.ok(describing(id), id);
    }
    for (const id of ['javascript', 'typescript', 'ruby', 'php', 'shellscript', 'json']) {
      assert.ok(!describing(id), id);
    }
  });
});
