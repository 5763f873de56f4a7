import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import { locateFindings } from '../../src/report/findings';
import { sarif } from '../../src/report/sarif';
import type { ScanReport } from '../../src/report/scanReport';
import type { Finding } from '../../src/scan/finding';
import { sample } from '../../src/scan/rules/sample';

const VALUE = sample('base62', 20);
const TEXT = `// 😀\r\nconst a = '😀', key = "${VALUE}";\n`;

function finding(change: Partial<Finding> = {}): Finding {
  const start = TEXT.indexOf(VALUE);
  return {
    ruleId: 'generic-password',
    type: 'ssh-key',
    confidence: 'medium',
    severity: 'warning',
    span: { start, end: start + VALUE.length },
    fingerprint: 'f'.repeat(24),
    binding: 'key',
    reasons: [],
    ...change,
  };
}

const located = (file: string, change: Partial<Finding> = {}) =>
  locateFindings(file, TEXT, [finding(change)])[0]!;

function written(change: Partial<ScanReport> = {}): { text: string; log: Log } {
  const report: ScanReport = {
    findings: [
      located('src/a b#.js'),
      located('src/c.js', { ruleId: 'acme-key', severity: 'error', confidence: 'high' }),
      located('src/c.js', { ruleId: 'stripe-secret-key', severity: 'information' }),
    ],
    allowed: [
      { ...located('src/d.js'), by: 'comment', reason: 'made up' },
      { ...located('src/e.js', { confidence: 'low' }), by: 'baseline', reason: 'known' },
    ],
    stats: {
      files: 4,
      bytes: 9,
      milliseconds: 1,
      skipped: [{ file: 'x.bin', reason: 'binary' }],
      allowed: 1,
      baselined: 1,
    },
    ...change,
  };
  const acme = {
    id: 'acme-key',
    title: 'Acme key',
    keywords: ['acme'],
    pattern: 'acme',
    steps: 4,
    type: 'third-party-credential',
    rotate: 'https://acme.example/rotate',
  } as const;
  const text = sarif(report, { version: '1.2.3', custom: [acme] });
  return { text, log: JSON.parse(text) as Log };
}

/** The properties of SARIF 2.1.0 that we use, by object: required ones and others. */
const SHAPES: Readonly<Record<string, readonly [required: string, others: string]>> = {
  log: ['version runs', '$schema'],
  run: ['tool', 'results columnKind invocations'],
  tool: ['driver', ''],
  driver: ['name', 'version informationUri rules'],
  rule: ['id', 'shortDescription helpUri help'],
  invocation: ['executionSuccessful', 'toolExecutionNotifications'],
  notification: ['message', 'level locations'],
  message: ['text', ''],
  result: ['message', 'ruleId ruleIndex level rank locations partialFingerprints suppressions'],
  location: ['', 'physicalLocation'],
  physicalLocation: ['artifactLocation', 'region'],
  artifactLocation: ['uri', 'uriBaseId'],
  region: ['startLine', 'startColumn endLine endColumn charOffset charLength'],
  suppression: ['kind', 'status justification'],
};

function requireShape(name: string, value: object | undefined): void {
  assert.ok(value, name);
  const [required, others] = SHAPES[name]!.map((list) => list.split(' ').filter(Boolean));
  const keys = Object.keys(value);
  for (const key of required!) assert.ok(keys.includes(key), `${name} has ${key}`);
  for (const key of keys) assert.ok([...required!, ...others!].includes(key), `${name}: ${key}`);
}

describe('SARIF', () => {
  it('has the structure of version 2.1.0', () => {
    const { log } = written();
    requireShape('log', log);
    assert.equal(log.version, '2.1.0');
    const [run] = log.runs;
    requireShape('run', run);
    requireShape('tool', run!.tool);
    requireShape('driver', run!.tool.driver);
    for (const rule of run!.tool.driver.rules ?? []) requireShape('rule', rule);
    for (const invocation of run!.invocations ?? []) {
      requireShape('invocation', invocation);
      for (const note of invocation.toolExecutionNotifications ?? []) {
        requireShape('notification', note);
        requireShape('message', note.message);
      }
    }
    for (const result of run!.results ?? []) {
      requireShape('result', result);
      requireShape('message', result.message);
      assert.ok(['none', 'note', 'warning', 'error'].includes(result.level ?? ''));
      assert.ok((result.rank ?? -1) >= 0 && (result.rank ?? 101) <= 100);
      assert.equal(run!.tool.driver.rules?.[result.ruleIndex ?? -1]?.id, result.ruleId);
      for (const location of result.locations ?? []) {
        requireShape('location', location);
        const { physicalLocation } = location;
        requireShape('physicalLocation', physicalLocation);
        requireShape('artifactLocation', physicalLocation?.artifactLocation);
        requireShape('region', physicalLocation?.region);
      }
      assert.ok(result.suppressions, 'all results say whether they are suppressed');
      for (const suppression of result.suppressions) requireShape('suppression', suppression);
    }
  });

  it('says where, how loud and how sure, with columns in UTF-16 units', () => {
    const [run] = written().log.runs;
    assert.equal(run?.columnKind, 'utf16CodeUnits');
    const [first, second, third] = run.results ?? [];
    const place = first?.locations?.[0]?.physicalLocation;
    assert.equal(place?.artifactLocation?.uri, 'src/a%20b%23.js');
    const column = TEXT.split('\n')[1]!.indexOf(VALUE) + 1;
    assert.deepEqual(place.region, {
      startLine: 2,
      startColumn: column,
      endLine: 2,
      endColumn: column + 20,
      charOffset: TEXT.indexOf(VALUE),
      charLength: 20,
    });
    assert.deepEqual(
      [first, second, third].map((one) => [one?.level, one?.rank]),
      [
        ['warning', 60],
        ['error', 90],
        ['note', 60],
      ],
    );
    assert.equal(first?.message.text, 'Hardcoded SSH key in "key" (medium confidence).');
    assert.deepEqual(first.partialFingerprints, { 'secretFerryLocation/v1': 'f'.repeat(24) });
  });

  it('keeps allowed findings as suppressed results, with the reason', () => {
    const results = written().log.runs[0]?.results ?? [];
    assert.deepEqual(
      results.map(({ suppressions }) => suppressions),
      [
        [],
        [],
        [],
        [{ kind: 'inSource', status: 'accepted', justification: 'made up' }],
        [{ kind: 'external', status: 'accepted', justification: 'known' }],
      ],
    );
  });

  it('describes each rule once, with where to read on', () => {
    const rules = written().log.runs[0]?.tool.driver.rules ?? [];
    assert.deepEqual(
      rules.map(({ id }) => id),
      ['acme-key', 'generic-password', 'stripe-secret-key'],
    );
    assert.equal(rules[0]?.helpUri, undefined);
    assert.equal(rules[0]?.help?.text, 'Revoke or rotate it: https://acme.example/rotate');
    assert.match(rules[1]?.helpUri ?? '', /docs\/rules\.md#generic-password$/);
    assert.equal(rules[2]?.shortDescription?.text, 'Stripe secret key');
  });

  it('holds no value and nothing of the text, and names what was left out', () => {
    const { text, log } = written();
    assert.ok(!text.includes(VALUE) && !text.includes('snippet') && !text.includes('const a'));
    const [notification] = log.runs[0]?.invocations?.[0]?.toolExecutionNotifications ?? [];
    assert.equal(notification?.message.text, 'Not scanned: binary.');
    assert.ok(text.endsWith('}\n'));
  });

  it('relates the other parts of a group, by name and place', () => {
    const start = TEXT.indexOf(VALUE);
    const parts = [
      { role: 'user', name: 'a', span: { start: 15, end: 17 } },
      { role: 'secret', name: 'key', span: { start, end: start + VALUE.length } },
    ] as const;
    const group = { id: 'login-f', kind: 'login', parts } as const;
    const { text, log } = written({ findings: [located('a.js', { group })] });
    const related = log.runs[0]?.results?.[0]?.relatedLocations ?? [];
    assert.deepEqual(
      related.map(({ message, physicalLocation }) => [
        message?.text,
        physicalLocation?.region?.startLine,
        physicalLocation?.region?.charOffset,
      ]),
      [['user "a"', 2, 15]],
    );
    assert.ok(!text.includes(VALUE));
  });
});
