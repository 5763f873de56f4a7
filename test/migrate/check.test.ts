import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { principalFrom } from '../../src/access/principal';
import { Fault } from '../../src/base/fault';
import { check } from '../../src/migrate/check';
import { callsOf, createRequest, DB, FILES, scene, scheme } from './support';

const role = { name: 'payments', appid: 'pay01', appenv: 'dev' };
const options = { scheme, principal: principalFrom({ role }) };

describe('check', () => {
  it('tells free names from taken ones and those pending deletion', async () => {
    const all = await scene(FILES);
    const states = async () =>
      (await check(all.plan, all.store, options)).map(({ state }) => state);
    assert.deepEqual(await states(), ['free', 'free']);
    await all.store.create(createRequest(DB));
    assert.deepEqual(await states(), ['taken', 'free']);
    await all.store.scheduleDeletion(DB, 7);
    assert.deepEqual(await states(), ['pending-deletion', 'free']);
  });

  it('never asks for a value', async () => {
    const all = await scene(FILES);
    await all.store.create(createRequest(DB));
    await check(all.plan, all.store, options);
    assert.deepEqual(callsOf(all.store, 'read'), []);
  });

  it('does not know where the role may not ask, and goes on', async () => {
    const all = await scene(FILES);
    all.store.fail('describe', new Fault('denied', 'No.'));
    const [first, second] = await check(all.plan, all.store, options);
    assert.deepEqual([first?.state, second?.state], ['unknown', 'free']);
  });

  it('predicts a denial from the role’s tags', async () => {
    const all = await scene(FILES);
    const principal = principalFrom({ role: { ...role, appenv: 'prod' } });
    const [first] = await check(all.plan, all.store, { scheme, principal });
    assert.match(first?.warnings.join(' ') ?? '', /appenv is dev, your role has prod/);
    const [allowed] = await check(all.plan, all.store, options);
    assert.deepEqual(allowed?.warnings, []);
  });

  it('passes on what keeps it from asking at all', async () => {
    const all = await scene(FILES);
    all.store.fail('describe', new Fault('expired', 'Expired.'));
    await assert.rejects(check(all.plan, all.store, options), { code: 'expired' });
  });
});
