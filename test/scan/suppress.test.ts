import assert from 'node:assert/strict';
import { readSuppressions } from '../../src/scan/suppress';

describe('suppressions', () => {
  const mark = 'secret-ferry:allow';
  const lines: [text: string, allowed: number[], malformed: number][] = [
    [`a\nb // ${mark} sample\nc`, [1], 0],
    [`a\r\n# ${mark} sample\r\nc`, [2], 0],
    [`<!-- ${mark} sample -->\nb`, [1], 0],
    [`-- ${mark} sample\nb`, [1], 0],
    [`a /* ${mark} */\nb`, [], 1],
    [`// ${mark}\nb`, [], 1],
    [`<!-- ${mark} -->\nb`, [], 1],
    ['a # pragma: allowlist nextline secret\nb', [1], 0],
    ['// secretlint-disable-next-line\nb', [1], 0],
    ['nothing here\nb', [], 0],
  ];
  for (const [text, allowed, malformed] of lines) {
    it(JSON.stringify(text), () => {
      const suppressions = readSuppressions(text);
      const starts = [...text.matchAll(/(?<=^|\n)/g)].map(({ index }) => index);
      const found = starts.flatMap((start, line) =>
        suppressions.allows({ start, end: start + 1 }) ? [line] : [],
      );
      assert.deepEqual([found, suppressions.malformed.length], [allowed, malformed]);
    });
  }
});
