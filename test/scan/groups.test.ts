import assert from 'node:assert/strict';
import { slice } from '../../src/base/text';
import { Engine } from '../../src/scan/engine';
import { sample } from '../../src/scan/rules/sample';
import { grammars } from '../support/grammars';

const RANDOM = sample('base62', 24);
const AWS_ID = ['AK', 'IA', sample('base32', 16)].join('');
const AWS_SECRET = sample('base64', 40);

type Row = readonly [name: string, path: string, text: string, groups: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'an object',
    'a.ts',
    `open({ host: 'db.internal', port: '5432', user: 'app', password: '${RANDOM}' });`,
    ['login: host host, port port, user user, secret password'],
  ],
  [
    'neighbouring assignments',
    'a.py',
    `DB_HOST = 'db.internal'\nDB_USER = 'app'\nDB_PASSWORD = '${RANDOM}'\n`,
    ['login: host DB_HOST, user DB_USER, secret DB_PASSWORD'],
  ],
  [
    'two of them in one file of settings',
    '.env',
    `DB_USER=app\nDB_PASSWORD=${RANDOM}\nSMTP_PASSWORD=${RANDOM}x\nSMTP_USER=mailer\n`,
    ['login: user DB_USER, secret DB_PASSWORD', 'login: secret SMTP_PASSWORD, user SMTP_USER'],
  ],
  [
    'a map',
    'a.yml',
    `db:\n  host: db.internal\n  username: app\n  password: ${RANDOM}\nother:\n  username: x\n`,
    ['login: host host, user username, secret db.password'],
  ],
  [
    'names and values in lists',
    'k8s.yml',
    `env:\n  - name: DB_USER\n    value: app\n  - name: DB_PASSWORD\n    value: ${RANDOM}\n`,
    ['login: user DB_USER, secret env.DB_PASSWORD'],
  ],
  [
    'an address',
    'a.js',
    `const url = 'postgres://app:${RANDOM}@db.internal:5432/main';`,
    ['login: user user, secret secret, host host, port port, database database'],
  ],
  [
    'a client',
    'a.json',
    `{ "tenantId": "acme", "clientId": "app-1", "clientSecret": "${RANDOM}" }`,
    ['client: tenant tenantId, client-id clientId, secret clientSecret'],
  ],
  [
    'a pair of keys, both of them found',
    '.env',
    `AWS_ACCESS_KEY_ID=${AWS_ID}\nAWS_SECRET_ACCESS_KEY=${AWS_SECRET}\n`,
    ['key-pair: key-id AWS_ACCESS_KEY_ID, secret AWS_SECRET_ACCESS_KEY'],
  ],
  ['nothing beside it', 'a.js', `const password = '${RANDOM}';`, []],
  ['a user elsewhere', 'a.js', `f({ user: 'app' }); g({ password: '${RANDOM}' });`, []],
];

describe('groups', () => {
  const engine = new Engine(grammars);

  for (const [name, path, text, expected] of ROWS) {
    it(name, async () => {
      const found = await engine.scan({ path, text });
      const groups = new Map(found.flatMap(({ group }) => (group ? [[group.id, group]] : [])));
      const written = [...groups.values()].map(
        ({ kind, parts }) =>
          `${kind}: ${parts.map((part) => `${part.role} ${part.name}`).join(', ')}`,
      );
      assert.deepEqual(written, expected);
    });
  }

  it('is one for all its findings, with places and no value', async () => {
    const text = `AWS_ACCESS_KEY_ID=${AWS_ID}\nAWS_SECRET_ACCESS_KEY=${AWS_SECRET}\n`;
    const [id, secret] = await engine.scan({ path: '.env', text });
    assert.ok(id && secret);
    assert.deepEqual(id.group, secret.group);
    assert.deepEqual(
      secret.group?.parts.map(({ span, fingerprint }) => [slice(text, span), fingerprint]),
      [
        [AWS_ID, id.fingerprint],
        [AWS_SECRET, secret.fingerprint],
      ],
    );
    const written = JSON.stringify(secret.group);
    assert.ok(!written.includes(AWS_ID) && !written.includes(AWS_SECRET));
  });

  it('is found anywhere in a long file of settings', async () => {
    const others = Array.from(
      { length: 200 },
      (_, n) => `S${n}_USER=u${n}\nS${n}_HOST=h${n}.net\n`,
    );
    const text = `${others.join('')}DB_USER=app\nDB_PASSWORD=${RANDOM}\n`;
    const [finding] = await engine.scan({ path: '.env', text });
    assert.deepEqual(
      finding?.group?.parts.map(({ name }) => name),
      ['DB_USER', 'DB_PASSWORD'],
    );
  });
});
