import assert from 'node:assert/strict';
import { grammarFor } from '../../src/parse/grammars';
import { Engine } from '../../src/scan/engine';
import { DEFAULT_SCAN_OPTIONS } from '../../src/scan/options';
import { treeCandidates } from '../../src/scan/treeCandidates';
import { grammars } from './grammars';

/** Code in which `@@` stands for the secret, and the name that it must be found under. */
export type Bound = readonly [code: string, name: string];

/** Code in which nothing may be found, with `@@` for the value that is no secret there. */
export type Unbound = string;

interface LanguageCases {
  readonly languageId: string;
  /** The code around every case, with `@code@` where it stands. */
  readonly around?: string;
  readonly found: readonly Bound[];
  readonly silent: readonly Unbound[];
}

/** Put together at run time, so that no scanner flags the tests. */
const VALUE = ['q8Zk2m', 'Px91Ls', 'Tw04vB'].join('');
const engine = new Engine(grammars, { ...DEFAULT_SCAN_OPTIONS, level: 'thorough' });

/** Runs a language's cases: the tree alone must find the secret, and so must the engine. */
export function testBindings(cases: LanguageCases): void {
  const { languageId, around = '@code@', found, silent } = cases;
  const fill = (code: string): string =>
    around.replace('@code@', () => code).replaceAll('@@', VALUE);
  describe(`in ${languageId}`, () => {
    for (const [code, name] of found) {
      it(`finds ${code}`, async () => {
        const text = fill(code);
        const place = `${name}: ${String(text.indexOf(VALUE))}`;
        assert.deepEqual(await bindings(languageId, text), [place]);
        assert.deepEqual(await values(languageId, text), [VALUE]);
      });
    }
    for (const code of silent) {
      it(`passes over ${code}`, async () => {
        assert.deepEqual(await values(languageId, fill(code)), []);
      });
    }
  });
}

/** What the engine finds. */
async function values(languageId: string, text: string): Promise<string[]> {
  const findings = await engine.scan({ path: 'a', languageId, text });
  return findings.map(({ span }) => text.slice(span.start, span.end));
}

/** The names that the tree gives to the secret, and where it starts. */
async function bindings(languageId: string, text: string): Promise<string[]> {
  const grammar = grammarFor(languageId);
  assert.ok(grammar);
  const tree = await grammars.parse(grammar, text);
  try {
    assert.equal(tree.rootNode.hasError, false, 'the code has to parse');
    return treeCandidates(tree, [{ start: 0, end: text.length }])
      .filter(({ span }) => text.slice(span.start, span.end) === VALUE)
      .map(({ name, span }) => `${name}: ${String(span.start)}`);
  } finally {
    tree.delete();
  }
}
