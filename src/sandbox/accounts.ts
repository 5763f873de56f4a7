import type { PolicyDocument } from '../policy/evaluate';
import { authorize, type Surroundings } from './authorize';
import {
  ACCOUNT,
  roleArn,
  type Identities,
  type Principal,
  type RoleDeclaration,
} from './identity';
import { checkedTags } from './input';
import type { Message } from './protocol/protocol';
import { members, pairs } from './protocol/query';
import { accessDenied, ServiceError } from './serviceError';
import { toTagList } from './tags';

/** An authenticated request to STS or IAM. */
export interface AccountExchange {
  readonly parameters: Message['parameters'];
  readonly principal: Principal;
  readonly identities: Identities;
  readonly around: Surroundings;
}

type AccountOperation = (exchange: AccountExchange) => object;

/** Needs no permission, as with AWS. */
const getCallerIdentity: AccountOperation = ({ principal: { arn, userId } }) => ({
  UserId: userId,
  Account: ACCOUNT,
  Arn: arn,
});

const assumeRole: AccountOperation = (exchange) => {
  const { parameters, principal, identities, around } = exchange;
  const sessionName = required(parameters, 'RoleSessionName');
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) throw invalid('RoleSessionName is not valid.');
  const expiresAt = around.now + duration(parameters) * 1000;
  const tags = checkedTags(pairs(parameters, 'Tags'));
  const role = permittedRole(exchange, tags);
  refuseOverride(principal, Object.keys(tags));
  const transitiveKeys = members(parameters, 'TransitiveTagKeys');
  const policy = sessionPolicy(parameters);
  const request = { sessionName, expiresAt, tags, transitiveKeys, ...(policy && { policy }) };
  const login = identities.startSession(role, request, principal);
  const { accessKeyId, secretAccessKey, sessionToken } = login.credentials;
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: new Date(expiresAt).toISOString(),
    },
    AssumedRoleUser: { AssumedRoleId: login.principal.userId, Arn: login.principal.arn },
  };
};

/** Seconds a session lasts: at most an hour, as every caller is a role session itself. */
function duration(parameters: Message['parameters']): number {
  const seconds = Number(parameters['DurationSeconds'] ?? 3600);
  if (!Number.isInteger(seconds) || seconds < 900) throw invalid('DurationSeconds is not valid.');
  if (seconds > 3600) {
    throw invalid(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  return seconds;
}

function permittedRole(exchange: AccountExchange, tags: Record<string, string>): RoleDeclaration {
  const { parameters, principal, identities, around } = exchange;
  const resource = required(parameters, 'RoleArn');
  const role = identities.role(resource.slice(resource.lastIndexOf('/') + 1));
  const actions = Object.keys(tags).length > 0 ? ['AssumeRole', 'TagSession'] : ['AssumeRole'];
  for (const action of actions) {
    const resourceTags = role?.tags ?? {};
    const attempt = { action: `sts:${action}`, resource, resourceTags, requestTags: tags };
    authorize(principal, attempt, around);
  }
  // To STS, a role that is not there is one that does not trust the caller.
  if (!role || roleArn(role.name) !== resource) {
    throw accessDenied(
      `User: ${principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${resource}`,
    );
  }
  return role;
}

function refuseOverride({ transitive }: Principal, keys: readonly string[]): void {
  const inherited = new Set(Object.keys(transitive).map((key) => key.toLowerCase()));
  if (!keys.some((key) => inherited.has(key.toLowerCase()))) return;
  throw new ServiceError(
    'InvalidParameterValue',
    'A session tag has the key of a transitive tag of the calling session.',
  );
}

function sessionPolicy(parameters: Message['parameters']): PolicyDocument | undefined {
  const text = parameters['Policy'];
  if (typeof text !== 'string') return undefined;
  const document = parseObject(text);
  if (document && 'Statement' in document) return document as unknown as PolicyDocument;
  throw new ServiceError(
    'MalformedPolicyDocument',
    'The policy is no JSON object with statements.',
  );
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const getRole: AccountOperation = (exchange) => {
  const role = askedRole(exchange, 'GetRole');
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    ],
  };
  return {
    Role: {
      Path: '/',
      RoleName: role.name,
      RoleId: exchange.identities.roleId,
      Arn: roleArn(role.name),
      CreateDate: new Date(exchange.identities.startedAt).toISOString(),
      AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
      MaxSessionDuration: 3600,
      Tags: toTagList(role.tags),
    },
  };
};

const listRoleTags: AccountOperation = (exchange) => ({
  IsTruncated: false,
  Tags: toTagList(askedRole(exchange, 'ListRoleTags').tags),
});

function askedRole(exchange: AccountExchange, action: string): RoleDeclaration {
  const { parameters, principal, identities, around } = exchange;
  const name = required(parameters, 'RoleName');
  const role = identities.role(name);
  const attempt = {
    action: `iam:${action}`,
    resource: roleArn(name),
    shownAs: `role ${name}`,
    resourceTags: role?.tags ?? {},
  };
  authorize(principal, attempt, around);
  if (role) return role;
  throw new ServiceError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
}

function required(parameters: Message['parameters'], name: string): string {
  const value = parameters[name];
  if (typeof value === 'string' && value !== '') return value;
  throw invalid(`${name} must not be null.`);
}

function invalid(sentence: string): ServiceError {
  return new ServiceError('ValidationException', sentence);
}

/** STS and IAM, as far as a client of Secrets Manager needs them. */
export const accountOperations: Readonly<Record<string, AccountOperation>> = {
  GetCallerIdentity: getCallerIdentity,
  AssumeRole: assumeRole,
  GetRole: getRole,
  ListRoleTags: listRoleTags,
};
