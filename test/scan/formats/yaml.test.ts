import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import { slice } from '../../../src/base/text';
import type { Entry } from '../../../src/scan/formats/entry';
import { scanYaml } from '../../../src/scan/formats/yaml';
import {
  CHOSEN,
  HUMAN,
  itFinds,
  itIsTotal,
  meaning,
  RANDOM,
  random,
  randomTree,
  scalars,
  treeScalars,
  type Case,
} from './support';

describe('YAML by key path', () => {
  const reads: [name: string, text: string, expected: string[]][] = [
    ['maps', "a:\n  b: x # c\n  \"d e\": 'f''g'\nh: i\n", ['a/b → x', "a/d e → f'g", 'h → i']],
    [
      'lists',
      'a:\n- b\n- c: d\n  e: f\n- - g\nh: i',
      ['a → b', 'a/c → d', 'a/e → f', 'a → g', 'h → i'],
    ],
    [
      'flow',
      'a: {b: c, "d": [e, \'f\'], g: h#i} # j\nk: [l,\n  m]\n',
      ['a/b → c', 'a/d → e', 'a/d → f', 'a/g → h#i', 'k → l', 'k → m'],
    ],
    [
      'blocks',
      'a: |\n  b: c\n   d\n\n  e\nf: >-\n  g\n  h\n\ni: j',
      ['a → b: c\n d\n\ne', 'f → g h', 'i → j'],
    ],
    [
      'anchors, aliases and tags',
      'a: &x b\nc: *x\nd: !Ref e\nf: !!str g\n<<: *x\nh: !vault |\n  i\nj: k',
      ['a → b', 'f → g', 'j → k'],
    ],
    ['documents', '%YAML 1.2\n---\na: b\n...\n---\nc: d\n--- e\n', ['a → b', 'c → d', ' → e']],
    ['a value below its key', 'a:\n  b\nc:\n  "d"\n', ['a → b', 'c → d']],
    ['a value of several lines', 'a: b\n  c\n  d\ne: "f\n  g"\n', ['a → b c d', 'e → f g']],
    ['a piece', '    a: b\n      c:\n  d: e\n', ['a → b', 'd → e']],
    ['templates', '{{- if .x }}\na: {{ .y }}\nb: c\n{{- end }}\n', ['a → {{ .y }}', 'b → c']],
    ['colons in values', 'a: b:c\nd: http://e#f\n', ['a → b:c', 'd → http://e#f']],
    ['Windows line ends', 'a: b\r\nc:\r\n  - d\r\n', ['a → b', 'c → d']],
    ['a bracket left open', 'a: [b\nc: d\n', ['a → b', 'c → d']],
    ['a quote left open', 'a: "b\nc: d\n', ['c → d']],
  ];
  for (const [name, text, expected] of reads) {
    it(`reads ${name}`, () => {
      assert.deepEqual(scalars(scanYaml, text), expected);
    });
  }

  it('gives the paths and values that a document was made of', () => {
    const trimmed = (values: readonly string[]): string[] =>
      values.map((value) => value.replace(/\n+$/, ''));
    let count = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const tree = randomTree(random(seed));
      if (typeof tree === 'string') continue;
      const expected = trimmed(treeScalars(tree));
      for (const style of [
        { lineWidth: 0 },
        { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
        { lineWidth: 0, defaultStringType: 'QUOTE_SINGLE', indentSeq: false },
        { lineWidth: 0, collectionStyle: 'flow' },
      ] as const) {
        const text: string = stringify(tree, style);
        // Keys of their own line are not read; they hold line breaks and name nothing.
        if (/^\s*(?:- )*\? /m.test(text)) continue;
        count++;
        assert.deepEqual(trimmed(scalars(scanYaml, text)), expected, `${seed}: ${text}`);
      }
    }
    assert.ok(count > 500);
  });

  it('says where a value stands', () => {
    const text = `a: |\n    x1\n  \nb: "y" # z\n`;
    assert.deepEqual(
      Array.from(scanYaml(text), (entry: Entry) => [slice(text, entry.span), meaning(text, entry)]),
      [
        ['x1', 'x1'],
        ['y', 'y'],
      ],
    );
  });

  itIsTotal(
    scanYaml,
    'a: &b "c"\nd:\n- e: |\n    f\n  g: [h, {i: j}]\n? k\n: l\n---\nm: >\n  n\n "o": \'p\'\n',
  );
});

describe('YAML, found', () => {
  const encoded = (text: string): string => Buffer.from(text).toString('base64');
  const cases: Case[] = [
    [
      'Spring',
      'src/main/resources/application-prod.yml',
      `spring:\n  datasource:\n    username: app\n    password: ${HUMAN}\n`,
      [[HUMAN, 'spring.datasource.password', 'high']],
    ],
    [
      'compose, as a map',
      'docker-compose.yml',
      `services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${HUMAN}\n`,
      [[HUMAN, 'services.db.environment.POSTGRES_PASSWORD', 'medium']],
    ],
    [
      'compose, as a list',
      'docker-compose.yml',
      `services:\n  db:\n    environment:\n      - POSTGRES_USER=app\n      - POSTGRES_PASSWORD=${HUMAN}\n      - "API_KEY=${RANDOM}"\n`,
      [
        [HUMAN, 'services.db.environment.POSTGRES_PASSWORD', 'high'],
        [RANDOM, 'services.db.environment.API_KEY', 'high'],
      ],
    ],
    [
      'a deployment',
      'k8s/app.yaml',
      `spec:\n  containers:\n    - name: app\n      env:\n        - name: DB_PASSWORD\n          value: "${HUMAN}"\n        - value: '${CHOSEN}'\n          name: MAIL_PASSWORD\n`,
      [
        [HUMAN, 'spec.containers.env.DB_PASSWORD', 'medium'],
        [CHOSEN, 'spec.containers.env.MAIL_PASSWORD', 'high'],
      ],
    ],
    [
      'a Kubernetes secret',
      'secret.yaml',
      `apiVersion: v1\ndata:\n  password: ${encoded(HUMAN)}\n  stripe: ${encoded(RANDOM)}\n  username: ${encoded('app7x9q2')}\n  other: ${encoded('changeme')}\nkind: Secret\n`,
      [
        [encoded(HUMAN), 'data.password', 'medium'],
        [encoded(RANDOM), 'data.stripe', 'high'],
      ],
    ],
    [
      'a Kubernetes secret in clear',
      'secret.yaml',
      `kind: Secret\nstringData:\n  password: "${CHOSEN}"\n`,
      [[CHOSEN, 'stringData.password', 'medium']],
    ],
    [
      'kubeconfig',
      '.kube/config',
      `kind: Config\nusers:\n- name: admin\n  user:\n    password: ${CHOSEN}\n    token: ${RANDOM}\n`,
      [
        [CHOSEN, 'users.user.password', 'medium'],
        [RANDOM, 'users.user.token', 'medium'],
      ],
    ],
    [
      'GitHub Actions',
      '.github/workflows/a.yml',
      `env:\n  NPM_TOKEN: ${RANDOM}\njobs:\n  a:\n    steps:\n      - run: |\n          export DB_PASSWORD=${CHOSEN}\n`,
      [
        [RANDOM, 'env.NPM_TOKEN', 'medium'],
        [CHOSEN, 'DB_PASSWORD', 'high'],
      ],
    ],
    [
      'GitLab CI',
      '.gitlab-ci.yml',
      `variables:\n  DEPLOY_PASSWORD:\n    value: ${CHOSEN}\n    description: The password of the server\n`,
      [[CHOSEN, 'variables.DEPLOY_PASSWORD.value', 'medium']],
    ],
    [
      'Helm values',
      'values.yaml',
      `postgresql:\n  auth:\n    user: app\n    pass: ${HUMAN}\n`,
      [[HUMAN, 'postgresql.auth.pass', 'high']],
    ],
    [
      'flow',
      'a.yml',
      `db: { user: app, password: ${HUMAN}, port: 5432 }\n`,
      [[HUMAN, 'db.password', 'high']],
    ],
    ['a block', 'a.yml', `db:\n  password: |-\n    ${HUMAN}\n`, [[HUMAN, 'db.password', 'medium']]],
    [
      'the line below',
      'a.yml',
      `db:\n  password:\n    ${HUMAN}\n`,
      [[HUMAN, 'db.password', 'medium']],
    ],
    [
      'a comment',
      'a.yml',
      `db:\n  # password: ${HUMAN}\n  host: db\n`,
      [[HUMAN, 'password', 'low']],
    ],
    [
      'below a plural',
      'a.yml',
      `passwords:\n  alice: ${HUMAN}\n  bob: ${CHOSEN}\n`,
      [
        [HUMAN, 'passwords.alice', 'medium'],
        [CHOSEN, 'passwords.bob', 'medium'],
      ],
    ],
    [
      'a template of CloudFormation',
      'template.yml',
      `Parameters:\n  DbPassword:\n    Type: String\n    Default: ${CHOSEN}\n`,
      [[CHOSEN, 'Parameters.DbPassword.Default', 'medium']],
    ],
  ];
  itFinds(cases);
});

describe('YAML, passed over', () => {
  const silent: [name: string, path: string, text: string][] = [
    [
      'translations',
      'config/locales/de.yml',
      `de:\n  users:\n    password: Kennw0rt7\n    token: "Zugangsz3ichen"\n`,
    ],
    ['labels', 'a.yml', `labels:\n  password: Kennw0rt\nerrors:\n  password: zu-kurz8\n`],
    [
      'references',
      'a.yml',
      `env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db-credentials7\n      key: password1x\n`,
    ],
    [
      'tags that look something up',
      'a.yml',
      `password: !secret db7x9_main\ntoken: !vault |\n  ${RANDOM}\n`,
    ],
    ['aliases', 'a.yml', `password: *dbpass7x\n`],
    [
      'templates',
      'a.yml',
      `password: {{ .Values.db.password }}\ntoken: "{{ lookup('env','T') }}"\n`,
    ],
    [
      'permissions',
      '.github/workflows/a.yml',
      `permissions:\n  id-token: write\n  contents: read\nwith:\n  token: \${{ secrets.GITHUB_TOKEN }}\nsecrets: inherit\n`,
    ],
    [
      'an API description',
      'openapi.yaml',
      `components:\n  securitySchemes:\n    apiKey: {type: apiKey, in: header, name: X-API-Key7}\n  schemas:\n    Login:\n      required: [user, password]\n      properties:\n        password:\n          type: string\n          format: password\n          description: Your-secret7 word\n`,
    ],
    [
      'lists of names',
      'docker-compose.yml',
      `services:\n  app:\n    secrets:\n      - db_password\n      - source: server-token7\n        target: /run/x\nsecrets:\n  db_password:\n    file: ./db7x9.txt\n`,
    ],
    [
      'an encrypted secret',
      'sealed.yaml',
      `kind: SealedSecret\nspec:\n  encryptedData:\n    password: ${RANDOM}\n`,
    ],
  ];
  itFinds(silent.map(([name, path, text]) => [name, path, text, []]));
});
