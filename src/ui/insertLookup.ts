import * as vscode from 'vscode';
import { Fault, isFault } from '../base/fault';
import type { Plaintext } from '../base/plaintext';
import type { FileEdits, LanguageAdapter } from '../rewrite/adapter';
import type { SecretStore } from '../store/secretStore';
import { activeEditor, addressIn, chosenFinding, type ChosenFinding } from './chosenFinding';
import { choose } from './choose';
import { documentEdits } from './documentEdits';
import { readSource, type Source } from './moveInputs';
import { secretName } from './secretArguments';
import { pickSecret } from './secretPicker';
import type { Services } from './services';
import { requireTrust } from './trust';

/**
 * Puts the lookup of a secret that exists already into the code: in place of a finding where the
 * command was called for one, else at the cursor.
 */
export async function insertLookup(services: Services, args: readonly unknown[]): Promise<void> {
  requireTrust();
  const finding = addressIn(args) ? await chosenFinding(services.findings, args) : undefined;
  const editor = finding ? undefined : activeEditor();
  const document = finding?.document ?? activeEditor().document;
  const { version } = document;
  const offset = editor ? document.offsetAt(editor.selection.active) : 0;
  const store = await services.session.connect();
  const name = secretName(args) ?? (await pickSecret(store, services.session.signal));
  if (name === undefined) return;
  const source = await readSource(document);
  const adapter = (await services.adapters()).forFile(source.file);
  const edits = finding
    ? await replaceFinding(services, { store, adapter, source, name, finding })
    : await adapter.insertLookup(source.file, offset, name, source.project);
  if (edits === undefined) return;
  if (document.version !== version) throw changed();
  if (edits.length > 0) await applyInserted(source, edits);
  else await showSnippet(document, adapter.snippet(name, source.file, source.project));
}

interface Replacement {
  readonly store: SecretStore;
  readonly adapter: LanguageAdapter;
  readonly source: Source;
  readonly name: string;
  readonly finding: ChosenFinding;
}

/** @returns undefined where the user decides against it; no edits where the code has to stay. */
async function replaceFinding(
  services: Services,
  { store, adapter, source, name, finding }: Replacement,
): Promise<FileEdits[] | undefined> {
  const { file, project } = source;
  const [assessment] = await adapter.assess(file, [finding.finding], project);
  if (!assessment) return [];
  const { value } = assessment;
  const same = value && (await holdsSame(store, name, value, services.session.signal));
  if (same !== true && !(await confirmDifference(name, same))) return undefined;
  return adapter.rewrite(file, [{ assessment, secretName: name }], project);
}

/** Whether the secret holds the value that the code has; undefined where the role may not read it. */
async function holdsSame(
  store: SecretStore,
  name: string,
  value: Plaintext,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  try {
    return (await store.read(name, undefined, signal)).equals(value);
  } catch (error) {
    if (isFault(error, 'denied', 'kms')) return undefined;
    throw error;
  }
}

async function confirmDifference(name: string, same: boolean | undefined): Promise<boolean> {
  const title =
    same === undefined
      ? `Your role may not read ${name}, so it is not known whether it holds the same value.`
      : `${name} holds another value than the code does.`;
  const answer = await choose(title, 'The program will use what the secret holds', [
    { label: 'Leave the code as it is', value: false },
    { label: '$(replace) Replace it all the same', value: true },
  ]);
  return answer === true;
}

async function applyInserted(source: Source, edits: readonly FileEdits[]): Promise<void> {
  const texts = new Map(source.project.manifests.map(({ path, text }) => [path, text] as const));
  texts.set(source.file.path, source.file.text);
  const answer = await documentEdits(source.place.workspace).apply(edits, texts);
  if (answer === 'changed') throw changed();
  if (answer === 'refused') {
    throw new Fault('edit-refused', 'The editor refused the edit.', 'Is the file read-only?');
  }
}

/** Where no edit is safe, the lookup is shown beside the code, to be pasted by hand. */
export async function showSnippet(document: vscode.TextDocument, content: string): Promise<void> {
  const snippet = await vscode.workspace.openTextDocument({
    language: document.languageId,
    content,
  });
  const options = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  await vscode.window.showTextDocument(snippet, options);
}

function changed(): Fault {
  return new Fault('document-changed', 'The file was changed meanwhile.', 'Try again.');
}
