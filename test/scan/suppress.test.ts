import assert from 'node:assert/strict';
import { isDay, Suppressions, type Permission } from '../../src/scan/suppress';

const OURS = 'secret-ferry' + ':allow';
const RULE = 'generic-password';
const OFF = '# secretlint-' + 'disable';
const ON = '# secretlint-' + 'enable';

/** What is allowed on each line: the rule's permissions there, where there are any. */
function permissions(text: string, ruleId = RULE): Record<number, Permission[]> {
  const suppressions = new Suppressions(text);
  const found: [number, Permission[]][] = [];
  [...text.matchAll(/(?<=^|\n)/g)].forEach(({ index: start }, line) => {
    const given = suppressions.permissionsFor({ ruleId, span: { start, end: start + 1 } });
    if (given.length > 0) found.push([line, given]);
  });
  return Object.fromEntries(found);
}

const problems = (text: string): string[] =>
  new Suppressions(text).misfits.map(({ problem }) => problem);

describe('comments that allow a finding', () => {
  const reason = 'made up';
  const ours: readonly (readonly [text: string, allowed: Record<number, Permission>])[] = [
    [`a\nb // ${OURS} made up\nc`, { 1: { reason } }],
    [`a\r\n# ${OURS} made up\r\nc`, { 2: { reason } }],
    [`<!-- ${OURS} made up -->\nb`, { 1: { reason } }],
    [`-- ${OURS} made up\nb`, { 1: { reason } }],
    [`REM ${OURS} made up\nb`, { 1: { reason } }],
    [`a\nb /* ${OURS}: made up */\nc`, { 1: { reason: ': made up' } }],
    [`b // ${OURS} until 2027-01-31 made up\nc`, { 0: { reason, until: '2027-01-31' } }],
    [`b // ${OURS} until the sandbox is gone`, { 0: { reason: 'until the sandbox is gone' } }],
    [`b // ${OURS}[${RULE}] made up`, { 0: { reason, rules: [RULE] } }],
    [`b // ${OURS}[other-rule] made up`, {}],
    [
      `b // ${OURS}[other-rule, ${RULE}] until 2027-01-31 made up`,
      { 0: { reason, until: '2027-01-31', rules: ['other-rule', RULE] } },
    ],
    ['nothing here\nb', {}],
  ];
  for (const [text, allowed] of ours) {
    it(JSON.stringify(text), () => {
      const one = Object.entries(allowed).map(([line, permission]) => [line, [permission]]);
      assert.deepEqual(permissions(text), Object.fromEntries(one));
      assert.deepEqual(problems(text), []);
    });
  }

  const misfits: readonly (readonly [text: string, problem: RegExp])[] = [
    [`a /* ${OURS} */\nb`, /no reason/],
    [`// ${OURS}\nb`, /no reason/],
    [`<!-- ${OURS} -->\nb`, /no reason/],
    [`a // ${OURS} until 2027-01-31`, /no reason/],
    [`a // ${OURS} until 2027-02-30 made up`, /date/],
    [`a // ${OURS} until 31.1.2027 made up`, /date/],
    [`a // ${OURS}[] made up`, /names no rule/],
    [`a // ${OURS}[Any Rule] made up`, /names no rule/],
  ];
  for (const [text, problem] of misfits) {
    it(`does not count: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(permissions(text), {});
      assert.equal(problems(text).length, 1);
      assert.match(problems(text)[0]!, problem);
    });
  }

  const others: readonly (readonly [text: string, lines: readonly number[]])[] = [
    ['a\nb # gitleaks' + ':allow\nc', [1]],
    ['a\nb # betterleaks' + ':allow\nc', [1]],
    ['a\nb // trufflehog' + ':ignore\nc', [1]],
    ['a # pragma' + ': allowlist secret\nb', [0]],
    ['a # pragma' + ': whitelist secret\nb', [0]],
    ['a # pragma' + ': allowlist nextline secret\nb', [1]],
    ['a // secretlint-' + 'disable-line\nb', [0]],
    ['// secretlint-' + 'disable-next-line\nb', [1]],
    ['// secretlint-' + 'disable-next-line some/rule -- made up\nb\nc', [1]],
    ['a\n/* secretlint-' + 'disable */\nb\nc\n# secretlint-' + 'enable\nd', [1, 2, 3]],
    ['a\n# secretlint-' + 'disable some/rule\nb\nc', [1, 2, 3]],
    [`${OFF}\n${OFF}\n${ON}\nd`, [0, 1]],
    [`${OFF}\n${ON}\nc\n${OFF}\n${ON}\nf\n${OFF}\nh`, [0, 3, 6, 7]],
    ['The word secretlint-' + 'disable in prose\nb', []],
    ['# secretlint-' + 'disabled\nb', []],
    ['# gitleaks' + ': allow\nb', []],
  ];
  for (const [text, lines] of others) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(Object.keys(permissions(text)).map(Number), lines);
    });
  }

  it('is for the lines on which a finding starts and ends, not for those between', () => {
    const text = `"begin\nb # ${OURS} made up\nend"`;
    const suppressions = new Suppressions(text);
    const span = { start: 1, end: text.length - 1 };
    assert.deepEqual(suppressions.permissionsFor({ ruleId: RULE, span }), []);
    const ends = { start: text.indexOf('b #'), end: text.length - 1 };
    assert.equal(suppressions.permissionsFor({ ruleId: RULE, span: ends }).length, 1);
  });

  it('reads marks without end in a time that grows with their number alone', () => {
    for (const mark of [`${OFF}\n${ON}\n`, '# gitleaks' + ':allow ', `# ${OURS} made up `]) {
      const text = mark.repeat(100_000);
      const suppressions = new Suppressions(text);
      for (let start = 0; start < text.length; start += 100) {
        const given = suppressions.permissionsFor({ ruleId: RULE, span: { start, end: start } });
        assert.ok(given.length < 100);
      }
    }
  });

  it('tells days of the calendar from what only looks like one', () => {
    const days = ['2027-01-31', '2028-02-29', '2027-02-29', '2027-1-31', '2027-01-32', 'tomorrow'];
    assert.deepEqual(days.filter(isDay), ['2027-01-31', '2028-02-29']);
  });
});
