import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import { regionsOf } from '../../src/scan/regions';
import { sample } from '../../src/scan/rules/sample';
import { grammars } from '../support/grammars';

const engine = new Engine(grammars);

/** Functions with a secret each, `gap` lines of other code between them. */
function program(count: number, gap: number): string {
  const between = Array.from({ length: gap }, (_, i) => `  work(${i});`).join('\n');
  return Array.from(
    { length: count },
    (_, i) =>
      `function f${i}(a, secret = '${sample('base62', 20, i + 1)}', b = 'x') {\n${between}\n}\n`,
  ).join('');
}

describe('parts of a program that are parsed by themselves', () => {
  for (const gap of [0, 1, 5, 20, 40, 60, 200]) {
    it(`finds every secret, ${gap} lines apart`, async () => {
      const filler = 'const n = 1;\n'.repeat(2000);
      const text = filler + program(6, gap) + filler;
      const findings = await engine.scan({ path: 'a.js', text });
      assert.equal(findings.length, 6);
      for (const { span } of findings)
        assert.equal(text.slice(span.start - 1, span.start), "'", 'starts behind its quote');
    });
  }

  const TEXT = 'a();\nfunction f() {\n  b();\n}\nc();\n'.repeat(40);
  it('runs from one outermost line to another', () => {
    const at = TEXT.indexOf('b();', 300);
    const [region] = regionsOf(TEXT, [{ start: at, end: at + 4 }], 'javascript') ?? [];
    assert.equal(region && TEXT.slice(region.start, region.end), 'function f() {\n  b();\n}\n');
  });

  it('takes decorators along', () => {
    const text = `${'x = 1\n'.repeat(50)}@app.route("/")\n@other\ndef f():\n    pass\n`;
    const at = text.indexOf('pass');
    const [region] = regionsOf(text, [{ start: at, end: at + 4 }], 'python') ?? [];
    assert.equal(region && text.slice(region.start).split('\n')[0], '@app.route("/")');
  });

  it('gives up inside a comment or a text of many lines, and where it is nearly all', () => {
    const inside = `${'x = 1\n'.repeat(50)}/*\npassword = 1\n*/\n${'y = 1\n'.repeat(50)}`;
    const docstring = `${'x = 1\n'.repeat(50)}"""\npassword = 1\n"""\n${'y = 1\n'.repeat(50)}`;
    for (const text of [inside, docstring]) {
      const at = text.indexOf('password');
      assert.equal(regionsOf(text, [{ start: at, end: at + 8 }], 'python'), undefined);
    }
    assert.equal(regionsOf('a(\n  b\n);\n', [{ start: 3, end: 5 }], 'javascript'), undefined);
  });

  it('starts at the first line of a text that begins with an empty one', () => {
    assert.deepEqual(regionsOf('\n  a\n', [{ start: 3, end: 4 }], 'javascript'), undefined);
  });
});
