import { randomUUID } from 'node:crypto';
import { Fault, throwIfCancelled } from '../../src/base/fault';
import type { Plaintext } from '../../src/base/plaintext';
import { checkRecoveryDays, checkSecret, checkTags, checkValue } from '../../src/store/limits';
import type {
  CreateSecret,
  ListQuery,
  Receipt,
  SecretStore,
  SecretSummary,
  Tags,
  Target,
} from '../../src/store/secretStore';

interface Version {
  readonly id: string;
  readonly value: Plaintext;
}

interface Secret {
  summary: SecretSummary;
  /** Newest last; the last one is AWSCURRENT. */
  readonly versions: Version[];
}

type Method = Exclude<keyof SecretStore, 'target'>;

interface Failure {
  readonly method: Method;
  readonly error: Error;
  readonly when: 'before' | 'after';
  times: number;
}

const DAY = 86_400_000;

export const memoryTarget: Target = {
  profile: 'test',
  account: '111122223333',
  region: 'eu-central-1',
  callerArn: 'arn:aws:sts::111122223333:assumed-role/payments-developer/me',
  principal: 'payments-developer',
};

/**
 * A SecretStore in memory that behaves as the service does where a caller can tell: idempotent
 * tokens, names taken by live and by dying secrets, versions, recovery windows, filters and pages.
 */
export class MemoryStore implements SecretStore {
  readonly target: Target;
  /** Every call in order, as `method id`; values never. */
  readonly calls: string[] = [];
  readonly #secrets = new Map<string, Secret>();
  readonly #failures: Failure[] = [];
  readonly #roleTags: Tags | undefined;
  readonly #now: () => number;

  constructor(options: { target?: Partial<Target>; roleTags?: Tags; now?: () => number } = {}) {
    this.target = { ...memoryTarget, ...options.target };
    this.#roleTags = options.roleTags;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Makes the next `times` calls of `method` reject. With `after` the call takes effect first, as
   * when an answer is lost on its way.
   */
  fail(method: Method, error: Error, times = 1, when: 'before' | 'after' = 'before'): void {
    this.#failures.push({ method, error, times, when });
  }

  get names(): string[] {
    return [...this.#secrets.keys()];
  }

  create(request: CreateSecret, signal?: AbortSignal): Promise<Receipt> {
    return this.#call('create', request.name, signal, () => {
      raise(checkSecret(request));
      const known = this.#secrets.get(request.name);
      if (known) return repeated(known, request);
      this.#secrets.set(request.name, this.#newSecret(request));
      return receipt(this.#get(request.name));
    });
  }

  read(id: string, versionId?: string, signal?: AbortSignal): Promise<Plaintext> {
    return this.#call('read', id, signal, () => {
      const { versions } = this.#alive(id);
      const version = versionId ? versions.find((v) => v.id === versionId) : versions.at(-1);
      return (version ?? raise(notFound(id))).value;
    });
  }

  putVersion(id: string, value: Plaintext, token: string, signal?: AbortSignal): Promise<Receipt> {
    return this.#call('putVersion', id, signal, () => {
      raise(checkValue(value));
      const secret = this.#alive(id);
      const same = secret.versions.find((version) => version.id === token);
      if (same && !same.value.equals(value)) raise(tokenUsed(id));
      if (!same) secret.versions.push({ id: token, value });
      secret.summary = { ...secret.summary, lastChanged: this.#now() };
      return { ...receipt(secret), versionId: token };
    });
  }

  describe(id: string, signal?: AbortSignal): Promise<SecretSummary> {
    return this.#call('describe', id, signal, () => this.#get(id).summary);
  }

  async *list(query: ListQuery, signal?: AbortSignal): AsyncIterable<readonly SecretSummary[]> {
    const size = query.pageSize ?? 100;
    let start = 0;
    do {
      const from = start;
      yield await this.#call('list', String(from), signal, () =>
        this.#matching(query).slice(from, from + size),
      );
      start += size;
    } while (start < this.#matching(query).length);
  }

  tag(id: string, tags: Tags, signal?: AbortSignal): Promise<void> {
    return this.#call('tag', id, signal, () => {
      const secret = this.#alive(id);
      const all = { ...secret.summary.tags, ...tags };
      raise(checkTags(all));
      secret.summary = { ...secret.summary, tags: all };
    });
  }

  untag(id: string, keys: readonly string[], signal?: AbortSignal): Promise<void> {
    return this.#call('untag', id, signal, () => {
      const secret = this.#alive(id);
      const left = Object.entries(secret.summary.tags).filter(([key]) => !keys.includes(key));
      secret.summary = { ...secret.summary, tags: Object.fromEntries(left) };
    });
  }

  scheduleDeletion(id: string, days: number, signal?: AbortSignal): Promise<void> {
    return this.#call('scheduleDeletion', id, signal, () => {
      raise(checkRecoveryDays(days));
      const secret = this.#get(id);
      secret.summary = { ...secret.summary, deleted: this.#now() + days * DAY };
    });
  }

  restore(id: string, signal?: AbortSignal): Promise<void> {
    return this.#call('restore', id, signal, () => {
      const secret = this.#get(id);
      const { deleted, ...alive } = secret.summary;
      if (deleted !== undefined) secret.summary = alive;
    });
  }

  roleTags(signal?: AbortSignal): Promise<Tags | undefined> {
    return this.#call('roleTags', '', signal, () => this.#roleTags);
  }

  async #call<T>(
    method: Method,
    id: string,
    signal: AbortSignal | undefined,
    act: () => T,
  ): Promise<T> {
    await Promise.resolve();
    throwIfCancelled(signal);
    this.calls.push(`${method} ${id}`.trim());
    this.#failIfAsked(method, 'before');
    const result = act();
    this.#failIfAsked(method, 'after');
    return result;
  }

  #failIfAsked(method: Method, when: 'before' | 'after'): void {
    const failure = this.#failures.find(
      (f) => f.method === method && f.when === when && f.times > 0,
    );
    if (!failure) return;
    failure.times -= 1;
    throw failure.error;
  }

  #newSecret(request: CreateSecret): Secret {
    const { region, account } = this.target;
    const suffix = randomUUID().slice(0, 6);
    const { description, kmsKeyId } = request;
    const summary: SecretSummary = {
      arn: `arn:aws:secretsmanager:${region}:${account}:secret:${request.name}-${suffix}`,
      name: request.name,
      ...(description !== undefined && { description }),
      ...(kmsKeyId !== undefined && { kmsKeyId }),
      tags: { ...request.tags },
      rotationEnabled: false,
      created: this.#now(),
      lastChanged: this.#now(),
    };
    return { summary, versions: [{ id: request.token, value: request.value }] };
  }

  #get(id: string): Secret {
    const byArn = [...this.#secrets.values()].find((secret) => secret.summary.arn === id);
    return this.#secrets.get(id) ?? byArn ?? raise(notFound(id));
  }

  #alive(id: string): Secret {
    const secret = this.#get(id);
    if (secret.summary.deleted !== undefined) raise(pendingDeletion(secret.summary.name));
    return secret;
  }

  #matching(query: ListQuery): SecretSummary[] {
    return [...this.#secrets.values()]
      .map((secret) => secret.summary)
      .filter((summary) => (query.includePlannedDeletion ?? false) || summary.deleted === undefined)
      .filter((summary) =>
        (query.filters ?? []).every(({ key, values }) =>
          values.some((value) => matches(summary, key, value)),
        ),
      );
  }
}

type FilterKey = NonNullable<ListQuery['filters']>[number]['key'];

function matches(summary: SecretSummary, key: FilterKey, value: string): boolean {
  const texts: Record<FilterKey, readonly string[]> = {
    name: [summary.name],
    'tag-key': Object.keys(summary.tags),
    'tag-value': Object.values(summary.tags),
    description: [summary.description ?? ''],
    'primary-region': [summary.primaryRegion ?? ''],
    'owning-service': [summary.owningService ?? ''],
    all: [summary.name, summary.description ?? '', ...Object.entries(summary.tags).flat()],
  };
  if (key === 'all' || key === 'description') {
    return texts[key].some((text) => text.toLowerCase().includes(value.toLowerCase()));
  }
  return texts[key].some((text) => text.startsWith(value));
}

function repeated(known: Secret, request: CreateSecret): Receipt {
  const { name, deleted } = known.summary;
  if (deleted !== undefined) raise(pendingDeletion(name));
  const same = known.versions.find((version) => version.id === request.token);
  if (!same?.value.equals(request.value)) {
    raise(new Fault('name-taken', `A secret named "${name}" already exists.`));
  }
  return { ...receipt(known), versionId: request.token };
}

function receipt({ summary, versions }: Secret): Receipt {
  return { arn: summary.arn, name: summary.name, versionId: versions.at(-1)?.id ?? '' };
}

function notFound(id: string): Fault {
  return new Fault('not-found', `There is no secret "${id}".`);
}

function pendingDeletion(name: string): Fault {
  return new Fault('pending-deletion', `The secret "${name}" is scheduled for deletion.`);
}

function tokenUsed(id: string): Fault {
  return new Fault('name-taken', `The request token was used for another version of "${id}".`);
}

function raise(fault: Fault): never;
function raise(fault: Fault | undefined): void;
function raise(fault: Fault | undefined): void {
  if (fault) throw fault;
}
