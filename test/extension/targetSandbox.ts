import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { connect } from '../../src/aws/connect';
import { silentLogger } from '../../src/base/log';
import { startSampleSandbox, type Sandbox } from '../../src/sandbox/main';
import type { SecretStore } from '../../src/store/secretStore';
import { createSample } from '../../src/workspace/sample';
import { workspaceRoot } from './editorActions';

const SETTINGS = ['aws.configFile', 'aws.credentialsFile', 'aws.profile'] as const;

/**
 * A sandbox in the tests' own process, which can be told to fail, as the target that the settings
 * name. The open folder becomes its sample workspace.
 */
export interface TargetSandbox {
  readonly sandbox: Sandbox;
  /** As somebody who may do everything. */
  readonly store: SecretStore;
  /** Actions that were asked for, at the moment they came in; the journal has them once answered. */
  readonly arrived: readonly string[];
  /** Makes another of its profiles the one that is set. */
  use(profile: string): Promise<void>;
  close(): Promise<void>;
}

export async function openTargetSandbox(): Promise<TargetSandbox> {
  const directory = await mkdtemp(join(tmpdir(), 'secret-ferry-target-'));
  const sandbox = await startSampleSandbox(directory);
  await createSample(workspaceRoot().fsPath, sandbox.sandboxId);
  const configFile = join(directory, 'config');
  const credentialsFile = join(directory, 'credentials');
  await configure({
    'aws.configFile': configFile,
    'aws.credentialsFile': credentialsFile,
    'aws.profile': 'secret-ferry-sandbox',
  });
  await selectAsConfigured();
  const profile = 'secret-ferry-sandbox-admin';
  const store = await connect({ configFile, credentialsFile, profile, logger: silentLogger });
  return {
    sandbox,
    store,
    arrived: listenIn(sandbox),
    use: (name) => configure({ 'aws.profile': name }),
    close: async () => {
      await configure({});
      await sandbox.close();
      await rm(directory, { recursive: true });
    },
  };
}

function listenIn({ faults }: Sandbox): string[] {
  const arrived: string[] = [];
  const original = faults.take.bind(faults);
  faults.take = (action) => {
    arrived.push(action);
    return original(action);
  };
  return arrived;
}

/** Sets what is given, and takes back the others. */
async function configure(
  values: Readonly<Partial<Record<(typeof SETTINGS)[number], string>>>,
): Promise<void> {
  const settings = vscode.workspace.getConfiguration('secretFerry');
  const isSwitch = Object.keys(values).length === 1;
  for (const key of SETTINGS) {
    if (isSwitch && !(key in values)) continue;
    await settings.update(key, values[key], vscode.ConfigurationTarget.Global);
  }
}

/** Other tests may have chosen a target for this window, which comes before the settings. */
async function selectAsConfigured(): Promise<void> {
  const window = vscode.window as unknown as Record<string, unknown>;
  const original = window['showQuickPick'];
  const wanted = /As configured|own region/;
  window['showQuickPick'] = async (items: Thenable<readonly vscode.QuickPickItem[]>) =>
    (await items).find(({ label }) => wanted.test(label));
  try {
    await vscode.commands.executeCommand('secretFerry.selectTarget');
  } finally {
    window['showQuickPick'] = original;
  }
}
