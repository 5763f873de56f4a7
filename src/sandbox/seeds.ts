import type { PolicyDocument, Statement } from '../policy/evaluate';
import { roleArn, type RoleDeclaration } from './identity';
import type { Seed } from './plant';
import type { Tags } from './tags';

/** Tag keys that say whose a secret is; `name` holds the application's name. */
const SCOPE = ['name', 'appid', 'appfunc', 'appenv'] as const;

type Scope = Readonly<Record<(typeof SCOPE)[number], string>>;

const OWN_PATH = `arn:aws:secretsmanager:*:*:secret:${SCOPE.map((key) => `\${aws:PrincipalTag/${key}}`).join('/')}`;

/** Conditions that tags under a prefix equal the caller's. */
function ownTags(prefix: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    SCOPE.map((key) => [`${prefix}/${key}`, `\${aws:PrincipalTag/${key}}`]),
  );
}

/**
 * The two statements of AWS's guidance: what is the caller's by path and by tags.
 * @see AWS Security Blog, "Migrating your secrets to AWS Secrets Manager, Part I"
 */
function ownSecrets(resource: string): Statement[] {
  return [
    {
      Sid: 'AccessBasedOnResourceTags',
      Effect: 'Allow',
      Action: [
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecret',
        'secretsmanager:DeleteSecret',
      ],
      Resource: resource,
      Condition: { StringEquals: ownTags('secretsmanager:ResourceTag') },
    },
    {
      Sid: 'AccessBasedOnRequestTags',
      Effect: 'Allow',
      Action: ['secretsmanager:TagResource', 'secretsmanager:CreateSecret'],
      Resource: resource,
      Condition: { StringEquals: ownTags('aws:RequestTag') },
    },
  ];
}

/**
 * The guidance's policy as it stands, but for the Region: it grants no List, no Describe and no
 * Restore, and its path ends in `${appenv}*`, so that `dev` takes in `dev2/…`.
 */
export const guidanceUnmodifiedPolicy: PolicyDocument = {
  Version: '2012-10-17',
  Statement: ownSecrets(`${OWN_PATH.replace('secretsmanager:*', 'secretsmanager:eu-central-1')}*`),
};

/** The same with a path that ends where the environment's name does, and what a browser of secrets needs. */
export function developerPolicy(role: string): PolicyDocument {
  const resource = `${OWN_PATH}/*`;
  const own = { StringEquals: ownTags('secretsmanager:ResourceTag') };
  return {
    Version: '2012-10-17',
    Statement: [
      ...ownSecrets(resource),
      {
        Sid: 'LookAfterOwn',
        Effect: 'Allow',
        Action: [
          'secretsmanager:DescribeSecret',
          'secretsmanager:ListSecretVersionIds',
          'secretsmanager:RestoreSecret',
        ],
        Resource: resource,
        Condition: own,
      },
      {
        Sid: 'UntagButScope',
        Effect: 'Allow',
        Action: 'secretsmanager:UntagResource',
        Resource: resource,
        Condition: {
          ...own,
          'ForAllValues:StringNotEqualsIgnoreCase': { 'aws:TagKeys': SCOPE },
        },
      },
      { Sid: 'ListAll', Effect: 'Allow', Action: 'secretsmanager:ListSecrets', Resource: '*' },
      {
        Sid: 'ReadOwnRole',
        Effect: 'Allow',
        Action: ['iam:GetRole', 'iam:ListRoleTags'],
        Resource: roleArn(role),
      },
    ],
  };
}

const EVERYTHING: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*' },
};

const payments: Scope = { name: 'payments', appid: 'pay01', appfunc: 'api', appenv: 'dev' };
const orders: Scope = { name: 'orders', appid: 'ord01', appfunc: 'api', appenv: 'dev' };
const shipping: Scope = { name: 'shipping', appid: 'shp01', appfunc: 'batch', appenv: 'dev' };

function developer(name: string, tags: Scope): RoleDeclaration {
  return { name, tags, policies: [developerPolicy(name)] };
}

export const sampleRoles: readonly RoleDeclaration[] = [
  developer('payments-developer', payments),
  developer('payments-prod', { ...payments, appenv: 'prod' }),
  developer('orders-developer', orders),
  { name: 'secrets-admin', tags: {}, policies: [EVERYTHING] },
];

/** Role by profile. */
export const sampleProfiles: Readonly<Record<string, string>> = {
  'secret-ferry-sandbox': 'payments-developer',
  'secret-ferry-sandbox-other': 'orders-developer',
  'secret-ferry-sandbox-prod': 'payments-prod',
  'secret-ferry-sandbox-admin': 'secrets-admin',
};

function seed(scope: Scope, secret: string, description: string, tags: Tags = {}): Seed {
  const { name, appid, appfunc, appenv } = scope;
  return {
    name: `${name}/${appid}/${appfunc}/${appenv}/${secret}`,
    description,
    tags: { ...scope, dataclassification: 'confidential', ...tags },
  };
}

const prod = (scope: Scope): Scope => ({ ...scope, appenv: 'prod' });

/** Secrets of several scopes, so that each role can read some and not others. */
export const sampleSeeds: readonly Seed[] = [
  seed(payments, 'session-key', 'Signs session cookies'),
  seed(payments, 'mail-password', 'Relay for receipts'),
  seed(payments, 'ledger-token', 'Access to the ledger', { dataclassification: 'restricted' }),
  seed(payments, 'report-database', 'Read-only reports', { owner: 'payments-team' }),
  seed(prod(payments), 'session-key', 'Signs session cookies'),
  seed(prod(payments), 'ledger-token', 'Access to the ledger', {
    dataclassification: 'restricted',
  }),
  seed({ ...payments, appfunc: 'web' }, 'analytics-token', 'Page statistics'),
  // In the developer's path, but tagged as production: the tags keep her out.
  seed(payments, 'borrowed-token', 'Copied from production', { appenv: 'prod' }),
  seed(orders, 'warehouse-token', 'Stock levels'),
  seed(orders, 'database-password', 'Orders database'),
  seed(prod(orders), 'database-password', 'Orders database'),
  seed(shipping, 'carrier-key', 'Labels and tracking'),
  { name: 'legacy-smtp', description: 'From before there were tags', tags: {} },
];
