import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Target } from '../store/secretStore';
import { nodeFiles } from '../workspace/nodeFiles';
import { createSample, isSample, markSample } from '../workspace/sample';
import type { Services } from './services';
import type { RunningSandbox } from './sandbox';
import { requireTrust } from './trust';

const KEY = 'samples';
/** Folders of samples that are remembered. */
const MOST = 20;

/**
 * The sample workspaces that Secret Ferry made here. A folder is taken for one only if it is on
 * this list: a repository from elsewhere can hold any marker it likes.
 */
export class Samples {
  readonly #memory: vscode.Memento;
  readonly #directory: string;

  /** @param directory holds new samples. */
  constructor(memory: vscode.Memento, directory: string) {
    this.#memory = memory;
    this.#directory = directory;
  }

  /** Makes a sample for the sandbox with this id. @returns its folder. */
  async create(sandboxId: string): Promise<string> {
    await mkdir(this.#directory, { recursive: true });
    const folder = await mkdtemp(join(this.#directory, 'sample-'));
    await createSample(folder, sandboxId);
    await this.#memory.update(KEY, [folder, ...this.#known()].slice(0, MOST));
    return folder;
  }

  /** Whether the window shows one of our samples. */
  get isOpen(): boolean {
    return this.#open().length > 0;
  }

  /** Samples outlive the sandbox they were made for: gives those open here to the one that runs now. */
  async adopt(sandboxId: string): Promise<void> {
    for (const folder of this.#open()) await markSample(nodeFiles, folder, sandboxId);
  }

  #open(): string[] {
    const known = new Set(this.#known());
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
    return folders.filter((folder) => known.has(folder));
  }

  #known(): readonly string[] {
    return this.#memory.get<string[]>(KEY) ?? [];
  }
}

/** Whether moves out of this folder may go into the target's sandbox. */
export function isInSample(
  root: string | undefined,
  { sandboxId }: Target,
): boolean | Promise<boolean> {
  if (root === undefined || sandboxId === undefined) return false;
  return isSample(nodeFiles, root, sandboxId);
}

/**
 * Starts the sandbox and uses it for this window.
 * @returns where it is, for whoever calls the command.
 */
export async function startSandbox({ sandbox, session }: Services): Promise<RunningSandbox> {
  requireTrust();
  const running = await sandbox.start();
  await session.select({ sandbox: true });
  await session.connect();
  void vscode.window.showInformationMessage(
    `The sandbox at ${running.endpoint} stands in for AWS in this window. It takes secrets of the sample workspace only, and forgets them when the window closes.`,
  );
  return running;
}

/** Makes a sample workspace and opens it: here where nothing is open, else in a new window. */
export async function openSample({ samples, sandbox }: Services): Promise<void> {
  const { sandboxId } = await sandbox.start();
  const folder = await samples.create(sandboxId);
  const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0;
  await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(folder), {
    forceNewWindow,
  });
}

/**
 * Opens a sample where `npm start` asked for one. Only in an empty window: one that shows a folder
 * has what it wants.
 */
export function openRequestedSample(services: Services): void {
  const isEmpty = (vscode.workspace.workspaceFolders ?? []).length === 0;
  if (process.env['SECRET_FERRY_OPEN_SAMPLE'] !== '1' || !isEmpty) return;
  openSample(services).catch((error: unknown) => {
    services.output.error('no sample', { reason: error instanceof Error ? error.name : 'unknown' });
  });
}
