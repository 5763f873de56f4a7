import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { describe, it } from 'mocha';
import { scanBatch } from '../../src/cli/batch';
import { readLines } from '../../src/cli/lines';
import { Output } from '../../src/cli/output';
import type { ScanInput } from '../../src/scan/finding';

/** Finds every `!` of a text, and can't take a text that says `throw`. */
const scanner = {
  scan({ text }: ScanInput) {
    if (text === 'throw') return Promise.reject(new Error(`failed at ${text}`));
    return Promise.resolve(
      [...text.matchAll(/!/g)].map(({ index }) => ({
        ruleId: 'generic-password',
        type: 'application-secret' as const,
        confidence: 'low' as const,
        severity: 'information' as const,
        span: { start: index, end: index + 1 },
        fingerprint: '0'.repeat(24),
        reasons: [],
      })),
    );
  },
};

async function answersTo(...chunks: (string | Buffer)[]): Promise<unknown[]> {
  const output = new PassThrough();
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  await scanBatch(input, new Output(output), scanner, new AbortController().signal);
  output.end();
  const text = Buffer.concat((await output.toArray()) as Buffer[]).toString('utf8');
  assert.ok(text === '' || text.endsWith('\n'));
  return text
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}

const ids = (answers: unknown[]): unknown[] => answers.map((one) => (one as { id: unknown }).id);

describe('scanBatch', () => {
  it('answers in order, with positions in the text', async () => {
    const [first, second] = await answersTo(
      '{"id":1,"filename":"a.js","text":"x\\n y!"}\n',
      '{"id":"two","filename":"b.js","text":""}\n',
    );
    const { findings } = first as { findings: Record<string, unknown>[] };
    assert.equal(findings.length, 1);
    const { file, start, end, startLine, startColumn, endColumn } = findings[0] ?? {};
    assert.deepEqual(
      { file, start, end, startLine, startColumn, endColumn },
      { file: 'a.js', start: 4, end: 5, startLine: 2, startColumn: 3, endColumn: 4 },
    );
    assert.deepEqual(second, { id: 'two', findings: [] });
  });

  const malformed: readonly (readonly [string, string | Buffer, object])[] = [
    ['no JSON', '{', { id: null, error: 'the line is not JSON in UTF-8' }],
    [
      'not UTF-8',
      Buffer.from([0x22, 0xff, 0x22]),
      { id: null, error: 'the line is not JSON in UTF-8' },
    ],
    ['no object', '[1]', { id: null, error: 'the line is not a JSON object' }],
    ['no id', '{"filename":"a","text":""}', { id: null, error: 'the line has no "id"' }],
    ['no filename', '{"id":1,"text":""}', { id: 1, error: '"filename" is not a string' }],
    ['no text', '{"id":1,"filename":"a","text":7}', { id: 1, error: '"text" is not a string' }],
  ];
  for (const [what, line, answer] of malformed) {
    it(`says what is wrong with a line that has ${what}, and goes on`, async () => {
      const answers = await answersTo(line, '\n{"id":2,"filename":"a","text":""}\n');
      assert.deepEqual(answers, [answer, { id: 2, findings: [] }]);
    });
  }

  it('does not repeat a text that could not be scanned', async () => {
    assert.deepEqual(await answersTo('{"id":1,"filename":"a","text":"throw"}\n'), [
      { id: 1, error: 'the text could not be scanned' },
    ]);
  });

  it('takes lines in pieces, a last line without its end, blank lines and CRLF', async () => {
    const line = '{"id":"ü","filename":"a","text":"\u2028!"}';
    const bytes = Buffer.from(`${line}\r\n\n${line}`);
    const pieces = Array.from(bytes, (byte) => Buffer.from([byte]));
    assert.deepEqual(ids(await answersTo(...pieces)), ['ü', 'ü']);
  });

  it('answers before it reads on', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const done = scanBatch(input, new Output(output), scanner, new AbortController().signal);
    for (const id of [1, 2]) {
      input.write(`{"id":${id},"filename":"a","text":""}\n`);
      const chunk: unknown = await new Promise((resolve) => output.once('data', resolve));
      assert.equal((JSON.parse(String(chunk)) as { id: number }).id, id);
    }
    input.end();
    await done;
  });

  it('waits for a slow reader', async () => {
    let read = 0;
    const lines = Array.from({ length: 500 }, (_, id) => `{"id":${id},"filename":"a","text":""}\n`);
    const input = Readable.from(
      (function* () {
        for (const line of lines) {
          read += 1;
          yield Buffer.from(line);
        }
      })(),
    );
    const output = new PassThrough({ highWaterMark: 64 });
    const done = scanBatch(input, new Output(output), scanner, new AbortController().signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(read < 100, `${read} lines were read while nobody took the answers`);
    const chunks: unknown[] = [];
    output.on('data', (chunk) => chunks.push(chunk));
    await done;
    assert.equal(read, 500);
  });
});

describe('readLines', () => {
  it('gives one long line in one piece', async () => {
    const long = 'x'.repeat(300_000);
    const lines: string[] = [];
    const input = Readable.from(
      [long.slice(0, 65_536), `${long.slice(65_536)}\ny`].map((c) => Buffer.from(c)),
    );
    for await (const line of readLines(input)) lines.push(line.toString());
    assert.deepEqual(lines, [long, 'y']);
  });
});
