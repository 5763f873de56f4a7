import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type FaultCode } from '../../src/base/fault';
import { apply } from '../../src/migrate/apply';
import { makePlan, revise } from '../../src/migrate/planner';
import { MemoryStore, memoryTarget } from '../support/memoryStore';
import { FILES, inputsFor, offersWithoutId, planFile, scene, type Scene } from './support';

describe('apply: what is refused before anything is created', () => {
  const refusals: readonly {
    readonly what: string;
    readonly code: FaultCode;
    readonly options: (all: Scene) => ReturnType<Scene['options']>;
  }[] = [
    ...(
      [
        ['account', { account: '999999999999' }],
        ['region', { region: 'us-east-1' }],
        ['principal', { principal: 'admin' }],
        ['endpoint', { endpoint: 'http://127.0.0.1:1' }],
      ] as const
    ).map(([what, other]) => ({
      what: `another ${what} than the one reviewed`,
      code: 'target-changed' as const,
      options: (all: Scene) => all.options({ reviewed: { ...memoryTarget, ...other } }),
    })),
    {
      what: 'a file that was changed since',
      code: 'document-changed',
      options: (all) => {
        all.edits.texts.set('b.test', 'other');
        return all.options();
      },
    },
    {
      what: 'a manifest that is gone',
      code: 'document-changed',
      options: (all) => {
        all.edits.texts.delete('package.json');
        return all.options();
      },
    },
    {
      what: 'a journal that can’t be written',
      code: 'internal',
      options: (all) => {
        all.storage.failure = new Error('disk full');
        return all.options();
      },
    },
  ];
  for (const { what, code, options } of refusals) {
    it(what, async () => {
      const all = await scene(FILES);
      const given = options(all);
      const texts = new Map(all.edits.texts);
      await assert.rejects(apply(given), { code });
      assert.deepEqual(all.store.names, []);
      assert.deepEqual(all.edits.texts, texts);
    });
  }

  it('the sandbox, outside the sample workspace', async () => {
    const sandbox = new MemoryStore({ target: { account: '000000000000', sandboxId: 'ab12' } });
    const all = await scene(FILES, sandbox);
    await assert.rejects(apply(all.options()), { code: 'sandbox-only-sample' });
    assert.deepEqual(sandbox.names, []);
    assert.equal((await apply(all.options({ inSample: () => true }))).outcome, 'moved');
  });

  it('a missing tag, a bad name, and a plan with nothing in it', async () => {
    const all = await scene(FILES);
    const unnamed = await revise(all.plan, { kind: 'name', secret: 0, name: 'no spaces' });
    await assert.rejects(apply(all.options({ plan: unnamed })), { code: 'name-invalid' });
    const untagged = await makePlan(
      inputsFor(planFile('a.test', FILES['a.test'], offersWithoutId)),
    );
    await assert.rejects(apply(all.options({ plan: untagged })), { code: 'metadata-missing' });
    const empty = await revise(all.plan, { kind: 'skip', moves: [0, 1], reason: 'No.' });
    await assert.rejects(apply(all.options({ plan: empty })), { code: 'invalid-request' });
    assert.deepEqual(all.store.names, []);
  });

  it('a KMS key of another account', async () => {
    const all = await scene(FILES);
    const kmsKeyId = 'arn:aws:kms:eu-central-1:999999999999:key/1';
    const plan = await revise(all.plan, { kind: 'kms', kmsKeyId, secret: 1 });
    await assert.rejects(apply(all.options({ plan })), { code: 'kms' });
    assert.deepEqual(all.store.names, []);
    const own = kmsKeyId.replace('999999999999', memoryTarget.account);
    const same = await revise(all.plan, { kind: 'kms', kmsKeyId: own });
    assert.equal((await apply(all.options({ plan: same }))).outcome, 'moved');
  });

  it('a cancelled run', async () => {
    const all = await scene(FILES);
    await assert.rejects(apply(all.options(), AbortSignal.abort()), { code: 'cancelled' });
    assert.deepEqual(all.store.calls, []);
  });
});
