import * as vscode from 'vscode';
import type { Preview } from './preview';
import { answerMissing, editRow } from './reviewAnswers';
import type { ReviewModel } from './reviewModel';
import { reviewRows, type Row, type RowAction } from './reviewRows';

type Item = vscode.QuickPickItem & { readonly action?: RowAction };

/**
 * Shows what would happen and waits for the user's word. Opens at once; what is not known yet
 * fills in. Picking a row edits it and comes back.
 * @returns whether to go on.
 */
export async function review(model: ReviewModel, preview: Preview): Promise<boolean> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = 'Move to AWS Secrets Manager';
  pick.placeholder = 'Enter does what the first row says; any other row can be changed';
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  const rows = new Rows(pick, model, preview);
  try {
    return await rows.decide();
  } finally {
    rows.dispose();
    pick.dispose();
  }
}

/** The quick pick and what its rows do. */
class Rows implements vscode.Disposable {
  readonly #pick: vscode.QuickPick<Item>;
  readonly #model: ReviewModel;
  readonly #preview: Preview;
  readonly #subscription: vscode.Disposable;
  /** The target that the user has been warned of once; another one has to be looked at again. */
  #shown = '';

  constructor(pick: vscode.QuickPick<Item>, model: ReviewModel, preview: Preview) {
    this.#pick = pick;
    this.#model = model;
    this.#preview = preview;
    this.#subscription = model.onDidChange(() => {
      this.#render();
    });
    this.#render();
  }

  async decide(): Promise<boolean> {
    for (;;) {
      const action = await this.#accepted();
      if (!action) return false;
      if (action.kind === 'create') return true;
      await this.#carryOut(action);
      if (action.kind === 'conflict') return true;
      // Another question was shown in the pick's place: its rows don't come back by themselves.
      this.#render();
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** The row that the user picks; undefined where she leaves. */
  #accepted(): Promise<RowAction | undefined> {
    return new Promise((resolve) => {
      const listeners = vscode.Disposable.from(
        this.#pick.onDidAccept(() => {
          const action = this.#pick.activeItems[0]?.action;
          if (!action || action.kind === 'nothing') return;
          finish(action);
        }),
        this.#pick.onDidHide(() => {
          finish(undefined);
        }),
      );
      const finish = (action: RowAction | undefined): void => {
        listeners.dispose();
        resolve(action);
      };
      this.#pick.show();
    });
  }

  async #carryOut(action: RowAction): Promise<void> {
    if (action.kind === 'diff') await this.#preview.show(action.path);
    else if (action.kind === 'again') await this.#model.connect();
    else if (action.kind === 'conflict') this.#model.resolveConflicts(action.policy);
    else if (action.kind === 'adopt') await this.#model.adoptPrincipal();
    else if (action.kind === 'rename') await this.#model.takeNextName();
    else if (action.kind === 'answer') await answerMissing(this.#model);
    else await editRow(this.#model, action);
  }

  #render(): void {
    const { view } = this.#model;
    this.#preview.update(view.plan);
    const items = reviewRows(view).flatMap(({ title, rows }): Item[] => [
      ...(title ? [{ label: title, kind: vscode.QuickPickItemKind.Separator }] : []),
      ...rows.map(toItem),
    ]);
    const before = this.#pick.activeItems[0]?.label;
    this.#pick.busy = !view.target && !view.blocked;
    this.#pick.items = items;
    const isRisky = view.cautions.length > 0 || view.failure !== undefined;
    const key = JSON.stringify([view.target, view.cautions, view.failure, view.blocked]);
    const keep = key === this.#shown ? items.find((item) => item.label === before) : undefined;
    this.#shown = key;
    const first = isRisky ? items.find(({ action }) => action?.kind === 'nothing') : items[0];
    // Something harmless is preselected rather than nothing, so that a screen reader reads it out.
    this.#pick.activeItems = [keep ?? first ?? items[0]].filter((item) => item !== undefined);
  }
}

function toItem({ label, description, detail, action }: Row): Item {
  return {
    label,
    action,
    alwaysShow: action.kind === 'create',
    ...(description === undefined ? {} : { description }),
    ...(detail === undefined ? {} : { detail }),
  };
}
