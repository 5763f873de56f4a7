import * as vscode from 'vscode';
import { isFault } from '../base/fault';
import { asFault } from '../migrate/failure';
import { checkName } from '../store/limits';
import type { SecretStore } from '../store/secretStore';
import { describeTarget } from './reviewRows';

type Item = vscode.QuickPickItem & { readonly name?: string };

/** Enough to choose from; what is not among them can be typed. */
const MOST = 1000;

/**
 * Lets the user choose an existing secret by name. The list fills while it is open; a name can be
 * typed, as a role may not be allowed to list.
 */
export async function pickSecret(
  store: SecretStore,
  signal: AbortSignal,
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  const listing = new AbortController();
  pick.title = 'Secret to look up';
  pick.placeholder = describeTarget(store.target);
  pick.ignoreFocusOut = true;
  pick.busy = true;
  const listed: Item[] = [];
  const render = (): void => {
    pick.items = [...listed, ...typedItem(pick.value, listed)];
  };
  pick.onDidChangeValue(render);
  void fill(store, AbortSignal.any([signal, listing.signal]), (items) => {
    listed.push(...items);
    render();
  }).then((note) => {
    if (listing.signal.aborted) return;
    pick.busy = false;
    if (note !== undefined) pick.title = note;
  });
  try {
    return await accepted(pick);
  } finally {
    listing.abort();
    pick.dispose();
  }
}

/** @returns what the user should know of the list; undefined where it is whole. */
async function fill(
  store: SecretStore,
  signal: AbortSignal,
  add: (items: Item[]) => void,
): Promise<string | undefined> {
  let total = 0;
  try {
    for await (const page of store.list({}, signal)) {
      add(page.map(({ name, description = '' }) => ({ label: name, description, name })));
      total += page.length;
      if (total >= MOST) return `The first ${total} secrets; type the name of another`;
    }
    return undefined;
  } catch (error) {
    if (isFault(error, 'cancelled')) return undefined;
    return `${asFault(error).message} Type the secret's name.`;
  }
}

function typedItem(text: string, listed: readonly Item[]): Item[] {
  const name = text.trim();
  if (name === '' || checkName(name) || listed.some((item) => item.name === name)) return [];
  return [{ label: `$(edit) Use "${name}"`, alwaysShow: true, name }];
}

function accepted(pick: vscode.QuickPick<Item>): Promise<string | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (!item) return; // Enter came before the first page
      resolve(item.name);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
    });
    pick.show();
  });
}
