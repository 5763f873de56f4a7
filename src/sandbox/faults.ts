import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from './protocol/protocol';
import { accessDenied, expiredToken, internalError, throttled } from './serviceError';

/**
 * `throttle`, `expired`, `denied` and `error500` answer with that error; `malformed` with a body
 * that is no document; `cut` closes the connection without an answer; `delay` waits, then goes on.
 */
export type FaultKind =
  'throttle' | 'delay' | 'expired' | 'denied' | 'cut' | 'error500' | 'malformed';

const KINDS: readonly string[] = [
  'throttle',
  'delay',
  'expired',
  'denied',
  'cut',
  'error500',
  'malformed',
];

export interface InjectedFault {
  readonly kind: FaultKind;
  /** Only for this operation, such as `CreateSecret`; for any by default. */
  readonly action?: string;
  /** How many requests it strikes; 1 by default. A client's retries count. */
  readonly times?: number;
  /** Of a delay; 1,000 by default. */
  readonly milliseconds?: number;
  /** Strike after the operation was carried out: what the client does not learn has happened. */
  readonly after?: boolean;
}

/** Faults that wait for the requests they are to strike, in the order they were added. */
export class Faults {
  #waiting: { readonly fault: InjectedFault; left: number }[] = [];

  add(fault: InjectedFault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault for a request, if there is one; it counts as struck. */
  take(action: string): InjectedFault | undefined {
    const entry = this.#waiting.find(({ fault }) => (fault.action ?? action) === action);
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== entry);
    return entry.fault;
  }
}

/** What takes the place of an answer: half a document, or nothing and a closed connection. */
export class BrokenAnswer extends Error {
  readonly reply: Reply | undefined;

  constructor(reply?: Reply) {
    super('no answer');
    this.reply = reply;
  }
}

/** @throws ServiceError or BrokenAnswer, unless the fault is a mere delay. */
export async function strike(
  { kind, milliseconds = 1000 }: InjectedFault,
  { action, principal }: { readonly action: string; readonly principal: string },
): Promise<void> {
  switch (kind) {
    case 'delay':
      // A sandbox that is closed meanwhile does not keep its process waiting.
      await wait(milliseconds, undefined, { ref: false });
      return;
    case 'throttle':
      throw throttled();
    case 'expired':
      throw expiredToken();
    case 'denied':
      throw accessDenied(
        `User: ${principal} is not authorized to perform: ${action} with an explicit deny in a service control policy`,
      );
    case 'error500':
      throw internalError();
    case 'malformed':
      throw new BrokenAnswer({ status: 200, headers: {}, body: '{"ARN":"arn:aws' });
    case 'cut':
      throw new BrokenAnswer();
  }
}

/** A fault from outside the process; undefined where it is none. */
export function parseFault(value: unknown): InjectedFault | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, action, times, milliseconds, after } = value as Record<string, unknown>;
  if (typeof kind !== 'string' || !KINDS.includes(kind)) return undefined;
  return {
    kind: kind as FaultKind,
    ...(typeof action === 'string' && { action }),
    ...(typeof times === 'number' && { times }),
    ...(typeof milliseconds === 'number' && { milliseconds }),
    ...(typeof after === 'boolean' && { after }),
  };
}
