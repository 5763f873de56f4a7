import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import { Session } from '../../src/scan/session';
import { grammars } from '../support/grammars';
import { placedIn, Told } from '../support/told';
import { documentOf, Editing, LANGUAGES, randomFrom, type Language } from './scripts';

const SCRIPTS = 10;
const STEPS = 8;

describe('Session, edit by edit', () => {
  const engine = new Engine(grammars);
  let groups = 0;

  after(() => {
    assert.ok(groups > SCRIPTS, `only ${groups} findings in groups`);
  });

  for (const language of LANGUAGES) {
    it(`answers as a fresh scan does: ${language.languageId}`, async () => {
      let found = 0;
      for (let seed = 1; seed <= SCRIPTS; seed++) found += await play(language, seed);
      assert.ok(found > SCRIPTS * STEPS, `only ${found} findings in all`);
    });
  }

  /** Plays a script of edits, asserting after each; the number of findings over all of it. */
  async function play(language: Language, seed: number): Promise<number> {
    const { languageId, path } = language;
    const told = new Told();
    const session = new Session(grammars, told.take);
    const next = randomFrom(seed * 7919);
    const editing = new Editing(language, next, documentOf(language, next, 20));
    const opening = { kind: 'open', uri: 'u', version: 0, path, languageId } as const;
    await session.receive({ ...opening, text: editing.text });
    let found = 0;
    for (let version = 1; version <= STEPS; version++) {
      const edits = editing.step();
      await session.receive({
        kind: 'change',
        uri: 'u',
        version,
        from: version - 1,
        steps: [edits],
      });
      const answer = told.sent.at(-1);
      assert.ok(answer?.kind === 'findings' && answer.version === version);
      const fresh = await engine.scan({ path, languageId, text: editing.text });
      assert.deepEqual(
        told.placed('u'),
        placedIn(editing.text, fresh),
        `seed ${seed}, step ${version}`,
      );
      found += fresh.length;
      groups += fresh.filter(({ group }) => group).length;
    }
    await session.receive({ kind: 'close', uri: 'u' });
    return found;
  }
});
