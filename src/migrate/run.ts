import { randomBytes } from 'node:crypto';
import { Fault, isFault, throwIfCancelled, type FaultCode } from '../base/fault';
import type { ApplyOptions, MovedSecret, MoveResult } from './apply';
import { bringIntoBeing, type Brought } from './create';
import { asFault } from './failure';
import type { RecordedSecret, RunRecord, RunState } from './journal';
import { wantedSecrets, type MovePlan, type PlannedSecret } from './plan';
import { revise } from './planner';
import { record, type Recording } from './recording';
import { recordTarget, requireTarget } from './target';
import { verify } from './verify';

/** Faults of one secret, which say nothing about the next one. */
const OF_ONE_SECRET: readonly FaultCode[] = [
  'name-taken',
  'pending-deletion',
  'denied',
  'name-invalid',
  'tag-invalid',
  'invalid-request',
  'value-too-large',
  // Of one that infrastructure code makes.
  'not-found',
  'verify-failed',
];

/** After these the service may have created the secret all the same. */
const MAYBE_CREATED: readonly FaultCode[] = ['timeout', 'offline', 'service', 'cancelled'];

/** One run of `apply`: the plan as it changes on the way, and what exists so far. */
export class MoveRun {
  readonly #options: ApplyOptions;
  readonly #id: string;
  readonly #started = Date.now();
  readonly #secrets: MovedSecret[] = [];
  readonly #uncertain: string[] = [];
  readonly #notes: string[] = [];
  #plan: MovePlan;
  #firstFault: Fault | undefined;
  #recording: (Recording & { readonly plan: MovePlan }) | undefined;

  constructor(options: ApplyOptions) {
    this.#options = options;
    this.#plan = options.plan;
    this.#id = `${this.#started}-${randomBytes(4).toString('hex')}`;
  }

  /** Whether nothing exists that wasn't there before, as far as the service has told. */
  get isUntouched(): boolean {
    return this.#secrets.length === 0 && this.#uncertain.length === 0;
  }

  /** Why the first of the secrets that were left out could not be created. */
  get firstFault(): Fault | undefined {
    return this.#firstFault;
  }

  /** Creates and verifies each wanted secret. @throws Fault of the step that failed. */
  async createAll(signal?: AbortSignal): Promise<void> {
    await this.#journal('creating');
    // What may not be there yet is looked for before anything is made.
    const wanted = wantedSecrets(this.#plan).sort(
      (one, other) => Number(other.declared) - Number(one.declared),
    );
    for (const [i, secret] of wanted.entries()) {
      await this.#createOne(secret, { current: i + 1, total: wanted.length }, signal);
    }
    throwIfCancelled(signal);
  }

  /** Edits the code. From here on, nothing can be cancelled. */
  async edit(): Promise<MoveResult> {
    try {
      requireTarget(this.#options.store.target, this.#options.reviewed);
      await this.#journal('editing');
      await this.#applyEdits();
    } catch (error) {
      await this.#journalOrNote('creating');
      return this.result('edit-failed', asFault(error));
    }
    await this.#journalOrNote('moved');
    return this.result('moved');
  }

  /** Removes the traces of a run that did nothing. */
  async abandon(): Promise<void> {
    await this.#journalOrNote('undone');
  }

  result(outcome: MoveResult['outcome'], fault?: Fault): MoveResult {
    return {
      outcome,
      plan: this.#plan,
      secrets: this.#secrets,
      uncertain: this.#uncertain,
      run: this.#id,
      notes: this.#notes,
      ...(fault ? { fault } : {}),
    };
  }

  async #createOne(
    secret: PlannedSecret,
    count: { current: number; total: number },
    signal?: AbortSignal,
  ): Promise<void> {
    const { store, reviewed, progress } = this.#options;
    throwIfCancelled(signal);
    requireTarget(store.target, reviewed);
    progress?.({ step: 'create', name: secret.name, ...count });
    const brought = await this.#bring(secret, signal);
    if (!brought) return;
    const at = this.#secrets.push({ ...brought, secret: secret.index }) - 1;
    await this.#take(secret, brought);
    if (brought.verified !== 'not verified') return;
    progress?.({ step: 'verify', name: brought.name, ...count });
    const verified = await verify(store, brought, secret.value, signal);
    this.#secrets[at] = { ...brought, secret: secret.index, verified };
    if (verified === 'not read back') this.#noteNotReadBack(brought.name);
  }

  async #bring(secret: PlannedSecret, signal?: AbortSignal): Promise<Brought | undefined> {
    const { store, journal, conflicts = {}, onSecretFault = 'stop' } = this.#options;
    try {
      return await bringIntoBeing({ store, journal, conflicts }, secret, signal);
    } catch (error) {
      const fault = asFault(error);
      if (isFault(fault, ...MAYBE_CREATED) && !secret.declared) this.#uncertain.push(secret.name);
      if (onSecretFault === 'stop' || !isFault(fault, ...OF_ONE_SECRET)) throw fault;
      this.#firstFault ??= fault;
      await this.#leaveOut(secret, fault);
      return undefined;
    }
  }

  async #leaveOut(secret: PlannedSecret, fault: Fault): Promise<void> {
    const moves = this.#plan.moves.flatMap((move, i) => (move.secret === secret.index ? [i] : []));
    this.#plan = await revise(this.#plan, { kind: 'skip', moves, reason: fault.text });
  }

  /** Writes down what exists now; the code shall look up the name that the secret got. */
  async #take(secret: PlannedSecret, brought: Brought): Promise<void> {
    if (brought.name !== secret.name) {
      const change = { kind: 'name', secret: secret.index, name: brought.name } as const;
      this.#plan = await revise(this.#plan, change);
      this.#notes.push(`"${secret.name}" was not free, so the secret is "${brought.name}".`);
    }
    if (secret.declared) {
      this.#notes.push(`"${brought.name}" exists as declared and holds the value.`);
    } else if (brought.how === 'reused') {
      this.#notes.push(`"${brought.name}" existed already with the same value and is reused.`);
    }
    await this.#journal('creating');
  }

  #noteNotReadBack(name: string): void {
    this.#notes.push(
      `"${name}" was not read back: the role may create but not read it. ` +
        'The service confirmed it; undo works in this session only.',
    );
  }

  async #applyEdits(): Promise<void> {
    const { edits: port, progress } = this.#options;
    const { edits, files } = this.#plan;
    if (edits.length === 0) return;
    progress?.({ step: 'edit', current: 1, total: 1 });
    const texts = new Map(files.map((file) => [file.path, file.text] as const));
    const expected = new Map(edits.map(({ path }) => [path, texts.get(path) ?? ''] as const));
    const answer = await port.apply(edits, expected);
    if (answer === 'applied') return;
    throw answer === 'changed'
      ? new Fault('document-changed', 'A file was changed since the review, so no code was edited.')
      : new Fault('edit-refused', 'The edit was refused, so no code was changed.');
  }

  async #journal(state: RunState): Promise<void> {
    const { journal, workspace, reviewed } = this.#options;
    const { files, replaced } = this.#recordingOf(this.#plan);
    const wanted = wantedSecrets(this.#plan);
    journal.remember(this.#id, { values: wanted.map((secret) => secret.value), replaced });
    const entry: RunRecord = {
      version: 1,
      id: this.#id,
      started: this.#started,
      state,
      workspace,
      target: recordTarget(reviewed),
      secrets: wanted.map((secret) => this.#recorded(secret)),
      files,
    };
    await journal.put(entry);
  }

  /** The same plan is written down after every create, but taken apart only once. */
  #recordingOf(plan: MovePlan): Recording {
    if (this.#recording?.plan !== plan) {
      const { journal } = this.#options;
      this.#recording = { plan, ...record(plan, (literal) => journal.digest(literal)) };
    }
    return this.#recording;
  }

  #recorded({ index, name, token }: PlannedSecret): RecordedSecret {
    const moved = this.#secrets.find((secret) => secret.secret === index);
    if (!moved) return { name, token };
    const { arn, how, versionId } = moved;
    return { name, token, arn, how, ...(versionId === undefined ? {} : { versionId }) };
  }

  async #journalOrNote(state: RunState): Promise<void> {
    try {
      await this.#journal(state);
    } catch {
      this.#notes.push('The journal could not be written, so undo may not know of this move.');
    }
  }
}
