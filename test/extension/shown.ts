import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './editorActions';

type Pick = vscode.QuickPick<vscode.QuickPickItem>;
type AnyFunction = (...args: unknown[]) => unknown;

const MESSAGES = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;
const ASKING = ['showQuickPick', 'showInputBox'] as const;

/**
 * What the extension puts before the user, which the editor tells nobody. The tests and the
 * extension share one `vscode.window`, so its functions can be listened in on; they still do what
 * they did, and are answered by keys.
 */
export class Shown implements vscode.Disposable {
  /** Sentences of notifications, oldest first. */
  readonly messages: string[] = [];
  /** Titles and hints of questions besides the review, oldest first. */
  readonly questions: string[] = [];
  readonly #restore: (() => void)[] = [];
  #pick: Pick | undefined;

  constructor() {
    this.#listen('createQuickPick', (_, pick) => {
      this.#pick = pick as Pick;
    });
    for (const name of ASKING) {
      this.#listen(name, (args) => {
        const { title, placeHolder } = args.at(-1) as vscode.QuickPickOptions;
        this.questions.push([title, placeHolder].join(' '));
      });
    }
    for (const name of MESSAGES) {
      this.#listen(name, ([text]) => {
        this.messages.push(text as string);
      });
    }
  }

  /** The rows of the review that was opened last, top to bottom. */
  get rows(): readonly string[] {
    return (this.#pick?.items ?? []).map(({ label, detail = '' }) => `${label} ${detail}`.trim());
  }

  /** Where a row stands among those that can be taken: titles can’t. */
  rowIndex(pattern: RegExp): number {
    const items = (this.#pick?.items ?? []).filter(
      ({ kind }) => kind !== vscode.QuickPickItemKind.Separator,
    );
    const index = items.findIndex(({ label }) => pattern.test(label));
    assert.ok(index >= 0, `${pattern.source} in\n${this.rows.join('\n')}`);
    return index;
  }

  /** Everything that the review shows, as one text. */
  get text(): string {
    return JSON.stringify([this.#pick?.title, this.#pick?.placeholder, this.#pick?.items]);
  }

  /** What Enter would take. */
  get active(): string {
    return this.#pick?.activeItems[0]?.label ?? '';
  }

  row(pattern: RegExp): Promise<string> {
    return this.#first(pattern, () => this.rows);
  }

  message(pattern: RegExp): Promise<string> {
    return this.#first(pattern, () => this.messages);
  }

  question(pattern: RegExp): Promise<string> {
    return this.#first(pattern, () => this.questions);
  }

  dispose(): void {
    for (const restore of this.#restore.splice(0)) restore();
  }

  #first(pattern: RegExp, texts: () => readonly string[]): Promise<string> {
    const what = (): string => `${pattern.source} in\n${texts().join('\n')}`;
    return eventually(what, () => texts().find((text) => pattern.test(text)));
  }

  #listen(name: string, heard: (args: unknown[], result: unknown) => void): void {
    const window = vscode.window as unknown as Record<string, AnyFunction>;
    const original = window[name];
    assert.ok(original);
    window[name] = (...args) => {
      const result = original(...args);
      heard(args, result);
      return result;
    };
    this.#restore.push(() => {
      window[name] = original;
    });
  }
}
