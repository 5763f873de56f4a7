import * as vscode from 'vscode';
import { Fault, isFault } from '../base/fault';
import type { Logger } from '../base/log';
import type { SecretStore, Target } from '../store/secretStore';
import type { Samples } from './sample';
import type { Sandbox } from './sandbox';
import { onSettings, setting } from './settings';
import { requireTrust } from './trust';

/** Which target the user wants; what is absent comes from the settings. */
export interface Selection {
  readonly profile?: string;
  readonly region?: string;
  /** The sandbox on this machine, whatever the rest says; `profile` is then one of its own. */
  readonly sandbox?: boolean;
}

export type SessionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly store: SecretStore }
  | { readonly kind: 'failed'; readonly fault: Fault };

const SELECTION = 'target';
const SETTINGS = ['aws.profile', 'aws.region', 'aws.configFile', 'aws.credentialsFile'] as const;

export interface SessionOptions {
  readonly logger: Logger;
  /** Of this window's workspace: a selection never reaches another window. */
  readonly memory: vscode.Memento;
  readonly sandbox: Sandbox;
  readonly samples: Samples;
}

/**
 * The connection to one target. Whenever the target changes, what was known of the old one is
 * dropped and what was under way in it is cancelled.
 */
export class Session implements vscode.Disposable {
  readonly #options: SessionOptions;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;
  #state: SessionState = { kind: 'idle' };
  #controller = new AbortController();
  #pending: Promise<SecretStore> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#subscriptions = vscode.Disposable.from(
      onSettings(SETTINGS, () => {
        this.reset();
      }),
      options.sandbox.onDidChange(() => {
        if (this.selection.sandbox && !options.sandbox.running) this.reset();
      }),
    );
  }

  get state(): SessionState {
    return this.#state;
  }

  get target(): Target | undefined {
    return this.#state.kind === 'connected' ? this.#state.store.target : undefined;
  }

  /** Aborts as soon as the target is another one. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** In a sample workspace the sandbox, until something else is chosen. */
  get selection(): Selection {
    const { memory, samples } = this.#options;
    return memory.get<Selection>(SELECTION) ?? (samples.isOpen ? { sandbox: true } : {});
  }

  async select(selection: Selection): Promise<void> {
    await this.#options.memory.update(SELECTION, selection);
    this.reset();
  }

  /** Forgets the connection; the next use opens it anew, with fresh credentials. */
  reset(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#pending = undefined;
    this.#set({ kind: 'idle' });
  }

  /**
   * The store of the selected target; opened once.
   * @throws Fault as src/aws/connect.ts, and `untrusted`, `cancelled`.
   */
  async connect(): Promise<SecretStore> {
    requireTrust();
    if (this.#state.kind === 'connected') return this.#state.store;
    this.#pending ??= this.#open(this.signal);
    return this.#pending;
  }

  /** After a fault that new credentials may mend, the connection is opened anew on the next use. */
  note(error: unknown): void {
    if (!isFault(error, 'expired', 'no-credentials', 'sso-login-needed')) return;
    this.reset();
    this.#set({ kind: 'failed', fault: error });
  }

  dispose(): void {
    this.#controller.abort();
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  async #open(signal: AbortSignal): Promise<SecretStore> {
    this.#set({ kind: 'connecting' });
    try {
      const store = await this.#connectTo(this.selection, signal);
      if (signal.aborted) throw new Fault('cancelled', 'Another target was chosen meanwhile.');
      this.#set({ kind: 'connected', store });
      return store;
    } catch (error) {
      if (!signal.aborted) {
        this.#pending = undefined;
        this.#set({ kind: 'failed', fault: faultOf(error) });
      }
      throw error;
    }
  }

  async #connectTo(selection: Selection, signal: AbortSignal): Promise<SecretStore> {
    const { logger } = this.#options;
    const { connect } = await import('../aws/connect');
    const where = selection.sandbox
      ? await this.#sandboxOptions(selection)
      : fromSettings(selection);
    return connect({ ...where, mfaCode: askMfaCode, logger }, signal);
  }

  async #sandboxOptions({ profile, region = '' }: Selection): Promise<ConnectionOptions> {
    const { sandbox, samples } = this.#options;
    const { configFile, credentialsFile, sandboxId } = await sandbox.start();
    await samples.adopt(sandboxId);
    return { configFile, credentialsFile, profile: profile ?? sandbox.profile, region };
  }

  #set(state: SessionState): void {
    this.#state = state;
    this.#changed.fire();
  }
}

interface ConnectionOptions {
  readonly profile: string;
  readonly region: string;
  readonly configFile: string;
  readonly credentialsFile: string;
}

function fromSettings({ profile, region }: Selection): ConnectionOptions {
  return {
    ...configFiles(),
    profile: profile ?? setting('aws.profile'),
    region: region ?? setting('aws.region'),
  };
}

/** The files that the user's settings name; empty is as good as absent. */
export function configFiles(): { configFile: string; credentialsFile: string } {
  return {
    configFile: setting('aws.configFile'),
    credentialsFile: setting('aws.credentialsFile'),
  };
}

async function askMfaCode(serial: string): Promise<string> {
  const code = await vscode.window.showInputBox({
    title: 'Secret Ferry: code of your MFA device',
    prompt: serial,
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (/^\d{6}$/.test(text) ? undefined : 'Six digits.'),
  });
  if (code === undefined) throw new Fault('cancelled', 'No MFA code was given.');
  return code;
}

function faultOf(error: unknown): Fault {
  if (isFault(error)) return error;
  return new Fault('internal', 'Connecting to AWS failed unexpectedly.', 'Try again.');
}
