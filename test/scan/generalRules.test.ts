import assert from 'node:assert/strict';
import { findKeywords } from '../../src/scan/keywords';
import { matchProviders } from '../../src/scan/providers';
import { sample, sampleUuid } from '../../src/scan/rules/sample';

/** What one rule finds in a text. */
function found(ruleId: string, text: string): string[] {
  return matchProviders(text, findKeywords(text))
    .filter(({ rule }) => rule.id === ruleId)
    .map(({ start, end }) => text.slice(start, end));
}

/** Tokens that their form tells, whatever stands around them. */
const FORMS: readonly (readonly [ruleId: string, token: string])[] = [
  ['github-token', 'gh' + 'p_' + sample('base62', 36)],
  ['github-fine-grained-token', 'github_' + 'pat_' + sample('base62', 82)],
  ['gitlab-token', 'gl' + 'pat-' + sample('base62', 20)],
  [
    'gitlab-token',
    ['gl' + 'rt-t1_' + sample('base62', 40), '01', sample('lowerAlnum', 9)].join('.'),
  ],
  ['gitlab-oauth-secret', 'glo' + 'as-' + sample('hex', 64)],
  ['atlassian-token', 'ATA' + 'TT3xFfGF0' + sample('base62', 170) + '=' + sample('upperHex', 8)],
  ['bitbucket-app-password', 'AT' + 'BB' + sample('base62', 32)],
  ['circleci-token', 'CCI' + 'PAT_' + sample('base62', 22) + '_' + sample('hex', 40)],
  ['buildkite-token', 'bk' + 'ua_' + sample('hex', 40)],
  ['sonarqube-token', 'sq' + 'p_' + sample('hex', 40)],
  ['octopus-api-key', 'AP' + 'I-' + sample('upperAlnum', 26)],
  [
    'harness-token',
    ['pa' + 't', sample('base62', 22), sample('hex', 24), sample('base62', 20)].join('.'),
  ],
  ['npm-token', 'npm' + '_' + sample('base62', 36)],
  ['pypi-token', 'py' + 'pi-AgEIcHlwaS5vcmc' + sample('base62', 120)],
  ['rubygems-key', 'ruby' + 'gems_' + sample('hex', 48)],
  ['docker-hub-token', 'dckr' + '_pat_' + sample('base62', 27)],
  ['artifactory-key', 'AK' + 'Cp' + sample('base62', 69)],
  ['clojars-token', 'CLOJ' + 'ARS_' + sample('hex', 60)],
  ['vault-token', 'hv' + 's.' + sample('base62', 24)],
  ['terraform-token', sample('base62', 14) + '.atlas' + 'v1.' + sample('base62', 67)],
  ['pulumi-token', 'pu' + 'l-' + sample('hex', 40)],
  ['doppler-token', 'dp' + '.st.' + sample('base62', 43)],
  [
    'infisical-token',
    ['s' + 't', sample('hex', 24), sample('hex', 32), sample('hex', 32)].join('.'),
  ],
  ['dependency-track-key', 'od' + 't_' + sample('base62', 32)],
];

const NOTATIONS: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => `token = "${token}"`,
  (token) => `TOKEN=${token}\nNEXT=1`,
  (token) => `export TOKEN='${token}'; run`,
  (token) => `token: ${token} # a comment`,
  (token) => `{"token":"${token}"}`,
  (token) => JSON.stringify(`{"token": "${token}"}`),
  (token) => `https://example.net/v1?access_token=${token}&page=2`,
  (token) => `https://ann:${token}@example.net/a/b.git`,
  (token) => `curl -H "Authorization: Bearer ${token}" https://example.net`,
  (token) => `curl -H 'X-Token: ${token}' \\\n  https://example.net`,
  (token) => `<token>${token}</token>`,
  (token) => `<add key="Token" value="${token}" />`,
  (token) => `run --token ${token} --verbose`,
  (token) => `- ${token}\n- other`,
  (token) => `use \`${token}\` here`,
  (token) => `(${token}), [${token}`,
  (token) => `//host/:_auth` + `Token=${token}`,
];

describe('tokens that their form tells', () => {
  for (const [ruleId, token] of FORMS) {
    it(`${ruleId} is found in every notation, whole`, () => {
      for (const write of NOTATIONS) {
        const values = found(ruleId, write(token));
        assert.ok(values.length > 0, write('…'));
        for (const value of values) assert.equal(value, token, write('…'));
      }
    });

    it(`${ruleId} is not found inside a longer word`, () => {
      assert.deepEqual(found(ruleId, `x${token}`), []);
      assert.deepEqual(found(ruleId, token.slice(0, 12)), []);
    });
  }
});

const PASSWORD = sample('base62', 14);
const OTHER = sample('base62', 12);

/** Texts with `PASSWORD` in them, which is all that the rule may find there. */
const PLACES: readonly (readonly [ruleId: string, texts: readonly string[]])[] = [
  [
    'database-url',
    [
      ...[
        'postgres',
        'postgresql',
        'mysql',
        'mariadb',
        'mongodb',
        'mongodb+srv',
        'redis',
        'rediss',
      ],
      ...[
        'amqp',
        'amqps',
        'mssql',
        'sqlserver',
        'clickhouse',
        'neo4j',
        'neo4j+s',
        'bolt',
        'nats',
        'mqtts',
      ],
      ...[
        'postgresql+psycopg2',
        'mysql+pymysql',
        'oracle+cx_oracle',
        'snowflake',
        'redis-sentinel',
      ],
      ...[
        'cockroachdb',
        'trino',
        'couchbases',
        'db2',
        'hana',
        'clickhouse+http',
        'influxdb',
        'pulsar',
      ],
    ].map((scheme) => `DATABASE_URL="${scheme}://ann:${PASSWORD}@db.internal:1234/shop?x=y"`),
  ],
  [
    'database-url',
    [
      `url: postgres://ann:${PASSWORD}@h1:5432,h2:5432/shop`,
      `redis://:${PASSWORD}@cache`,
      `"mongodb://{user}:${PASSWORD}@h/x"`,
      `<uri>mysql://ann:${PASSWORD}@h/x</uri>`,
      `jdbc:postgresql://ann:${PASSWORD}@h/x`,
      `psql postgres://ann:${PASSWORD}@[2001:db8::1]:5432/x`,
      `postgres://ann%40example.net:${PASSWORD}@/x?host=/run`,
    ],
  ],
  [
    'url-credentials',
    [
      'https',
      'ftp',
      'sftp',
      'ssh',
      'smtp',
      'imaps',
      'ldaps',
      'git+https',
      'socks5',
      'rtsp',
      'wss',
    ].map((scheme) => `${scheme}://ann:${PASSWORD}@h.internal/x`),
  ],
  [
    'jdbc-password',
    [
      `jdbc:mysql://h:3306/d?user=ann&password=${PASSWORD}&useSSL=true`,
      `spring.datasource.url=jdbc:postgresql://h/d?password=${PASSWORD}`,
      `<property value="jdbc:sqlserver://h:1433;database=d;user=ann;password=${PASSWORD};"/>`,
      `jdbc:snowflake://a.snowflakecomputing.com/?user=ann&password=${PASSWORD}`,
    ],
  ],
  [
    'connection-string-password',
    [
      `Data Source=db;Initial Catalog=shop;User ID=ann;Password=${PASSWORD}`,
      `"Server=tcp:db,1433;Database=shop;Uid=ann;Pwd=${PASSWORD};Encrypt=yes;"`,
      `<add connectionString="server=db;database=shop;uid=ann;pwd=${PASSWORD}" />`,
      `psycopg2.connect("host=db dbname=shop user=ann password=${PASSWORD}")`,
      `DSN=shop;UID=ann;PWD=${PASSWORD}`,
    ],
  ],
  [
    'sql-password',
    [
      `CREATE USER ann IDENTIFIED BY '${PASSWORD}';`,
      `GRANT ALL ON shop.* TO 'ann'@'%'\n  IDENTIFIED BY '${PASSWORD}';`,
      `ALTER USER 'ann'@'h' IDENTIFIED WITH mysql_native_password BY '${PASSWORD}'`,
      `create role ann with login password '${PASSWORD}'`,
      `ALTER USER ann WITH ENCRYPTED PASSWORD '${PASSWORD}';`,
      `CREATE LOGIN ann WITH PASSWORD = N'${PASSWORD}'`,
    ],
  ],
  [
    'kafka-password',
    [
      `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="ann" password="${PASSWORD}";`,
      `"...PlainLoginModule required username=\\"ann\\" password=\\"${PASSWORD}\\";"`,
    ],
  ],
  [
    'netrc-password',
    [
      `machine h login ann password ${PASSWORD}`,
      `machine h\n\tlogin ann\n\tpassword ${PASSWORD}\n`,
      `default login ann password ${PASSWORD}`,
      `machine h login ann account x password ${PASSWORD}`,
    ],
  ],
  [
    'curl-user',
    [
      `curl -u ann:${PASSWORD} https://h`,
      `curl -X POST -u 'ann:${PASSWORD}' https://h`,
      `curl --user ann:'${PASSWORD}' https://h`,
      `curl https://h \\\n  -u ann:${PASSWORD}`,
    ],
  ],
  [
    'mysql-command-password',
    [`mysql -u root -p${PASSWORD} shop`, `mysqladmin -p'${PASSWORD}' ping`],
  ],
  [
    'remote-shell-password',
    [`sshpass -p '${PASSWORD}' ssh h`, `plink.exe -ssh h -pw ${PASSWORD} ls`],
  ],
  [
    'keystore-command-password',
    [`openssl rsa -passin pass:${PASSWORD} -in k`, `keytool -storepass ${PASSWORD}`],
  ],
];

describe('passwords in addresses, connection strings, statements and commands', () => {
  for (const [ruleId, texts] of PLACES) {
    for (const text of texts) {
      it(`${ruleId}: ${text.replaceAll(PASSWORD, '…').replaceAll('\n', '⏎').slice(0, 90)}`, () => {
        assert.deepEqual(found(ruleId, text), [PASSWORD]);
      });
    }
  }
});

/** Texts of ordinary code, prose and settings in which no rule of these families has a say. */
const SILENT: readonly string[] = [
  'import x from "https://example.org/a@1.2.3/b.js"',
  'git clone ssh://git@github.com/a/b.git',
  'docker pull registry.example.net:5000/a/b@sha256:' + sample('hex', 64),
  'the login and password fields are required',
  'a row identified by "handle" in the table',
  'def connect(host=None, user=None, password=None): pass',
  'Connection(host=self.host, user=self.user, password=self._password)',
  'struct s = { scheme = INIT, host = INIT, password = INIT, port = INIT };',
  'Authorization: AWS4-HMAC-SHA256 Credential=x',
  'Basic authentication is what the old "requirepass" directive is for',
  'user depends on >=python3.6 at least',
  'mysql --help | less -p error',
  '$VAULT_TOKEN and ${GITHUB_TOKEN}, <your-token-here>',
  'GITHUB_SHA=' + sample('hex', 40),
  'https' + '://' + sample('hex', 32) + '@o1.ingest.example.net/42',
  'integrity sha512-' + sample('base64', 86) + '==',
  'id: ' + sampleUuid(),
  '-----BEGIN PUBLIC ' + 'KEY-----\n' + sample('base64', 200) + '\n-----END PUBLIC ' + 'KEY-----',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5' + sample('base64', 48) + ' ann@h',
];

describe('what looks like them and is none', () => {
  for (const text of SILENT) {
    it(text.replaceAll('\n', '⏎').slice(0, 70), () => {
      const rules = matchProviders(text, findKeywords(text)).map(({ rule }) => rule.id);
      assert.deepEqual(rules, []);
    });
  }
});

describe('one finding a value', () => {
  it('takes the token after the password, not only the first of a line', () => {
    const text = `A=postgres://ann:${PASSWORD}@h/x B=postgres://bob:${OTHER}@h/y`;
    assert.deepEqual(found('database-url', text), [PASSWORD, OTHER]);
  });
});
