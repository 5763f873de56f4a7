import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { EditMerge } from '../../src/migrate/merge';
import type { AttributedEdit } from '../../src/rewrite/adapter';

const edit = (start: number, end: number, newText: string, ...findings: number[]) =>
  ({ span: { start, end }, newText, findings }) satisfies AttributedEdit;
const texts = new Map([['m', '0123456789']]);

describe('EditMerge', () => {
  it('takes an edit that two want alike once, for the findings of both', () => {
    const merge = new EditMerge();
    assert.ok(merge.add({ edits: [{ path: 'm', edits: [edit(2, 2, 'x', 0)] }], texts }));
    assert.ok(merge.add({ edits: [{ path: 'm', edits: [edit(2, 2, 'x', 1)] }], texts }));
    assert.deepEqual(merge.result(), [{ path: 'm', edits: [edit(2, 2, 'x', 0, 1)] }]);
  });

  const collisions: readonly (readonly [string, AttributedEdit])[] = [
    ['overlaps', edit(3, 6, 'y', 1)],
    ['inserts another text at the same place', edit(2, 2, 'y', 1)],
    ['begins where another ends', edit(4, 5, 'y', 1)],
    ['leaves the text', edit(9, 11, 'y', 1)],
  ];
  for (const [what, second] of collisions) {
    it(`refuses a contribution as a whole whose edit ${what}`, () => {
      const merge = new EditMerge();
      merge.add({ edits: [{ path: 'm', edits: [edit(2, 4, 'x', 0)] }], texts });
      const more = { path: 'n', edits: [edit(0, 0, 'z', 1)] };
      const both = new Map([...texts, ['n', '']]);
      assert.equal(
        merge.add({ edits: [more, { path: 'm', edits: [second] }], texts: both }),
        false,
      );
      assert.deepEqual(merge.result(), [{ path: 'm', edits: [edit(2, 4, 'x', 0)] }]);
    });
  }

  it('refuses edits against another text of the same file', () => {
    const merge = new EditMerge();
    merge.add({ edits: [{ path: 'm', edits: [edit(2, 4, 'x', 0)] }], texts });
    const other = new Map([['m', '012345678']]);
    assert.equal(
      merge.add({ edits: [{ path: 'm', edits: [edit(6, 7, 'x', 1)] }], texts: other }),
      false,
    );
  });

  it('sorts', () => {
    const merge = new EditMerge();
    merge.add({ edits: [{ path: 'm', edits: [edit(8, 9, 'b', 0), edit(1, 2, 'a', 0)] }], texts });
    assert.deepEqual(
      merge.result()[0]?.edits.map((one) => one.newText),
      ['a', 'b'],
    );
  });
});
