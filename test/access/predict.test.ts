import assert from 'node:assert/strict';
import { accessModel, groupSecrets } from '../../src/access/model';
import { predictAccess } from '../../src/access/predict';
import { preflightCreate } from '../../src/access/preflight';
import { principalFrom, type Principal } from '../../src/access/principal';
import { listQueries, scopeKeys, scopePath } from '../../src/access/scope';
import type { SecretSummary, Tags } from '../../src/store/secretStore';
import { guidance, ownScheme } from './scheme';

const scope = { name: 'payments', appid: 'pay01', appfunc: 'api', appenv: 'dev' };
const developer = principalFrom({ role: scope });

function secret(name: string, tags: Tags): SecretSummary {
  return { arn: `arn:${name}`, name, tags, rotationEnabled: false };
}

describe('principal tags', () => {
  it('are overridden by session tags and by settings, whatever the case of the key', () => {
    const principal = principalFrom({
      role: { AppEnv: 'dev', appid: 'pay01', appfunc: 'api' },
      session: { appenv: 'test', APPFUNC: 'web' },
      settings: { APPENV: 'prod' },
    });
    assert.deepEqual(
      [...principal.tags.values()].map(({ value, source }) => [value, source]),
      [
        ['prod', 'settings'],
        ['pay01', 'role'],
        ['web', 'session'],
      ],
    );
  });

  it('are complete only where the role could be read', () => {
    assert.equal(principalFrom({ role: {} }).complete, true);
    assert.equal(principalFrom({ settings: scope }).complete, false);
  });
});

describe('the scope of a scheme', () => {
  it('is what its path is made of', () => {
    assert.deepEqual(scopeKeys(guidance), ['name', 'appid', 'appfunc', 'appenv']);
    assert.deepEqual(scopeKeys(ownScheme), ['team', 'stage']);
    const withPlainText = { ...ownScheme, nameTemplate: '{team}/{branch}/{secret}' };
    assert.deepEqual(scopeKeys(withPlainText), ['team']);
    assert.equal(scopePath(guidance, developer), 'payments/pay01/api/dev/');
    assert.equal(scopePath(ownScheme, developer), undefined);
  });

  it('is listed first, then everything', () => {
    const [own, all, ...more] = listQueries(guidance, developer);
    assert.deepEqual(own, { filters: [{ key: 'name', values: ['payments/pay01/api/dev/'] }] });
    assert.deepEqual([all, more], [{}, []]);
  });

  it('is not listed first where it is unknown, or is no filter', () => {
    assert.deepEqual(listQueries(guidance, principalFrom({})), [{}]);
    assert.deepEqual(listQueries(guidance, principalFrom({ role: { ...scope, name: 'a*' } })), [
      {},
    ]);
  });

  it('takes a tag value with a dollar sign literally', () => {
    const odd = principalFrom({ role: { ...scope, name: '$&' } });
    assert.equal(scopePath(guidance, odd), '$&/pay01/api/dev/');
  });
});

describe('predicted access', () => {
  const path = 'payments/pay01/api/dev/db';
  const settingsOnly = principalFrom({ settings: { appenv: 'dev' } });
  const withoutEnvironment = principalFrom({ role: { name: 'payments', appid: 'pay01' } });

  const cases: [string, Principal, SecretSummary, string, RegExp][] = [
    [
      'all tags match',
      developer,
      secret(path, scope),
      'accessible',
      /^Its tags name, appid, appfunc and appenv match your role's\.$/,
    ],
    [
      'tag keys differ in case only',
      developer,
      secret(path, { Name: 'payments', APPID: 'pay01', AppFunc: 'api', appEnv: 'dev' }),
      'accessible',
      /./,
    ],
    [
      'a value differs',
      developer,
      secret(path, { ...scope, appenv: 'prod' }),
      'not-accessible',
      /^appenv is prod, your role has dev\.$/,
    ],
    [
      'a value differs in case only',
      developer,
      secret(path, { ...scope, appenv: 'Dev' }),
      'not-accessible',
      /^appenv is Dev, your role has dev\.$/,
    ],
    [
      'two values differ',
      developer,
      secret(path, { ...scope, name: 'orders', appid: 'ord01' }),
      'not-accessible',
      /^name is orders, your role has payments; appid is ord01, your role has pay01\.$/,
    ],
    [
      'the secret lacks a tag',
      developer,
      secret(path, { name: 'payments', appid: 'pay01', appfunc: 'api' }),
      'not-accessible',
      /It has no tag appenv/,
    ],
    [
      'the role lacks tags, which comes before any difference',
      withoutEnvironment,
      secret(path, { ...scope, name: 'orders' }),
      'not-accessible',
      /^Your role has no tags appfunc and appenv/,
    ],
    [
      "the role has none of the tags, as an administrator's",
      principalFrom({ role: { team: 'admins' } }),
      secret(path, scope),
      'unknown',
      /^Your role has no tags name, appid, appfunc and appenv: if its policy/,
    ],
    [
      'only some of the role is known, and that matches',
      settingsOnly,
      secret(path, scope),
      'unknown',
      /^Your role's tags name, appid and appfunc are not known/,
    ],
    [
      'only some of the role is known, and that differs',
      settingsOnly,
      secret(path, { ...scope, appenv: 'prod' }),
      'not-accessible',
      /appenv is prod, your role has dev/,
    ],
    [
      'the tags match but the path does not',
      developer,
      secret('payments/pay01/api/dev2/db', scope),
      'unknown',
      /not under payments\/pay01\/api\/dev\//,
    ],
  ];
  for (const [what, principal, summary, prediction, reason] of cases) {
    it(`is ${prediction} where ${what}`, () => {
      const access = predictAccess(summary, principal, guidance);
      assert.equal(access.prediction, prediction);
      assert.match(access.reason, reason);
    });
  }

  it('compares the keys of a team that has others', () => {
    const principal = principalFrom({ role: { team: 'a', stage: 'dev' } });
    const own = predictAccess(
      secret('x/a/dev/s', { team: 'a', stage: 'dev' }),
      principal,
      ownScheme,
    );
    const other = predictAccess(
      secret('x/b/dev/s', { team: 'b', stage: 'dev' }),
      principal,
      ownScheme,
    );
    assert.deepEqual([own.prediction, other.prediction], ['accessible', 'not-accessible']);
  });
});

describe('the model behind the tree', () => {
  const secrets = [
    secret('payments/pay01/api/dev/z', scope),
    secret('payments/pay01/api/dev/a', scope),
    secret('payments/pay01/api/prod/a', { ...scope, appenv: 'prod' }),
    secret('orders/ord01/api/dev/a', { ...scope, name: 'orders', appid: 'ord01' }),
    secret('untagged', {}),
  ];

  it('groups by application and environment, sorted, those without tags last', () => {
    const shape = groupSecrets(secrets, guidance).map(({ name, environments }) => [
      name,
      environments.map((environment) => [
        environment.name,
        environment.secrets.map((item) => item.name.split('/').at(-1)),
      ]),
    ]);
    assert.deepEqual(shape, [
      ['orders', [['dev', ['a']]]],
      [
        'payments',
        [
          ['dev', ['a', 'z']],
          ['prod', ['a']],
        ],
      ],
      ['', [['', ['untagged']]]],
    ]);
  });

  it('groups by the ends of the path where the scheme has other keys', () => {
    const groups = groupSecrets([secret('s', { team: 'a', stage: 'dev' })], ownScheme);
    assert.equal(groups[0]?.name, 'a');
    assert.equal(groups[0].environments[0]?.name, 'dev');
  });

  it('keeps what is not accessible apart, each with its reason', () => {
    const model = accessModel(secrets, developer, guidance);
    assert.deepEqual(
      model.applications.map(({ name }) => name),
      ['payments'],
    );
    assert.deepEqual(
      model.notAccessible.map((item) => [item.secret.name, item.access.reason.slice(0, 14)]),
      [
        ['orders/ord01/api/dev/a', 'name is orders'],
        ['payments/pay01/api/prod/a', 'appenv is prod'],
        ['untagged', 'It has no tag '],
      ],
    );
  });

  it('hides nothing where nothing is known of the role', () => {
    const model = accessModel(secrets.slice(0, 4), principalFrom({}), guidance);
    assert.equal(model.notAccessible.length, 0);
    assert.equal(model.applications.length, 2);
  });
});

describe('preflight', () => {
  const name = 'payments/pay01/api/dev/db';
  const create = { name, tags: scope, scheme: guidance, principal: developer };

  it('has nothing to say of a create in the own scope', () => {
    assert.deepEqual(preflightCreate(create), []);
    assert.deepEqual(preflightCreate({ ...create, principal: principalFrom({}) }), []);
  });

  const cases: [string, Partial<typeof create>, RegExp[]][] = [
    [
      'another environment',
      { tags: { ...scope, appenv: 'prod' } },
      [/^AWS will probably deny this: appenv is prod, your role has dev\.$/],
    ],
    [
      'a tag that is not sent',
      { tags: { name: 'payments', appid: 'pay01', appfunc: 'api' } as typeof scope },
      [/the tag appenv is not sent, your role has dev/],
    ],
    [
      'another path, even one that starts alike',
      { name: 'payments/pay01/api/dev2/db' },
      [/the name is not under payments\/pay01\/api\/dev\//],
    ],
    [
      'a role without tags, before all else',
      { principal: principalFrom({ role: {} }), tags: { ...scope, appenv: 'x' } },
      [
        /^Your role has no tags name, appid, appfunc and appenv: if its policy compares them, it allows nothing\.$/,
      ],
    ],
    [
      'a role whose tag can be no path',
      { principal: principalFrom({ role: { ...scope, name: 'pay ments' } }) },
      [/name is payments, your role has pay ments/, /tag name has a value that can't stand/],
    ],
    [
      'a template that runs tag and name together',
      { scheme: { ...guidance, nameTemplate: '{appname}/{appid}/{appfunc}/{appenv}{secret}' } },
      [/no "\/" after \{appenv\}/],
    ],
  ];
  for (const [what, change, warnings] of cases) {
    it(`warns of ${what}`, () => {
      const sentences = preflightCreate({ ...create, ...change });
      assert.equal(sentences.length, warnings.length, sentences.join('\n'));
      warnings.forEach((warning, index) => {
        assert.match(sentences[index] ?? '', warning);
      });
    });
  }
});
