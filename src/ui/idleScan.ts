import * as vscode from 'vscode';
import { isFault } from '../base/fault';
import { scanFolders, type WorkspaceScan } from './scanWorkspace';
import { onSettings, setting } from './settings';

/** Without an edit for so long, nobody types. */
const IDLE_MILLISECONDS = 10_000;

export interface IdleScanOptions extends Omit<WorkspaceScan, 'atOnce' | 'onFile' | 'done'> {
  /** How long nothing must have been typed; default ten seconds. */
  readonly idleMilliseconds?: number;
}

/**
 * Looks through the workspace while nobody types, where the setting asks for it: one file at a time,
 * once a window. An edit stops it; it goes on with the files that are left.
 */
export class IdleScan implements vscode.Disposable {
  readonly #options: IdleScanOptions;
  readonly #subscriptions: vscode.Disposable;
  readonly #done = new Set<string>();
  /** Whether anything is left that is to be scanned. */
  #isWanted = isWanted();
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;

  constructor(options: IdleScanOptions) {
    this.#options = options;
    const restart = (): void => {
      this.#isWanted = isWanted();
      this.#done.clear();
      this.#wait();
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ contentChanges }) => {
        if (contentChanges.length > 0) this.#wait();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(restart),
      onSettings(['scan.workspaceWhenIdle', 'scan.enable', 'scan.level', 'scan.rules'], restart),
    );
    this.#wait();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#stop();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  #wait(): void {
    this.#stop();
    if (!this.#isWanted) return;
    this.#timer = setTimeout(
      () => void this.#scan(),
      this.#options.idleMilliseconds ?? IDLE_MILLISECONDS,
    );
  }

  async #scan(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      await scanFolders({ ...this.#options, atOnce: 1, done: this.#done }, running.signal);
      this.#isWanted = false;
    } catch (error) {
      if (isFault(error, 'cancelled')) return;
      const kind = error instanceof Error ? error.name : typeof error;
      this.#options.output.warn('the scan while idle ended early', { kind });
    }
  }
}

function isWanted(): boolean {
  return setting('scan.enable') && setting('scan.workspaceWhenIdle');
}
