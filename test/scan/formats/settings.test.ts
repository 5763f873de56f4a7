import assert from 'node:assert/strict';
import { itFinds, found, random, randomText, CHOSEN, HUMAN, RANDOM, type Case } from './support';

describe('Settings, found', () => {
  const basic = Buffer.from(`ann:${CHOSEN}`).toString('base64');
  const cases: Case[] = [
    [
      'TOML',
      'config.toml',
      `[database.prod]\nuser = "app"\npass = "${HUMAN}"\n`,
      [[HUMAN, 'database.prod.pass', 'high']],
    ],
    [
      'Terraform',
      'main.tf',
      `resource "aws_db_instance" "main" {\n  password = "${CHOSEN}"\n}\nvariable "api_key" {\n  default = "${RANDOM}"\n}\n`,
      [
        [CHOSEN, 'resource.aws_db_instance.main.password', 'medium'],
        [RANDOM, 'variable.api_key.default', 'high'],
      ],
    ],
    [
      'Terraform variables',
      'prod.tfvars',
      `db_password = "${HUMAN}"\n`,
      [[HUMAN, 'db_password', 'medium']],
    ],
    [
      'HOCON',
      'application.conf',
      `db {\n  default {\n    password = ${HUMAN}\n  }\n}\n`,
      [[HUMAN, 'db.default.password', 'medium']],
    ],
    [
      'INI',
      'setup.cfg',
      `[mysql]\nuser = app\npass = ${HUMAN} ; old\n`,
      [[HUMAN, 'mysql.pass', 'high']],
    ],
    [
      'redis.conf',
      'redis.conf',
      `port 6379\nrequirepass ${CHOSEN}\n`,
      [[CHOSEN, 'requirepass', 'high']],
    ],
    [
      'an inventory',
      'hosts.ini',
      `[web]\nhost1 ansible_user=root ansible_ssh_pass=${HUMAN}\n`,
      [[HUMAN, 'ansible_ssh_pass', 'high']],
    ],
    [
      'a script within HCL',
      'main.tf',
      `resource "a" "b" {\n  user_data = <<EOF\nexport API_TOKEN=${RANDOM}\nEOF\n}\n`,
      [[RANDOM, 'API_TOKEN', 'medium']],
    ],
    [
      'what no person writes among texts',
      'res/values/strings.xml',
      `<resources><string name="api_key">${RANDOM}</string><string name="password">Zugang7x</string></resources>`,
      [[RANDOM, 'resources.string.api_key', 'high']],
    ],
    [
      'the key path of an address',
      'alembic.ini',
      `[alembic]\nsqlalchemy.url = postgresql://app:${HUMAN}@db.example.net/shop\n`,
      [[HUMAN, 'alembic.sqlalchemy.url', 'high']],
    ],
    [
      '.properties',
      'application.properties',
      `spring.datasource.password=${HUMAN}\nspring.mail.password: ${CHOSEN}\n`,
      [
        [HUMAN, 'spring.datasource.password', 'medium'],
        [CHOSEN, 'spring.mail.password', 'medium'],
      ],
    ],
    [
      '.env',
      '.env.production',
      `export DB_PASSWORD="${HUMAN}" # x\nAPI_KEY=${RANDOM}\n`,
      [
        [HUMAN, 'DB_PASSWORD', 'medium'],
        [RANDOM, 'API_KEY', 'high'],
      ],
    ],
    [
      'Dockerfile',
      'Dockerfile',
      `FROM a\nENV MYSQL_ROOT_PASSWORD ${HUMAN}\nARG API_KEY="${RANDOM}"\n`,
      [
        [HUMAN, 'MYSQL_ROOT_PASSWORD', 'medium'],
        [RANDOM, 'API_KEY', 'high'],
      ],
    ],
    [
      'web.config',
      'web.config',
      `<configuration><appSettings><add key="ApiSecret" value="${RANDOM}" /></appSettings></configuration>`,
      [[RANDOM, 'configuration.appSettings.add.ApiSecret', 'high']],
    ],
    [
      'Maven settings',
      'settings.xml',
      `<settings><servers><server><id>a</id><username>ann</username><password>${CHOSEN}</password></server></servers></settings>`,
      [[CHOSEN, 'settings.servers.server.password', 'high']],
    ],
    [
      'Spring beans',
      'beans.xml',
      `<bean id="ds"><property name="password" value="${HUMAN}"/></bean>`,
      [[HUMAN, 'bean.property.password', 'medium']],
    ],
    [
      'Android',
      'res/values/keys.xml',
      `<resources><string name="maps_api_key">${RANDOM}</string></resources>`,
      [[RANDOM, 'resources.string.maps_api_key', 'high']],
    ],
    [
      'Hadoop',
      'core-site.xml',
      `<configuration><property><name>fs.secret.key</name><value>${RANDOM}</value></property></configuration>`,
      [[RANDOM, 'configuration.property.fs.secret.key', 'high']],
    ],
    [
      'a property list',
      'Info.plist',
      `<plist><dict><key>ApiKey</key><string>${RANDOM}</string></dict></plist>`,
      [[RANDOM, 'plist.dict.ApiKey', 'high']],
    ],
    [
      'Docker logins',
      '.docker/config.json',
      `{"auths": {"registry.example.net": {"auth": "${basic}"}}}`,
      [[basic, 'auths.registry.example.net.auth', 'medium']],
    ],
    [
      'SQL',
      'seed.sql',
      `INSERT INTO users (name, password) VALUES ('ann', '${CHOSEN}');\n`,
      [[CHOSEN, 'users.password', 'medium']],
    ],
    [
      'a notebook',
      'a.ipynb',
      JSON.stringify(
        { cells: [{ cell_type: 'code', source: [`password = "${CHOSEN}"\n`, 'x = 1\n'] }] },
        null,
        1,
      ),
      [[CHOSEN, 'password', 'medium']],
    ],
  ];
  itFinds(cases);
});

describe('Settings, passed over', () => {
  const silent: [name: string, path: string, text: string][] = [
    [
      'Terraform references',
      'main.tf',
      'resource "a" "b" {\n  password = var.db_password\n  secret_arn = aws_secret.x.arn\n  token = data.vault.x["token7"]\n}\n',
    ],
    [
      'translations',
      'res/values-de/strings.xml',
      '<resources><string name="password">Zugang7x</string><string name="token">Kürzel</string></resources>',
    ],
    [
      'messages',
      'src/main/resources/messages_de.properties',
      'login.password=Zugang7x\nerror.token=Ungültig8\n',
    ],
    ['placeholders', '.env.example', 'DB_PASSWORD=changeme\nAPI_KEY=\nTOKEN=<token>\n'],
    [
      'hashes',
      'seed.sql',
      "INSERT INTO users (name, password) VALUES ('ann', '$2a$10$abcdefghijklmnopqrstuv');",
    ],
    [
      'what Maven has encrypted',
      'settings.xml',
      `<server><password>{${RANDOM}=}</password></server>`,
    ],
    ['the next key', 'a.json', '{"type": "random_password", "instances": [{"secret": {"x": 1}}]}'],
    ['names of files', 'a.ini', '[tls]\nkey = /etc/ssl/server.key\nkey_file = server7.pem\n'],
  ];
  itFinds(silent.map(([name, path, text]) => [name, path, text, []]));
});

describe('Structured text of any kind', () => {
  const paths = [
    'a.json',
    'a.yml',
    'a.toml',
    'a.tf',
    'a.conf',
    'a.properties',
    '.env',
    'Dockerfile',
    'a.xml',
    'a.sql',
  ];
  const words = [
    'password',
    '"token": ',
    'secret=',
    '<key>',
    '${',
    '"""',
    'data:\n',
    'kind: Secret\n',
    'auths',
    'value: ',
    'name: ',
    HUMAN,
    RANDOM,
    '--password',
    '<<EOF\n',
    "INSERT INTO a (password) VALUES ('",
  ];

  it('is scanned whatever it holds, and no binding holds a value', async () => {
    const next = random(23);
    for (let round = 0; round < 60; round++) {
      const parts = Array.from({ length: 12 }, () =>
        next() < 0.5 ? words[Math.floor(next() * words.length)]! : randomText(next, 4),
      );
      for (const path of paths) {
        for (const [value = '', binding = ''] of await found(path, parts.join('')))
          assert.ok(!binding.includes(value), `${path}: ${binding}`);
      }
    }
  });
});
