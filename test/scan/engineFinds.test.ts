import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import type { Finding } from '../../src/scan/finding';
import { grammars } from '../support/grammars';

const engine = new Engine(grammars);
const scan = (path: string, text: string): Promise<Finding[]> => engine.scan({ path, text });

/** Put together at run time, so that no scanner flags this file. */
const STRIPE = 'sk_' + 'live_' + '4eC39HqLyjWDarjtT1zdp7dc';
const RANDOM = 'q8Zk2m' + 'Px91LsTw04vB';
const HUMAN = 'hunt' + 'er2';
const CHOSEN = 'S3cr' + '3t!';

describe('Engine finds', () => {
  /** A text with the value it must find, and what it must say of it. */
  const cases: [
    name: string,
    path: string,
    text: string,
    value: string,
    ruleId: string,
    type: string,
  ][] = [
    [
      'a variable',
      'a.ts',
      `const dbPassword = '${HUMAN}';`,
      HUMAN,
      'generic-password',
      'database-credential',
    ],
    [
      'a member',
      'a.js',
      `this.config.password = "${CHOSEN}";`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'a property',
      'a.js',
      `connect({ host: 'h', password: '${CHOSEN}' })`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'a template',
      'a.js',
      'const password = `' + CHOSEN + '`;',
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'a default',
      'a.ts',
      `const k = process.env.API_KEY || '${RANDOM}';`,
      RANDOM,
      'generic-api-key',
      'third-party-credential',
    ],
    [
      'a comparison',
      'a.ts',
      `if (body.password === '${CHOSEN}') go();`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'a comparison the other way',
      'a.ts',
      `if ('${CHOSEN}' === body.password) go();`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'a field',
      'a.ts',
      `class A { private apiToken: string = '${RANDOM}'; }`,
      RANDOM,
      'generic-token',
      'application-secret',
    ],
    [
      'a parameter',
      'a.ts',
      `function f(password = '${CHOSEN}') {}`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'an attribute',
      'a.tsx',
      `const a = <Map apiKey="${RANDOM}" />;`,
      RANDOM,
      'generic-api-key',
      'third-party-credential',
    ],
    [
      'a sink',
      'a.js',
      `new Sequelize('db', 'app', '${HUMAN}')`,
      HUMAN,
      'generic-password',
      'database-credential',
    ],
    [
      'a setter',
      'a.js',
      `client.setPassword('${CHOSEN}')`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'bytes',
      'a.js',
      `const encryptionKey = Buffer.from('${RANDOM}', 'utf8');`,
      RANDOM,
      'generic-cryptographic-key',
      'cryptographic-key',
    ],
    [
      'a Python keyword',
      'a.py',
      `connect(user="a", password="${CHOSEN}")`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'a Python default',
      'a.py',
      `key = os.getenv("API_KEY", "${RANDOM}")`,
      RANDOM,
      'generic-api-key',
      'third-party-credential',
    ],
    [
      'a Python dictionary',
      'a.py',
      `D = {"client_secret": "${RANDOM}"}`,
      RANDOM,
      'generic-secret',
      'client-credential',
    ],
    [
      'a Python pair',
      'a.py',
      `requests.get(u, auth=("annabel7", "${CHOSEN}x"))`,
      `${CHOSEN}x`,
      'generic-password',
      'client-credential',
    ],
    [
      'Python form data',
      'a.py',
      `D = [("user", "annabel7"), ("password", "${CHOSEN}")]`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'a Python comment',
      'a.py',
      `# password = "${CHOSEN}"\nx = 1\n`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'JSON',
      'a.json',
      `{ "db": { "password": "${CHOSEN}" } }`,
      CHOSEN,
      'generic-password',
      'database-credential',
    ],
    [
      'a JSON pair',
      'a.json',
      `{ "key": "password", "value": "${CHOSEN}" }`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    ['.env', '.env', `DB_PASSWORD=${HUMAN}\n`, HUMAN, 'generic-password', 'database-credential'],
    [
      'YAML',
      'a.yml',
      `db:\n  password: ${HUMAN}  # local\n`,
      HUMAN,
      'generic-password',
      'database-credential',
    ],
    [
      'a YAML pair',
      'a.yml',
      `- name: DB_PASSWORD\n  value: ${HUMAN}\n`,
      HUMAN,
      'generic-password',
      'database-credential',
    ],
    [
      'properties',
      'a.properties',
      `spring.datasource.password=${HUMAN}\n`,
      HUMAN,
      'generic-password',
      'database-credential',
    ],
    ['Go', 'a.go', `var apiToken = "${RANDOM}"`, RANDOM, 'generic-token', 'application-secret'],
    [
      'Java',
      'A.java',
      `private static final String PASSWORD = "${CHOSEN}";`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'Ruby',
      'a.rb',
      `{ :password => '${CHOSEN}' }`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'XML',
      'a.xml',
      `<password>${CHOSEN}</password>`,
      CHOSEN,
      'generic-password',
      'application-secret',
    ],
    [
      'a flag',
      'a.sh',
      `psql --password ${HUMAN} -h db`,
      HUMAN,
      'generic-password',
      'application-secret',
    ],
    [
      'an address in code',
      'a.ts',
      `const url = "postgres://app:${HUMAN}@db.example.net/shop";`,
      HUMAN,
      'database-url',
      'database-credential',
    ],
    [
      'a provider token under a name',
      'a.ts',
      `const apiKey = "${STRIPE}";`,
      STRIPE,
      'stripe-secret-key',
      'third-party-credential',
    ],
  ];
  for (const [name, path, text, value, ruleId, type] of cases) {
    it(`${name}, exactly`, async () => {
      const findings = await scan(path, text);
      assert.deepEqual(
        findings.map(({ span, ...finding }) => [
          text.slice(span.start, span.end),
          finding.ruleId,
          finding.type,
        ]),
        [[value, ruleId, type]],
      );
    });
  }

  it('names the binding and keeps the value out of its words', async () => {
    const [finding] = await scan('a.ts', `const stripeKey = "${STRIPE}";`);
    assert.equal(finding?.binding, 'stripeKey');
    assert.ok(!JSON.stringify(finding).includes(STRIPE));
    assert.ok(finding.reasons.length > 0);
  });

  it('a private key from its first to its last line', async () => {
    const block = (await import('../../src/scan/rules/keyFiles')).KEY_FILE_RULES.find(
      ({ id }) => id === 'private-key',
    )!.hits()[0]!;
    const [finding, ...rest] = await scan('deploy.pem', `# key\n${block}\n`);
    assert.deepEqual(finding?.span, { start: 6, end: 6 + block.length });
    assert.equal(rest.length, 0);
  });
});
