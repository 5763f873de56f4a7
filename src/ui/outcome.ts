import * as vscode from 'vscode';
import type { MoveResult } from '../migrate/apply';
import { compensate } from '../migrate/compensate';
import { wantedSecrets } from '../migrate/plan';
import { programPolicy, programPolicyText, type ProgramPolicy } from '../migrate/programPolicy';
import type { SecretStore } from '../store/secretStore';
import { choose, type Choice } from './choose';
import { documentEdits } from './documentEdits';
import { wasCommitted } from './gitHistory';
import type { MoveRequest } from './moveInputs';
import type { Services } from './services';
import { count, listed } from './wording';
import { uriIn } from './workspacePaths';

/** A move with what it was made of. The window's target may be another one by now. */
export interface EndedMove {
  readonly request: MoveRequest;
  readonly store: SecretStore;
  readonly result: MoveResult;
}

/**
 * Tells how a move ended, and lets the user choose what is hers to choose.
 * @returns `again` where she wants to go back to the review.
 */
export async function conclude(services: Services, ended: EndedMove): Promise<'done' | 'again'> {
  const { request, store, result } = ended;
  services.output.info('move ended', { outcome: result.outcome, secrets: result.secrets.length });
  if (result.outcome !== 'moved') return settle(services, ended);
  await services.habits.remember(store.target, result.plan, request.place.workspace);
  // Not awaited: the move is over, while its message may stay for long.
  void announce(ended);
  await showSnippets(ended);
  return 'done';
}

const COPY_POLICY = 'Copy IAM Policy';

async function announce({ request, store, result }: EndedMove): Promise<void> {
  const sandboxed = store.target.sandboxId !== undefined;
  const { workspace } = request.place;
  const names = result.secrets.map(({ name }) => name);
  const paths = [...new Set(result.plan.moves.map(({ path }) => path))];
  const committed = await Promise.all(paths.map((path) => wasCommitted(uriIn(workspace, path))));
  const where = committed.includes(true) ? 'your files and in git history' : 'your files';
  const [it, was] = names.length === 1 ? ['it', 'it was'] : ['them', 'they were'];
  const sentences = [
    `${listed(names)} ${names.length === 1 ? 'is' : 'are'} in AWS Secrets Manager now${sandboxed ? ', in the sandbox' : ''}.`,
    unsaved(result),
    `Rotate ${it}: ${was} in ${where}.`,
    ...result.notes,
  ];
  const text = sentences.filter((sentence) => sentence !== '').join(' ');
  const policy = programPolicy(result.plan, store.target);
  const buttons = ['Undo', ...(policy ? [COPY_POLICY] : []), 'Show in AWS Secrets'];
  const choice = await vscode.window.showInformationMessage(text, ...buttons);
  if (choice === COPY_POLICY && policy) await copyPolicy(policy);
  if (choice === 'Undo') {
    await vscode.commands.executeCommand('secretFerry.undoLastMove', result.run);
  }
  if (choice === 'Show in AWS Secrets') {
    await vscode.commands.executeCommand('secretFerry.secrets.focus');
  }
}

/** What the role of the program must be allowed, for whoever looks after its roles. */
async function copyPolicy(policy: ProgramPolicy): Promise<void> {
  await vscode.env.clipboard.writeText(programPolicyText(policy));
  void vscode.window.showInformationMessage(
    'The IAM policy is on the clipboard: the role of the program that runs this code needs it.',
  );
}

function unsaved({ plan }: MoveResult): string {
  const files = plan.edits.length;
  return files === 0 ? '' : `${count(files, 'file')} changed, not saved yet.`;
}

type Settlement = 'keep' | 'remove' | 'again';

/** The secrets exist and the code is as before: she keeps them, or they are removed again. */
async function settle(
  services: Services,
  { store, request, result }: EndedMove,
): Promise<'done' | 'again'> {
  const answer = await askSettlement(result);
  if (answer === undefined) return 'done';
  const options = {
    store,
    reviewed: store.target,
    journal: await services.journal(),
    edits: documentEdits(request.place.workspace),
  };
  const choice = answer === 'remove' ? 'remove' : 'keep';
  const sentences = await compensate(options, result, choice, services.session.signal);
  if (answer === 'again') return 'again';
  void vscode.window.showInformationMessage(sentences.join(' '));
  return 'done';
}

function askSettlement(result: MoveResult): Promise<Settlement | undefined> {
  const names = listed([...result.secrets.map(({ name }) => name), ...result.uncertain]);
  const title = result.fault?.text ?? 'The move did not go all the way.';
  const exists = result.uncertain.length > 0 ? 'may exist' : 'is in AWS';
  const again: Choice<Settlement> = {
    label: '$(refresh) Try again',
    detail: 'What exists already is not created twice.',
    value: 'again',
  };
  return choose<Settlement>(title, `${names} ${exists}; the code is as it was`, [
    ...(result.outcome === 'stopped' ? [again] : []),
    {
      label: `$(key) Keep ${names}`,
      detail: '"Insert Lookup for Existing Secret…" puts it to use.',
      value: 'keep',
    },
    {
      label: `$(trash) Remove ${names}`,
      detail: 'Scheduled for deletion; it can be restored for 7 days.',
      value: 'remove',
    },
  ]);
}

/** Code that stays as it is gets its lookup as a text beside it, to be pasted by hand. */
async function showSnippets({ request, result: { plan } }: EndedMove): Promise<void> {
  const wanted = new Map(wantedSecrets(plan).map((secret) => [secret.index, secret.name]));
  const snippets: string[] = [];
  for (const { decision, path, secret } of plan.moves) {
    const name = secret === undefined ? undefined : wanted.get(secret);
    const source = request.inputs.files.find(({ file }) => file.path === path);
    if (decision !== 'guidance' || name === undefined || !source) continue;
    const adapter = request.inputs.adapters.forFile(source.file);
    snippets.push(adapter.snippet(name, source.file, source.project));
  }
  const language = request.inputs.files[0]?.file.languageId;
  if (snippets.length === 0 || language === undefined) return;
  const content = [...new Set(snippets)].join('\n\n');
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
  });
}
