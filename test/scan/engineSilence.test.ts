import assert from 'node:assert/strict';
import { Engine } from '../../src/scan/engine';
import type { Finding } from '../../src/scan/finding';
import { grammars } from '../support/grammars';

const engine = new Engine(grammars);
const scan = (path: string, text: string): Promise<Finding[]> => engine.scan({ path, text });

/** Put together at run time, so that no scanner flags this file. */
const RANDOM = 'q8Zk2m' + 'Px91LsTw04vB';
const CHOSEN = 'S3cr' + '3t!';

describe('Engine passes over', () => {
  const cases: [name: string, path: string, text: string][] = [
    [
      'placeholders',
      'a.ts',
      `const password = "changeme"; const apiKey = "your-api-key"; const token = "<token>"; const secret = "xxxxxxxx";`,
    ],
    ['templates', 'a.yml', 'password: ${DB_PASSWORD}\ntoken: "{{ token }}"\nsecret: %s\n'],
    [
      'the environment',
      'a.js',
      'const password = process.env.DB_PASSWORD; const token = env("API_TOKEN_PROD");',
    ],
    [
      'references to vaults',
      'a.yml',
      'password: "{{resolve:secretsmanager:prod/db:SecretString:password}}"\ntoken: op://vault/item/field\nsecret: arn:aws:secretsmanager:eu-west-1:111122223333:secret:x\n',
    ],
    [
      'rewritten JavaScript',
      'a.js',
      `import { getSecret } from '@aws-lambda-powertools/parameters/secrets';\nconst dbPassword = await getSecret('pay/12345/pay/dev/db-password');\nconst t = await client.send(new GetSecretValueCommand({ SecretId: 'pay/12345/pay/dev/api-token' }));\n`,
    ],
    [
      'rewritten Python',
      'a.py',
      `db_password = cache.get_secret_string("pay/12345/pay/dev/db-password")\ntoken = client.get_secret_value(SecretId="pay/12345/pay/dev/api-token")["SecretString"]\n`,
    ],
    [
      'names of variables',
      'a.ts',
      `const passwordVariable = "DB_PASSWORD"; const tokenKey = "auth.access_token"; const secretName = "prod/db";`,
    ],
    [
      'text for people',
      'a.json',
      `{ "password": "Enter your password", "FORGOT_PASSWORD": "Aizmirsi savu paroli?", "passwordLabel": "Passwort", "INVALID_TOKEN": "The token has expired." }`,
    ],
    [
      'hashes and public keys',
      'a.ts',
      `const passwordHash = "$2a$06$FS4C7kwDs6tSrrjh0TITLuQ"; const publicKey = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQ"; const integrity = "sha512-9GOyqeK2q8Zk2mPx91LsTw04vB";`,
    ],
    [
      'words that only contain one',
      'a.ts',
      `const hashCard = "${RANDOM}"; const JAWS = "${RANDOM}"; const keyboard = "${RANDOM}"; const tokenizer = "${RANDOM}"; const monkey = "${RANDOM}";`,
    ],
    [
      'types and schemas',
      'a.ts',
      `interface A { password: string; token: "bearer" } const schema = { password: { type: "string" }, secret: "required" };`,
    ],
    [
      'paths, selectors, patterns',
      'a.ts',
      `const key = "./certs/server.key"; const passwordField = "#password"; const tokenPattern = "^[A-Z0-9]{20}$"; const secret = "/run/secrets/db";`,
    ],
    [
      'addresses without a password',
      'a.ts',
      `const a = "postgres://db.example.net/shop"; const b = "https://user@example.net"; const tokenUrl = "https://example.net/oauth/token";`,
    ],
    [
      'values joined to others',
      'a.js',
      `const password = "${CHOSEN}" + salt; const token = "Bearer " + value;`,
    ],
    ['interpolated templates', 'a.js', 'const password = `pre${value}9xQ`;'],
    [
      'documented sample keys',
      'a.ini',
      'aws_access_key_id = AKIA' +
        'IOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI' +
        '/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
    ],
    ['lock files', 'package-lock.json', `{ "token": "${RANDOM}" }`],
  ];
  for (const [name, path, text] of cases) {
    it(name, async () => {
      assert.deepEqual(
        (await scan(path, text)).map(
          ({ ruleId, span }) => `${ruleId} at ${text.slice(span.start - 20, span.end)}`,
        ),
        [],
      );
    });
  }
});
