import { Fault, throwIfCancelled } from '../base/fault';
import { Plaintext } from '../base/plaintext';
import { applyEdits, type Span } from '../base/text';
import type { FileEdits, LanguageAdapter, SourceFile } from '../rewrite/adapter';
import type { SecretStore } from '../store/secretStore';
import type { EditPort } from './apply';
import type { Journal, RecordedFile, RunRecord } from './journal';
import { isAsBefore, locate } from './locate';
import { remove } from './removal';
import { Restoration } from './restoration';
import { describeTarget, samePlace } from './target';

export interface UndoOptions {
  /** As `journal.last(workspace)` gave it. */
  readonly run: RunRecord;
  readonly journal: Journal;
  /** Must have the run's account, region and endpoint. */
  readonly store: SecretStore;
  readonly edits: EditPort;
  readonly adapters: { forFile(file: SourceFile): LanguageAdapter };
}

export interface UndoResult {
  /** Files whose code is as it was before the run. */
  readonly restored: readonly string[];
  /** Names of secrets now scheduled for deletion in seven days. */
  readonly scheduled: readonly string[];
  /** What was left as it is, and why, as sentences. */
  readonly notes: readonly string[];
}

/** The edits that take the code back, with the texts they refer to. */
interface WayBack {
  readonly edits: FileEdits[];
  readonly texts: Map<string, string>;
  readonly notes: string[];
}

/**
 * Takes a run back: the code first, and once that is verified, the secrets that the run created.
 * @throws Fault where nothing was changed: target-changed, document-changed (with the way by
 *   hand), denied, not-found, edit-refused.
 */
export async function undo(options: UndoOptions, signal?: AbortSignal): Promise<UndoResult> {
  const { run, journal, store } = options;
  throwIfCancelled(signal);
  if (!samePlace(store.target, run.target)) {
    throw new Fault(
      'target-changed',
      `The move was made in ${describeTarget(run.target)}.`,
      `Choose that target (profile "${run.target.profile}") to undo it.`,
    );
  }
  const way = await wayBack(options, signal);
  throwIfCancelled(signal);
  await restore(options.edits, way);
  const notes = [...way.notes];
  const scheduled = await removeSecrets(options, notes, signal);
  await journal.setState(run.id, 'undone');
  journal.forget(run.id);
  return { restored: way.edits.map((file) => file.path), scheduled, notes };
}

async function wayBack(options: UndoOptions, signal?: AbortSignal): Promise<WayBack> {
  const way: WayBack = { edits: [], texts: new Map(), notes: [] };
  const restoration = new Restoration(options, signal);
  for (const file of options.run.files) {
    const text = await options.edits.read(file.path);
    const spans = text === undefined ? undefined : placesIn(text, file, options.journal);
    if (text === undefined || !spans) {
      const note = reasonToPass(options, file, text);
      if (note) way.notes.push(note);
      continue;
    }
    const replaced = await restoration.replacedTexts(file);
    const edits = spans.map((span, i) => ({ span, newText: replaced[i] ?? '', findings: [] }));
    way.edits.push({ path: file.path, edits });
    way.texts.set(file.path, text);
  }
  return way;
}

/** Where our edits stand by now: in a text that nobody has changed since, where they were made. */
function placesIn(
  text: string,
  { edits, digest }: RecordedFile,
  journal: Journal,
): Span[] | undefined {
  const isUntouched = digest !== undefined && journal.digest(new Plaintext(text)) === digest;
  return isUntouched ? edits.map(({ after }) => after) : locate(text, edits);
}

/**
 * Why a file without our edits may be passed over; an empty sentence where there is nothing to say.
 * @throws Fault `document-changed` where its code is neither what we wrote nor what was before.
 */
function reasonToPass(
  { run, journal }: UndoOptions,
  file: RecordedFile,
  text: string | undefined,
): string {
  if (text !== undefined && isAsBefore(text, file.edits, (literal) => journal.digest(literal))) {
    return '';
  }
  if (!holdsSecrets(file)) return `${file.path} was changed since, so it stays as it is.`;
  const names = run.secrets.map((secret) => secret.name);
  const looksUp = text !== undefined && names.some((name) => text.includes(name));
  if (run.state !== 'moved' && !looksUp) return '';
  throw new Fault(
    'document-changed',
    text === undefined
      ? `${file.path} is gone, so the move can’t be undone there.`
      : `The code that was written into ${file.path} was changed since, so nothing was undone.`,
    `To undo by hand, replace each lookup by its value, then delete in AWS: ${names.join(', ')}.`,
  );
}

/** Whether the file had a secret in it; manifests had none, and a leftover dependency is harmless. */
function holdsSecrets(file: RecordedFile): boolean {
  return file.edits.some(
    ({ replaced }) => !replaced || replaced.some((piece) => typeof piece !== 'string'),
  );
}

async function restore(port: EditPort, { edits, texts }: WayBack): Promise<void> {
  if (edits.length === 0) return;
  const answer = await port.apply(edits, texts);
  if (answer !== 'applied') {
    throw new Fault(
      answer === 'changed' ? 'document-changed' : 'edit-refused',
      'The code could not be taken back, so nothing was undone.',
      'Try again.',
    );
  }
  for (const { path, edits: own } of edits) {
    if ((await port.read(path)) !== applyEdits(texts.get(path) ?? '', own)) {
      throw new Fault(
        'document-changed',
        `${path} is not as it was before the move, although the edit was taken.`,
        'The secrets were left in AWS. Look at the file.',
      );
    }
  }
}

async function removeSecrets(
  { run, journal, store, edits }: UndoOptions,
  notes: string[],
  signal?: AbortSignal,
): Promise<string[]> {
  const values = journal.recall(run.id)?.values;
  const scheduled: string[] = [];
  for (const [i, secret] of run.secrets.entries()) {
    if (await isNamed(run, secret.name, edits)) {
      notes.push(`"${secret.name}" stays: code still looks it up.`);
      continue;
    }
    const removal = await remove(store, secret, values?.[i], signal);
    if ('left' in removal) notes.push(removal.left);
    else scheduled.push(removal.scheduled);
  }
  return scheduled;
}

async function isNamed(run: RunRecord, name: string, edits: EditPort): Promise<boolean> {
  for (const { path } of run.files) {
    if ((await edits.read(path))?.includes(name)) return true;
  }
  return false;
}
