import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-secrets-manager';
import { Fault, isFault } from '../base/fault';
import type { Logger } from '../base/log';
import { Plaintext } from '../base/plaintext';
import {
  checkQuery,
  checkRecoveryDays,
  checkSecret,
  checkTags,
  checkToken,
  checkValue,
} from '../store/limits';
import type {
  CreateSecret,
  ListQuery,
  Receipt,
  SecretStore,
  SecretSummary,
  Tags,
  Target,
} from '../store/secretStore';
import { untilCancelled } from './cancel';
import { withoutVersionWarning, type ClientOptions } from './clients';
import type { VerifiedCredentials } from './credentials';
import { readSdkError, toFault, type Attempt } from './faults';
import { readRoleTags } from './iam';
import { receiptOf, summaryOf, tagsOf } from './shapes';

export interface StoreOptions {
  readonly target: Target;
  readonly credentials: VerifiedCredentials;
  readonly isRole: boolean;
  readonly secretsManager: ClientOptions;
  readonly iam: ClientOptions;
  readonly logger: Logger;
}

/** One call of the service, as `#call` makes, times, logs and explains it. */
interface Call {
  readonly action: string;
  readonly resource?: string;
  readonly carriesValue?: boolean;
  readonly signal: AbortSignal | undefined;
}

type Sending = { readonly abortSignal?: AbortSignal };

/** AWS Secrets Manager by the SDK. The SDK is given no logger: it would log requests with values. */
export class SecretsManagerStore implements SecretStore {
  readonly target: Target;
  readonly #client: SecretsManagerClient;
  readonly #options: StoreOptions;
  #roleTags: { readonly tags: Tags | undefined } | undefined;

  constructor(options: StoreOptions) {
    this.target = options.target;
    this.#options = options;
    const credentials = options.credentials.provider;
    this.#client = withoutVersionWarning(
      () => new SecretsManagerClient({ ...options.secretsManager, credentials }),
    );
  }

  async create(request: CreateSecret, signal?: AbortSignal): Promise<Receipt> {
    refuse(checkSecret(request));
    const { name, value, description, tags, kmsKeyId, token } = request;
    const call = { action: 'CreateSecret', resource: name, carriesValue: true, signal };
    const command = (): CreateSecretCommand =>
      new CreateSecretCommand({
        Name: name,
        SecretString: value.reveal(),
        Tags: tagsOf(tags),
        ClientRequestToken: token,
        Description: description,
        KmsKeyId: kmsKeyId,
      });
    return receiptOf(await this.#call(call, (sending) => this.#client.send(command(), sending)));
  }

  async read(id: string, versionId?: string, signal?: AbortSignal): Promise<Plaintext> {
    const call = { action: 'GetSecretValue', resource: id, carriesValue: true, signal };
    const { SecretString } = await this.#call(call, (sending) =>
      this.#client.send(new GetSecretValueCommand({ SecretId: id, VersionId: versionId }), sending),
    );
    if (SecretString !== undefined) return new Plaintext(SecretString);
    throw new Fault('invalid-request', `The secret "${id}" holds binary data, not text.`);
  }

  async putVersion(
    id: string,
    value: Plaintext,
    token: string,
    signal?: AbortSignal,
  ): Promise<Receipt> {
    refuse(checkValue(value) ?? checkToken(token));
    const call = { action: 'PutSecretValue', resource: id, carriesValue: true, signal };
    const command = (): PutSecretValueCommand =>
      new PutSecretValueCommand({
        SecretId: id,
        SecretString: value.reveal(),
        ClientRequestToken: token,
      });
    return receiptOf(await this.#call(call, (sending) => this.#client.send(command(), sending)));
  }

  async describe(id: string, signal?: AbortSignal): Promise<SecretSummary> {
    const call = { action: 'DescribeSecret', resource: id, signal };
    const command = new DescribeSecretCommand({ SecretId: id });
    return summaryOf(await this.#call(call, (sending) => this.#client.send(command, sending)));
  }

  async *list(query: ListQuery, signal?: AbortSignal): AsyncIterable<readonly SecretSummary[]> {
    refuse(checkQuery(query));
    const { filters, pageSize, includePlannedDeletion } = query;
    const call = { action: 'ListSecrets', signal };
    const seen = new Set<string>();
    let token: string | undefined;
    do {
      const command = new ListSecretsCommand({
        Filters: filters?.map(({ key, values }) => ({ Key: key, Values: [...values] })),
        MaxResults: pageSize,
        IncludePlannedDeletion: includePlannedDeletion,
        NextToken: token,
      });
      const page = await this.#call(call, (sending) => this.#client.send(command, sending));
      yield (page.SecretList ?? []).map(summaryOf);
      token = page.NextToken;
      if (token !== undefined && seen.has(token)) throw repeatedPage();
      if (token !== undefined) seen.add(token);
    } while (token !== undefined);
  }

  async tag(id: string, tags: Tags, signal?: AbortSignal): Promise<void> {
    refuse(checkTags(tags));
    const command = new TagResourceCommand({ SecretId: id, Tags: tagsOf(tags) });
    await this.#call({ action: 'TagResource', resource: id, signal }, (sending) =>
      this.#client.send(command, sending),
    );
  }

  async untag(id: string, keys: readonly string[], signal?: AbortSignal): Promise<void> {
    const command = new UntagResourceCommand({ SecretId: id, TagKeys: [...keys] });
    await this.#call({ action: 'UntagResource', resource: id, signal }, (sending) =>
      this.#client.send(command, sending),
    );
  }

  async scheduleDeletion(id: string, days: number, signal?: AbortSignal): Promise<void> {
    refuse(checkRecoveryDays(days));
    const command = new DeleteSecretCommand({ SecretId: id, RecoveryWindowInDays: days });
    await this.#call({ action: 'DeleteSecret', resource: id, signal }, (sending) =>
      this.#client.send(command, sending),
    );
  }

  async restore(id: string, signal?: AbortSignal): Promise<void> {
    const command = new RestoreSecretCommand({ SecretId: id });
    await this.#call({ action: 'RestoreSecret', resource: id, signal }, (sending) =>
      this.#client.send(command, sending),
    );
  }

  async roleTags(signal?: AbortSignal): Promise<Tags | undefined> {
    const { isRole, iam: client, credentials, target } = this.#options;
    if (!isRole) return undefined;
    const read = (): Promise<Tags | undefined> =>
      readRoleTags({ client, credentials, role: target.principal, signal });
    this.#roleTags ??= { tags: await untilCancelled(read, signal) };
    return this.#roleTags.tags;
  }

  /** Sends once more where the credentials had expired and new ones are there by now. */
  async #call<T>(call: Call, send: (sending: Sending) => Promise<T>): Promise<T> {
    const { keyId } = this.#options.credentials;
    try {
      return await this.#attempt(call, send);
    } catch (fault) {
      if (!isFault(fault, 'expired') || !(await this.#renewed(keyId, call.signal))) throw fault;
      return this.#attempt(call, send);
    }
  }

  async #renewed(expired: string | undefined, signal: AbortSignal | undefined): Promise<boolean> {
    try {
      return await untilCancelled(() => this.#options.credentials.renew(expired), signal);
    } catch (fault) {
      if (isFault(fault, 'expired')) return false;
      throw fault;
    }
  }

  async #attempt<T>(call: Call, send: (sending: Sending) => Promise<T>): Promise<T> {
    const { signal, ...what } = call;
    const { profile, principal } = this.target;
    const attempt = { ...what, action: `secretsmanager:${call.action}`, profile, principal };
    const started = performance.now();
    try {
      const sending = signal ? { abortSignal: signal } : {};
      const answer = await untilCancelled(() => send(sending), signal);
      this.#log(attempt, started);
      return answer;
    } catch (error) {
      this.#log(attempt, started, error);
      throw toFault(error, attempt);
    }
  }

  #log({ action }: Attempt, started: number, error?: unknown): void {
    const milliseconds = Math.round(performance.now() - started);
    if (error === undefined) {
      this.#options.logger.trace('aws', { action, milliseconds });
      return;
    }
    const { name, status, requestId } = readSdkError(error);
    this.#options.logger.warn('aws', { action, milliseconds, error: name, status, requestId });
  }
}

function refuse(fault: Fault | undefined): void {
  if (fault) throw fault;
}

function repeatedPage(): Fault {
  return new Fault('service', 'ListSecrets gave the same page twice.');
}
