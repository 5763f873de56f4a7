import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { SecretStore } from '../../src/store/secretStore';
import { diagnosticsOf, quickFixes, workspaceRoot, writeFile } from './editorActions';

export interface OpenFinding {
  readonly document: vscode.TextDocument;
  /** What commands on the finding get: URI and fingerprint. */
  readonly place: readonly string[];
  /** Runs the first quick fix of the finding. */
  readonly move: () => Promise<unknown>;
}

/** Opens a file of the sample, waits for its findings, and gives what the first quick fix would run. */
export async function openFinding(path: string, count = 1): Promise<OpenFinding> {
  const uri = vscode.Uri.joinPath(workspaceRoot(), path);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  const [diagnostic] = await diagnosticsOf(uri, count);
  assert.ok(diagnostic);
  const [first] = await quickFixes(uri, diagnostic.range);
  assert.equal(first?.command?.command, 'secretFerry.moveSecret');
  const { command, arguments: args = [] } = first.command;
  const place = args as string[];
  return {
    document,
    place,
    move: async () => vscode.commands.executeCommand(command, ...place),
  };
}

export interface PlantedFinding extends OpenFinding {
  readonly value: string;
  /** The text with the value in it. */
  readonly text: string;
  /** What its secret will be called. */
  readonly secretName: string;
}

/** Writes a module with a made-up value into the sample, and opens it. */
export async function plantFinding(binding: string): Promise<PlantedFinding> {
  const value = ['sk', 'live', randomBytes(14).toString('hex')].join('_');
  const text = `export const ${binding} = '${value}';\n`;
  const path = `src/${binding}.js`;
  await writeFile(path, text);
  const secretName = `payments/pay01/api/dev/${kebab(binding)}`;
  return { ...(await openFinding(path)), value, text, secretName };
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Scheduled for deletion or not. */
export async function secretNames(store: SecretStore): Promise<string[]> {
  const names: string[] = [];
  for await (const page of store.list({ includePlannedDeletion: true })) {
    names.push(...page.map(({ name }) => name));
  }
  return names;
}
