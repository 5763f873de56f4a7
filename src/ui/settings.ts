import * as vscode from 'vscode';
import type manifest from '../../package.json';

type Properties = (typeof manifest)['contributes']['configuration']['properties'];

/** Settings as package.json declares them, without `secretFerry.`. */
export type SettingKey = keyof Properties extends infer Key
  ? Key extends `secretFerry.${infer Short}`
    ? Short
    : never
  : never;

export type SettingValue<Key extends SettingKey> = Properties[`secretFerry.${Key}`]['default'];

/**
 * A setting's value; the default where the user's value has another type.
 * @param place whose workspace folder's value counts before the window's
 */
export function setting<Key extends SettingKey>(key: Key, place?: vscode.Uri): SettingValue<Key> {
  const configuration = vscode.workspace.getConfiguration('secretFerry', place ?? null);
  const value = configuration.get<unknown>(key);
  const fallback = configuration.inspect<SettingValue<Key>>(key)?.defaultValue;
  return (typeof value === typeof fallback ? value : fallback) as SettingValue<Key>;
}

/** Whether somebody gave the setting a value: for the place's folder, the window, or for all windows. */
export function isSet(key: SettingKey, place?: vscode.Uri): boolean {
  const found = vscode.workspace.getConfiguration('secretFerry', place ?? null).inspect(key);
  return (
    found?.globalValue !== undefined ||
    found?.workspaceValue !== undefined ||
    found?.workspaceFolderValue !== undefined
  );
}

/** The user's principal tags; what is not text is passed over. */
export function principalTags(): Record<string, string> {
  const entries: [string, unknown][] = Object.entries(setting('principalTags'));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Calls `listener` when one of these settings changes. */
export function onSettings(keys: readonly SettingKey[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (keys.some((key) => event.affectsConfiguration(`secretFerry.${key}`))) listener();
  });
}
