import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Plaintext } from '../../src/base/plaintext';
import type { RecordedEdit } from '../../src/migrate/journal';
import { isAsBefore, locate } from '../../src/migrate/locate';

const LOOKUP = 'getSecret("pay/db-password")';
const IMPORT = 'import { getSecret } from "lookups";\n';
const TEXT = `${IMPORT}password = ${LOOKUP};\n`;

/** Edits that stand in TEXT as it is. */
function edits(...parts: string[]): RecordedEdit[] {
  let from = 0;
  return parts.map((newText) => {
    const start = TEXT.indexOf(newText, from);
    from = start + newText.length;
    return { before: { start, end: start }, after: { start, end: from }, newText, replaced: [] };
  });
}

describe('locate', () => {
  const found: readonly (readonly [string, string, readonly string[]])[] = [
    ['where nothing was changed', TEXT, [IMPORT, LOOKUP, ';\n']],
    ['below added lines', `// x\n${TEXT}`, [IMPORT, LOOKUP]],
    ['above added lines', `${TEXT}// x\n`, [IMPORT, LOOKUP]],
    ['around lines added between', TEXT.replace('password', 'const\npassword'), [IMPORT, LOOKUP]],
    ['short texts between two that moved alike', `// x\n${TEXT}`, [IMPORT, ' = ', LOOKUP]],
  ];
  for (const [what, text, parts] of found) {
    it(`finds edits ${what}`, () => {
      const spans = locate(text, edits(...parts));
      assert.deepEqual(
        spans?.map(({ start, end }) => text.slice(start, end)),
        parts,
      );
    });
  }

  const lost: readonly (readonly [string, string, readonly string[]])[] = [
    ['is gone', TEXT.replace('db-password', 'db-pass'), [LOOKUP]],
    ['moved and stands twice', `// x\n${TEXT}${LOOKUP}`, [LOOKUP]],
    [
      'is short and its neighbours moved apart',
      TEXT.replace('password', 'const\np'),
      [IMPORT, '=', LOOKUP],
    ],
    ['is a deletion that nothing follows', TEXT, [LOOKUP, '']],
  ];
  for (const [what, text, parts] of lost) {
    it(`does not guess where one ${what}`, () => {
      assert.equal(locate(text, edits(...parts)), undefined);
    });
  }

  it('does not take texts in another order', () => {
    assert.equal(locate(`${LOOKUP}\n${IMPORT}`, edits(IMPORT, LOOKUP)), undefined);
  });
});

describe('isAsBefore', () => {
  const key = Buffer.alloc(32, 1);
  const digest = (literal: Plaintext): string => literal.digest(key);
  const literal = ['"s3cr', 'et"'].join('');
  const before = `x = ${literal}`;
  const piece = {
    secret: 0,
    form: 'double',
    digest: digest(new Plaintext(literal)),
    from: 0,
    to: literal.length,
  };
  const edit: RecordedEdit = {
    before: { start: 0, end: before.length },
    after: { start: 0, end: 3 },
    newText: 'new',
    replaced: ['x = ', piece],
  };

  it('knows the literal at its old place by its digest', () => {
    assert.ok(isAsBefore(before, [edit], digest));
    assert.ok(!isAsBefore(` ${before}`, [edit], digest));
    assert.ok(!isAsBefore(before, [edit], (other) => other.digest(Buffer.alloc(32, 2))));
  });

  it('says nothing of files without literals', () => {
    assert.ok(!isAsBefore('', [{ ...edit, replaced: [] }], digest));
  });
});
