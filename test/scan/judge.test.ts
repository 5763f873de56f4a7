import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import { DEFAULT_SCAN_OPTIONS } from '../../src/scan/options';
import { grammars } from '../support/grammars';

/** Chosen by a person, plain, of a few words, and known to everybody. */
const HUMAN = ['hunt', 'er2'].join('');
const WORD = ['centi', 'pede'].join('');
const PHRASE = ['open', 'barrel'].join(' ');
const STOCK = ['ad', 'min'].join('');

type Row = readonly [name: string, path: string, text: string, expected: string | undefined];

const ROWS: readonly Row[] = [
  ['a word by itself', 'a.js', `const password = '${WORD}';`, 'low'],
  ['a word beside a user', 'a.js', `const user = 'ann';\nconst password = '${WORD}';`, 'medium'],
  ['in one object', 'a.ts', `open({ user: 'ann', password: '${WORD}' });`, 'medium'],
  ['what a person chose', 'a.ts', `open({ user: 'ann', password: '${HUMAN}' });`, 'high'],
  ['a phrase by itself', 'a.py', `password = '${PHRASE}'`, undefined],
  ['a phrase beside a user', 'a.py', `user = 'ann'\npassword = '${PHRASE}'`, 'medium'],
  ['a known one by itself', 'a.py', `password = '${STOCK}'`, undefined],
  ['a known one beside a user', 'a.py', `user = 'ann'\npassword = '${STOCK}'`, 'low'],
  ['a hash of Ruby', 'a.rb', `db = { :user => 'joe', :password => '${WORD}' }`, 'medium'],
  ['a hash of Perl', 'a.pl', `user => 'joe',\npassword => '${WORD}',`, 'medium'],
  ['Gradle', 'a.gradle', `credentials {\n  username 'joe'\n  password '${WORD}'\n}`, 'medium'],
  ['arguments', 'a.py', `connect(user="joe", password="${WORD}")`, 'medium'],
  [
    'setters',
    'A.java',
    `class A { void a() { c.setUser("joe"); c.setPassword("${WORD}"); } }`,
    'medium',
  ],
  ['a section', 'a.ini', `[site]\nUsername=joe\nPassword=${WORD}\n`, 'medium'],
  ['an environment', '.env', `REACT_APP_AUTH_PASS=${WORD}\n`, 'medium'],
  ['compared', 'a.py', `if user == 'joe' and password == '${WORD}':\n    pass`, 'medium'],
  ['a short name', 'a.py', `USERNAME = 'joe'\nPASS = '${WORD}'`, 'medium'],
  ['a fallback in another section', 'a.ini', `[a]\nuser=joe\n[b]\npassword=${WORD}\n`, 'low'],
  ['a user of something else', 'a.py', `smtp_user = 'joe'\ndb_password = '${WORD}'`, 'low'],
  ['a user of another object', 'a.js', `x({ user: 'joe' }); y({ password: '${WORD}' });`, 'low'],
  ['a user given by a variable', 'a.js', `x({ user: joe, password: '${WORD}' });`, 'low'],
  ['a label', 'a.js', `const t = { user: 'User', password: 'Password' };`, undefined],
  ['a text', 'a.js', `const t = { user: 'ann', password: 'Choose a new one' };`, undefined],
  ['a type', 'a.js', `const t = { user: 'string', password: 'string' };`, undefined],
  ['a rule', 'a.js', `const t = { user: 'required', password: 'required' };`, undefined],
  ['a stand-in', 'a.js', `const t = { user: 'ann', password: 'changeme' };`, undefined],
  [
    'a disguised word for it',
    'a.js',
    `const t = { user: 'u', password: 'super$ecret' };`,
    undefined,
  ],
  ['in a comment', 'a.js', `// say user: ann, password: ${WORD}, and so on\n`, 'low'],
];

describe('the score', () => {
  const engine = new Engine(grammars, { ...DEFAULT_SCAN_OPTIONS, level: 'thorough' });

  for (const [name, path, text, expected] of ROWS) {
    it(`${name}: ${expected ?? 'nothing'}`, async () => {
      const found = await engine.scan({ path, text });
      assert.deepEqual(
        found.map(({ confidence }) => confidence),
        expected === undefined ? [] : [expected],
      );
    });
  }

  it('says what counted, without a value', async () => {
    const text = `const dbHost = 'db.internal';\nconst dbUser = 'joe';\nconst dbPassword = '${WORD}';\n`;
    const [finding] = await engine.scan({ path: 'a.js', text });
    assert.deepEqual(finding?.reasons, [
      'assigned to "dbPassword"',
      'the value is a plain word, which a password may be',
      'stands beside the host "dbHost"',
      'stands beside the user "dbUser"',
    ]);
  });

  it('says nothing twice of what stands beside it', async () => {
    const text = `open({ host: 'db.internal', user: 'joe', password: '${WORD}' });\n`;
    const [finding] = await engine.scan({ path: 'a.js', text });
    assert.deepEqual(finding?.reasons.slice(2), [
      'stands beside the host',
      'stands beside the user',
    ]);
  });
});
