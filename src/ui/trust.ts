import * as vscode from 'vscode';
import { Fault } from '../base/fault';

/**
 * Commands can be called although their menu entries are hidden, so each that talks to AWS or
 * rewrites code asks here.
 * @throws Fault `untrusted` in Restricted Mode.
 */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new Fault(
    'untrusted',
    'This workspace is in Restricted Mode: nothing is sent to AWS and no code is rewritten.',
    'Trust the workspace to go on.',
  );
}
