import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../src/base/text';
import { Trees } from '../../src/parse/trees';
import { grammars } from '../support/grammars';

const PROGRAM = 'const a = "😀";\r\nfunction f() {\n  return `x${a}y`;\n}\n// é end\n';

describe('Trees', () => {
  const cases: Record<string, TextEdit[]> = {
    'an insertion in the first line': [{ span: { start: 0, end: 0 }, newText: 'let b;\n' }],
    'a deletion over lines': [{ span: { start: 14, end: 33 }, newText: '' }],
    'a replacement behind a surrogate pair': [
      { span: { start: 13, end: 14 }, newText: "', c = '" },
    ],
    'several cursors': [
      { span: { start: 60, end: 60 }, newText: '\n/* z */' },
      { span: { start: 6, end: 7 }, newText: 'renamed' },
      { span: { start: 20, end: 28 }, newText: '\n\n' },
    ],
    'a text that breaks the code': [{ span: { start: 30, end: 31 }, newText: '"((`' }],
  };
  for (const [name, edits] of Object.entries(cases)) {
    it(`parses after ${name} as if anew`, async () => {
      const trees = new Trees(grammars);
      await trees.parse('u', 'typescript', PROGRAM);
      trees.edit('u', edits);
      const text = applyEdits(PROGRAM, edits);
      const updated = await trees.parse('u', 'typescript', text);
      const fresh = await grammars.parse('typescript', text);
      assert.equal(updated.rootNode.toString(), fresh.rootNode.toString());
      assert.deepEqual(updated.rootNode.endPosition, fresh.rootNode.endPosition);
      assert.deepEqual(places(updated.rootNode), places(fresh.rootNode));
      fresh.delete();
      trees.dispose();
    });
  }

  it('reads a text that stays broken as if it had just been opened', async () => {
    const broken = [
      'type T1 struct type T872 struct var config812 = Con😀Token: `x)y`var config803 = Config{',
      '\tToken: `x`,',
      '\tPassword: "y",',
      '}',
      'd: "z"var config434 = Config{',
      '\tToken: `x`,',
      '}',
      ',',
      '}',
      'e int',
      'va} config2 = Config{',
      '\tToken: `g= "o"',
      '// token x`,',
      '\tPasstype T541 struct {',
      '\tSize int',
      '}',
      '',
    ].join('\n');
    const edits = [{ span: { start: 4, end: 14 }, newText: '' }];
    const trees = new Trees(grammars);
    await trees.parse('u', 'go', broken);
    trees.edit('u', edits);
    const text = applyEdits(broken, edits);
    const updated = await trees.parse('u', 'go', text);
    const fresh = await grammars.parse('go', text);
    assert.ok(fresh.rootNode.hasError);
    assert.equal(updated.rootNode.toString(), fresh.rootNode.toString());
    fresh.delete();
    trees.dispose();
  });

  it('tells sound code from broken, from whatever it was before', async () => {
    const trees = new Trees(grammars);
    await trees.parse('u', 'javascript', 'f(1);\n');
    trees.edit('u', [{ span: { start: 2, end: 3 }, newText: '(' }]);
    assert.equal(await trees.parseSound('u', 'javascript', 'f(();\n'), undefined);
    const broken = await trees.parse('u', 'javascript', 'f(();\n');
    const opened = await grammars.parse('javascript', 'f(();\n');
    assert.equal(broken.rootNode.toString(), opened.rootNode.toString());
    trees.edit('u', [{ span: { start: 2, end: 3 }, newText: '2' }]);
    const sound = await trees.parseSound('u', 'javascript', 'f(2);\n');
    assert.equal(await trees.parse('u', 'javascript', 'f(2);\n'), sound);
    opened.delete();
    trees.dispose();
  });

  it('marks each of several edits where it is, though the others move it', async () => {
    const lines = Array.from({ length: 200 }, (_, line) => `let v${line} = aaaa;\n`);
    const program = lines.join('');
    const at = program.indexOf('aaaa', program.indexOf('v150'));
    const edits = [
      { span: { start: 0, end: 0 }, newText: 'let inserted = bbbb;\n'.repeat(12) },
      { span: { start: at, end: at + 4 }, newText: '"cc"' },
    ];
    const trees = new Trees(grammars);
    await trees.parse('u', 'javascript', program);
    trees.edit('u', edits);
    const updated = await trees.parse('u', 'javascript', applyEdits(program, edits));
    assert.equal(updated.rootNode.descendantsOfType('string').length, 1);
    const fresh = await grammars.parse('javascript', applyEdits(program, edits));
    assert.deepEqual(places(updated.rootNode), places(fresh.rootNode));
    fresh.delete();
    trees.dispose();
  });

  type TreeNode = Awaited<ReturnType<Trees['parse']>>['rootNode'];
  function places(node: TreeNode): unknown[] {
    const { startIndex, endIndex, startPosition, endPosition } = node;
    return [startIndex, endIndex, startPosition, endPosition, ...node.children.map(places)];
  }

  it('keeps the most recently used trees and no more', async () => {
    const trees = new Trees(grammars, 2);
    const first = await trees.parse('a', 'python', 'a = 1\n');
    await trees.parse('b', 'python', 'b = 1\n');
    assert.equal(await trees.parse('a', 'python', 'a = 1\n'), first);
    await trees.parse('c', 'python', 'c = 1\n');
    assert.equal(trees.size, 2);
    assert.equal(await trees.parse('a', 'python', 'a = 1\n'), first);
    trees.dispose();
    assert.equal(trees.size, 0);
  });

  it('drops a tree whose edits do not fit its text', async () => {
    const trees = new Trees(grammars);
    await trees.parse('a', 'python', 'a = 1\n');
    trees.edit('a', [{ span: { start: 2, end: 99 }, newText: '' }]);
    assert.equal(trees.size, 0);
    trees.edit('a', []);
  });

  it('parses afresh where the text is not the one that was edited', async () => {
    const trees = new Trees(grammars);
    await trees.parse('a', 'python', 'a = 1\n');
    trees.edit('a', [{ span: { start: 0, end: 1 }, newText: 'b' }]);
    const tree = await trees.parse('a', 'python', 'x(y)\n');
    assert.match(tree.rootNode.toString(), /call/);
    trees.dispose();
  });
});
