import * as vscode from 'vscode';
import { checkName } from '../store/limits';
import type { MissingTag, MovePlan } from '../migrate/plan';
import type { TagRule } from '../tagging/scheme';
import { validateTag } from '../tagging/tags';
import { declareSecrets } from './declaration';
import type { ReviewModel } from './reviewModel';
import type { RowAction } from './reviewRows';

/** Lets the user change what a row shows; leaving the input changes nothing. */
export async function editRow(model: ReviewModel, action: RowAction): Promise<void> {
  switch (action.kind) {
    case 'name':
      return editName(model, action.secret);
    case 'tag':
      return editTag(model, action.key);
    case 'bundle':
      return toggleBundle(model, action.bundle);
    case 'declare':
      return model.change({ kind: 'declare', declared: action.declared });
    case 'declaration':
      return declareSecrets(model);
    case 'kms':
      return editKey(model);
    case 'move':
      return toggleMove(model, action.move);
    case 'target':
      await vscode.commands.executeCommand('secretFerry.selectTarget');
      return;
    default:
      return;
  }
}

/** Asks for each tag that is missing, once, and offers to keep the answers in the team file. */
export async function answerMissing(model: ReviewModel): Promise<void> {
  const questions = [...model.plan.missing];
  for (const [i, question] of questions.entries()) {
    const step = { step: i + 1, total: questions.length };
    const value = await askTag(question.rule, { ...step, ...problemOf(question) });
    if (value === undefined) return;
    await model.change({ kind: 'tag', key: question.key, value });
    await offerToSave(model, question.key, value);
  }
}

function problemOf({ problem }: MissingTag): { problem?: string } {
  return problem === undefined ? {} : { problem };
}

async function editName(model: ReviewModel, secret: number): Promise<void> {
  const name = await vscode.window.showInputBox({
    title: 'Name of the secret',
    value: model.plan.secrets[secret]?.name ?? '',
    ignoreFocusOut: true,
    validateInput: (text) => checkName(text)?.text,
  });
  if (name !== undefined) await model.change({ kind: 'name', secret, name });
}

async function editTag(model: ReviewModel, key: string): Promise<void> {
  const rule = model.request.inputs.scheme.tags.find((one) => one.key === key);
  const value = await askTag(rule ?? { key, required: false }, { value: valueOf(model.plan, key) });
  if (value !== undefined) await model.change({ kind: 'tag', key, value });
}

function valueOf(plan: MovePlan, key: string): string {
  const tags = plan.secrets.flatMap((secret) => secret.tags);
  const tag = tags.find((one) => one.key === key && one.state === 'set');
  return tag?.state === 'set' ? tag.value : '';
}

interface Asking {
  readonly value?: string;
  readonly problem?: string;
  readonly step?: number;
  readonly total?: number;
}

/** A tag's value: of the allowed ones where the scheme lists them, else typed and checked. */
async function askTag(rule: TagRule, asking: Asking): Promise<string | undefined> {
  const { value = '', problem, step, total } = asking;
  const title = `Tag "${rule.key}"${total === undefined || total < 2 ? '' : ` (${step ?? 1} of ${total})`}`;
  const hint = [problem, rule.description].filter((text) => text !== undefined).join(' ');
  if (rule.allowed && rule.allowed.length > 0) {
    const items = rule.allowed.map((label) => ({ label, picked: label === value }));
    const options = { title, placeHolder: hint || 'Allowed values', ignoreFocusOut: true };
    return (await vscode.window.showQuickPick(items, options))?.label;
  }
  return vscode.window.showInputBox({
    title,
    value,
    ignoreFocusOut: true,
    ...(hint ? { prompt: hint } : {}),
    validateInput: (text) => {
      const wrong = validateTag(rule, text);
      return wrong === undefined ? undefined : `${rule.key} ${wrong}.`;
    },
  });
}

async function offerToSave(model: ReviewModel, key: string, value: string): Promise<void> {
  const { saveAnswer } = model.request.team;
  if (!saveAnswer) return;
  const save = { label: '$(save) Save it in .secretferry.json', description: 'for the whole team' };
  const once = { label: 'Only this time' };
  const title = `${key} is ${value}`;
  const choice = await vscode.window.showQuickPick([save, once], { title, ignoreFocusOut: true });
  if (choice === save) await saveAnswer(key, value);
}

async function editKey(model: ReviewModel): Promise<void> {
  const kmsKeyId = await vscode.window.showInputBox({
    title: 'KMS key',
    prompt: 'Key id, ARN or alias/…; empty for the AWS managed key aws/secretsmanager.',
    value: model.plan.secrets.find(({ wanted }) => wanted)?.kmsKeyId ?? '',
    ignoreFocusOut: true,
    validateInput: checkKey,
  });
  if (kmsKeyId === undefined) return;
  await model.change({ kind: 'kms', kmsKeyId: kmsKeyId.trim() || undefined });
}

/** The forms that CreateSecret takes: key id, key ARN, alias name, alias ARN. */
function checkKey(text: string): string | undefined {
  const known =
    /^(alias\/[\w/-]{1,250}|(mrk-)?[0-9a-f-]{32,36}|arn:aws[\w-]*:kms:[\w-]+:\d{12}:(key|alias)\/[\w/-]{1,250})?$/;
  return known.test(text.trim()) ? undefined : 'This is no key id, key ARN or alias.';
}

/** Values that belong together: one secret, or one each. */
async function toggleBundle(model: ReviewModel, bundle: string): Promise<void> {
  const together = model.plan.bundles.find(({ id }) => id === bundle)?.together === true;
  await model.change({ kind: 'bundle', bundle, together: !together });
}

/** A finding whose code stays: its secret is stored or not. */
async function toggleMove(model: ReviewModel, index: number): Promise<void> {
  const move = model.plan.moves[index];
  if (move?.secret === undefined) return;
  const stored = model.plan.secrets[move.secret]?.wanted === true;
  await model.change({ kind: 'store', move: index, store: !stored });
}
