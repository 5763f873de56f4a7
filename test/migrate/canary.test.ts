import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { describe, it } from 'mocha';
import { Fault, type FaultCode } from '../../src/base/fault';
import { apply, type ApplyOptions } from '../../src/migrate/apply';
import { compensate } from '../../src/migrate/compensate';
import { Journal } from '../../src/migrate/journal';
import { undo } from '../../src/migrate/undo';
import { migrateJson, migrateText, reportPlan } from '../../src/report/migrateReport';
import { adapters, scene, type Scene } from './support';

const CANARY = ['canary', Math.random().toString(36).slice(2), 'x'.repeat(8)].join('-');
const FILES = {
  'a.test': `dbPassword = "${CANARY}"\n`,
  'b.test': `guidedKey = "${CANARY}2"\napiToken = "${CANARY}3"\n`,
};

/** Everything that anybody could print of a thing, hidden properties and causes included. */
function everyPrint(thing: unknown): string {
  const printed = [inspect(thing, { depth: 20, showHidden: true, getters: true })];
  printed.push(String(thing), JSON.stringify({ thing }));
  if (thing instanceof Error) {
    printed.push(thing.message, thing.stack ?? '', thing.cause ? everyPrint(thing.cause) : '');
    if (thing instanceof Fault) printed.push(thing.text);
  }
  return printed.join('\n');
}

function assertClean(what: string, thing: unknown): void {
  assert.ok(!everyPrint(thing).includes(CANARY), `${what} holds the value`);
}

/** Runs a step and checks whatever comes of it. */
async function step<T>(what: string, act: () => Promise<T>): Promise<T | undefined> {
  const [outcome] = await Promise.allSettled([act()]);
  assertClean(what, outcome.status === 'fulfilled' ? outcome.value : outcome.reason);
  return outcome.status === 'fulfilled' ? outcome.value : undefined;
}

function assertStoredClean({ storage, journal }: Scene): void {
  assertClean('the journal in memory', journal);
  for (const [id, text] of storage.entries) {
    assert.ok(!`${id}${text}`.includes(CANARY), 'the stored journal holds the value');
  }
}

/** Moves, then takes back what was moved or removes what was left over. */
async function wholeWay(all: Scene, more: Partial<ApplyOptions> = {}): Promise<void> {
  const steps: unknown[] = [];
  const options = all.options({ progress: (now) => steps.push(now), ...more });
  const result = await step('apply', () => apply(options));
  assertClean('progress', steps);
  assertStoredClean(all);
  if (!result) return;
  for (const report of [migrateJson, migrateText]) {
    const text = report(reportPlan(result.plan, result.outcome === 'moved'));
    assert.ok(!text.includes(CANARY), 'the report holds the value');
  }
  if (result.outcome === 'moved') await takeBack(all);
  else await step('compensate', () => compensate(options, result, 'remove'));
  assertStoredClean(all);
}

async function takeBack(all: Scene): Promise<void> {
  for (const journal of [new Journal(all.storage, all.key), all.journal]) {
    const run = await journal.last('/work');
    if (!run) continue;
    await step('undo', () => undo({ run, journal, store: all.store, edits: all.edits, adapters }));
  }
}

describe('canary', () => {
  it('is not in a plan', async () => {
    assertClean('the plan', (await scene(FILES)).plan);
  });

  it('is nowhere after a move and its undo', async () => {
    const all = await scene(FILES);
    await wholeWay(all);
    assert.deepEqual(Object.fromEntries(all.edits.texts), all.texts);
  });

  const codes: readonly FaultCode[] = ['denied', 'timeout', 'expired', 'kms', 'verify-failed'];
  for (const method of ['create', 'read', 'scheduleDeletion'] as const) {
    for (const code of codes) {
      it(`is nowhere where ${method} fails with ${code}`, async () => {
        const all = await scene(FILES);
        all.store.fail(method, new Fault(code, 'Told by the service.'), 9);
        await wholeWay(all);
      });
    }
    it(`is nowhere where ${method} throws something that holds the value`, async () => {
      const all = await scene(FILES);
      all.store.fail(method, new TypeError(`cannot serialise {"SecretString":"${CANARY}"}`), 9);
      await wholeWay(all);
    });
  }

  it('is nowhere where the editor throws something that holds the value', async () => {
    const all = await scene(FILES);
    all.edits.failure = new Error(FILES['a.test']);
    await wholeWay(all);
  });

  it('is nowhere where the journal’s storage throws', async () => {
    const all = await scene(FILES);
    all.storage.failure = new Error('disk full');
    await wholeWay(all);
  });

  it('is found by this test where it is', () => {
    assert.throws(() => {
      assertClean('a plain object', { hidden: { deep: [CANARY] } });
    });
    assert.throws(() => {
      assertClean('an error', new Error('x', { cause: new Error(CANARY) }));
    });
  });
});
