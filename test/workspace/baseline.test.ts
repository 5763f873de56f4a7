import assert from 'node:assert/strict';
import {
  acceptances,
  parseBaseline,
  renderBaseline,
  updateBaseline,
  type BaselineEntry,
} from '../../src/workspace/baseline';

const entry = (letter: string, more: Partial<BaselineEntry> = {}): BaselineEntry => ({
  fingerprint: letter.repeat(24),
  rule: 'generic-password',
  path: `src/${letter}.js`,
  reason: 'made up',
  added: '2026-11-25',
  ...more,
});

const place = ({ fingerprint, rule, path }: BaselineEntry) => ({ fingerprint, rule, path });

describe('the baseline', () => {
  const entries = [entry('c'), entry('a', { expires: '2027-01-31' }), entry('b')];

  it('is one entry a line, sorted and each once, and reads back as it was written', () => {
    const text = renderBaseline([...entries, entry('b', { reason: 'later' })]);
    assert.deepEqual(
      text.split('\n').map((line) => line.slice(0, 20)),
      ['{"fingerprint":"aaaa', '{"fingerprint":"bbbb', '{"fingerprint":"cccc', ''],
    );
    const { entries: read, problems } = parseBaseline(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(read, [entries[1], entry('b', { reason: 'later' }), entries[0]]);
    assert.equal(renderBaseline(read), text);
  });

  it('grows by lines of its own: what was there keeps its bytes', () => {
    const before = renderBaseline([entry('a'), entry('c')]).split('\n');
    const after = renderBaseline([entry('c'), entry('b'), entry('a')]).split('\n');
    assert.deepEqual(after, [before[0], renderBaseline([entry('b')]).trim(), ...before.slice(1)]);
  });

  const line = (change: object): string => JSON.stringify({ ...entry('a'), ...change });
  const broken: readonly (readonly [line: string, message: RegExp])[] = [
    ['<<<<<<< HEAD', /merge conflict/],
    ['{"fingerprint": ', /not JSON/],
    ['[]', /"fingerprint" must be/],
    [line({ fingerprint: 'xyz' }), /"fingerprint" must be/],
    [line({ rule: 7 }), /"rule"/],
    [line({ path: null }), /"path"/],
    [line({ reason: ' ' }), /"reason"/],
    [line({ added: '25.11.2026' }), /"added" must be a day/],
    [line({ expires: '2027-02-30' }), /"expires" must be a day/],
  ];
  for (const [text, message] of broken) {
    it(`names a broken line and takes the rest: ${text.slice(0, 40)}`, () => {
      const file = `${JSON.stringify(entry('b'))}\r\n\n${text}\n${JSON.stringify(entry('c'))}`;
      const read = parseBaseline(file);
      assert.deepEqual(read.entries, [entry('b'), entry('c')]);
      assert.equal(read.problems.length, 1);
      assert.equal(read.problems[0]?.line, 3);
      assert.match(read.problems[0].message, message);
    });
  }

  it('keeps what is needed, takes in what is new and drops what is gone', () => {
    const [known, gone, elsewhere, fresh] = ['a', 'b', 'c', 'd'].map((letter) => entry(letter));
    const because = { reason: 'seen today', added: '2026-12-01' };
    const update = updateBaseline(
      [known!, gone!, elsewhere!],
      [place(known!), place(fresh!)],
      because,
      (path) => path !== elsewhere!.path,
    );
    assert.deepEqual(update.removed, [gone]);
    assert.deepEqual(update.added, [{ ...place(fresh!), ...because }]);
    assert.deepEqual(update.entries, [known, elsewhere, ...update.added]);
  });

  it('renews an entry that has run out, from the day after its last', () => {
    const old = entry('a', { expires: '2027-01-31' });
    const on = (added: string) =>
      updateBaseline([old], [place(old)], { reason: 'again', added }, () => true);
    assert.deepEqual(on('2027-01-31').entries, [old]);
    assert.deepEqual(on('2027-02-01').entries, [
      { ...place(old), reason: 'again', added: '2027-02-01' },
    ]);
  });

  it('tells the scan what holds how long', () => {
    assert.deepEqual(Object.fromEntries(acceptances(entries.slice(0, 2))), {
      ['c'.repeat(24)]: { reason: 'made up' },
      ['a'.repeat(24)]: { reason: 'made up', until: '2027-01-31' },
    });
  });
});
