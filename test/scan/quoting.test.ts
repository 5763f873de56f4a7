import assert from 'node:assert/strict';
import { slice } from '../../src/base/text';
import { bareValue, quotedValue } from '../../src/scan/quoting';

describe('values in quotes', () => {
  const cases: readonly (readonly [text: string, value: string | undefined, rest?: string])[] = [
    [`'abc' tail`, 'abc', ' tail'],
    ['"a\\"b" tail', 'a\\"b', ' tail'],
    ['"""a\n"b"""', 'a\n"b', ''],
    ["'''a'b'''", "a'b", ''],
    ['`a\nb`;', 'a\nb', ';'],
    ['``a`b``.', 'a`b', '.'],
    ['"a\nb"', undefined],
    ['"never closed', undefined],
    // Code inside a string: the quotes are escaped, and a backslash before the last is theirs.
    ['\\"abc\\", x', 'abc', ', x'],
    ['\\\\\\"abc\\\\\\" x', 'abc', ' x'],
    ['&quot;abc&quot; x', 'abc', ' x'],
    ['&#34;abc&#34;', 'abc', ''],
    ['abc', undefined],
    [`"${'a'.repeat(1099)}"`, 'a'.repeat(1099), ''],
    [`"${'a'.repeat(1101)}"`, undefined],
  ];
  for (const [text, value, rest] of cases) {
    it(`${JSON.stringify(text.slice(0, 30))} is ${JSON.stringify(value?.slice(0, 30))}`, () => {
      const found = quotedValue(text, 0);
      assert.equal(found && slice(text, found.span), value);
      if (found) assert.equal(text.slice(found.after), rest);
    });
  }
});

describe('values without quotes', () => {
  const cases: readonly (readonly [text: string, value: string | undefined, inLine?: string])[] = [
    ['abc', 'abc'],
    ['abc # why', 'abc'],
    ['abc def', undefined, 'abc'],
    ['abc; def', 'abc'],
    ['abc&d=e', 'abc'],
    ['abc).', 'abc'],
    ['abc"def', undefined],
    ['abc" def', 'abc'],
    ['', undefined],
    [' abc', undefined],
    ['a'.repeat(255), 'a'.repeat(255)],
    ['a'.repeat(256), undefined],
  ];
  for (const [text, value, inLine = value] of cases) {
    it(`${JSON.stringify(text.slice(0, 30))} is ${JSON.stringify(value?.slice(0, 30))}`, () => {
      const read = (isInLine: boolean): string | undefined => {
        const span = bareValue(text, 0, isInLine);
        return span && slice(text, span);
      };
      assert.equal(read(false), value);
      assert.equal(read(true), inLine);
    });
  }
});
