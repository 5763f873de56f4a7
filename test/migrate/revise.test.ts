import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Fault } from '../../src/base/fault';
import { wantedSecrets, type MovePlan } from '../../src/migrate/plan';
import { makePlan, revise } from '../../src/migrate/planner';
import { adapter, inputsFor, PASSWORD, planFile, scheme, TOKEN } from './support';

const names = (plan: MovePlan): string[] => wantedSecrets(plan).map((secret) => secret.name);
const editsOf = (plan: MovePlan, path: string) =>
  plan.edits.find((file) => file.path === path)?.edits ?? [];

describe('revise', () => {
  const start = () =>
    makePlan(inputsFor(planFile('a.test', `dbPassword = "${PASSWORD}"\napiToken = "${TOKEN}"\n`)));

  it('takes a name into the edits, and keeps the other secret as it was', async () => {
    const before = await start();
    const plan = await revise(before, { kind: 'name', secret: 0, name: 'my/db' });
    assert.deepEqual(names(plan), ['my/db', 'payments/pay01/dev/api-token']);
    assert.ok(editsOf(plan, 'a.test').some((edit) => edit.newText === 'getSecret("my/db")'));
    assert.equal(plan.secrets[1]?.token, before.secrets[1]?.token);
    assert.notEqual(plan.secrets[0]?.token, before.secrets[0]?.token);
  });

  it('takes a tag for all secrets, names included', async () => {
    const plan = await revise(await start(), { kind: 'tag', key: 'appid', value: 'ord02' });
    assert.deepEqual(names(plan), [
      'payments/ord02/dev/db-password',
      'payments/ord02/dev/api-token',
    ]);
    const tag = plan.secrets[0]?.tags.find((other) => other.key === 'appid');
    assert.deepEqual(tag, { key: 'appid', state: 'set', value: 'ord02', source: 'you' });
  });

  it('takes a tag and a key for one secret', async () => {
    let plan = await start();
    plan = await revise(plan, { kind: 'tag', key: 'appid', value: 'ord02', secret: 1 });
    plan = await revise(plan, { kind: 'kms', kmsKeyId: 'alias/app', secret: 0 });
    assert.deepEqual(names(plan), [
      'payments/pay01/dev/db-password',
      'payments/ord02/dev/api-token',
    ]);
    assert.deepEqual(
      plan.secrets.map((secret) => secret.kmsKeyId),
      ['alias/app', undefined],
    );
    plan = await revise(plan, { kind: 'kms', kmsKeyId: undefined });
    assert.equal(plan.secrets[0]?.kmsKeyId, undefined);
  });

  it('keeps the request token where nothing that is sent changes', async () => {
    const before = await start();
    const changed = await revise(before, { kind: 'name', secret: 0, name: 'x/y' });
    const back = await revise(changed, {
      kind: 'name',
      secret: 0,
      name: before.secrets[0]?.name ?? '',
    });
    assert.equal(back.secrets[0]?.token, before.secrets[0]?.token);
  });

  it('leaves a skipped finding alone, and takes it in again', async () => {
    const skipped = await revise(await start(), { kind: 'skip', moves: [0], reason: 'Not now.' });
    assert.equal(skipped.moves[0]?.reason, 'Not now.');
    assert.deepEqual(names(skipped), ['payments/pay01/dev/api-token']);
    assert.deepEqual(
      editsOf(skipped, 'a.test').map((edit) => edit.findings),
      [[1], [1]],
    );
    const again = await revise(skipped, { kind: 'include', moves: [0] });
    assert.equal(names(again).length, 2);
  });

  it('refuses the same name for two secrets', async () => {
    const plan = await revise(await start(), {
      kind: 'name',
      secret: 0,
      name: 'payments/pay01/dev/api-token',
    });
    // The user's name stands; the derived one makes way.
    assert.deepEqual(names(plan), [
      'payments/pay01/dev/api-token',
      'payments/pay01/dev/api-token-2',
    ]);
    const both = await revise(plan, {
      kind: 'name',
      secret: 1,
      name: 'payments/pay01/dev/api-token',
    });
    assert.ok(both.secrets.some(({ problem }) => problem?.code === 'name-invalid'));
  });

  it('says what is wrong with a name', async () => {
    const plan = await revise(await start(), { kind: 'name', secret: 0, name: 'no spaces' });
    assert.ok(plan.secrets[0]?.problem instanceof Fault);
    assert.equal(plan.secrets[0].problem.code, 'name-invalid');
  });

  it('asks an adapter again only where a name has changed', async () => {
    let asked = 0;
    const counting = {
      ...adapter,
      rewrite: (...args: Parameters<typeof adapter.rewrite>) => {
        asked += 1;
        return adapter.rewrite(...args);
      },
    };
    const files = [
      planFile('a.test', `dbPassword = "${PASSWORD}"\n`),
      planFile('b.test', `apiToken = "${TOKEN}"\n`),
    ];
    const plan = await makePlan({ files, scheme, adapters: { forFile: () => counting } });
    assert.equal(asked, 2);
    await revise(plan, { kind: 'kms', kmsKeyId: 'alias/app' });
    assert.equal(asked, 2);
    await revise(plan, { kind: 'name', secret: 1, name: 'other' });
    assert.equal(asked, 3);
  });
});
