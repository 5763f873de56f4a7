import * as vscode from 'vscode';
import { showFailure } from './messages';
import type { Output } from './output';

export type Handler = (...args: unknown[]) => unknown;

/** Handlers by what follows `secretFerry.` in their command's id. */
export type Handlers = Readonly<Record<string, Handler>>;

/** Registers the commands. This is the one place where failures of a command end up. */
export function registerCommands(handlers: Handlers, output: Output): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([id, handler]) =>
      vscode.commands.registerCommand(`secretFerry.${id}`, (...args: unknown[]) =>
        run(id, handler, args, output),
      ),
    ),
  );
}

async function run(
  id: string,
  handler: Handler,
  args: unknown[],
  output: Output,
): Promise<unknown> {
  output.trace('command', { id });
  try {
    return await handler(...args);
  } catch (error) {
    // Not awaited: the command has ended, while its message may stay for long.
    void showFailure(error, output, () => run(id, handler, args, output));
    return undefined;
  }
}
