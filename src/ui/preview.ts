import * as vscode from 'vscode';
import { applyEdits } from '../base/text';
import type { MovePlan } from '../migrate/plan';
import { uriIn } from './workspacePaths';

const SCHEME = 'secret-ferry-review';

/** The changed side of the diffs: documents that exist only while a review is open. */
export class Previews implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  #last = 0;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
    });
  }

  /** A preview of the plan's edits; dispose of it when the review is over. */
  open(workspace: string): Preview {
    this.#last += 1;
    return new Preview(workspace, `${this.#last}`, this.#texts, (uri) => {
      this.#changed.fire(uri);
    });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }
}

/** The diffs of one review: on the left the real document, on the right what would become of it. */
export class Preview implements vscode.Disposable {
  readonly #workspace: string;
  readonly #id: string;
  readonly #texts: Map<string, string>;
  readonly #changed: (uri: vscode.Uri) => void;
  readonly #own = new Map<string, vscode.Uri>();

  constructor(
    workspace: string,
    id: string,
    texts: Map<string, string>,
    changed: (uri: vscode.Uri) => void,
  ) {
    this.#workspace = workspace;
    this.#id = id;
    this.#texts = texts;
    this.#changed = changed;
  }

  /** Takes over what the plan makes of each file. */
  update(plan: MovePlan): void {
    for (const { path, edits } of plan.edits) {
      const text = plan.files.find((file) => file.path === path)?.text;
      if (text !== undefined) this.#put(path, applyEdits(text, edits));
    }
  }

  /** Shows the diff of one file; the keyboard stays where it is. */
  async show(path: string): Promise<void> {
    const after = this.#own.get(path);
    if (!after) return;
    const name = path.split('/').at(-1) ?? path;
    const shown = vscode.commands.executeCommand(
      'vscode.diff',
      uriIn(this.#workspace, path),
      after,
      `${name}: as it is ↔ as it would be`,
      { preview: true, preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
    );
    // A diff that can't be shown must not end the review, whose rows say what would change.
    await shown.then(undefined, () => undefined);
  }

  dispose(): void {
    const tabs = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter((tab) => this.#isOurs(tab));
    for (const uri of this.#own.values()) this.#texts.delete(uri.toString());
    this.#own.clear();
    // The window may be closing, and then there is nothing left to close.
    if (tabs.length > 0) void vscode.window.tabGroups.close(tabs, true);
  }

  #put(path: string, text: string): void {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${path}`, query: this.#id });
    this.#own.set(path, uri);
    this.#texts.set(uri.toString(), text);
    this.#changed(uri);
  }

  #isOurs({ input }: vscode.Tab): boolean {
    if (!(input instanceof vscode.TabInputTextDiff)) return false;
    const shown = input.modified.toString();
    return [...this.#own.values()].some((uri) => uri.toString() === shown);
  }
}
