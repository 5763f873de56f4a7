import assert from 'node:assert/strict';
import { Plaintext } from '../../src/base/plaintext';
import type { ProjectFacts } from '../../src/rewrite/adapter';
import { createAdapters } from '../../src/rewrite/adapters';
import { grammars } from '../support/grammars';
import { unmark } from './marked';

const adapters = createAdapters(grammars);
const MODULE: ProjectFacts = { packageType: 'module', manifests: [] };

describe('languages whose code is not rewritten', () => {
  const cases: readonly [string, string, string, string | undefined][] = [
    ['config.json', 'json', '{"password": "«a\\u0041\\n»"}', 'aA\n'],
    ['config.json', 'json', '{"url": "https://u:«part»@h"}', 'part'],
    ['.env', 'dotenv', 'PASSWORD=«plain»', 'plain'],
    ['.env.local', 'plaintext', 'PASSWORD="«quoted value»"', 'quoted value'],
    ['.env', 'dotenv', 'PASSWORD="«a$b»"', undefined],
    ['Main.swift', 'swift', 'let a = "«plain»"', 'plain'],
    ['Main.swift', 'swift', 'let a = "«a\\tb»"', undefined],
    ['page.js', 'javascript', '// «plain»', 'plain'],
    ['Form.jsx', 'javascriptreact', 'a = <b c="«x&amp;y»" />;', undefined],
    ['Form.jsx', 'javascriptreact', 'a = <b c="«plain»" />;', 'plain'],
    ['a.py', 'python', 'a = ("«one»" "two")', undefined],
  ];
  for (const [path, languageId, marked, value] of cases) {
    it(`${path}: ${marked}`, async () => {
      const { text, findings } = unmark(marked);
      const file = { path, languageId, text };
      const adapter = adapters.forFile(file);
      const [assessment] = await adapter.assess(file, findings, MODULE);
      assert.equal(assessment?.decision, 'guidance');
      assert.equal(assessment.value?.reveal(), value);
      const { literal } = assessment;
      if (literal && assessment.value) {
        const source = text.slice(literal.span.start, literal.span.end);
        assert.equal(adapter.encode(assessment.value, literal.form), source);
      }
      const lookups = [{ assessment, secretName: 'app/x' }];
      assert.deepEqual(await adapter.rewrite(file, lookups, MODULE), []);
    });
  }

  const snippets: readonly [string, string, RegExp][] = [
    ['a.mjs', 'javascript', /^import .*\n\nconst secret = await getSecret\('app\/x'/],
    ['a.cjs', 'javascript', /^const \{ getSecret \} = require/],
    ['a.ts', 'typescript', /^import /],
    ['a.py', 'python', /^from aws_secretsmanager_caching import SecretCache/],
    ['A.java', 'java', /getSecretString\("app\/x"\)/],
    ['a.json', 'json', /^aws secretsmanager get-secret-value --secret-id 'app\/x'/],
    ['a.xyz', 'constructor', /^aws secretsmanager/],
  ];
  for (const [path, languageId, expected] of snippets) {
    it(`has a snippet for ${languageId} (${path})`, () => {
      const file = { path, languageId, text: '' };
      assert.match(adapters.forFile(file).snippet('app/x', file, { manifests: [] }), expected);
    });
  }

  it('knows forms whatever the language', () => {
    const adapter = adapters.forFile({ path: 'x', languageId: 'x', text: '' });
    assert.equal(adapter.encode(new Plaintext("it's"), 'js-single'), "'it\\'s'");
    assert.equal(adapter.encode(new Plaintext('a'), 'no-such-form'), undefined);
  });
});
