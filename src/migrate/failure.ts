import { Fault, isFault } from '../base/fault';

/** The error as a fault. What is not one is told by its name alone: its text could hold anything. */
export function asFault(error: unknown): Fault {
  if (isFault(error)) return error;
  const name = error instanceof Error ? error.name : typeof error;
  return new Fault('internal', `Something unexpected went wrong (${name}).`);
}
