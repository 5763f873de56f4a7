import assert from 'node:assert/strict';
import { scanJson } from '../../../src/scan/formats/json';
import {
  CHOSEN,
  found,
  HUMAN,
  itFinds,
  itIsTotal,
  RANDOM,
  random,
  randomTree,
  scalars,
  treeScalars,
  type Case,
} from './support';

describe('JSON by key path', () => {
  const reads: [text: string, expected: string[]][] = [
    [
      '{"a": {"b": "x", "c": 12}, "d": ["e", {"f": "g"}]}',
      ['a/b → x', 'a/c → 12', 'd → e', 'd/f → g'],
    ],
    ['// c: "x"\n{a: \'b\', /* "q": "r" */ "c": "d",}', ['a → b', 'c → d']],
    ['"a": "b",\n"c": {"d": "e"', ['a → b', 'c/d → e']],
    ['{"a\\u0062": "x\\ny\\"z"}', ['ab → x\ny"z']],
    ['{"a": "open\n"b": "c"}', ['b → c']],
    ['{"a": true, "b": null, "c": -1.5}', ['c → -1.5']],
    ['}]{"a": "b"}', ['a → b']],
  ];
  for (const [text, expected] of reads) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(scalars(scanJson, text), expected);
    });
  }

  it('gives the paths and values that a document was made of', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const tree = randomTree(random(seed));
      const expected = treeScalars(tree);
      for (const space of [0, 2]) {
        assert.deepEqual(scalars(scanJson, JSON.stringify(tree, null, space)), expected);
      }
    }
  });

  itIsTotal(scanJson, '{"a": {"b": ["c", 1, {"d\\"": "e\\u00e9"}]}, // f\n "g": \'h\' /* i */ }');
});

describe('JSON, found', () => {
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  const cases: Case[] = [
    [
      'a weak word under what it opens',
      'config.json',
      json({ smtp: { host: 'mail', pw: HUMAN } }),
      [[HUMAN, 'smtp.pw', 'medium']],
    ],
    [
      'a weak word beside a user',
      'config.json',
      json({ pass: HUMAN, user: 'ann' }),
      [[HUMAN, 'pass', 'high']],
    ],
    ['auth.key', 'config.json', json({ auth: { key: RANDOM } }), [[RANDOM, 'auth.key', 'high']]],
    [
      'a pair in any order',
      'task.json',
      json({ environment: [{ value: HUMAN, name: 'DB_PASSWORD' }] }),
      [[HUMAN, 'environment.DB_PASSWORD', 'medium']],
    ],
    [
      'a pair of CloudFormation',
      'parameters.json',
      json([{ ParameterKey: 'DbPassword', ParameterValue: CHOSEN }]),
      [[CHOSEN, 'DbPassword', 'medium']],
    ],
    [
      'a flag and its value',
      'task.json',
      json({ command: ['run', '--password', HUMAN] }),
      [[HUMAN, 'command.password', 'medium']],
    ],
    [
      'names below their container',
      'a.json',
      json({ tokens: { github: RANDOM } }),
      [[RANDOM, 'tokens.github', 'medium']],
    ],
    [
      'a value below its name',
      'a.json',
      json({ dbPassword: { value: HUMAN } }),
      [[HUMAN, 'dbPassword.value', 'medium']],
    ],
    [
      'a default of a parameter',
      'template.json',
      json({ Parameters: { DbPassword: { Type: 'String', Default: HUMAN } } }),
      [[HUMAN, 'Parameters.DbPassword.Default', 'medium']],
    ],
    ['elements of a list', 'a.json', json({ apiKeys: [RANDOM] }), [[RANDOM, 'apiKeys', 'high']]],
    [
      'application settings',
      'appsettings.Production.json',
      json({ Jwt: { Key: RANDOM } }),
      [[RANDOM, 'Jwt.Key', 'high']],
    ],
    [
      'escapes',
      'a.json',
      '{"password": "hunt\\u0065r2"}',
      [['hunt\\u0065r2', 'password', 'medium']],
    ],
    [
      'text within text',
      'a.json',
      json({ script: `mysql --password=${CHOSEN} shop` }),
      [[CHOSEN, 'password', 'low']],
    ],
  ];
  itFinds(cases);
});

describe('JSON, passed over', () => {
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  const silent: [name: string, path: string, value: unknown][] = [
    ['labels', 'a.json', { labels: { password: 'Kennw0rt', token: 'Kürzel1' } }],
    ['errors', 'a.json', { errors: { password: 'too-sh0rt' } }],
    [
      'a schema',
      'a.schema.json',
      { properties: { password: { type: 'string', format: 'password' } }, required: ['password'] },
    ],
    [
      'security schemes',
      'openapi.json',
      { securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' } } },
    ],
    [
      'what surrounds credentials',
      'a.json',
      { credentials: { username: 'ann7x9q2', region: 'eu-west-1', accountId: '112233445566' } },
    ],
    ['references', 'a.json', { valueFrom: { secretKeyRef: { name: 'db7x', key: 'password1' } } }],
    ['public keys', 'a.json', { public: { key: RANDOM }, partition: { key: RANDOM } }],
    ['dependencies', 'package.json', { dependencies: { 'js-tokens': 'npm:tokens-x1@4.0.0' } }],
  ];
  itFinds(silent.map(([name, path, value]) => [name, path, json(value), []]));

  it('keeps values out of the binding, and keys that may be values', async () => {
    const text = json({
      tokens: { [RANDOM]: { password: HUMAN } },
      hunter2x: { pwd: `${HUMAN}x` },
    });
    assert.deepEqual(await found('a.json', text), [
      [HUMAN, 'tokens.*.password', 'medium'],
      [`${HUMAN}x`, 'pwd', 'medium'],
    ]);
  });
});
