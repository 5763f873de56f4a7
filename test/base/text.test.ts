import assert from 'node:assert/strict';
import { applyEdits, LineIndex, sortEdits } from '../../src/base/text';

describe('applyEdits', () => {
  it('applies edits that all refer to the original text, in any order', () => {
    const edits = [
      { span: { start: 4, end: 5 }, newText: 'E' },
      { span: { start: 0, end: 1 }, newText: 'long ' },
    ];
    assert.equal(applyEdits('abcde', edits), 'long bcdE');
  });

  it('keeps the order of insertions at one place', () => {
    const at = { start: 1, end: 1 };
    const edits = [
      { span: at, newText: '1' },
      { span: at, newText: '2' },
    ];
    assert.equal(applyEdits('ab', edits), 'a12b');
  });

  it('refuses edits that overlap or leave the text', () => {
    const edit = (start: number, end: number) => ({ span: { start, end }, newText: '' });
    assert.throws(() => sortEdits([edit(0, 3), edit(2, 4)], 9), RangeError);
    assert.throws(() => sortEdits([edit(0, 3)], 2), RangeError);
    assert.throws(() => sortEdits([edit(3, 1)], 9), RangeError);
  });
});

describe('LineIndex', () => {
  it('counts \\n, \\r\\n and a lone \\r as one line end, and columns in UTF-16', () => {
    const index = new LineIndex('a\nb\r\n😀c\rd');
    assert.equal(index.lineCount, 4);
    assert.deepEqual(index.position(5), { line: 2, character: 0 });
    assert.deepEqual(index.position(7), { line: 2, character: 2 });
    assert.deepEqual(index.position(9), { line: 3, character: 0 });
    assert.deepEqual(index.position(99), { line: 3, character: 1 });
  });
});
