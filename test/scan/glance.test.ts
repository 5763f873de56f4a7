import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { applyEdits, type TextEdit } from '../../src/base/text';
import { Engine } from '../../src/scan/engine';
import { DEFAULT_SCAN_OPTIONS } from '../../src/scan/options';
import type { LineRange, ToWorker } from '../../src/scan/protocol';
import { sample } from '../../src/scan/rules/sample';
import { Session } from '../../src/scan/session';
import { grammars } from '../support/grammars';
import { placedIn, Told } from '../support/told';
import { documentOf, Editing, LANGUAGES, randomFrom } from './scripts';

const STEPS = 6;

/** A program of 4,000 lines with a secret on every hundredth of them. */
function longProgram(): string {
  const line = (number: number): string =>
    number % 100 === 50
      ? `const password${number} = '${sample('base62', 24, number)}';`
      : `total += price(${number}, rates);`;
  return Array.from({ length: 4000 }, (_, number) => line(number)).join('\n');
}

const DOCUMENT = { uri: 'u', path: 'a.js', languageId: 'javascript' } as const;

describe('what is seen of a large text', () => {
  const engine = new Engine(grammars);
  const text = longProgram();
  let told: Told;
  let session: Session;

  beforeEach(() => {
    told = new Told();
    session = new Session(grammars, told.take);
  });

  const open = (visible?: readonly LineRange[]): Promise<void> =>
    session.receive({ kind: 'open', ...DOCUMENT, version: 1, text, ...(visible && { visible }) });
  /** What each answer so far was about, and how many findings there were after it. */
  const counts: string[] = [];
  const counting = (): Session =>
    new Session(grammars, (message) => {
      told.take(message);
      if (message.kind !== 'findings') return;
      const part = message.isPartial ? 'part' : 'whole';
      counts.push(`${part} of ${message.version}: ${told.placed('u').length}`);
    });

  it('is answered before the rest', async () => {
    counts.length = 0;
    session = counting();
    await open([{ start: 1000, end: 1100 }]);
    assert.deepEqual(counts, ['part of 1: 1', 'whole of 1: 40']);
    assert.deepEqual(told.placed('u'), placedIn(text, await engine.scan({ ...DOCUMENT, text })));
  });

  it('is answered with what is known of the rest, while somebody types', async () => {
    await open();
    counts.length = 0;
    session = counting();
    await open();
    const at = text.indexOf('total', text.length >> 1);
    const visible = [{ start: 2000, end: 2040 }];
    const newText = `const apiPassword = '${sample('base62', 24, 7)}';\n`;
    const first = { span: { start: at, end: at }, newText };
    const second = { span: { start: at, end: at }, newText: '\n' };
    const change = { kind: 'change', uri: 'u', visible } as const;
    void session.receive({ ...change, version: 2, from: 1, steps: [[first]] });
    await wait(60);
    await session.receive({ ...change, version: 3, from: 2, steps: [[second]] });
    assert.deepEqual(counts, [
      'whole of 1: 40',
      'part of 2: 41',
      'part of 3: 41',
      'whole of 3: 41',
    ]);
    const now = applyEdits(applyEdits(text, [first]), [second]);
    assert.deepEqual(
      told.placed('u'),
      placedIn(now, await engine.scan({ ...DOCUMENT, text: now })),
    );
  });

  it('is answered again where the editor scrolls meanwhile', async () => {
    counts.length = 0;
    session = counting();
    const opened = open([{ start: 0, end: 40 }]);
    await session.receive({ kind: 'look', uri: 'u', visible: [{ start: 40, end: 60 }] });
    const known = told.placed('u').length;
    await opened;
    assert.deepEqual([known <= 1, counts.at(-1)], [true, 'whole of 1: 40']);
    await session.receive({ kind: 'look', uri: 'u', visible: [{ start: 0, end: 60 }] });
    assert.equal(counts.at(-1), 'whole of 1: 40', 'nothing more is to be told');
  });

  it('says nothing of what the baseline may accept before the whole is known', async () => {
    const [, , third] = await engine.scan({ ...DOCUMENT, text });
    assert.ok(third);
    const accepted = new Map([[third.fingerprint, { reason: 'known' }]]);
    const options = { ...DEFAULT_SCAN_OPTIONS, accepted };
    counts.length = 0;
    session = counting();
    await session.receive({ kind: 'configure', scope: 's', options });
    const visible = [{ start: 240, end: 260 }];
    const document = { kind: 'open', ...DOCUMENT, scope: 's', version: 1, text } as const;
    await session.receive({ ...document, visible });
    assert.deepEqual(counts, ['part of 1: 0', 'whole of 1: 39']);
  });

  for (const language of LANGUAGES) {
    it(`comes to the same as a fresh scan in the end: ${language.languageId}`, async () => {
      const { languageId, path } = language;
      const next = randomFrom(4099);
      const editing = new Editing(language, next, documentOf(language, next, 60));
      const visible = [{ start: 10, end: 20 }];
      const document = { uri: 'u', path, languageId } as const;
      await session.receive({ kind: 'open', ...document, version: 0, text: editing.text, visible });
      for (let version = 1; version <= STEPS; version++) {
        const steps: TextEdit[][] = [editing.step(), editing.step()];
        const change: ToWorker = {
          kind: 'change',
          uri: 'u',
          version,
          from: version - 1,
          steps,
          visible,
        };
        await session.receive(change);
        const fresh = await engine.scan({ path, languageId, text: editing.text });
        assert.deepEqual(told.placed('u'), placedIn(editing.text, fresh), `step ${version}`);
      }
      const partial = told.sent.filter(
        (message) => message.kind === 'findings' && message.isPartial,
      );
      assert.ok(partial.length > 0, 'nothing was answered in part');
    });
  }
});
