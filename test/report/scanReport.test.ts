import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { locateFindings } from '../../src/report/findings';
import { scanJson, scanText, type ScanReport } from '../../src/report/scanReport';
import type { Finding } from '../../src/scan/finding';

const VALUE = ['hunter', '2!'].join('');

function finding(text: string, value: string, binding = 'dbPassword'): Finding {
  const start = text.indexOf(value);
  return {
    ruleId: 'generic-password',
    type: 'database-credential',
    confidence: 'high',
    severity: 'warning',
    span: { start, end: start + value.length },
    fingerprint: 'f'.repeat(24),
    binding,
    reasons: ['assigned to "dbPassword"'],
  };
}

function report(files: Record<string, string>, binding?: string): ScanReport {
  const findings = Object.entries(files).flatMap(([file, text]) =>
    locateFindings(file, text, text.includes(VALUE) ? [finding(text, VALUE, binding)] : []),
  );
  const skipped = [
    { file: 'x', reason: 'y' },
    { file: 'logo.png', reason: 'binary' },
  ];
  const stats = { files: 2, bytes: 1234, milliseconds: 5, skipped, allowed: 0, baselined: 0 };
  return { findings, allowed: [], stats };
}

describe('locateFindings', () => {
  const cases: readonly (readonly [string, string, readonly number[]])[] = [
    ['on the first line', `p="${VALUE}"`, [3, 11, 1, 4, 1, 12]],
    ['after LF', `\np="${VALUE}"`, [4, 12, 2, 4, 2, 12]],
    ['after CRLF', `\r\n\r\np="${VALUE}"`, [7, 15, 3, 4, 3, 12]],
    ['after a lone CR', `a\rp="${VALUE}"`, [5, 13, 2, 4, 2, 12]],
    ['after a character of two UTF-16 units', `😀="${VALUE}"`, [4, 12, 1, 5, 1, 13]],
  ];
  for (const [where, text, numbers] of cases) {
    it(`counts UTF-16 units and lines ${where}`, () => {
      const [located] = locateFindings('a', text, [finding(text, VALUE)]);
      assert.ok(located);
      const { start, end, startLine, startColumn, endLine, endColumn } = located.reported;
      assert.deepEqual([start, end, startLine, startColumn, endLine, endColumn], numbers);
    });
  }

  it('ends on the last line of a value of several lines', () => {
    const text = 'k="a\nb"';
    const [located] = locateFindings('a', text, [finding(text, 'a\nb')]);
    const { startLine, endLine, endColumn } = located?.reported ?? {};
    assert.deepEqual([startLine, endLine, endColumn], [1, 2, 2]);
  });
});

describe('scanJson', () => {
  it('has the fields of version 1, and no others', () => {
    const document = JSON.parse(scanJson(report({ 'src/a.js': `p="${VALUE}"` }))) as Record<
      string,
      unknown
    >;
    assert.deepEqual(document, {
      version: 1,
      findings: [
        {
          file: 'src/a.js',
          ruleId: 'generic-password',
          type: 'database-credential',
          confidence: 'high',
          severity: 'warning',
          start: 3,
          end: 11,
          startLine: 1,
          startColumn: 4,
          endLine: 1,
          endColumn: 12,
          fingerprint: 'f'.repeat(24),
        },
      ],
      stats: {
        files: 2,
        bytes: 1234,
        milliseconds: 5,
        skipped: [
          { file: 'x', reason: 'y' },
          { file: 'logo.png', reason: 'binary' },
        ],
        allowed: 0,
        baselined: 0,
      },
    });
  });
});

describe('scanText', () => {
  it('gives a line a finding, files apart, with what was skipped', () => {
    const text = scanText(report({ 'a.js': `p="${VALUE}"`, 'b.js': `\np="${VALUE}"` }));
    assert.deepEqual(text.split('\n'), [
      'a.js:1:4  high  generic-password  dbPassword',
      '',
      'b.js:2:4  high  generic-password  dbPassword',
      '',
      'skipped x: y',
      '2 findings in 2 files (2 files scanned, 1.2 kB, 5 ms).',
      '',
    ]);
  });

  it('says that nothing was found', () => {
    assert.match(scanText(report({ 'a.js': '' })), /^skipped x: y\nNo hardcoded secrets found \(/);
  });

  it('never prints the value, and no control character of a name', () => {
    const escape = String.fromCharCode(27);
    const text = scanText(report({ [`a${escape}[2J.js`]: `p="${VALUE}"` }, `x${escape}\n\u202E`));
    assert.ok(!text.includes(VALUE));
    assert.ok(!text.includes(escape) && !text.includes('\u202E'));
    assert.equal(text.split('\n').length, 5);
  });
});
