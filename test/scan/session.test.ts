import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../src/base/text';
import { Engine } from '../../src/scan/engine';
import { DEFAULT_SCAN_OPTIONS } from '../../src/scan/options';
import type { FromWorker } from '../../src/scan/protocol';
import { Session } from '../../src/scan/session';
import { grammars } from '../support/grammars';
import { placedIn, Told } from '../support/told';

/** Pseudo-random numbers below a bound, the same in every run. */
function random(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const PIECES = [
  "const password = 'hunt" + "er2';\n",
  'apiKey: "q8Zk2m' + 'Px91LsTw04vB",\n',
  '// token\n',
  '{',
  '}',
  '(',
  ')',
  '"',
  "'",
  '`',
  '\n',
  '\r\n',
  'é😀',
  'x => y;\n',
  'def f(password="S3cr' + '3t!"):\n    pass\n',
  '/* ',
  ' */',
  '#',
  '${',
  '\\',
  '"""',
];

describe('Session', () => {
  for (const [languageId, path] of [
    ['typescript', 'a.ts'],
    ['typescriptreact', 'a.tsx'],
    ['javascript', 'a.js'],
    ['python', 'a.py'],
  ] as const) {
    it(`finds in an edited ${languageId} document what a fresh scan finds`, async function () {
      this.timeout(60_000);
      const engine = new Engine(grammars);
      for (let seed = 1; seed <= 4; seed++) {
        const next = random(seed);
        const told = new Told();
        const session = new Session(grammars, told.take);
        let text = Array.from({ length: 30 }, () => PIECES[next(PIECES.length)]!).join('');
        await session.receive({ kind: 'open', uri: 'u', version: 0, path, languageId, text });
        for (let version = 1; version <= 25; version++) {
          const edits = someEdits(text, next);
          text = applyEdits(text, edits);
          await session.receive({
            kind: 'change',
            uri: 'u',
            version,
            from: version - 1,
            steps: [edits],
          });
          const answer = told.sent.at(-1);
          assert.ok(answer?.kind === 'findings' && answer.version === version);
          assert.deepEqual(
            told.placed('u'),
            placedIn(text, await engine.scan({ path, languageId, text })),
            `seed ${seed}, version ${version}`,
          );
        }
      }
    });
  }

  /** One to three cursors, each of which deletes, inserts or replaces. */
  function someEdits(text: string, next: (bound: number) => number): TextEdit[] {
    const places = Array.from({ length: 2 * (1 + next(3)) }, () => next(text.length + 1)).sort(
      (a, b) => a - b,
    );
    const edits: TextEdit[] = [];
    for (let i = 0; i < places.length; i += 2) {
      const start = places[i]!;
      const end = Math.min(places[i + 1]!, start + next(12));
      edits.push({
        span: { start, end },
        newText: next(3) === 0 ? '' : PIECES[next(PIECES.length)]!,
      });
    }
    return edits.reverse();
  }

  it('asks for the text again where an edit starts from another version', async () => {
    const sent: FromWorker[] = [];
    const session = new Session(grammars, (message) => sent.push(message));
    await session.receive({
      kind: 'open',
      uri: 'u',
      version: 1,
      path: 'a.ts',
      languageId: 'typescript',
      text: 'let a',
    });
    await session.receive({ kind: 'change', uri: 'u', version: 4, from: 3, steps: [] });
    await session.receive({ kind: 'change', uri: 'v', version: 2, from: 1, steps: [] });
    assert.deepEqual(sent.slice(1), [
      { kind: 'resync', uri: 'u' },
      { kind: 'resync', uri: 'v' },
    ]);
  });

  it('scans the open documents of a scope again when it is configured, and no others', async () => {
    const sent: FromWorker[] = [];
    const session = new Session(grammars, (message) => sent.push(message));
    const text = "const password = 'hunt" + "er2';\n";
    const document = { kind: 'open', version: 1, path: 'a.ts', languageId: 'typescript' } as const;
    await session.receive({ ...document, uri: 'u', scope: 'ours', text });
    await session.receive({ ...document, uri: 'v', scope: 'theirs', text });
    const options = { ...DEFAULT_SCAN_OPTIONS, off: new Set(['generic-password']) };
    await session.receive({ kind: 'configure', scope: 'ours', options });
    await session.receive({ ...document, uri: 'w', scope: 'ours', text });
    const found = sent.map((message) =>
      message.kind === 'findings' ? [message.uri, message.findings.length] : message,
    );
    assert.deepEqual(found, [
      ['u', 1],
      ['v', 1],
      ['u', 0],
      ['w', 0],
    ]);
  });

  it('asks for the text again where an edit leaves it', async () => {
    const sent: FromWorker[] = [];
    const session = new Session(grammars, (message) => sent.push(message));
    await session.receive({
      kind: 'open',
      uri: 'u',
      version: 1,
      path: 'a.ts',
      languageId: 'typescript',
      text: 'let a',
    });
    const edits = [{ span: { start: 3, end: 99 }, newText: '' }];
    await session.receive({ kind: 'change', uri: 'u', version: 2, from: 1, steps: [edits] });
    assert.deepEqual(sent.at(-1), { kind: 'resync', uri: 'u' });
  });

  it('scans only the last of the changes that wait in line', async () => {
    const sent: FromWorker[] = [];
    const session = new Session(grammars, (message) => sent.push(message));
    void session.receive({
      kind: 'open',
      uri: 'u',
      version: 1,
      path: 'a.ts',
      languageId: 'typescript',
      text: '',
    });
    for (let version = 2; version < 9; version++) {
      const edits = [{ span: { start: 0, end: 0 }, newText: 'x' }];
      void session.receive({
        kind: 'change',
        uri: 'u',
        version,
        from: version - 1,
        steps: [edits],
      });
    }
    await session.receive({ kind: 'close', uri: 'w' });
    assert.deepEqual(
      sent.map((message) => message.kind === 'findings' && message.version),
      [8],
    );
  });
});
