import * as vscode from 'vscode';
import type { ScanClient } from '../scan/client';
import {
  DEFAULT_SCAN_OPTIONS,
  LEVELS,
  RULE_SETTINGS,
  ruleOptions,
  type RuleSetting,
  type ScanOptions,
} from '../scan/options';
import { onSettings, setting } from './settings';

/**
 * Tells the scanner what to look for and how loudly: for each workspace folder, and for documents
 * outside of them.
 */
export class ScanScopes implements vscode.Disposable {
  readonly #client: ScanClient;
  readonly #subscriptions: vscode.Disposable;

  constructor(client: ScanClient) {
    this.#client = client;
    this.#subscriptions = vscode.Disposable.from(
      onSettings(['scan.level', 'scan.rules'], () => {
        this.#configureAll();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#configureAll();
      }),
    );
    this.#configureAll();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #configureAll(): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    for (const scope of ['', ...folders.map(({ uri }) => uri.toString())]) {
      this.#client.configure(scope, optionsOfSettings());
    }
  }
}

function optionsOfSettings(): ScanOptions {
  const level = LEVELS.find((one) => one === setting('scan.level')) ?? 'precise';
  return { ...DEFAULT_SCAN_OPTIONS, level, ...ruleOptions(ruleSettings()) };
}

/** What the user set for single rules; what is none of the known words is passed over. */
function ruleSettings(): [string, RuleSetting][] {
  const entries: [string, unknown][] = Object.entries(setting('scan.rules'));
  return entries.flatMap(([ruleId, value]): [string, RuleSetting][] => {
    const known = RULE_SETTINGS.find((one) => one === value);
    return known ? [[ruleId, known]] : [];
  });
}
