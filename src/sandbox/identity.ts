import { randomBytes } from 'node:crypto';
import type { PolicyDocument, PolicySet } from '../policy/evaluate';
import { ServiceError } from './serviceError';
import { overrideTags, selectTags, type Tags } from './tags';

/** No real account has this number. */
export const ACCOUNT = '000000000000';

/** A role of the sandbox's account. Any principal of the account that may, can assume it. */
export interface RoleDeclaration {
  readonly name: string;
  readonly tags: Tags;
  readonly policies: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** A role session: who a request is made by. */
export interface Principal {
  readonly role: RoleDeclaration;
  readonly roleArn: string;
  /** ARN of the session, as GetCallerIdentity gives it. */
  readonly arn: string;
  readonly userId: string;
  /** The role's tags, overridden by those of the session. */
  readonly tags: Tags;
  /** Session tags that go on to the roles this session assumes. */
  readonly transitive: Tags;
  readonly policies: PolicySet;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  /** Milliseconds since 1970; absent for the sessions a sandbox starts with. */
  readonly expiresAt?: number;
}

export interface SessionRequest {
  readonly sessionName: string;
  readonly tags?: Tags;
  /** Keys of `tags` that are transitive. */
  readonly transitiveKeys?: readonly string[];
  readonly policy?: PolicyDocument;
  readonly expiresAt?: number;
}

interface Login {
  readonly credentials: Credentials;
  readonly principal: Principal;
}

/** The account's roles, and the sessions of them whose credentials were given out in this run. */
export class Identities {
  readonly #roles: ReadonlyMap<string, RoleDeclaration>;
  readonly #logins = new Map<string, Login>();
  readonly #sandboxId: string;
  readonly #now: () => number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;

  constructor(roles: readonly RoleDeclaration[], sandboxId: string, now: () => number) {
    this.#roles = new Map(roles.map((role) => [role.name, role]));
    this.#sandboxId = sandboxId;
    this.#now = now;
    this.startedAt = now();
  }

  role(name: string): RoleDeclaration | undefined {
    return this.#roles.get(name);
  }

  /** New credentials for a session of the role; `caller` where the session is chained to another. */
  startSession(role: RoleDeclaration, request: SessionRequest, caller?: Principal): Login {
    const inherited = caller?.transitive ?? {};
    const tags = { ...inherited, ...request.tags };
    const { boundary, policies } = role;
    const principal: Principal = {
      role,
      roleArn: roleArn(role.name),
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role.name}/${request.sessionName}`,
      userId: `${this.roleId}:${request.sessionName}`,
      tags: overrideTags(role.tags, tags),
      transitive: { ...inherited, ...selectTags(tags, request.transitiveKeys ?? []) },
      policies: {
        identity: policies,
        ...(boundary && { boundary }),
        ...(request.policy && { session: request.policy }),
      },
      issuedAt: this.#now(),
      ...(request.expiresAt !== undefined && { expiresAt: request.expiresAt }),
    };
    const login = { credentials: newCredentials(), principal };
    this.#logins.set(login.credentials.accessKeyId, login);
    return login;
  }

  /** One id for all roles, so that a client can tell the sandbox from AWS by it. */
  get roleId(): string {
    return `AROASANDBOX${this.#sandboxId.toUpperCase()}`;
  }

  /** @throws ServiceError for a key that was not given out in this run. */
  login(accessKeyId: string, sessionToken: string | undefined): Login {
    const login = this.#logins.get(accessKeyId);
    if (!login || login.credentials.sessionToken !== sessionToken) {
      throw new ServiceError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    }
    return login;
  }
}

export function roleArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${name}`;
}

function newCredentials(): Credentials {
  return {
    accessKeyId: `ASIA${randomBytes(10).toString('hex').toUpperCase().slice(0, 16)}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(48).toString('base64'),
  };
}
