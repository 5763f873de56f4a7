import * as vscode from 'vscode';
import { isFault, type Fault, type FaultCode } from '../base/fault';
import type { Output } from './output';
import { runSignIn } from './signIn';

/** What a button of an error message does. */
interface Remedy {
  readonly title: string;
  run(): unknown;
}

const AGAIN: readonly FaultCode[] = [
  'expired',
  'sso-login-needed',
  'no-credentials',
  'throttled',
  'offline',
  'timeout',
  'service',
];

const ANOTHER_TARGET: readonly FaultCode[] = [
  'no-profile',
  'no-region',
  'no-credentials',
  'expired',
  'sso-login-needed',
  'wrong-account',
  'target-changed',
  'sandbox-only-sample',
];

/**
 * Shows what went wrong, with the next step as a button where there is one. What is not a fault is
 * a mistake of ours: its text could hold anything, so only its kind is told.
 * @param again runs the failed thing once more.
 */
export async function showFailure(
  error: unknown,
  output: Output,
  again?: () => unknown,
): Promise<void> {
  if (isFault(error, 'cancelled')) return;
  if (!isFault(error)) {
    output.error('unexpected failure', { kind: kindOf(error), at: placeOf(error) });
    const remedy = {
      title: 'Show Log',
      run: () => {
        output.show();
      },
    };
    await offer(`Something unexpected went wrong (${kindOf(error)}).`, [remedy]);
    return;
  }
  output.warn('failed', { code: error.code });
  await offer(error.text, remediesFor(error, again));
}

function remediesFor(fault: Fault, again?: () => unknown): Remedy[] {
  const remedies: Remedy[] = [];
  if (fault.signIn) remedies.push(signInRemedy(fault.signIn, again));
  if (again && AGAIN.includes(fault.code)) remedies.push({ title: 'Try Again', run: again });
  if (ANOTHER_TARGET.includes(fault.code)) {
    remedies.push(commandRemedy('Select Profile and Region…', 'secretFerry.selectTarget'));
  }
  if (fault.code === 'untrusted') {
    remedies.push(commandRemedy('Manage Workspace Trust', 'workbench.trust.manage'));
  }
  return remedies;
}

function signInRemedy(command: readonly string[], again?: () => unknown): Remedy {
  const run = async (): Promise<void> => {
    if (await runSignIn(command)) await again?.();
  };
  return { title: 'Sign In', run };
}

function commandRemedy(title: string, command: string): Remedy {
  return { title, run: () => vscode.commands.executeCommand(command) };
}

async function offer(text: string, remedies: readonly Remedy[]): Promise<void> {
  const titles = remedies.map(({ title }) => title);
  const chosen = await vscode.window.showErrorMessage(text, ...titles);
  await remedies.find(({ title }) => title === chosen)?.run();
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** The function in which it happened: the first frame of the stack, past the message. */
function placeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { stack = '', message } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length);
  return /^\s+at (\S+)/m.exec(frames)?.[1];
}
