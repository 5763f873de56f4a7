import type { Plaintext } from '../base/plaintext';

/** Where a store's requests go and as whom. Shown to the user before anything is created. */
export interface Target {
  /** Profile of the shared AWS configuration; `default` where none is named. */
  readonly profile: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** ARN as STS GetCallerIdentity gives it. */
  readonly callerArn: string;
  /** The role's name where the caller is an assumed role; the user's name otherwise. */
  readonly principal: string;
  /** Set only where requests do not go to AWS's own endpoint. */
  readonly endpoint?: string;
  /** The running sandbox's id where this is Secret Ferry's sandbox. */
  readonly sandboxId?: string;
}

export type Tags = Readonly<Record<string, string>>;

export interface CreateSecret {
  readonly name: string;
  readonly value: Plaintext;
  readonly description?: string;
  readonly tags: Tags;
  /** Key id, ARN or alias; absent for the AWS managed key. */
  readonly kmsKeyId?: string;
  /** ClientRequestToken, 32–64 characters: the same token again creates nothing twice. */
  readonly token: string;
}

/** The service's word that a version exists. */
export interface Receipt {
  readonly arn: string;
  readonly name: string;
  readonly versionId: string;
}

/** When a secret rotates, as its owner set it: every so many days, or a `rate(…)` or `cron(…)`. */
export interface RotationRule {
  /** 1–1000. */
  readonly days?: number;
  readonly schedule?: string;
  /** Length of the window in which the rotation starts, as the service writes it: `3h`. */
  readonly duration?: string;
}

/** What is known of a secret without its value. Dates are milliseconds since 1970. */
export interface SecretSummary {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  readonly tags: Tags;
  readonly kmsKeyId?: string;
  readonly rotationEnabled: boolean;
  readonly rotationRule?: RotationRule;
  /** ARN of the Lambda function that rotates; absent for rotation that a service manages itself. */
  readonly rotationFunction?: string;
  readonly lastRotation?: number;
  readonly nextRotation?: number;
  /** Where the secret originated: of a replica, the region of its primary. */
  readonly primaryRegion?: string;
  /** The AWS service that made the secret and manages it, as `rds`. */
  readonly owningService?: string;
  readonly created?: number;
  readonly lastChanged?: number;
  readonly lastAccessed?: number;
  /** Set while the secret is scheduled for deletion. */
  readonly deleted?: number;
}

export interface ListQuery {
  /** Server-side filters: all of them hold, and within one any of its values. */
  readonly filters?: readonly {
    readonly key:
      | 'name'
      | 'tag-key'
      | 'tag-value'
      | 'description'
      | 'primary-region'
      | 'owning-service'
      | 'all';
    readonly values: readonly string[];
  }[];
  readonly includePlannedDeletion?: boolean;
  /** 1–100. */
  readonly pageSize?: number;
}

/**
 * Secrets of one account and region, as one principal. Every method rejects with a `Fault`
 * (src/base/fault.ts) whose code says what happened, and stops when `signal` aborts.
 */
export interface SecretStore {
  readonly target: Target;
  /** Faults: name-taken, pending-deletion, denied, kms, value-too-large, invalid-request. */
  create(request: CreateSecret, signal?: AbortSignal): Promise<Receipt>;
  /** The value of exactly this version, or of AWSCURRENT. */
  read(id: string, versionId?: string, signal?: AbortSignal): Promise<Plaintext>;
  putVersion(id: string, value: Plaintext, token: string, signal?: AbortSignal): Promise<Receipt>;
  describe(id: string, signal?: AbortSignal): Promise<SecretSummary>;
  /** Page by page; the next page is fetched only when it is asked for. */
  list(query: ListQuery, signal?: AbortSignal): AsyncIterable<readonly SecretSummary[]>;
  tag(id: string, tags: Tags, signal?: AbortSignal): Promise<void>;
  untag(id: string, keys: readonly string[], signal?: AbortSignal): Promise<void>;
  /** `days` is 7–30. The secret stays restorable for that long. */
  scheduleDeletion(id: string, days: number, signal?: AbortSignal): Promise<void>;
  restore(id: string, signal?: AbortSignal): Promise<void>;
  /** The caller's role tags, or undefined where the role may not be asked. */
  roleTags(signal?: AbortSignal): Promise<Tags | undefined>;
}
