import * as vscode from 'vscode';
import { isFault, type Fault, type FaultCode } from '../base/fault';
import type { Logger } from '../base/log';
import { SecretBrowser } from '../access/browser';
import { accessModel, type AccessModel } from '../access/model';
import { principalFrom, type Principal } from '../access/principal';
import { listQueries } from '../access/scope';
import { asFault } from '../migrate/failure';
import { checkName } from '../store/limits';
import type { SecretStore } from '../store/secretStore';
import type { Scheme } from '../tagging/scheme';
import { describeTarget } from './reviewRows';
import { secretItem, type SecretNode } from './secretItems';
import type { Session } from './session';
import { principalTags, setting } from './settings';
import { requireTrust } from './trust';

const VIEW = 'secretFerry.secrets';

/** Chooses the welcome text of an empty view; see `viewsWelcome` in package.json. */
type ViewState =
  'idle' | 'busy' | 'noProfile' | 'signIn' | 'expired' | 'denied' | 'failed' | 'empty' | 'ready';

const STATES: Partial<Record<FaultCode, ViewState>> = {
  'no-profile': 'noProfile',
  'no-region': 'noProfile',
  'no-credentials': 'noProfile',
  expired: 'expired',
  'sso-login-needed': 'signIn',
  denied: 'denied',
};

export interface SecretsTreeOptions {
  readonly session: Session;
  readonly logger: Logger;
  /** The scheme of what is open here: it says how secrets are grouped and access predicted. */
  readonly scheme: () => Promise<Scheme>;
}

/** The view "AWS Secrets": names and tags, page by page; never a value. */
export class SecretsTree implements vscode.TreeDataProvider<SecretNode>, vscode.Disposable {
  readonly #options: SecretsTreeOptions;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #browser = new SecretBrowser(() => {
    this.#update();
  });
  readonly #view: vscode.TreeView<SecretNode>;
  readonly #subscriptions: vscode.Disposable;
  #perspective: { principal: Principal; scheme: Scheme } | undefined;

  constructor(options: SecretsTreeOptions) {
    this.#options = options;
    this.#view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#changed,
      options.session.onDidChange(() => {
        this.#follow();
      }),
      this.#view.onDidChangeVisibility(() => {
        this.#begin();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#begin();
      }),
    );
    this.#update();
    this.#begin();
  }

  /** Everything anew, credentials included. */
  refresh(): void {
    this.#options.session.reset();
    this.#connect();
  }

  /** The list anew, as secrets were made or removed. */
  relist(): void {
    void this.#browser.refresh();
  }

  more(): Promise<void> {
    return this.#browser.more();
  }

  /** Asks for the name of a secret that can't be listed, and adds it. */
  async openByName(): Promise<void> {
    requireTrust();
    const name = await vscode.window.showInputBox({
      title: 'Name of the secret',
      ignoreFocusOut: true,
      validateInput: (text) => checkName(text)?.text,
    });
    if (name === undefined) return;
    await this.#options.session.connect();
    await this.#browser.openByName(name);
  }

  getTreeItem(node: SecretNode): vscode.TreeItem {
    return secretItem(node);
  }

  getChildren(node?: SecretNode): SecretNode[] {
    if (!node) return this.#roots();
    switch (node.kind) {
      case 'application':
        return node.group.environments.map((group) => ({
          kind: 'environment',
          application: node.group.name,
          group,
        }));
      case 'environment':
        return node.group.secrets.map((item) => ({ kind: 'secret', item }));
      case 'not-accessible':
        return node.items.map((item) => ({ kind: 'denied', item }));
      default:
        return [];
    }
  }

  dispose(): void {
    this.#browser.dispose();
    this.#subscriptions.dispose();
  }

  #roots(): SecretNode[] {
    const { secrets, namesOnly, hasMore, full } = this.#browser.state;
    const { applications, notAccessible } = this.#model();
    return [
      ...applications.map((group): SecretNode => ({ kind: 'application', group })),
      ...namesOnly.map((name): SecretNode => ({ kind: 'name-only', name })),
      ...(notAccessible.length > 0
        ? [{ kind: 'not-accessible', items: notAccessible } as const]
        : []),
      ...(hasMore || full ? [{ kind: 'more', loaded: secrets.length, full } as const] : []),
    ];
  }

  #model(): AccessModel {
    if (!this.#perspective) return { applications: [], notAccessible: [] };
    const { principal, scheme } = this.#perspective;
    return accessModel(this.#browser.state.secrets, principal, scheme);
  }

  /** Connects by itself only where a profile was chosen; otherwise the welcome text asks. */
  #begin(): void {
    const { session } = this.#options;
    const { sandbox, profile } = session.selection;
    const named = [profile, setting('aws.profile'), process.env['AWS_PROFILE']];
    const chosen = sandbox === true || named.some((name) => name !== undefined && name !== '');
    const mayConnect = vscode.workspace.isTrusted && session.state.kind === 'idle';
    if (this.#view.visible && chosen && mayConnect) this.#connect();
  }

  #connect(): void {
    // Failures are in the session's state, from where the view takes them.
    this.#options.session.connect().catch(() => undefined);
  }

  #follow(): void {
    const { state } = this.#options.session;
    if (state.kind === 'connected') void this.#list(state.store);
    else this.#browser.close();
    this.#update();
    if (state.kind === 'idle') this.#begin();
  }

  async #list(store: SecretStore): Promise<void> {
    const { session, logger } = this.#options;
    try {
      const [role, scheme] = await Promise.all([
        store.roleTags(session.signal),
        this.#options.scheme(),
      ]);
      if (session.target !== store.target) return;
      const principal = principalFrom({ role, settings: principalTags() });
      this.#perspective = { principal, scheme };
      await this.#browser.open(store, listQueries(scheme, principal));
    } catch (error) {
      if (!isFault(error, 'cancelled'))
        logger.warn('listing failed', { code: asFault(error).code });
      session.note(error);
    }
  }

  #update(): void {
    const { session } = this.#options;
    const fault = this.#fault();
    this.#view.description = session.target ? describeTarget(session.target) : '';
    this.#view.message = fault && fault.code !== 'cancelled' ? fault.text : '';
    void vscode.commands.executeCommand('setContext', 'secretFerry.aws', this.#viewState(fault));
    this.#changed.fire();
  }

  #fault(): Fault | undefined {
    const { state } = this.#options.session;
    return state.kind === 'failed' ? state.fault : this.#browser.state.fault;
  }

  #viewState(fault: Fault | undefined): ViewState {
    if (fault && fault.code !== 'cancelled') return STATES[fault.code] ?? 'failed';
    const { status, secrets } = this.#browser.state;
    if (status === 'ready') return secrets.length > 0 ? 'ready' : 'empty';
    return this.#options.session.state.kind === 'idle' ? 'idle' : 'busy';
  }
}
