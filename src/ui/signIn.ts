import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { Fault } from '../base/fault';
import { configFiles, type Session } from './session';

/** The command: signs in where the last answer of AWS asked for it. @returns whether that went well */
export async function signIn({ state }: Session): Promise<boolean> {
  const command = state.kind === 'failed' ? state.fault.signIn : undefined;
  if (command) return runSignIn(command);
  throw new Fault('no-profile', 'No profile is waiting for you to sign in.', 'Choose one first.');
}

/**
 * Runs a program that signs the user in, in a terminal where she sees what it asks of her. No shell
 * is between, so that the name of a profile is nothing but that. @returns whether it went well
 */
export function runSignIn([program = '', ...args]: readonly string[]): Promise<boolean> {
  const terminal = vscode.window.createTerminal({
    name: 'Sign In to AWS',
    shellPath: program,
    shellArgs: args,
    // Never the workspace: on Windows a program of its folder would come before the one that is meant.
    cwd: homedir(),
    env: environment(),
    isTransient: true,
  });
  terminal.show();
  return new Promise((resolve) => {
    const closing = vscode.window.onDidCloseTerminal((closed) => {
      if (closed !== terminal) return;
      closing.dispose();
      resolve(closed.exitStatus?.code === 0);
    });
  });
}

/** The files in which the profile was found. */
function environment(): Record<string, string> {
  const { configFile, credentialsFile } = configFiles();
  return {
    ...(configFile && { AWS_CONFIG_FILE: configFile }),
    ...(credentialsFile && { AWS_SHARED_CREDENTIALS_FILE: credentialsFile }),
  };
}
