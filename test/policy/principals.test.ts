import assert from 'node:assert/strict';
import {
  evaluate,
  type PolicyDocument,
  type PolicyRequest,
  type PolicySet,
  type Statement,
} from '../../src/policy/evaluate';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/dev/alice`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/dev`;
const USER = `arn:aws:iam::${ACCOUNT}:user/bob`;
const SECRET = `arn:aws:secretsmanager:eu-central-1:${ACCOUNT}:secret:pay/db-AbCdEf`;
const KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/1`;

const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
const nothing = policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' });

function policy(...Statement: Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}

/** A policy on the secret that allows everything to the principal. */
function grant(Principal: Statement['Principal'], more: Partial<Statement> = {}): PolicyDocument {
  const named = Principal === undefined ? {} : { Principal };
  return policy({ Effect: 'Allow', Action: '*', Resource: '*', ...named, ...more });
}

function decide(policies: Partial<PolicySet>, request: Partial<PolicyRequest> = {}) {
  return evaluate(
    { identity: [], ...policies },
    {
      caller: SESSION,
      action: 'secretsmanager:GetSecretValue',
      resource: SECRET,
      context: {},
      ...request,
    },
  );
}

describe('a policy on the resource', () => {
  const cases: [
    why: string,
    policies: Partial<PolicySet>,
    request: Partial<PolicyRequest>,
    effect: string,
    type?: string,
  ][] = [
    ['names the role', { resource: grant({ AWS: ROLE }) }, {}, 'allow'],
    [
      'names a role of another path',
      { resource: grant({ AWS: `${ROLE}s` }) },
      {},
      'implicit-deny',
      'identity',
    ],
    [
      'names a role with a path, which the context tells',
      { resource: grant({ AWS: `arn:aws:iam::${ACCOUNT}:role/team/dev` }) },
      { context: { 'AWS:principalArn': `arn:aws:iam::${ACCOUNT}:role/team/dev` } },
      'allow',
    ],
    [
      'names a role with a path, which the request tells',
      { resource: grant({ AWS: `arn:aws:iam::${ACCOUNT}:role/team/dev` }) },
      { issuer: `arn:aws:iam::${ACCOUNT}:role/team/dev` },
      'allow',
    ],
    [
      'names the user who federated',
      { resource: grant({ AWS: USER }), session: everything },
      { caller: `arn:aws:sts::${ACCOUNT}:federated-user/f`, issuer: USER },
      'allow',
    ],
    [
      'names the user who federated without a session policy',
      { resource: grant({ AWS: USER }) },
      { caller: `arn:aws:sts::${ACCOUNT}:federated-user/f`, issuer: USER },
      'implicit-deny',
      'session',
    ],
    ['names all', { resource: grant('*') }, {}, 'allow'],
    [
      'names all, and a boundary does not allow',
      { resource: grant('*'), boundary: nothing },
      {},
      'implicit-deny',
      'boundary',
    ],
    [
      'names the account alone',
      { resource: grant({ AWS: ACCOUNT }) },
      {},
      'implicit-deny',
      'identity',
    ],
    [
      'names a service',
      { resource: grant({ Service: 'lambda.amazonaws.com' }) },
      {},
      'implicit-deny',
      'identity',
    ],
    [
      'says for whom it is not, which allows nobody',
      { resource: grant(undefined, { NotPrincipal: { AWS: USER } }) },
      {},
      'implicit-deny',
      'identity',
    ],
    [
      'denies all but nobody',
      { identity: [everything], resource: grant(undefined, { Effect: 'Deny', NotPrincipal: '*' }) },
      {},
      'allow',
    ],
    [
      'names the whole account of the root user',
      { resource: grant({ AWS: ACCOUNT }) },
      { caller: `arn:aws:iam::${ACCOUNT}:root` },
      'allow',
    ],
    [
      'names another account, and the identity policy allows',
      { identity: [everything], resource: grant({ AWS: OTHER }) },
      { caller: `arn:aws:sts::${OTHER}:assumed-role/dev/alice` },
      'allow',
    ],
    [
      'of another account says nothing',
      { identity: [everything] },
      { caller: `arn:aws:iam::${OTHER}:root` },
      'implicit-deny',
      'resource',
    ],
    [
      'of a key is not told',
      { identity: [everything] },
      { action: 'kms:Decrypt', resource: KEY },
      'allow',
    ],
    [
      'of a key names somebody else',
      { identity: [everything], resource: grant({ AWS: USER }) },
      { action: 'kms:Decrypt', resource: KEY },
      'implicit-deny',
      'resource',
    ],
    [
      'of a role names somebody else',
      { identity: [everything], resource: grant({ AWS: USER }) },
      { action: 'sts:AssumeRole', resource: ROLE },
      'implicit-deny',
      'resource',
    ],
  ];
  for (const [why, policies, request, effect, type] of cases) {
    it(`${why}: ${effect}`, () => {
      const decision = decide(policies, request);
      assert.deepEqual([decision.effect, decision.type], [effect, type]);
    });
  }

  it('counts with the narrowest of the names it has for the caller', () => {
    const both = policy(
      { Effect: 'Allow', Principal: { AWS: ROLE }, Action: '*', Resource: '*' },
      { Sid: 'Own', Effect: 'Allow', Principal: { AWS: SESSION }, Action: '*', Resource: '*' },
    );
    const decision = decide({ resource: both, boundary: nothing });
    assert.deepEqual([decision.effect, decision.sid], ['allow', 'Own']);
  });

  it('says whom it names instead', () => {
    const request = { action: 'kms:Decrypt', resource: KEY };
    const { nearest } = decide({ identity: [everything], resource: grant({ AWS: USER }) }, request);
    assert.deepEqual(nearest[0]?.misses, [
      { key: 'Principal', operator: 'ArnEquals', wanted: [USER], actual: [SESSION] },
    ]);
  });
});
