import { Fault, isFault } from '../base/fault';
import type { Plaintext } from '../base/plaintext';
import type { SecretStore } from '../store/secretStore';
import type { Brought } from './create';
import type { PlannedSecret } from './plan';

const WAIT = 'Its code stays as it is until then.';

/**
 * The secret that infrastructure code has made, where it holds what the code is to look up.
 * @throws Fault `not-found`, `pending-deletion`, `verify-failed` or `denied` where it can't be told
 *   that it does, with what has to happen first; otherwise as `SecretStore.describe` and `read`.
 */
export async function findDeclared(
  store: SecretStore,
  secret: PlannedSecret,
  signal?: AbortSignal,
): Promise<Brought> {
  const { name } = secret;
  const summary = await orFault(store.describe(name, signal), {
    'not-found': new Fault(
      'not-found',
      `The declared secret "${name}" doesn’t exist yet.`,
      `Deploy its declaration and put the value into it, then move it again. ${WAIT}`,
    ),
    denied: unknowable(name),
  });
  if (summary.deleted !== undefined) {
    throw new Fault('pending-deletion', `"${name}" is scheduled for deletion.`, WAIT);
  }
  const held = await orFault(store.read(summary.arn, undefined, signal), {
    'not-found': new Fault(
      'verify-failed',
      `The declared secret "${name}" exists and has no value yet.`,
      `Put the value into it, then move it again. ${WAIT}`,
    ),
    denied: unknowable(name),
    kms: unknowable(name),
  });
  if (holds(held, secret)) {
    return { arn: summary.arn, name, how: 'reused', verified: 'read back' };
  }
  throw new Fault(
    'verify-failed',
    `The declared secret "${name}" holds another value than the code.`,
    `Put the code’s value into it, without a line end behind it, then move it again. ${WAIT}`,
  );
}

/** Where access goes by a secret’s tags, one that isn’t there is refused just as a stranger’s is. */
function unknowable(name: string): Fault {
  return new Fault(
    'denied',
    `The declared secret "${name}" doesn’t exist yet, or the role may not read it.`,
    `Deploy its declaration and put the value into it, or move it as a role that may. ${WAIT}`,
  );
}

/** What the promise gives; of some faults another one, which says what they mean here. */
async function orFault<T>(
  promise: Promise<T>,
  meanings: Readonly<Partial<Record<Fault['code'], Fault>>>,
): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    const meaning = isFault(error) ? meanings[error.code] : undefined;
    throw meaning ?? error;
  }
}

/**
 * Whether it has the value; where code takes fields of it, whether those are the same, however the
 * object around them is written.
 */
function holds(held: Plaintext, { value, fields }: PlannedSecret): boolean {
  if (!fields) return held.equals(value);
  const [wanted, actual] = [objectIn(value), objectIn(held)];
  const isSame = (field: string): boolean =>
    actual !== undefined && Object.hasOwn(actual, field) && actual[field] === wanted?.[field];
  return fields.every(isSame);
}

function objectIn(value: Plaintext): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(value.reveal());
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined; // the parser's message would quote the value
  }
}
