import { Fault, throwIfCancelled } from '../base/fault';

/**
 * `work`, or a rejection as soon as the signal aborts: what reads credentials (a process, a login,
 * a prompt) can't be stopped, but nobody has to wait for it.
 * @throws Fault cancelled.
 */
export async function untilCancelled<T>(
  work: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  throwIfCancelled(signal);
  if (!signal) return work();
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => {
      reject(new Fault('cancelled', 'Cancelled.'));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', onAbort);
      });
  });
}
