import * as vscode from 'vscode';

export interface Choice<T> {
  readonly label: string;
  readonly detail?: string;
  readonly value: T;
}

/** Asks for one of a few ways on; undefined where the user leaves. Stays when the focus goes elsewhere. */
export async function choose<T>(
  title: string,
  placeHolder: string,
  choices: readonly Choice<T>[],
): Promise<T | undefined> {
  const options = { title, placeHolder, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(choices, options))?.value;
}
