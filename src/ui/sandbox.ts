import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EventEmitter, type Disposable } from 'vscode';
import { Fault } from '../base/fault';
import type { Logger } from '../base/log';

/** What the sandbox says of itself once it runs. */
export interface RunningSandbox {
  readonly endpoint: string;
  readonly configFile: string;
  readonly credentialsFile: string;
  readonly profiles: readonly string[];
  readonly sandboxId: string;
}

const START_MILLISECONDS = 15_000;

export interface SandboxOptions {
  /** The sandbox's bundle. */
  readonly script: string;
  /** Holds the AWS configuration files of sandboxes; of this extension alone. */
  readonly directory: string;
  readonly logger: Logger;
}

/** The sandbox as a child process: it ends with this window, and so do its secrets. */
export class Sandbox implements Disposable {
  readonly #options: SandboxOptions;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #child: ChildProcess | undefined;
  #starting: Promise<RunningSandbox> | undefined;
  #running: RunningSandbox | undefined;
  #disposed = false;
  /** The profile that moves are made with. */
  readonly profile = 'secret-ferry-sandbox';

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  /** Set while it runs. */
  get running(): RunningSandbox | undefined {
    return this.#running;
  }

  /** Starts it where it does not run yet. @throws Fault `offline` where it does not come up. */
  async start(): Promise<RunningSandbox> {
    this.#starting ??= this.#launch();
    try {
      return await this.#starting;
    } catch (error) {
      this.#starting = undefined;
      throw error;
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#child?.kill();
    this.#changed.dispose();
  }

  async #launch(): Promise<RunningSandbox> {
    const { script, directory: parent, logger } = this.#options;
    await mkdir(parent, { recursive: true, mode: 0o700 });
    // Each window has a sandbox of its own.
    const directory = await mkdtemp(join(parent, 'sandbox-'));
    if (this.#disposed) throw failed('the window is closing');
    const child = spawn(process.execPath, [script, directory], {
      // In a desktop editor execPath is Electron, which is Node with this variable.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      // It ends when its standard input does, so it never outlives the window.
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#child = child;
    child.once('exit', () => {
      logger.info('sandbox ended');
      this.#set(undefined);
      void rm(directory, { recursive: true, force: true });
    });
    const running = await firstLine(child);
    logger.info('sandbox started', { endpoint: running.endpoint, id: running.sandboxId });
    this.#set(running);
    return running;
  }

  #set(running: RunningSandbox | undefined): void {
    this.#running = running;
    if (!running) this.#starting = undefined;
    if (!this.#disposed) this.#changed.fire();
  }
}

function firstLine(child: ChildProcess): Promise<RunningSandbox> {
  const { stdout } = child;
  if (!stdout) throw failed('it has no output');
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill();
      reject(failed('it did not answer in time'));
    }, START_MILLISECONDS);
    const lines = createInterface({ input: stdout });
    lines.once('line', (line) => {
      clearTimeout(timer);
      const running = parse(line);
      if (running) resolve(running);
      else reject(failed('it said something unexpected'));
    });
    child.once('error', () => {
      clearTimeout(timer);
      reject(failed('its process could not be started'));
    });
    child.once('exit', () => {
      clearTimeout(timer);
      reject(failed('it ended at once'));
    });
  });
}

function parse(line: string): RunningSandbox | undefined {
  try {
    const said = JSON.parse(line) as RunningSandbox;
    const { endpoint, sandboxId, configFile, credentialsFile, profiles } = said;
    // The announcement also holds the token of its controls, which is nobody's business here.
    return typeof endpoint === 'string' && typeof sandboxId === 'string'
      ? { endpoint, sandboxId, configFile, credentialsFile, profiles }
      : undefined;
  } catch {
    return undefined;
  }
}

function failed(why: string): Fault {
  return new Fault('offline', `The sandbox could not be started: ${why}.`, 'Try again.');
}
