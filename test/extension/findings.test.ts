import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Finding } from '../../src/scan/finding';
import { Findings } from '../../src/ui/findings';

const uri = vscode.Uri.parse('untitled:store');
const finding: Finding = {
  ruleId: 'generic-password',
  type: 'application-secret',
  confidence: 'medium',
  severity: 'warning',
  span: { start: 0, end: 5 },
  fingerprint: '0'.repeat(24),
  reasons: ['assigned to "password"'],
};

describe('the store of findings', () => {
  let findings: Findings;
  let changes = 0;
  let answers = 0;

  const set = (version: number, change: Partial<Finding> = {}, line = 0): void => {
    const range = new vscode.Range(line, 0, line, 5);
    findings.set({ uri, version, found: [{ finding: { ...finding, ...change }, range }] });
  };

  beforeEach(() => {
    findings = new Findings();
    set(1);
    changes = answers = 0;
    findings.onDidChange(() => (changes += 1));
    findings.onDidAnswer(() => (answers += 1));
  });

  afterEach(() => {
    findings.dispose();
  });

  it('takes a new version of the same findings without having them shown again', () => {
    set(2, { span: { start: 1, end: 6 } });
    assert.deepEqual([changes, answers], [0, 1]);
    assert.equal(findings.get(uri)?.version, 2);
    assert.equal(findings.get(uri)?.found[0]?.finding.span.start, 1);
  });

  const visible: Readonly<Record<string, () => void>> = {
    'another line': () => {
      set(2, {}, 1);
    },
    'another severity': () => {
      set(2, { severity: 'error' });
    },
    'another reason': () => {
      set(2, { reasons: ['looks random'] });
    },
    'a user beside it': () => {
      const user = { role: 'user', name: 'dbUser', span: { start: 9, end: 12 } } as const;
      set(2, { group: { id: 'g', kind: 'login', parts: [user] } });
    },
    'what looks the same after an edit that touched it': () => {
      findings.unsettle(uri);
      set(2);
    },
    'no finding any more': () => {
      findings.set({ uri, version: 2, found: [] });
    },
  };
  for (const [what, act] of Object.entries(visible)) {
    it(`has ${what} shown`, () => {
      act();
      assert.deepEqual([changes, answers], [1, 1]);
    });
  }
});
