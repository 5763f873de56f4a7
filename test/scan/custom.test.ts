import assert from 'node:assert/strict';
import { CustomRules } from '../../src/scan/custom';
import { Engine } from '../../src/scan/engine';
import { boundSteps } from '../../src/scan/linear';
import { DEFAULT_SCAN_OPTIONS, type CustomRule } from '../../src/scan/options';
import { sample } from '../../src/scan/rules/sample';
import { grammars } from '../support/grammars';

function rule(pattern: string, keyword: string, more: Partial<CustomRule> = {}): CustomRule {
  const bound = boundSteps({ source: pattern, flags: 'dy' });
  assert.ok('steps' in bound);
  return {
    id: 'acme-key',
    title: 'Acme key',
    keywords: [keyword],
    pattern,
    steps: bound.steps,
    type: 'third-party-credential',
    ...more,
  };
}

const ACME = rule('acme_(?<value>[a-z0-9]{20})(?![a-z0-9])', 'acme_');
const KEY = sample('lowerAlnum', 20);

describe('custom rules', () => {
  it('find the value where their keyword stands, and are named like any other rule', async () => {
    const engine = new Engine(grammars, { ...DEFAULT_SCAN_OPTIONS, custom: [ACME] });
    const text = `const header = 'acme_${KEY}';\n`;
    const [finding, ...more] = await engine.scan({ path: 'a.js', text });
    assert.deepEqual(more, []);
    assert.equal(finding?.ruleId, 'acme-key');
    assert.equal(finding.type, 'third-party-credential');
    assert.equal(text.slice(finding.span.start, finding.span.end), KEY);
    assert.deepEqual(finding.reasons, ['has the form of: Acme key']);
  });

  it('find nothing where nothing has their form, or a value is made up', () => {
    const rules = new CustomRules([ACME, rule('acme-(?<value>x{0,3})', 'acme-')]);
    for (const text of ['acme_short', `acme_${'x'.repeat(20)}`, `other_${KEY}`, 'acme-']) {
      assert.deepEqual(rules.match(text), [], text);
    }
    assert.equal(new CustomRules([ACME]).match(`ok acme_${KEY}`).length, 1);
  });

  it('take the value for theirs before a built-in rule does', async () => {
    const value = ['sk', 'live', sample('base62', 24)].join('_');
    const own = rule('sk_live_[A-Za-z0-9]{24}', 'sk_live_');
    const engine = new Engine(grammars, { ...DEFAULT_SCAN_OPTIONS, custom: [own] });
    const found = await engine.scan({ path: 'a.js', text: `x = '${value}';\n` });
    assert.deepEqual(
      found.map(({ ruleId }) => ruleId),
      ['acme-key'],
    );
  });

  it('stop where they would take too long, and find what comes before', () => {
    const costly = rule(`acme_${'[a-z]{0,90}'.repeat(2)}1(?<value>[0-9]{8})`, 'acme_');
    assert.ok(costly.steps > 5000, `${costly.steps} steps`);
    const hit = 'acme_abc1' + '48151623\n';
    const many = hit.repeat(20_000);
    const found = new CustomRules([costly]).match(many).length;
    const most = (5_000_000 + 200 * many.length) / costly.steps;
    assert.ok(found > 100 && found <= most, `${found} of at most ${most}`);
  });
});
