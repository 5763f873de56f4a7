import * as vscode from 'vscode';
import { declarationsOf, FORMS, putSteps, type Form } from '../migrate/declarations/declaration';
import { wantedSecrets, type MovePlan, type PlannedSecret } from '../migrate/plan';
import { choose, type Choice } from './choose';
import type { ReviewModel } from './reviewModel';
import { listed } from './wording';

/** What is to be declared, and in which language. */
interface Wish {
  readonly form: Form;
  readonly plan: MovePlan;
  readonly secrets: readonly PlannedSecret[];
}

/** Takes the declaration somewhere. @returns whether it got there. */
type Destination = (wish: Wish) => Thenable<boolean>;

/** Infrastructure code by form, to insert into without having it open. */
const FILES: Readonly<Record<Form, string>> = {
  cloudformation: '**/*.{yaml,yml,template}',
  terraform: '**/*.tf',
  cdk: '**/*-stack.ts',
};
const NOT_OURS = '**/{node_modules,.terraform,cdk.out,.aws-sam}/**';
/** Most files that are looked at, so that a large workspace isn’t read through. */
const MOST_FILES = 50;

/** Writes the declarations of the plan's declared secrets where the user wants them. */
export async function declareSecrets({ plan, store }: ReviewModel): Promise<void> {
  const secrets = wantedSecrets(plan).filter(({ declared }) => declared);
  const names = listed(secrets.map(({ name }) => name));
  const form = await chooseForm(names);
  if (form === undefined) return;
  const wish = { form, plan, secrets };
  const title = `${FORMS[form].title}: ${names}`;
  const places = [...ALWAYS_THERE, ...(await files(wish))];
  const destination = await choose(title, 'Everything but the value', places);
  if (!(await destination?.(wish))) return;
  const steps = putSteps(secrets, store?.target.region);
  // Not awaited: the review goes on beside it.
  void tellSteps(names, steps);
}

function chooseForm(names: string): Promise<Form | undefined> {
  const forms = (Object.keys(FORMS) as Form[]).map((value) => ({
    label: FORMS[value].title,
    value,
  }));
  return choose(`Declare ${names} in`, 'Language of your infrastructure code', forms);
}

function written({ form, plan, secrets }: Wish): string {
  return FORMS[form].write(declarationsOf(plan, secrets));
}

const ALWAYS_THERE: readonly Choice<Destination>[] = [
  {
    label: '$(copy) Copy',
    value: (wish) => vscode.env.clipboard.writeText(written(wish)).then(() => true),
  },
  {
    label: '$(new-file) Open as a new file',
    value: async (wish) => {
      const language = await knownLanguage(FORMS[wish.form].languageId);
      const content = written(wish);
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

/** Files that the declaration can stand in: those in sight first. */
async function files(wish: Wish): Promise<Choice<Destination>[]> {
  const seen = vscode.window.visibleTextEditors.map(({ document }) => document.uri);
  const found = await vscode.workspace.findFiles(FILES[wish.form], NOT_OURS, MOST_FILES);
  const uris = new Map([...seen, ...found].map((uri) => [uri.toString(), uri]));
  const choices: Choice<Destination>[] = [];
  for (const uri of uris.values()) {
    const document = await textDocument(uri);
    if (!document || !insertion(wish, document)) continue;
    choices.push({
      label: `$(insert) Insert into ${vscode.workspace.asRelativePath(uri)}`,
      ...(wish.form === 'cdk' ? { detail: `Before line ${cursorIn(document).line + 1}` } : {}),
      value: (one) => insert(document, one),
    });
  }
  return choices;
}

/** What can be edited; a preview of ours, or a file that is no text, can’t. */
async function textDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  if (uri.scheme !== 'file' && uri.scheme !== 'untitled') return undefined;
  return vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
}

function insertion({ form, plan, secrets }: Wish, document: vscode.TextDocument) {
  const { languageId, fileName } = document;
  const isOfForm = form !== 'terraform' || languageId === 'terraform' || fileName.endsWith('.tf');
  if (!isOfForm) return undefined;
  const text = document.getText();
  const cursor = document.offsetAt(cursorIn(document));
  return FORMS[form].into(text, declarationsOf(plan, secrets, text), cursor);
}

function cursorIn(document: vscode.TextDocument): vscode.Position {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  return editor?.selection.active ?? new vscode.Position(document.lineCount - 1, 0);
}

async function insert(document: vscode.TextDocument, wish: Wish): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { span, newText } of insertion(wish, document) ?? []) {
    edit.insert(document.uri, document.positionAt(span.start), newText);
  }
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  return true;
}

async function tellSteps(names: string, steps: readonly string[]): Promise<void> {
  const copy = 'Copy Command';
  const answer = await vscode.window.showInformationMessage(
    `Deploy the declaration of ${names}. Then put the value in, from standard input, and move it again: the code is edited once it is there.`,
    copy,
  );
  if (answer === copy) await vscode.env.clipboard.writeText(`${steps.join('\n')}\n`);
}
