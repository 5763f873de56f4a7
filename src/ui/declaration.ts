import * as vscode from 'vscode';
import { declarationsOf, FORMS, putStep, type Form } from '../migrate/declarations/declaration';
import { wantedSecrets } from '../migrate/plan';
import { choose, type Choice } from './choose';
import type { ReviewModel } from './reviewModel';
import { listed } from './wording';

/** Takes the declaration somewhere. @returns whether it got there. */
type Destination = (text: string, form: Form) => Thenable<boolean>;

/** Most files of Terraform that are offered to append to. */
const MOST_FILES = 20;

/** Writes the declarations of the plan's declared secrets where the user wants them. */
export async function declareSecrets({ plan, store }: ReviewModel): Promise<void> {
  const secrets = wantedSecrets(plan).filter(({ declared }) => declared);
  const names = listed(secrets.map(({ name }) => name));
  const form = await chooseForm(names);
  if (form === undefined) return;
  const { title, write } = FORMS[form];
  const destination = await choose(`${title}: ${names}`, 'Name, tags and key; no value', [
    ...alwaysThere,
    ...visibleEditors(),
    ...(form === 'terraform' ? await terraformFiles() : []),
  ]);
  if (!destination || !(await destination(write(declarationsOf(plan, secrets)), form))) return;
  const steps = secrets.map(({ name }) => putStep(name, store?.target.region));
  // Not awaited: the review goes on beside it.
  void tellSteps(names, steps);
}

function chooseForm(names: string): Promise<Form | undefined> {
  const forms = Object.entries(FORMS).map(([value, { title }]) => ({
    label: title,
    value: value as Form,
  }));
  return choose(`Declare ${names} in`, 'Language of your infrastructure code', forms);
}

const alwaysThere: readonly Choice<Destination>[] = [
  {
    label: '$(copy) Copy',
    value: (text) => vscode.env.clipboard.writeText(text).then(() => true),
  },
  {
    label: '$(new-file) Open as a new file',
    value: async (content, form) => {
      const language = await knownLanguage(FORMS[form].languageId);
      const document = await vscode.workspace.openTextDocument({ content, language });
      await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
      return true;
    },
  },
];

/** Opening a document in a language that no extension brings would fail. */
async function knownLanguage(id: string): Promise<string> {
  return (await vscode.languages.getLanguages()).includes(id) ? id : 'plaintext';
}

function visibleEditors(): Choice<Destination>[] {
  const editors = vscode.window.visibleTextEditors.filter(
    ({ document: { uri } }) => uri.scheme === 'file' || uri.scheme === 'untitled',
  );
  return editors.map(({ document, selection }) => ({
    label: `$(insert) Insert into ${vscode.workspace.asRelativePath(document.uri)}`,
    detail: `At the cursor, line ${selection.active.line + 1}.`,
    value: (text) => insert(document.uri, selection.active, text),
  }));
}

/** Files that blocks can be appended to: their order means nothing. */
async function terraformFiles(): Promise<Choice<Destination>[]> {
  const uris = await vscode.workspace.findFiles('**/*.tf', '**/.terraform/**', MOST_FILES);
  return uris.map((uri) => ({
    label: `$(add) Append to ${vscode.workspace.asRelativePath(uri)}`,
    value: async (text) => {
      const document = await vscode.workspace.openTextDocument(uri);
      const before = document.getText();
      const gap = before === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
      return insert(uri, document.positionAt(before.length), gap + text);
    },
  }));
}

async function insert(uri: vscode.Uri, at: vscode.Position, text: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, at, text);
  return vscode.workspace.applyEdit(edit);
}

async function tellSteps(names: string, steps: readonly string[]): Promise<void> {
  const copy = 'Copy Command';
  const answer = await vscode.window.showInformationMessage(
    `Deploy the declaration of ${names}. Then put the value in, from standard input, and move it again: the code is edited once it is there.`,
    copy,
  );
  if (answer === copy) await vscode.env.clipboard.writeText(`${steps.join('\n')}\n`);
}
