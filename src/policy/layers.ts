import { failedConditions } from './conditions';
import { Context } from './context';
import type {
  Miss,
  PolicyDocument,
  PolicyRequest,
  PolicySet,
  PolicyType,
  Statement,
} from './evaluate';
import { namePrincipal, type Caller, type Naming } from './principals';
import { failedResource, namesAction } from './targets';
import type { Reading } from './variables';

/** A statement that names the action, with what keeps it from applying. */
export interface Applied {
  readonly statement: Statement;
  readonly misses: readonly Miss[];
  /** How it names the caller, where it stands in a policy that says for whom it is. */
  readonly naming?: Naming;
}

/** The statements of one type of policy that name the action; of control policies, of one level. */
export interface Layer {
  readonly type: PolicyType;
  readonly applied: readonly Applied[];
  /** Whether there is a policy of the type at all. */
  readonly present: boolean;
}

/**
 * In the order in which IAM asks for an Allow. Without a policy on the resource, and for a federated
 * user without a session policy, there is an empty layer: where one is needed, nothing is allowed.
 */
export function layersOf(policies: PolicySet, request: PolicyRequest, caller: Caller): Layer[] {
  const reader = new Reader(request, caller, policies.boundary !== undefined);
  const layer = (type: PolicyType, ...documents: readonly PolicyDocument[]): Layer => ({
    type,
    present: documents.length > 0,
    applied: documents.flatMap((document) => reader.apply(document)),
  });
  const { resource, endpoint, boundary, session, control = [], resourceControl = [] } = policies;
  const needsSession = session ?? (caller.kind === 'federated-user' || undefined);
  return [
    ...resourceControl.map((documents) => layer('resourceControl', ...documents)),
    ...control.map((documents) => layer('control', ...documents)),
    ...(endpoint ? [layer('endpoint', endpoint)] : []),
    layer('resource', ...(resource ? [resource] : [])),
    layer('identity', ...policies.identity),
    ...(boundary ? [layer('boundary', boundary)] : []),
    ...(needsSession ? [layer('session', ...(session ? [session] : []))] : []),
  ];
}

/** What allows, if anything does; of several the one that names the caller most narrowly. */
export function allowing({ applied }: Layer): Applied | undefined {
  const rank = ({ naming }: Applied): number => NARROWEST.indexOf(naming);
  return applied
    .filter(({ statement, misses }) => statement.Effect === 'Allow' && misses.length === 0)
    .sort((a, b) => rank(a) - rank(b))[0];
}

const NARROWEST: readonly (Naming | undefined)[] = ['itself', 'issuer', 'anyone', 'account'];

export function denying({ applied }: Layer): Applied | undefined {
  return applied.find(
    ({ statement, misses }) => statement.Effect === 'Deny' && misses.length === 0,
  );
}

/** Compares the statements of documents with one request. */
class Reader {
  readonly #request: PolicyRequest;
  readonly #caller: Caller;
  readonly #bounded: boolean;
  readonly #context: Context;

  constructor(request: PolicyRequest, caller: Caller, bounded: boolean) {
    this.#request = request;
    this.#caller = caller;
    this.#bounded = bounded;
    this.#context = new Context(request.context);
  }

  apply(document: PolicyDocument): Applied[] {
    const variables = document.Version === '2012-10-17';
    const reading: Reading = { context: this.#context, variables };
    return [document.Statement]
      .flat()
      .filter((statement) => namesAction(statement, this.#request.action))
      .map((statement) => this.#compare(statement, reading));
  }

  #compare(statement: Statement, reading: Reading): Applied {
    const { naming, misses } = namePrincipal(statement, this.#caller, this.#bounded);
    return {
      statement,
      misses: [
        ...misses,
        ...failedResource(statement, this.#request.resource, reading),
        ...failedConditions(statement.Condition ?? {}, reading),
      ],
      ...(naming && { naming }),
    };
  }
}
