import type { Readable, Writable } from 'node:stream';
import { isFault } from '../base/fault';
import { parseCommand, UsageError, type Command } from './arguments';
import { baseline } from './baseline';
import { batch } from './batch';
import { HELP } from './help';
import { migrate } from './migrate';
import { Output } from './output';
import { ownVersion } from './ownFolder';
import { scan } from './scan';
import { undoLast } from './undo';

/** What the command line needs of the process around it. */
export interface Surroundings {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Aborts on an interrupt. */
  readonly signal: AbortSignal;
}

/** What a command works with. */
export interface Session extends Surroundings {
  readonly out: Output;
  readonly err: Output;
}

/** 0 fine, 1 something was found or left over, 2 error, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Runs one command line. Never rejects: what goes wrong is a line on standard error. */
export async function main(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  const session = { ...around, out: new Output(around.stdout), err: new Output(around.stderr) };
  try {
    return await run(parseCommand(args), session);
  } catch (error) {
    await session.err.write(`secret-ferry: ${describeError(error)}\n`);
    return isFault(error, 'cancelled') ? 130 : 2;
  }
}

async function run(command: Command, session: Session): Promise<ExitCode> {
  switch (command.kind) {
    case 'help':
      await session.out.write(HELP);
      return 0;
    case 'version':
      await session.out.write(`${ownVersion()}\n`);
      return 0;
    case 'scan':
      return scan(command, session);
    case 'batch':
      return batch(command, session);
    case 'baseline':
      return baseline(command, session);
    case 'migrate':
      return migrate(command, session);
    case 'undo':
      return undoLast(command, session);
  }
}

/** One line a person can act on. An error that nobody expected is told by its kind alone. */
function describeError(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (isFault(error)) return error.text;
  const name = error instanceof Error ? error.name : typeof error;
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return `something unexpected went wrong (${code ?? name})`;
}
