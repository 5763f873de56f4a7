import assert from 'node:assert/strict';
import { parseTeamFile } from '../../src/workspace/teamFile';

const RULE = {
  id: 'acme-key',
  title: 'Acme key',
  keywords: ['ACME_'],
  pattern: 'acme_[a-z0-9]{20}',
  type: 'third-party-credential',
};

const read = (scan: unknown) => parseTeamFile(JSON.stringify({ scan }, undefined, 2));

describe('the team file’s scan section', () => {
  it('is taken as it is written', () => {
    const rules = { 'generic-password': 'error', 'acme-key': 'off' };
    const custom = { ...RULE, confidence: 'medium', entropy: 3, rotate: 'https://acme.example/' };
    const { file, problems } = read({
      level: 'thorough',
      ignore: ['generated/'],
      rules,
      customRules: [custom],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(file?.ignore, ['generated/']);
    assert.deepEqual(file.scan, {
      level: 'thorough',
      rules: Object.entries(rules),
      customRules: [{ ...custom, keywords: ['acme_'], steps: 25 }],
    });
  });

  const one = (change: object): object => ({ customRules: [{ ...RULE, ...change }] });
  const wrong: readonly (readonly [scan: unknown, message: RegExp])[] = [
    [[], /"scan" must be an object/],
    [{ levels: 'precise' }, /Did you mean "level"/],
    [{ level: 'loud' }, /^scan\.level must be precise or thorough/],
    [{ ignore: 'x' }, /"scan\.ignore" must be a list/],
    [{ rules: { 'generic-pasword': 'off' } }, /Did you mean "generic-password"/],
    [{ rules: { 'generic-password': 'loud' } }, /^scan\.rules\.generic-password must be off/],
    [{ customRules: {} }, /"scan\.customRules" must be a list/],
    [{ customRules: [7] }, /^scan\.customRules\[0\] must be an object/],
    [{ customRules: [RULE, RULE] }, /^scan\.customRules\[1\]\.id stands here twice/],
    [one({ id: 'Acme Key' }), /^scan\.customRules\[0\]\.id must be kebab-case/],
    [one({ id: 'generic-password' }), /\.id is the id of a built-in rule/],
    [one({ title: '' }), /\.title must be a text/],
    [one({ keywords: [] }), /\.keywords must be a list/],
    [one({ keywords: ['ab'] }), /\.keywords must be a list/],
    [one({ keywords: ['schlüssel'] }), /\.keywords must be .* ASCII/],
    [one({ type: 'password' }), /\.type must be one of/],
    [one({ confidence: 'sure' }), /\.confidence must be/],
    [one({ entropy: 9 }), /\.entropy must be a number/],
    [one({ rotate: 7 }), /\.rotate must be a text/],
    [one({ patern: 'x' }), /\.patern is not known\. Did you mean "pattern"\?/],
    [one({ pattern: '(' }), /\.pattern is not a valid regular expression/],
    [one({ pattern: 'acme_.+' }), /\.pattern repeats ".\+" without a limit/],
    [one({ pattern: 'acme_(?:a|a){0,40}b' }), /\.pattern can take more than a billion steps/],
    [one({ pattern: '(?:acme_)?' }), /\.pattern matches even nothing/],
    [one({ pattern: 'x'.repeat(501) }), /\.pattern must be a text of 1–500/],
  ];
  for (const [scan, message] of wrong) {
    it(`names what is wrong in ${JSON.stringify(scan).slice(0, 90)}`, () => {
      const { file, problems } = read(scan);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.match(problems[0]!.message, message);
      const rules = file?.scan.customRules ?? [];
      assert.ok(rules.length <= 1 && rules.every(({ id }) => id === RULE.id));
    });
  }

  it('says on which line of the file it is', () => {
    const { problems } = read(one({ pattern: 'acme_.+' }));
    assert.equal(problems[0]?.line, 10);
  });
});
