import assert from 'node:assert/strict';
import { parseTeamFile } from '../../src/workspace/teamFile';

const IMPORT = "import { secret } from '#secrets';";
const CALL = 'await secret({name})';

function read(lookup: unknown) {
  const { file, problems } = parseTeamFile(JSON.stringify({ version: 1, lookup }));
  return { lookup: file?.lookup, problems: problems.map(({ message }) => message) };
}

describe('the team file’s "lookup"', () => {
  it('is a known way of the language, or a function of the team’s own', () => {
    for (const lookup of [
      {},
      { javascript: 'agent', python: 'boto3' },
      { javascript: { import: IMPORT, call: CALL } },
      { python: { call: 'vault.read({name}, stage="AWSCURRENT")' } },
    ]) {
      assert.deepEqual(read(lookup), { lookup, problems: [] });
    }
    assert.deepEqual(read(undefined), { lookup: {}, problems: [] });
  });

  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    ['a text', 'sdk', /"lookup" must be an object/],
    ['a misspelt language', { pyton: 'boto3' }, /"pyton" is not known. Did you mean "python"/],
    ['a way of another language', { python: 'sdk' }, /must be caching, boto3, powertools or an/],
    [
      'a list',
      { javascript: ['sdk'] },
      /must be powertools, sdk, agent or an object with a "call"/,
    ],
    [
      'a key of no meaning',
      { javascript: { cal: CALL } },
      /"cal" is not known. Did you mean "call"/,
    ],
    ['no call', { javascript: { import: IMPORT } }, /"call" must be a text of 1–500 characters/],
    [
      'a call without the name',
      { javascript: { call: 'secret()' } },
      /must have \{name\} in it, once/,
    ],
    ['the name twice', { python: { call: 'f({name}, {name})' } }, /must have \{name\} in it, once/],
    ['quotes around the name', { python: { call: 'f("{name}")' } }, /without quotes around it/],
    ['a statement', { javascript: { call: 'f({name});' } }, /must be an expression/],
    ['several lines', { javascript: { call: 'f(\n{name})' } }, /must be a single line/],
    ['a long text', { javascript: { call: `f({name}${' '.repeat(500)})` } }, /1–500 characters/],
    [
      'a relative import',
      { javascript: { import: "import { f } from './f'", call: 'f({name})' } },
      /"import" must not be relative/,
    ],
    [
      'a relative import of Ruby',
      { ruby: { import: "require_relative 'secrets'", call: 'Secrets[{name}]' } },
      /"import" must not be relative/,
    ],
    [
      'a relative import of Python',
      { python: { import: 'from . import f', call: 'f({name})' } },
      /"import" must not be relative/,
    ],
  ];

  for (const [what, lookup, message] of wrong) {
    it(`names ${what}, and does without`, () => {
      const { lookup: kept, problems } = read(lookup);
      assert.deepEqual(kept, {});
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', message);
    });
  }

  it('is one that JSON has, not one that every object has', () => {
    assert.match(read({ constructor: 'sdk' }).problems[0] ?? '', /"constructor" is not known/);
  });
});
