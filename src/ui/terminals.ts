import * as vscode from 'vscode';
import type { Sandbox } from './sandbox';
import type { Session } from './session';

/**
 * While the sandbox is this window's target, programs started in its terminals use it too, so that
 * moved code runs as it stands. The paths of two files and a profile's name are all they get.
 */
export function registerTerminals(
  variables: vscode.EnvironmentVariableCollection,
  session: Session,
  sandbox: Sandbox,
): vscode.Disposable {
  variables.persistent = false;
  variables.description = 'The AWS profile of the Secret Ferry sandbox';
  const update = (): void => {
    const { target } = session;
    const { running } = sandbox;
    variables.clear();
    if (target?.sandboxId === undefined || !running) return;
    variables.replace('AWS_CONFIG_FILE', running.configFile);
    variables.replace('AWS_SHARED_CREDENTIALS_FILE', running.credentialsFile);
    variables.replace('AWS_PROFILE', target.profile);
  };
  update();
  return session.onDidChange(update);
}
