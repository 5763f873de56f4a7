import assert from 'node:assert/strict';
import { DEFAULT_SCAN_OPTIONS } from '../../src/scan/options';
import { Engine } from '../../src/scan/engine';
import { isPublished } from '../../src/scan/published';
import { sample } from '../../src/scan/rules/sample';
import { grammars } from '../support/grammars';

const engine = new Engine(grammars, { ...DEFAULT_SCAN_OPTIONS, level: 'thorough' });

/** Each found value with the severity that it is told with. */
async function found(path: string, text: string): Promise<string[]> {
  const findings = await engine.scan({ path, text });
  return findings.map(({ span, severity }) => `${severity}: ${text.slice(span.start, span.end)}`);
}

const hexEscapes = (text: string): string =>
  Array.from(text, (letter) => `\\x${letter.charCodeAt(0).toString(16)}`).join('');

const PASSWORD = 'hunt' + 'er2!';

describe('published values', () => {
  const published: Record<string, string> = {
    'RFC 5849': ['dpf43f3', 'p2l4k3l03'].join(''),
    'RFC 6749': ['2YotnFZF', 'Ejr1zCsic', 'MWpAA'].join(''),
    'the storage emulator': [
      'Eby8vdM02xNOcqFlqUwJPLlmEtlCDX',
      'J1OUzFT50uSRZ6IFsuFq2UVErCz4I6',
      'tq/K1SZFPTOtr/KBHBeksoGMGw==',
    ].join(''),
  };
  for (const [source, value] of Object.entries(published)) {
    it(`of ${source} are none`, async () => {
      assert.deepEqual(
        await found('a.py', `client(access_token="${value}", api_key="${value}")`),
        [],
      );
      assert.deepEqual(await found('a.py', `get("https://h/x?access_token=${value}")`), []);
    });
  }

  it('are told apart from others of their form', async () => {
    assert.equal(isPublished(sample('base62', 22)), false);
    assert.deepEqual(await found('a.py', `client(api_key="${sample('base62', 22)}")`), [
      `warning: ${sample('base62', 22)}`,
    ]);
  });
});

describe('what a literal means', () => {
  it('a name spelt in escapes is none', async () => {
    const text = `#define WRITE_SECRET_CONST "${hexEscapes('server write key')}"\n`;
    assert.deepEqual(await found('a.h', text), []);
  });

  it('a password spelt in escapes is one', async () => {
    const [password] = await found('a.c', `const char *password = "${hexEscapes(PASSWORD)}";`);
    assert.equal(password, `warning: ${hexEscapes(PASSWORD)}`);
  });

  it('a key of bytes that are no text is one', async () => {
    const bytes = Array.from(sample('hex', 64).match(/../g) ?? [], (byte) => `\\x${byte}`).join('');
    assert.deepEqual(await found('a.go', `var encryptionKey = []byte("${bytes}")`), [
      `warning: ${bytes}`,
    ]);
  });

  it('the zero that ends a text is none of it', async () => {
    const text = String.raw`pub const APP_PASSWORD: &[u8] = b"keyring-session\0";`;
    assert.deepEqual(await found('a.rs', text), [String.raw`information: keyring-session\0`]);
    const live = `pub const APP_PASSWORD: &[u8] = b"${PASSWORD}\\0";`;
    assert.deepEqual(await found('a.rs', live), [`warning: ${PASSWORD}\\0`]);
  });

  it('base64 of a stand-in is none, of anything else it may be one', async () => {
    const packed = (text: string): string => Buffer.from(text).toString('base64');
    assert.deepEqual(await found('a.ts', `const clientSecret = "${packed('a secret')}";`), []);
    const unpadded = packed('secret\n').replace(/=+$/, '');
    assert.deepEqual(await found('a.ts', `const clientSecret = "${unpadded}";`), []);
    const live = packed(sample('base62', 18));
    assert.deepEqual(await found('a.ts', `const clientSecret = "${live}";`), [`warning: ${live}`]);
  });
});

describe('the header of a signed token', () => {
  const encode = (text: string): string => Buffer.from(text).toString('base64url');
  const header = encode('{"alg":"HS256","typ":"JWT"}');

  it('alone is no token', async () => {
    assert.deepEqual(await found('a.yml', `access_token: "${header}"`), []);
    assert.deepEqual(await found('a.rs', `let token = "${header}.test";`), []);
  });

  it('of anything else may be one', async () => {
    const token = encode(`{"k":"${sample('base62', 24)}"}`);
    assert.deepEqual(await found('a.yml', `access_token: "${token}"`), [`warning: ${token}`]);
  });
});

describe('code that only looks like a value', () => {
  const cases: Record<string, [path: string, text: string]> = {
    'a class of PHP': [
      'a.php',
      String.raw`<?php $r = ['password' => 'Acme\\Forms\\UserPassword9Form'];`,
    ],
    'a pattern with a wildcard': ['a.java', 'String password = "oauth2.*Tokn9";'],
    'a set of characters': ['a.py', String.raw`ACCESS_TOKEN = rb"[!#$%&'*+\-.^_|~0-9A-Za-z]+"`],
    'a path of words': ['a.js', "const rule = { token: 'zupfer.goto.string.quotd' };"],
    'a pattern of an address': [
      'a.py',
      String.raw`p = re.compile(r"https://[^:]+:[^@]+@host\.net/x")`,
    ],
  };
  for (const [name, [path, text]] of Object.entries(cases)) {
    it(name, async () => {
      assert.deepEqual(await found(path, text), []);
    });
  }

  it('a password with one backslash is one', async () => {
    const value = 'Kj7' + String.raw`\q2x!w`;
    assert.deepEqual(await found('a.php', `<?php $password = '${value}';`), [`warning: ${value}`]);
  });
});

describe('addresses at a host of nobody’s', () => {
  const HTTP = ['http:', '//'].join('');
  const address = (password: string, host: string): string =>
    `# parse("${HTTP}ann:${password}@${host}")\n`;
  const chosen = 'S3ns' + '1tive';

  it('are worth little with a password that a person chose', async () => {
    assert.deepEqual(await found('a.rb', address(chosen, 'my.example.com')), [
      `information: ${chosen}`,
    ]);
  });

  it('but elsewhere, or with one that a machine made, they are told', async () => {
    const made = sample('base62', 20);
    assert.deepEqual(await found('a.rb', address(chosen, 'git.acme.io')), [`warning: ${chosen}`]);
    assert.deepEqual(await found('a.rb', address(made, 'my.example.com')), [`warning: ${made}`]);
  });
});

describe('translations in code', () => {
  const text = (value: string): string => `<?php\n$lang['password'] = '${value}';\n`;

  it('hold words, whatever their names', async () => {
    assert.deepEqual(await found('inc/lang/lt/lang.php', text('Slaptažodis')), []);
    assert.deepEqual(await found('localization/sq_AL/labels.inc', text('Fjalkalmi')), []);
    assert.deepEqual(await found('localization/fo_FO/labels.inc', text('Loynikodð')), []);
  });

  it('and elsewhere the same may be a password', async () => {
    assert.equal((await found('inc/config/lang.php', text('Slaptazdiq'))).length, 1);
    assert.equal((await found('lang/parser.php', text('Slaptazdiq'))).length, 1);
  });

  it('but a random value is told there too', async () => {
    const value = sample('base62', 24);
    assert.deepEqual(await found('inc/lang/lt/lang.php', text(value)), [`warning: ${value}`]);
  });
});

describe('tests beside the code they test', () => {
  const secret = sample('base62', 32);
  const line = `    let api_secret = "${secret}";\n`;
  const tests = `#[cfg(test)]\nmod tests {\n    use super::*;\n${line}}\n`;

  it('are told with less noise', async () => {
    assert.deepEqual(await found('src/a.rs', `fn a() {\n${line}}\n\n${tests}`), [
      `warning: ${secret}`,
      `information: ${secret}`,
    ]);
  });

  it('end where their module ends', async () => {
    assert.deepEqual(await found('src/a.rs', `${tests}\nfn a() {\n${line}}\n`), [
      `information: ${secret}`,
      `warning: ${secret}`,
    ]);
  });

  it('are those of Rust alone', async () => {
    const text = `/*\n#[cfg(test)]\nmod tests {\n*/\nconst apiSecret = "${secret}";\n`;
    assert.deepEqual(await found('src/a.ts', text), [`warning: ${secret}`]);
  });
});
