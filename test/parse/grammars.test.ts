import assert from 'node:assert/strict';
import { GRAMMAR_IDS, grammarFor } from '../../src/parse/grammars';
import { literalContent, stringLiterals } from '../../src/parse/queries';
import { grammars } from '../support/grammars';

describe('Grammars', () => {
  const programs = {
    javascript: 'const a = "x";\n',
    typescriptreact: 'const a: JSX.Element = <b c="x" />;\n',
    typescript: 'const a = <string>b;\n',
    python: 'a = "x"\n',
    java: 'class A { String a = "x"; }',
    kotlin: 'val a = "x"',
    go: 'package a\n\ntype B struct{}',
    csharp: 'var a = "x";',
    ruby: 'a = <<~B\n  x\nB',
    php: '<?php $a = "x";',
    rust: 'const A: &str = "x";',
    shellscript: 'a="x"',
    powershell: '$a = "x"',
  };
  for (const [languageId, text] of Object.entries(programs)) {
    it(`parses ${languageId} without an error node`, async () => {
      const tree = await grammars.parse(grammarFor(languageId)!, text);
      assert.equal(tree.rootNode.hasError, false);
      tree.delete();
    });
  }

  for (const grammar of GRAMMAR_IDS) {
    it(`parses odd text as ${grammar}`, async () => {
      const odd = ['', '\0\0', '\ud800"\udc00', '"'.repeat(999), '<<A\n@"\n'.repeat(99), '"#{${'];
      for (const text of odd) {
        const tree = await grammars.parse(grammar, text);
        const literals = stringLiterals(tree, [{ start: 0, end: text.length }]);
        for (const span of literals.map(literalContent))
          if (span) assert.ok(span.start < span.end && span.end <= tree.rootNode.endIndex);
        tree.delete();
      }
    });
  }

  // The parser did not stop here, not even after its time: a failure of this test is a hang.
  it('reads Kotlin that ends, without a line end, in an annotation after broken code', async () => {
    const lines = [
      'fun hex(vararg texts: String) {',
      '    for (text in texts) {',
      '        println(text.toByteArray()) { "%02x".format(it) })',
      '    @Named(',
    ];
    const tree = await grammars.parse('kotlin', lines.join('\r\n'));
    assert.ok(tree.rootNode.hasError);
    tree.delete();
  });

  it('counts offsets in UTF-16 units', async () => {
    const tree = await grammars.parse('javascript', 'a("😀", "b")');
    const [, second] = tree.rootNode.descendantsOfType('string');
    assert.deepEqual([second?.startIndex, second?.endIndex], [8, 11]);
    tree.delete();
  });

  it('has no grammar for a language it does not know', () => {
    assert.equal(grammarFor('plaintext'), undefined);
  });
});

describe('stringLiterals', () => {
  it('finds those in the span and no others, far into a file', async () => {
    const filler = 'let é = 1;\n'.repeat(500);
    const text = `a("before");\n${filler}b("here");\n${filler}c("after");\n`;
    const tree = await grammars.parse('javascript', text);
    const start = text.indexOf('"here"');
    const found = stringLiterals(tree, [{ start: start + 1, end: start + 5 }]);
    assert.deepEqual(
      found.map(({ startIndex, endIndex }) => [startIndex, endIndex]),
      [[start, start + 6]],
    );
    tree.delete();
  });
});
