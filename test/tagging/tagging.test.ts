import assert from 'node:assert/strict';
import { matchesGlob } from '../../src/tagging/globs';
import { renderName, secretShortName } from '../../src/tagging/name';
import { parseScheme } from '../../src/tagging/parseScheme';
import { defaultScheme, PRESETS } from '../../src/tagging/presets';
import { chooseTags, validateTag, validateTagKey } from '../../src/tagging/tags';

describe('renderName', () => {
  const values = { appname: 'pay', appid: 'pay01', appfunc: 'api', appenv: 'dev' };

  it("follows the guidance's policy by default", () => {
    const rendered = renderName(defaultScheme.nameTemplate, { ...values, secret: 'db-password' });
    assert.deepEqual(rendered, { name: 'pay/pay01/api/dev/db-password' });
  });

  it("follows the guidance's text where the team chose so", () => {
    const { nameTemplate } = PRESETS['guidance-text'];
    const rendered = renderName(nameTemplate, { ...values, secret: 'key' });
    assert.deepEqual(rendered, { name: '/pay01/api/dev/pay/key' });
  });

  it('names what is missing, once', () => {
    assert.deepEqual(renderName('{a}/{b}/{a}', { b: 'x' }), { missing: ['a'] });
  });

  it('keeps a value from choosing another path', () => {
    assert.deepEqual(renderName('{a}/x', { a: '../prod' }), { name: '..-prod/x' });
  });

  it('never ends like the suffix of an ARN', () => {
    assert.deepEqual(renderName('{secret}', { secret: 'client-secret' }), {
      name: 'client_secret',
    });
    assert.deepEqual(renderName('{secret}', { secret: 'x-a1b2c3' }), { name: 'x_a1b2c3' });
  });
});

describe('secretShortName', () => {
  const rows: [string | undefined, string, string, string][] = [
    ['dbPassword', 'generic-password', 'src/a.js', 'db-password'],
    ['AUTH_TOKEN_2', 'generic-token', 'a.py', 'auth-token-2'],
    ['process.env.APIKey', 'generic-api-key', 'a.js', 'api-key'],
    ["config['db']['password']", 'generic-password', 'a.js', 'db-password'],
    ['password', 'generic-password', 'src/billing.py', 'billing-password'],
    ['password', 'generic-password', 'src/index.js', 'password'],
    [undefined, 'stripe-secret-key', 'a.js', 'stripe-secret-key'],
    [undefined, 'generic-password', '.env', 'password'],
    ['пароль', 'generic-password', 'index.js', 'password'],
  ];
  for (const [binding, ruleId, path, expected] of rows) {
    it(`${binding ?? ruleId} in ${path} → ${expected}`, () => {
      const finding = { ruleId, path, ...(binding === undefined ? {} : { binding }) };
      assert.equal(secretShortName(finding), expected);
    });
  }
});

describe('matchesGlob', () => {
  const rows: [string, string, boolean][] = [
    ['config/prod/**', 'config/prod/a/b.js', true],
    ['config/prod/**', 'config/prod.js', false],
    ['**/prod/*', 'a/b/prod/x.js', true],
    ['**/prod/*', 'prod/x.js', true],
    ['*.prod.json', 'deep/er/app.prod.json', true],
    ['src/*.js', 'src/a/b.js', false],
    ['.env.{dev,test}', '.env.test', true],
    ['.env.{dev,test}', '.env.prod', false],
    ['a?c', 'abc', true],
    ['**', 'any/thing', true],
    ['/src/**', 'src/a', true],
  ];
  for (const [glob, path, expected] of rows) {
    it(`${glob} ${expected ? 'matches' : 'does not match'} ${path}`, () => {
      assert.equal(matchesGlob(glob, path), expected);
    });
  }

  it('does not blow up on a hostile glob', () => {
    assert.equal(matchesGlob('a/' + '*a'.repeat(200) + 'b', 'a/' + 'a'.repeat(2000)), false);
    assert.equal(matchesGlob('{a,b}'.repeat(50), 'x'), false);
    assert.equal(matchesGlob('**/'.repeat(200) + 'b', 'a/'.repeat(200)), false);
  });
});

describe('tags', () => {
  it('takes the first offer that is valid, and says where it is from', () => {
    const offers = {
      appname: [{ value: 'pay', source: 'package.json "name"' }],
      appenv: [
        { value: 'staging', source: 'file name' },
        { value: 'test', source: '.secretferry.json' },
      ],
    };
    const choices = chooseTags(defaultScheme, offers);
    assert.deepEqual(choices[0], {
      key: 'name',
      state: 'set',
      value: 'pay',
      source: 'package.json "name"',
    });
    const environment = choices.find(({ key }) => key === 'appenv');
    assert.ok(environment?.state === 'set' && environment.value === 'test');
  });

  it('says what is missing, and why an offer was not taken', () => {
    const offers = { appid: [{ value: 'X', source: 'package.json' }] };
    const choice = chooseTags(defaultScheme, offers).find(({ key }) => key === 'appid');
    assert.ok(choice?.state === 'missing');
    assert.match(choice.problem ?? '', /"X" from package.json must match/);
  });

  it('takes keys that differ in case only for one', () => {
    const offers = { AppID: [{ value: 'pay01', source: 'role tag' }] };
    const choice = chooseTags(defaultScheme, offers).find(({ key }) => key === 'appid');
    assert.equal(choice?.state, 'set');
  });

  it('is not fooled by a key that every object has', () => {
    const scheme = { ...defaultScheme, tags: [{ key: 'constructor', required: true }] };
    assert.equal(chooseTags(scheme, {})[0]?.state, 'missing');
  });

  const bad: [string, string][] = [
    ['', 'empty'],
    ['x'.repeat(257), 'longer'],
    ['a\nb', 'may hold'],
    ['a;b', 'may hold'],
  ];
  for (const [value, reason] of bad) {
    it(`refuses the value ${JSON.stringify(value.slice(0, 10))}`, () => {
      assert.match(validateTag({ key: 'k', required: true }, value) ?? '', new RegExp(reason));
    });
  }

  it('refuses keys that AWS reserves', () => {
    for (const key of ['aws:x', 'AWS:x', '', 'k'.repeat(129), 'a*b'])
      assert.ok(validateTagKey(key));
    assert.equal(validateTagKey('team:owner'), undefined);
  });
});

describe('parseScheme', () => {
  it('gives the default for nothing at all', () => {
    assert.deepEqual(parseScheme(undefined), { scheme: defaultScheme, problems: [] });
  });

  it("lets a team narrow the guidance's tags and add its own", () => {
    const { scheme, problems } = parseScheme({
      tags: { appenv: { allowed: ['live'] }, costcenter: { pattern: '^\\d{4}$' } },
      metadata: { appname: 'pay', itsmtier: '1' },
      name: '{appname}/{appenv}/{costcenter}/{secret}',
      environments: [{ glob: 'x/**', appenv: 'live' }],
    });
    assert.deepEqual(problems, []);
    const rule = (key: string) => scheme.tags.find((tag) => tag.key === key);
    assert.deepEqual(rule('appenv')?.allowed, ['live']);
    assert.deepEqual(rule('costcenter'), { key: 'costcenter', required: true, pattern: '\\d{4}' });
    assert.deepEqual(rule('itsmtier'), { key: 'itsmtier', required: false });
    assert.equal(rule('appname'), undefined);
    assert.equal(scheme.nameTemplate, '{appname}/{appenv}/{costcenter}/{secret}');
  });

  const broken: [string, unknown, RegExp][] = [
    ['an unknown preset', { scheme: 'mine' }, /guidance-policy or guidance-text/],
    ['a preset named like a method', { scheme: 'constructor' }, /guidance-policy/],
    ['a template without {secret}', { name: '{appname}' }, /\{secret\}/],
    ['an unknown placeholder', { name: '{who}/{secret}' }, /\{who\}/],
    ['a template with odd characters', { name: 'ä {secret}' }, /letters, digits/],
    ['tags that are a list', { tags: ['a'] }, /object of tag keys/],
    ['a hostile pattern', { tags: { a: { pattern: '(?=a)a' } } }, /looks around/],
    ['allowed values that are no strings', { tags: { a: { allowed: [1] } } }, /list of strings/],
    ['a reserved key', { tags: { 'aws:a': {} } }, /reserves/],
    ['environments that are an object', { environments: {} }, /must be a list/],
    ['an environment without a glob', { environments: [{ appenv: 'x' }] }, /needs a "glob"/],
    ['a rule that is a string', { tags: { a: 'x' } }, /must be an object/],
  ];
  for (const [what, section, message] of broken) {
    it(`names ${what} and goes on`, () => {
      const { scheme, problems } = parseScheme(section);
      assert.match(problems[0]?.message ?? '', message);
      assert.ok(scheme.tags.length >= defaultScheme.tags.length);
    });
  }

  it('keeps to the service’s fifty tags', () => {
    const tags = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`k${i}`, {}]));
    const { scheme, problems } = parseScheme({ tags });
    assert.equal(scheme.tags.length, 50);
    assert.match(problems.at(-1)?.message ?? '', /at most 50/);
  });
});
