import assert from 'node:assert/strict';
import { base62Checksum, checksummedToken } from '../../src/scan/checks';
import { splitIdentifier } from '../../src/scan/identifiers';
import { judgeName } from '../../src/scan/names';
import { isPlaceholder } from '../../src/scan/placeholders';
import { Prefilter } from '../../src/scan/prefilter';
import { judgeValue } from '../../src/scan/values';

describe('identifiers', () => {
  const cases: Record<string, string[]> = {
    dbPasswd: ['db', 'passwd'],
    AUTH_TOKEN_2: ['auth', 'token'],
    'x-api-key': ['x', 'api', 'key'],
    HTTPPassword: ['http', 'password'],
    "config['secretKey']": ['config', 'secret', 'key'],
    пароль: ['пароль'],
  };
  for (const [identifier, words] of Object.entries(cases)) {
    it(identifier, () => {
      assert.deepEqual(splitIdentifier(identifier), words);
    });
  }
});

describe('names', () => {
  const secret: [name: string, strength: string, type: string][] = [
    ['password', 'password', 'application-secret'],
    ['mydbpassword', 'password', 'database-credential'],
    ['MYSQL_ROOT_PASSWORD', 'password', 'database-credential'],
    ['sshPassphrase', 'password', 'ssh-key'],
    ['client_secret', 'secret', 'client-credential'],
    ['oauthToken', 'token', 'client-credential'],
    ['encryptionKey', 'secret', 'cryptographic-key'],
    ['HMAC_SECRET', 'secret', 'cryptographic-key'],
    ['aws_secret_access_key', 'secret', 'aws-access-key'],
    ['stripeApiKey', 'secret', 'third-party-credential'],
    ['keystorePassword', 'password', 'certificate-private-key'],
    ['authToken', 'token', 'application-secret'],
    ['senha', 'password', 'application-secret'],
    ['DB_PASSWORD_PROD', 'password', 'database-credential'],
    ['key', 'weak', 'application-secret'],
  ];
  for (const [name, strength, type] of secret) {
    it(`${name} is a ${strength}`, () => {
      const judgement = judgeName(name);
      assert.deepEqual([judgement?.strength, judgement?.type], [strength, type]);
    });
  }

  const others =
    'passwordLength passwordHash tokenType secretName secretId publicKey primaryKey csrfToken keyboard tokenizer ' +
    'author compass bypass hasPassword isSecret passwordField accessKeyId JAWS hashCard max_tokens monkey secretary ' +
    'keys forgotPassword disallowedPasswords passwordRegex apiKeyHeader tokenUrl privateKeyPath encryptedPassword';
  for (const name of others.split(' ')) {
    it(`${name} is none`, () => {
      assert.equal(judgeName(name), undefined);
    });
  }
});

describe('values', () => {
  const kinds: [value: string, kind: string | undefined][] = [
    ['q8Zk2mPx91' + 'LsTw04vB', 'random'],
    ['hunt' + 'er2', 'human'],
    ['centipede', 'words'],
    ['qszdl' + 'xkv', 'gibberish'],
    ['4012' + '5583', 'digits'],
    ['Enter your password', undefined],
    ['${DB_PASSWORD}', undefined],
    ['DB_PASSWORD', undefined],
    ['storage.mysql.password', undefined],
    ['/etc/ssl/server.key', undefined],
    ['application/json', undefined],
    ['^[a-z]{3,}$', undefined],
    ['https://example.org/x', undefined],
    ['ann@example.org', undefined],
    ['2024-01-01', undefined],
    ['$2a$06$FS4C7kwDs6tSrrjh0TITLuQ', undefined],
    ['пароль от почты', undefined],
  ];
  for (const [value, kind] of kinds) {
    it(`${value} is ${kind ?? 'no secret'}`, () => {
      assert.equal(judgeValue(value), kind);
    });
  }

  const standIns =
    'changeme your-api-key YOUR_TOKEN_HERE xxxxxxxx **** <token> password secret mysecretkey access_token 12345678 ' +
    'abcdefgh 0123456789abcdef deadbeefdeadbeef 00000000-0000-0000-0000-000000000000 sk_live_... foobar test';
  for (const value of standIns.split(' ')) {
    it(`${value} is a placeholder`, () => {
      assert.ok(isPlaceholder(value));
    });
  }
  for (const value of ['hunt' + 'er2', 'S3cr' + '3t!', 'Tr0ub4' + 'dor&3', 'zq9' + 'Kp2Lw']) {
    it(`${value} is none`, () => {
      assert.ok(!isPlaceholder(value));
    });
  }
});

describe('Prefilter', () => {
  const keywords = ['he', 'she', 'hers', 'api_key', 'пароль'];
  const scan = (text: string): string[] => {
    const found: string[] = [];
    new Prefilter(keywords).scan(text, (keyword, start) => {
      found.push(`${keywords[keyword]!}@${start}`);
    });
    return found.sort();
  };

  it('finds keywords that overlap, contain and repeat each other, in any case', () => {
    assert.deepEqual(scan('uSHErs'), ['he@2', 'hers@2', 'she@1']);
    assert.deepEqual(scan('API_KEY Пароль api_kapi_key'), ['api_key@0', 'api_key@20', 'пароль@8']);
  });

  it('agrees with indexOf on random texts', () => {
    let state = 7;
    for (let round = 0; round < 200; round++) {
      let text = '';
      for (let i = 0; i < 60; i++) {
        state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
        text += 'hers_apik y'.charAt(Math.floor(state / 65_536) % 11);
      }
      const expected = keywords.flatMap((keyword) => {
        const places: string[] = [];
        for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1))
          places.push(`${keyword}@${at}`);
        return places;
      });
      assert.deepEqual(scan(text), expected.sort());
    }
  });
});

describe('checksums', () => {
  it('tell a made-up GitHub token from one whose tail fits', () => {
    const body = 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5';
    assert.equal(checksummedToken(`ghp_${body}${base62Checksum(body)}`)?.confidence, 'high');
    assert.equal(checksummedToken(`ghp_${body}000000`)?.confidence, 'medium');
  });
});
