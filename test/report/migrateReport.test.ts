import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../src/base/text';
import { revise } from '../../src/migrate/planner';
import { programPolicy } from '../../src/migrate/programPolicy';
import { migrateJson, migrateText, reportPlan } from '../../src/report/migrateReport';
import { scene } from '../migrate/support';

const PASSWORD = ['correct', 'horse', 'battery'].join('-');
const TOKEN = ['tok', 'en', '0123456789'].join('_');
const TEXT = `dbPassword = "${PASSWORD}"\nguidedKey = "${TOKEN}"\n`;

describe('reportPlan', () => {
  it('has the fields of version 1, with edits that make the planned text', async () => {
    const { plan, texts } = await scene({ 'src/a.test': TEXT });
    const report = reportPlan(plan, true, (path) => `../${path}`);
    const document = JSON.parse(migrateJson(report)) as typeof report & { version: number };
    assert.equal(document.version, 1);
    const [move, guided] = document.findings;
    assert.deepEqual(
      { file: move?.file, decision: move?.decision, done: move?.done, tags: move?.tags },
      {
        file: '../src/a.test',
        decision: 'rewrite',
        done: true,
        tags: { name: 'payments', appid: 'pay01', appenv: 'dev' },
      },
    );
    assert.equal(move?.secretName, 'payments/pay01/dev/db-password');
    assert.equal(TEXT.slice(move.start, move.end), PASSWORD);
    assert.deepEqual([guided?.decision, guided?.done], ['guidance', false]);
    assert.deepEqual(
      document.files.map((file) => file.file),
      ['../src/a.test', '../package.json'],
    );
    const edits = document.files[0]?.edits.map(({ start, end, newText }) => ({
      span: { start, end },
      newText,
    }));
    assert.match(applyEdits(texts['src/a.test'] ?? '', edits ?? []), /= getSecret\("payments/);
  });

  it('names no secret for what is skipped, and gives the reason', async () => {
    const { plan } = await scene({ 'a.test': TEXT });
    const skipped = await revise(plan, { kind: 'skip', moves: [0], reason: 'Not now.' });
    const [move] = reportPlan(skipped, true).findings;
    assert.deepEqual(
      { decision: move?.decision, reason: move?.reason, name: move?.secretName, done: move?.done },
      { decision: 'skip', reason: 'Not now.', name: null, done: false },
    );
  });

  it('says what is missing beside the reason', async () => {
    const { plan } = await scene({ 'a.test': TEXT });
    const bad = await revise(plan, { kind: 'name', secret: 0, name: 'no spaces' });
    assert.match(reportPlan(bad, false).findings[0]?.reason ?? '', /plain assignment.*no spaces/);
  });

  it('prints no value in either form', async () => {
    const { plan } = await scene({ 'a.test': TEXT });
    for (const text of [migrateJson(reportPlan(plan, true)), migrateText(reportPlan(plan, true))]) {
      assert.ok(!text.includes(PASSWORD) && !text.includes(TOKEN));
    }
  });
});

describe('migrateText', () => {
  it('shows decision, reason, secret and tags', async () => {
    const { plan } = await scene({ 'a.test': TEXT });
    const lines = migrateText(reportPlan(plan, false)).split('\n');
    assert.deepEqual(lines.slice(0, 5), [
      'a.test:1:15  rewrite  generic-password',
      '  A plain assignment.',
      '  secret payments/pay01/dev/db-password',
      '  tags   name=payments, appid=pay01, appenv=dev',
      '',
    ]);
    assert.equal(lines.at(-2), '2 findings: 1 to move, 1 by guidance, 0 skipped; 2 files to edit.');
  });

  it('ends with the policy that the program needs', async () => {
    const { plan, store } = await scene({ 'a.test': TEXT });
    const policy = programPolicy(plan, store.target);
    assert.ok(policy);
    const text = migrateText({ ...reportPlan(plan, true), policy });
    const [, document = ''] = text.split('needs:\n');
    assert.deepEqual(JSON.parse(document), policy);
    assert.deepEqual(
      (
        JSON.parse(migrateJson({ ...reportPlan(plan, true), policy })) as typeof policy & {
          policy: unknown;
        }
      ).policy,
      policy,
    );
  });
});
