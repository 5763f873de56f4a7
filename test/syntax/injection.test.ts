import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import manifest from '../../package.json';
import { editorPaths } from '../../scripts/editor/install.mjs';
import { EditorFiles } from './editorFiles';
import { SAMPLES } from './samples';
import { coloursOf, grammarOf, scopesOf } from './tokens';

interface Marked {
  readonly text: string;
  /** What each character is marked as. */
  readonly marks: readonly ('name' | 'word' | undefined)[];
}

/** A comment that had to be read as a whole. */
const WHOLE = 'comment.line.permission';

function readMarks(marked: string): Marked {
  let text = '';
  let now: 'name' | 'word' | undefined;
  const marks: ('name' | 'word' | undefined)[] = [];
  for (const char of marked) {
    if (char === '«') now = 'name';
    else if (char === '‹') now = 'word';
    else if (char === '»' || char === '›') now = undefined;
    else {
      text += char;
      marks.push(now);
    }
  }
  return { text, marks };
}

function markOf(scopes: readonly string[]): 'name' | 'word' | undefined {
  const own = scopes.find((scope) => scope.endsWith('.secret-ferry'));
  if (own === undefined) return undefined;
  return own.startsWith('keyword.') ? 'word' : 'name';
}

/** The text with the marks that the scopes give. */
function shown(text: string, marks: Marked['marks']): string {
  return Array.from(text, (char, i) => (marks[i] ? `${marks[i]}:${char}` : char)).join('');
}

describe('the colours of references and permissions', function () {
  this.timeout(60_000);
  const { lib, marker } = editorPaths('newest');
  let files: EditorFiles;

  before(function () {
    if (existsSync(marker)) files = new EditorFiles(lib);
    else if (process.env['CI']) assert.fail('The editor is not installed.');
    else this.skip();
  });

  for (const [scope, code] of SAMPLES) {
    it(`marks them in ${scope}, and leaves everything else as it was`, async () => {
      const { text, marks } = readMarks(code);
      const injected = await grammarOf(scope, { files, injected: true });
      const plain = await grammarOf(scope, { files, injected: false });
      assert.ok(injected && plain);
      const scopes = scopesOf(injected, text);
      assert.equal(shown(text, scopes.map(markOf)), shown(text, marks));
      const without = scopesOf(plain, text);
      scopes.forEach((own, i) => {
        if (marks[i] !== undefined) return;
        if (own.includes(WHOLE)) {
          assert.ok(without[i]?.some((one) => one.startsWith('comment.')));
          return;
        }
        const others = own.filter((one) => !one.endsWith('.secret-ferry'));
        assert.deepEqual(others, without[i], `${text.slice(0, i)}<here>`);
      });
    });
  }

  it('gives them a colour of their own in every theme of the editor', async () => {
    const key = "key = get_secret('shop/dev/key')";
    const comment = '# secret-ferry:allow until 2027-01-31 x';
    assert.ok(files.themes.length > 10);
    for (const theme of files.themes) {
      const grammar = await grammarOf('source.python', { files, theme, injected: true });
      assert.ok(grammar);
      const colour = (line: string, part: string): number | undefined =>
        coloursOf(grammar, line)[line.indexOf(part)];
      assert.notEqual(colour(key, 'shop'), colour(key, "'"), theme.label);
      for (const part of ['secret-ferry', 'until', '2027'])
        assert.notEqual(colour(comment, part), colour(comment, 'x'), `${theme.label}: ${part}`);
    }
  });

  it('is in every language with a sample, by the manifest', () => {
    const [references, permissions] = manifest.contributes.grammars;
    for (const { injectTo } of [references!, permissions!]) {
      assert.equal(new Set(injectTo).size, injectTo.length);
      for (const [scope] of SAMPLES) assert.ok(injectTo.includes(scope), scope);
    }
  });
});
