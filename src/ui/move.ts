import * as vscode from 'vscode';
import { Fault, isFault } from '../base/fault';
import { apply, type ProgressStep } from '../migrate/apply';
import { asFault } from '../migrate/failure';
import type { Finding } from '../scan/finding';
import { activeEditor, chosenFinding, presentFindings } from './chosenFinding';
import { documentEdits } from './documentEdits';
import { gatherMove, planOf } from './moveInputs';
import { conclude, type EndedMove } from './outcome';
import { review } from './review';
import { ReviewModel } from './reviewModel';
import { isInSample } from './sample';
import type { Services } from './services';
import { signalOf } from './signals';
import { requireTrust } from './trust';
import { count } from './wording';

/** Moves the finding that the arguments name, or the one at the cursor. */
export async function moveSecret(services: Services, args: readonly unknown[]): Promise<void> {
  requireTrust();
  const { document, finding } = await chosenFinding(services.findings, args);
  await move(services, document, [finding]);
}

/** Moves all secrets of the file in the editor: one review, one undo. */
export async function moveAllInFile(services: Services): Promise<void> {
  requireTrust();
  const { document } = activeEditor();
  const found = await presentFindings(services.findings, document);
  if (found.length === 0) {
    throw new Fault(
      'edit-refused',
      'No hardcoded secret was found in this file.',
      'Secrets that were found are marked in the editor.',
    );
  }
  await move(
    services,
    document,
    found.map(({ finding }) => finding),
  );
}

async function move(
  services: Services,
  document: vscode.TextDocument,
  findings: readonly Finding[],
): Promise<void> {
  const { session, habits, previews } = services;
  const request = await gatherMove(services, document, findings);
  const plan = await planOf(request);
  const preview = previews.open(request.place.workspace);
  const model = new ReviewModel({ request, plan, session, habits });
  try {
    void model.connect();
    preview.update(plan);
    const [first] = plan.edits;
    if (first) void preview.show(first.path);
    while (await review(model, preview)) {
      const ended = await attempt(services, model, document);
      if (!ended) continue;
      if ((await conclude(services, ended)) === 'done') return;
      if (ended.result.fault) model.fail(ended.result.fault);
    }
  } finally {
    model.dispose();
    preview.dispose();
  }
}

/** One try. A failure before which nothing was done goes back into the review as a sentence. */
async function attempt(
  services: Services,
  model: ReviewModel,
  document: vscode.TextDocument,
): Promise<EndedMove | undefined> {
  try {
    return await applyWithProgress(services, model);
  } catch (error) {
    const fault = asFault(error);
    if (isFault(fault, 'document-changed')) await planAgain(services, model, document, fault);
    else model.fail(fault);
    return undefined;
  }
}

async function applyWithProgress(services: Services, model: ReviewModel): Promise<EndedMove> {
  const { store, plan, request, conflicts, obstacle } = model;
  if (obstacle) throw obstacle;
  if (!store)
    throw new Fault('target-changed', 'The target was changed.', 'Review the move again.');
  // Taken before anything is awaited: it aborts when the target that she saw is given up.
  const { signal } = services.session;
  const journal = await services.journal();
  const { workspace, root } = request.place;
  const options = {
    plan,
    store,
    reviewed: store.target,
    edits: documentEdits(workspace),
    journal,
    workspace,
    inSample: () => isInSample(root, store.target),
    conflicts,
  };
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Secret Ferry', cancellable: true },
    (bar, token) => {
      const progress = (step: ProgressStep): void => {
        bar.report(describeStep(step));
      };
      return apply({ ...options, progress }, AbortSignal.any([signalOf(token), signal]));
    },
  );
  return { request, store, result };
}

function describeStep({ step, name, current, total }: ProgressStep): { message: string } {
  const of = total > 1 ? ` (${current} of ${total})` : '';
  const what = { create: 'creating', verify: 'verifying', edit: 'editing the code' }[step];
  return { message: [what, name].filter((text) => text !== undefined).join(' ') + of };
}

/** The code is another by now: the plan is made anew from it, for the user to look at again. */
async function planAgain(
  services: Services,
  model: ReviewModel,
  document: vscode.TextDocument,
  fault: Fault,
): Promise<void> {
  const wanted = new Set(
    model.request.inputs.files.flatMap((file) =>
      file.findings.map(({ finding }) => finding.fingerprint),
    ),
  );
  const found = await presentFindings(services.findings, document);
  const left = found.map(({ finding }) => finding).filter((one) => wanted.has(one.fingerprint));
  if (left.length === 0) throw fault;
  const request = await gatherMove(services, document, left);
  const gone = wanted.size - left.length;
  const lost = gone > 0 ? ` ${count(gone, 'secret')} of it ${gone > 1 ? 'are' : 'is'} gone.` : '';
  const why = 'The code was changed meanwhile; this is the plan for it as it is now.';
  model.replace(request, await planOf(request), new Fault('document-changed', why + lost));
}
