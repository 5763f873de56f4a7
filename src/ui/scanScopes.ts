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
import { acceptances, BASELINE_FILE, readBaseline } from '../workspace/baseline';
import { nodeFiles } from '../workspace/nodeFiles';
import { readTeamFile, TEAM_FILE } from '../workspace/teamFile';
import type { Output } from './output';
import { isSet, onSettings, setting } from './settings';

/**
 * Tells the scanner what to look for and how loudly: for each workspace folder by its team file, its
 * baseline and the user's settings; for documents outside of them by the settings alone.
 */
export class ScanScopes implements vscode.Disposable {
  readonly #client: Pick<ScanClient, 'configure'>;
  readonly #output: Output;
  readonly #subscriptions: vscode.Disposable;
  #watchers: readonly vscode.Disposable[] = [];
  /** Counts what was read: of two readings the later one holds. */
  #last = 0;
  readonly #newest = new Map<string, number>();

  constructor(client: Pick<ScanClient, 'configure'>, output: Output) {
    this.#client = client;
    this.#output = output;
    const again = (): void => {
      this.#configureAll();
    };
    this.#subscriptions = vscode.Disposable.from(
      onSettings(['scan.level', 'scan.rules'], again),
      vscode.workspace.onDidGrantWorkspaceTrust(again),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#watch();
        again();
      }),
    );
    this.#watch();
    again();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const watcher of this.#watchers) watcher.dispose();
  }

  #configureAll(): void {
    this.#client.configure('', { ...DEFAULT_SCAN_OPTIONS, ...fromSettings([]) });
    for (const folder of vscode.workspace.workspaceFolders ?? []) void this.#configure(folder);
  }

  /** Every folder is configured, whatever its files hold: its documents wait for that. */
  async #configure(folder: vscode.WorkspaceFolder): Promise<void> {
    const scope = folder.uri.toString();
    const number = ++this.#last;
    this.#newest.set(scope, number);
    const options = await this.#optionsOf(folder).catch(() => ({
      ...DEFAULT_SCAN_OPTIONS,
      ...fromSettings([], folder.uri),
    }));
    if (this.#newest.get(scope) === number) this.#client.configure(scope, options);
  }

  async #optionsOf({ uri }: vscode.WorkspaceFolder): Promise<ScanOptions> {
    if (uri.scheme !== 'file') return { ...DEFAULT_SCAN_OPTIONS, ...fromSettings([], uri) };
    const [{ file, problems }, baseline] = await Promise.all([
      readTeamFile(nodeFiles, uri.fsPath),
      readBaseline(nodeFiles, uri.fsPath),
    ]);
    for (const problem of problems)
      this.#output.warn(`${TEAM_FILE} is not in order`, { ...problem });
    for (const problem of baseline.problems) {
      this.#output.warn(`${BASELINE_FILE} is not in order`, { ...problem });
    }
    const { level = DEFAULT_SCAN_OPTIONS.level, rules = [], customRules = [] } = file?.scan ?? {};
    return {
      level,
      ...fromSettings(rules, uri),
      // A stranger's patterns are not run before the workspace is trusted.
      custom: vscode.workspace.isTrusted ? customRules : [],
      accepted: acceptances(baseline.entries),
    };
  }

  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
      const files = new vscode.RelativePattern(folder, `{${TEAM_FILE},${BASELINE_FILE}}`);
      const watcher = vscode.workspace.createFileSystemWatcher(files);
      const again = (): void => void this.#configure(folder);
      watcher.onDidCreate(again);
      watcher.onDidChange(again);
      watcher.onDidDelete(again);
      return watcher;
    });
  }
}

/** The user's settings for a folder, which come after the team's. */
function fromSettings(
  team: readonly (readonly [ruleId: string, setting: RuleSetting])[],
  folder?: vscode.Uri,
): Partial<Pick<ScanOptions, 'level'>> & Pick<ScanOptions, 'off' | 'severities'> {
  const level = LEVELS.find((one) => one === setting('scan.level', folder));
  const rules = ruleOptions([...team, ...ruleSettings(folder)]);
  return isSet('scan.level', folder) && level ? { level, ...rules } : rules;
}

/** What the user set for single rules; what is none of the known words is passed over. */
function ruleSettings(folder?: vscode.Uri): [string, RuleSetting][] {
  const entries: [string, unknown][] = Object.entries(setting('scan.rules', folder));
  return entries.flatMap(([ruleId, value]): [string, RuleSetting][] => {
    const known = RULE_SETTINGS.find((one) => one === value);
    return known ? [[ruleId, known]] : [];
  });
}
