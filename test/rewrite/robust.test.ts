import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text';
import type { ProjectFacts } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { countErrors, withTree } from '../../src/rewrite/syntax';
import { grammars } from '../support/grammars';
import { findingAt } from './marked';

const adapters = createAdapters(grammars);
const MODULE: ProjectFacts = { packageType: 'module', manifests: [] };

describe('the adapters on odd text', () => {
  it('never throws, and never breaks what it edits, whatever the text', async () => {
    const pieces = [
      "'",
      '"',
      '`',
      '${',
      '}',
      '(',
      ')',
      '{',
      '\n',
      '\r\n',
      'async ',
      'f',
      '=>',
      ' ',
      'const a = ',
      'class A { b = ',
      'secret',
      '\\',
      '// ',
      '/*',
      '"""',
      'def f(): ',
      'return ',
      ', ',
      ': ',
      '@',
      '😀',
      'import ',
      'await ',
    ];
    let state = 7;
    const next = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    let edited = 0;
    for (let i = 0; i < 600; i += 1) {
      const before = Array.from({ length: next(14) }, () => pieces[next(pieces.length)]).join('');
      const quote = ["'", '"', ''][next(3)] ?? '';
      const after = Array.from({ length: next(8) }, () => pieces[next(pieces.length)]).join('');
      const text = `${before}${quote}planted-value${quote}${after}`;
      const start = before.length + quote.length;
      for (const [path, languageId, grammar] of [
        ['a.mjs', 'javascript', 'javascript'],
        ['a.mts', 'typescript', 'typescript'],
        ['a.py', 'python', 'python'],
        ['A.java', 'java', 'java'],
        ['a.kt', 'kotlin', 'kotlin'],
      ] as const) {
        const file = { path, languageId, text };
        const adapter = adapters.forFile(file);
        const findings = [findingAt({ start, end: start + 13 }, 'secret')];
        const [assessment] = await adapter.assess(file, findings, MODULE);
        const lookups = [{ assessment: assessment!, secretName: 'app/x' }];
        const [made] = await adapter.rewrite(file, lookups, MODULE);
        assert.equal(made !== undefined, assessment!.decision !== 'guidance', text);
        if (!made) continue;
        edited += 1;
        const result = applyEdits(text, made.edits);
        const errors = (code: string) => withTree(grammars, { grammar, text: code }, countErrors);
        assert.ok((await errors(result)) <= (await errors(text)), result);
        assert.ok(!result.includes('planted-value'));
      }
    }
    assert.ok(edited > 20, `${edited} were edited`);
  }).timeout(60_000);
});
