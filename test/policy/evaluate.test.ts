import assert from 'node:assert/strict';
import { evaluate, type PolicyDocument, type PolicyRequest } from '../../src/policy/evaluate';
import { isFault } from '../../src/base/fault';

const ownSecrets: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Read',
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource:
        'arn:aws:secretsmanager:*:*:secret:${aws:PrincipalTag/name}/${aws:PrincipalTag/appenv}/*',
      Condition: {
        StringEquals: {
          'secretsmanager:ResourceTag/name': '${aws:PrincipalTag/name}',
          'secretsmanager:ResourceTag/appenv': '${aws:PrincipalTag/appenv}',
        },
      },
    },
    { Sid: 'List', Effect: 'Allow', Action: 'secretsmanager:ListSecrets', Resource: '*' },
  ],
};

const arn = (name: string) => `arn:aws:secretsmanager:eu-central-1:000000000000:secret:${name}`;
const reading: PolicyRequest = {
  caller: 'arn:aws:sts::000000000000:assumed-role/developer/alice',
  action: 'secretsmanager:GetSecretValue',
  resource: arn('pay/dev/db-AbCdEf'),
  context: {
    'aws:PrincipalTag/name': 'pay',
    'aws:PrincipalTag/appenv': 'dev',
    'secretsmanager:ResourceTag/name': 'pay',
    'secretsmanager:ResourceTag/appenv': 'dev',
  },
};

function without(key: string): PolicyRequest['context'] {
  return Object.fromEntries(Object.entries(reading.context).filter(([name]) => name !== key));
}

const everything: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};

function deny(over: object): PolicyDocument {
  const statement = { Sid: 'Stop', Effect: 'Deny' as const, Action: '*', Resource: '*', ...over };
  return { Version: '2012-10-17', Statement: [statement] };
}

describe('why a request is denied', () => {
  it('names the statement that allows', () => {
    assert.deepEqual(evaluate({ identity: [ownSecrets] }, reading), {
      effect: 'allow',
      sid: 'Read',
      nearest: [],
    });
  });

  it('names the tag that differs, what was wanted and what it is', () => {
    const context = { ...reading.context, 'secretsmanager:ResourceTag/appenv': 'prod' };
    assert.deepEqual(evaluate({ identity: [ownSecrets] }, { ...reading, context }), {
      effect: 'implicit-deny',
      type: 'identity',
      nearest: [
        {
          sid: 'Read',
          misses: [
            {
              key: 'secretsmanager:ResourceTag/appenv',
              operator: 'StringEquals',
              wanted: ['dev'],
              actual: ['prod'],
            },
          ],
        },
      ],
    });
  });

  it('names the tag that the secret lacks', () => {
    const context = without('secretsmanager:ResourceTag/name');
    const [near] = evaluate({ identity: [ownSecrets] }, { ...reading, context }).nearest;
    assert.deepEqual(near?.misses, [
      { key: 'secretsmanager:ResourceTag/name', operator: 'StringEquals', wanted: ['pay'] },
    ]);
  });

  it('names the path that does not fit, with the variables filled in', () => {
    const resource = arn('orders/dev/db-AbCdEf');
    const [near] = evaluate({ identity: [ownSecrets] }, { ...reading, resource }).nearest;
    assert.deepEqual(near?.misses, [
      {
        key: 'Resource',
        operator: 'ArnLike',
        wanted: ['arn:aws:secretsmanager:*:*:secret:pay/dev/*'],
        actual: [resource],
      },
    ]);
  });

  it('names the principal tag that the caller lacks', () => {
    const context = without('aws:PrincipalTag/appenv');
    const [near] = evaluate({ identity: [ownSecrets] }, { ...reading, context }).nearest;
    assert.deepEqual(
      near?.misses.map(({ key }) => key),
      ['aws:PrincipalTag/appenv', 'secretsmanager:ResourceTag/appenv'],
    );
  });

  it('puts the statement that came nearest first', () => {
    const far = { ...ownSecrets, Statement: [ownSecrets.Statement].flat().slice(0, 1) };
    const near: PolicyDocument = {
      Version: '2012-10-17',
      Statement: {
        Sid: 'Near',
        Effect: 'Allow',
        Action: 'secretsmanager:Get*',
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } },
      },
    };
    const decision = evaluate({ identity: [far, near] }, { ...reading, context: {} });
    assert.deepEqual(
      decision.nearest.map(({ sid }) => sid),
      ['Near', 'Read'],
    );
  });

  it('has nothing near where no statement names the action', () => {
    const action = 'secretsmanager:UntagResource';
    assert.deepEqual(evaluate({ identity: [ownSecrets] }, { ...reading, action }).nearest, []);
  });

  const denials = [
    { by: 'identity', policies: { identity: [everything, deny({})] } },
    { by: 'boundary', policies: { identity: [everything], boundary: deny({}) } },
    { by: 'session', policies: { identity: [everything], session: deny({}) } },
    { by: 'control', policies: { identity: [everything], control: [[everything, deny({})]] } },
  ];
  for (const { by, policies } of denials) {
    it(`says that the ${by} policy denies explicitly`, () => {
      const { effect, sid, type } = evaluate(policies, reading);
      assert.deepEqual({ effect, sid, type }, { effect: 'explicit-deny', sid: 'Stop', type: by });
    });
  }

  it('lets an explicit deny of one policy win over the silence of another', () => {
    const policies = { identity: [everything, deny({})], boundary: ownSecrets };
    assert.equal(evaluate(policies, { ...reading, context: {} }).effect, 'explicit-deny');
  });

  it('tells a silent boundary from a silent identity policy', () => {
    const silent: PolicyDocument = { Statement: [] };
    assert.equal(evaluate({ identity: [everything], boundary: silent }, reading).type, 'boundary');
    assert.equal(evaluate({ identity: [silent], boundary: everything }, reading).type, 'identity');
  });
});

describe('patterns in policies', () => {
  const allows = (resource: string, request: Partial<PolicyRequest> = {}) => {
    const Statement = { Effect: 'Allow', Action: '*', Resource: resource } as const;
    const identity = [{ Version: '2012-10-17', Statement }];
    return evaluate({ identity }, { ...reading, ...request }).effect === 'allow';
  };

  const resources: [pattern: string, name: string, allowed: boolean][] = [
    ['a*b*c', 'a__b__c', true],
    ['a*b*c', 'a__b__', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['a?c', 'a😀c', true],
    ['a.c', 'abc', false],
    ['**', 'anything', true],
    ['a', 'A', false],
    ['${$}{x}', '${x}', true],
    ['${unclosed', '${unclosed', true],
    ["${aws:PrincipalTag/none, 'shared'}/*", 'shared/x', true],
    ["${aws:PrincipalTag/name, 'shared'}/*", 'shared/x', false],
  ];
  for (const [pattern, name, allowed] of resources) {
    it(`${pattern} ${allowed ? 'covers' : 'does not cover'} ${name}`, () => {
      assert.equal(allows(arn(pattern), { resource: arn(name) }), allowed);
    });
  }

  it('take no variable before the fifth colon', () => {
    const resource = 'arn:aws:secretsmanager:${aws:RequestedRegion}:000000000000:secret:*';
    const context = { 'aws:RequestedRegion': 'eu-central-1' };
    assert.equal(allows(resource, { context }), false);
  });

  it('take no variable from a key of several values', () => {
    const context = { 'aws:TagKeys': ['a', 'b'] };
    assert.equal(allows(arn('${aws:TagKeys}*'), { resource: arn('a'), context }), false);
  });

  it('are matched in time that does not explode', () => {
    const started = performance.now();
    allows(arn(`${'*a'.repeat(40)}b`), { resource: arn('a'.repeat(2000)) });
    assert.ok(performance.now() - started < 1000);
  });
});

describe('condition operators', () => {
  it('that IAM does not have are an error, not a statement that never applies', () => {
    const policies = { identity: [deny({ Condition: { StringSameAs: { a: 'b' } } })] };
    assert.throws(
      () => evaluate(policies, reading),
      (error) => isFault(error, 'invalid-request') && error.message.includes('StringSameAs'),
    );
  });

  const operators: [
    operator: string,
    wanted: string | string[],
    actual: string | string[] | undefined,
    holds: boolean,
  ][] = [
    ['DateEquals', '2026-11-25T10:00:00Z', '1764064800', false],
    ['DateEquals', '2026-11-25T10:00:00Z', '1795600800', true],
    ['DateNotEquals', '2026-11-25T10:00:00Z', 'no date', true],
    ['NumericLessThanEquals', '7', '7.0', true],
    ['NumericLessThan', '7', '', false],
    ['NumericEquals', '1e1', '10', true],
    ['IpAddress', '10.0.0.0/8', '10.1.2.3', true],
    ['IpAddress', '10.0.0.0/8', '::1', false],
    ['IpAddress', 'not-an-address', '10.1.2.3', false],
    ['NotIpAddress', '10.0.0.0/8', '11.1.2.3', true],
    ['ArnLike', 'arn:aws:iam::*:role/dev', 'arn:aws:iam::000000000000:role/dev', true],
    ['ArnNotEquals', 'arn:aws:iam::*:role/dev', 'arn:aws:iam::000000000000:role/ops', true],
    ['ArnLike', 'arn:*:role/dev', 'arn:aws:iam::000000000000:role/dev', false],
    ['StringNotEqualsIgnoreCase', 'DEV', 'dev', false],
    ['StringLike', 'a*', 'Ab', false],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'b'], false],
    ['ForAnyValue:StringNotEquals', ['a'], undefined, false],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'c'], true],
    ['ForAllValues:StringNotEquals', ['a'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a'], [], true],
    ['ForAnyValue:StringEqualsIfExists', ['a'], undefined, true],
    ['BinaryEquals', 'AQI=', 'AQI', true],
    ['BinaryEquals', 'AQI=', 'AQM=', false],
    ['Bool', 'true', undefined, false],
    ['Null', 'true', [], true],
  ];
  for (const [operator, wanted, actual, holds] of operators) {
    const shown = actual === undefined ? 'no value' : JSON.stringify(actual);
    it(`${operator} ${JSON.stringify(wanted)}: ${shown} ${holds ? 'holds' : 'fails'}`, () => {
      const Condition = { [operator]: { key: wanted } };
      const Statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition } as const;
      const context = actual === undefined ? {} : { key: actual };
      const { effect } = evaluate({ identity: [{ Statement }] }, { ...reading, context });
      assert.equal(effect, holds ? 'allow' : 'implicit-deny');
    });
  }
});
