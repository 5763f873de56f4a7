import { randomUUID } from 'node:crypto';
import { accountOperations } from './accounts';
import { BrokenAnswer, Faults, strike } from './faults';
import type { Identities, Principal } from './identity';
import { Input } from './input';
import { withoutValues, type Call } from './journal';
import type { Keys } from './keys';
import { json, readJson } from './protocol/json';
import type { Message, Reply } from './protocol/protocol';
import { query, readQuery } from './protocol/query';
import { reads } from './reads';
import { Secrets } from './secrets';
import { expiredToken, internalError, ServiceError, unknownOperation } from './serviceError';
import { parseAuthorization, verifySignature, type SignedRequest } from './signature';
import { tagging } from './tagging';
import { writes } from './writes';

const secretOperations = { ...reads, ...writes, ...tagging };

const protocols = { json, query };

/** A sandbox may run for days: the journal keeps the latest calls. */
const MAX_CALLS = 10_000;

export interface ServiceOptions {
  readonly identities: Identities;
  readonly kmsKeys: Keys;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Caller {
  readonly principal: Principal;
  readonly region: string;
}

/** What became known of a request while it was answered. */
interface Trace {
  readonly requestId: string;
  message: Message;
  principal?: Principal;
  errorName?: string;
}

/** Secrets Manager, STS and IAM of one account: from a signed request to the answer. */
export class Service {
  readonly faults = new Faults();
  readonly #options: ServiceOptions;
  readonly #regions = new Map<string, Secrets>();
  #journal: Call[] = [];

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  get journal(): readonly Call[] {
    return this.#journal;
  }

  clearJournal(): void {
    this.#journal = [];
  }

  secrets(region: string): Secrets {
    const known = this.#regions.get(region);
    if (known) return known;
    const secrets = new Secrets(region, this.#options.now);
    this.#regions.set(region, secrets);
    return secrets;
  }

  /** The answer; undefined where the connection is to be cut. */
  async answer(request: SignedRequest): Promise<Reply | undefined> {
    const protocol = targetOf(request) === undefined ? 'query' : 'json';
    const trace: Trace = {
      requestId: randomUUID(),
      message: { protocol, action: '', parameters: {} },
    };
    const reply = await this.#reply(request, trace);
    this.#journal.push(toCall(trace, reply));
    if (this.#journal.length > MAX_CALLS) this.#journal.shift();
    return reply;
  }

  async #reply(request: SignedRequest, trace: Trace): Promise<Reply | undefined> {
    const protocol = protocols[trace.message.protocol];
    try {
      const members = await this.#members(request, trace);
      return protocol.result(trace.message, members, trace.requestId);
    } catch (error) {
      if (error instanceof BrokenAnswer) return error.reply;
      const known = error instanceof ServiceError ? error : internalError();
      trace.errorName = known.name;
      return protocol.error(trace.message, known, trace.requestId);
    }
  }

  async #members(request: SignedRequest, trace: Trace): Promise<object> {
    const target = targetOf(request);
    trace.message = target === undefined ? readQuery(request.body) : readJson(target, request.body);
    const caller = this.#authenticate(request);
    trace.principal = caller.principal;
    const { action } = trace.message;
    const fault = this.faults.take(action);
    const who = { action, principal: caller.principal.arn };
    if (fault && !fault.after) await strike(fault, who);
    const members = this.#run(trace.message, caller);
    if (fault?.after) await strike(fault, who);
    return members;
  }

  #authenticate(request: SignedRequest): Caller {
    const authorization = parseAuthorization(header(request, 'authorization'));
    const { identities, now } = this.#options;
    const token = header(request, 'x-amz-security-token');
    const { principal, credentials } = identities.login(authorization.accessKeyId, token);
    verifySignature(request, authorization, credentials.secretAccessKey);
    if (principal.expiresAt !== undefined && principal.expiresAt <= now()) throw expiredToken();
    return { principal, region: authorization.region };
  }

  #run({ protocol, action, parameters }: Message, { principal, region }: Caller): object {
    const { identities, kmsKeys, now } = this.#options;
    const around = { region, now: now() };
    if (protocol === 'query') {
      const operation = named(accountOperations, action);
      return operation({ parameters, principal, identities, around });
    }
    const operation = named(secretOperations, action);
    const input = new Input(parameters);
    return operation({ input, principal, secrets: this.secrets(region), kmsKeys, around });
  }
}

function toCall(
  { requestId, message, principal, errorName }: Trace,
  reply: Reply | undefined,
): Call {
  const { action } = message;
  // What a stranger sends may have its values anywhere.
  const parameters = principal ? message.parameters : {};
  const secretId = parameters['SecretId'] ?? parameters['Name'];
  return {
    action,
    parameters: withoutValues(parameters),
    requestId,
    status: reply?.status ?? 0,
    ...(principal && { principal: principal.arn }),
    ...(typeof secretId === 'string' && { secretId }),
    ...(errorName !== undefined && { errorName }),
  };
}

function targetOf(request: SignedRequest): string | undefined {
  return header(request, 'x-amz-target');
}

function header(request: SignedRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function named<T>(operations: Readonly<Record<string, T>>, action: string): T {
  const operation = Object.hasOwn(operations, action) ? operations[action] : undefined;
  if (operation === undefined) throw unknownOperation();
  return operation;
}
