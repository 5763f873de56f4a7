import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import type { SecretType } from '../../src/scan/finding';
import { sample } from '../../src/scan/rules/sample';
import { grammars } from '../support/grammars';

const VALUE = sample('base62', 24);

type Row = readonly [name: string, path: string, text: string, type: SecretType];

const DATABASES: readonly Row[] = (
  [
    ['an object', 'a.ts', `const database = { host: 'h.net', password: '${VALUE}' };`],
    ['a typed one', 'a.ts', `const database: Config = { host: 'h.net', password: '${VALUE}' };`],
    [
      'a member',
      'a.js',
      `module.exports = { database: { user: 'ann', password: '${VALUE}' }, port: 80 };`,
    ],
    ['a call', 'a.py', `database = dict(host="h.net", password="${VALUE}")\n`],
    [
      'behind a name that only says which',
      'settings.py',
      `DATABASES = {\n    'default': {\n        'HOST': 'h.net',\n        'PASSWORD': '${VALUE}',\n    }\n}\n`,
    ],
    [
      'a struct',
      'a.go',
      `package a\n\nvar database = &Config{\n\tHost: "h.net",\n\tPassword: "${VALUE}",\n}\n`,
    ],
    ['a path', 'a.yml', `databases:\n  default:\n    host: h.net\n    password: ${VALUE}\n`],
    [
      'beside a database',
      'a.js',
      `open({ host: 'h.net', database: 'shop', password: '${VALUE}' });`,
    ],
    ['beside a database’s host', 'a.py', `db_host = 'h.net'\npassword = '${VALUE}'\n`],
  ] as const
).map((row) => [...row, 'database-credential']);

const OTHERS: readonly Row[] = (
  [
    ['in another object', 'a.ts', `const mailer = { host: 'h.net', password: '${VALUE}' };`],
    [
      'in another object of the same list',
      'a.ts',
      `export const services = { database: { host: 'a.net' }, mail: { host: 'h.net', password: '${VALUE}' } };`,
    ],
    ['with nothing that it opens', 'a.ts', `const database = { password: '${VALUE}' };`],
  ] as const
).map((row) => [...row, 'application-secret']);

describe('a password', () => {
  const engine = new Engine(grammars);

  for (const [name, path, text, type] of [...DATABASES, ...OTHERS]) {
    it(`${name}: ${type}`, async () => {
      const found = await engine.scan({ path, text });
      assert.deepEqual(
        found.map((finding) => [finding.ruleId, finding.type]),
        [['generic-password', type]],
      );
    });
  }
});
