import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import type { Finding, ScanInput, Severity } from '../../src/scan/finding';
import {
  DEFAULT_SCAN_OPTIONS,
  ruleOptions,
  type RuleSetting,
  type ScanOptions,
} from '../../src/scan/options';
import { sample } from '../../src/scan/rules/sample';
import { grammars } from '../support/grammars';

const STRIPE = `const stripe_secret = '${['sk', 'live', sample('base62', 24)].join('_')}';\n`;
const WORD = "const password = 'hunt" + "er2';\n";

function find(rules: Readonly<Record<string, RuleSetting>>, path = 'a.js'): Promise<Finding[]> {
  const options = { ...DEFAULT_SCAN_OPTIONS, ...ruleOptions(Object.entries(rules)) };
  return new Engine(grammars, options).scan({ path, text: STRIPE + WORD });
}

describe('levels', () => {
  it('leaves low confidence to the thorough one, and changes nothing else', async () => {
    const text = WORD + "const otherPassword = 'oran" + "ge';\n";
    const found = (level: ScanOptions['level']): Promise<Finding[]> =>
      new Engine(grammars, { ...DEFAULT_SCAN_OPTIONS, level }).scan({ path: 'a.js', text });
    const thorough = await found('thorough');
    assert.deepEqual(
      thorough.map(({ confidence }) => confidence),
      ['medium', 'low'],
    );
    assert.deepEqual(await found('precise'), thorough.slice(0, 1));
  });
});

describe('rules as people set them', () => {
  it('leaves out what is off, and does not hand its value to another rule', async () => {
    const ids = async (rules: Readonly<Record<string, RuleSetting>>): Promise<string[]> =>
      (await find(rules)).map(({ ruleId }) => ruleId);
    assert.deepEqual(await ids({}), ['stripe-secret-key', 'generic-password']);
    assert.deepEqual(await ids({ 'stripe-secret-key': 'off' }), ['generic-password']);
    assert.deepEqual(await ids({ 'generic-password': 'off' }), ['stripe-secret-key']);
  });

  it('keeps every other fingerprint when a rule is off', async () => {
    const all = await find({});
    const rest = await find({ 'stripe-secret-key': 'off' });
    assert.deepEqual(rest, all.slice(1));
  });

  const told: readonly (readonly [set: RuleSetting, path: string, severity: Severity])[] = [
    ['error', 'a.js', 'error'],
    ['error', 'test/a.js', 'warning'],
    ['warning', 'a.js', 'warning'],
    ['warning', 'test/a.js', 'information'],
    ['information', 'a.js', 'information'],
    ['information', 'test/a.js', 'information'],
  ];
  for (const [set, path, severity] of told) {
    it(`tells ${set} in ${path} as ${severity}`, async () => {
      const [finding] = await find({ 'stripe-secret-key': set }, path);
      assert.equal(finding?.severity, severity);
    });
  }
});

describe('permissions', () => {
  const OURS = 'secret-ferry' + ':allow';
  const on = (day: string, accepted: ScanOptions['accepted'] = new Map()): Engine =>
    new Engine(grammars, { ...DEFAULT_SCAN_OPTIONS, accepted }, () => day);
  const withComment = (comment: string): ScanInput => ({
    path: 'a.js',
    text: WORD.replace('\n', ` // ${comment}\n`),
  });

  it('hold up to their last day, and say so from the day after', async () => {
    const input = withComment(`${OURS} until 2027-01-31 for the sandbox only`);
    const last = await on('2027-01-31').examine(input);
    assert.deepEqual(last.findings, []);
    assert.deepEqual(
      last.allowed.map(({ by, reason }) => [by, reason]),
      [['comment', 'for the sandbox only']],
    );
    const { findings, allowed } = await on('2027-02-01').examine(input);
    assert.deepEqual(allowed, []);
    assert.equal(findings[0]?.allowedUntil, '2027-01-31');
    assert.match(findings[0].reasons.at(-1) ?? '', /allowed until 2027-01-31/);
  });

  it('say why they do not count', async () => {
    const [finding] = await on('2027-01-01').scan(withComment(OURS));
    assert.match(finding?.reasons.at(-1) ?? '', /gives no reason/);
  });

  it('come from the baseline too, by fingerprint', async () => {
    const input = { path: 'a.js', text: WORD };
    const [finding] = await on('2027-01-01').scan(input);
    assert.ok(finding);
    const entry = { reason: 'known', until: '2027-01-31' };
    const accepted = new Map([[finding.fingerprint, entry]]);
    assert.deepEqual(await on('2027-01-01', accepted).examine(input), {
      findings: [],
      allowed: [{ finding, by: 'baseline', reason: 'known' }],
    });
    assert.equal((await on('2027-02-01', accepted).scan(input))[0]?.allowedUntil, '2027-01-31');
    assert.equal((await on('2027-01-01', accepted).scan({ ...input, path: 'b.js' })).length, 1);
  });
});
