import { throwIfCancelled, type Fault } from '../base/fault';
import type { FileEdits } from '../rewrite/adapter';
import type { SecretStore, Target } from '../store/secretStore';
import { requireAdmission } from './admission';
import { asFault } from './failure';
import type { Journal } from './journal';
import type { MovePlan } from './plan';
import { MoveRun } from './run';

/** Where edits go: open documents in the editor, files on the command line. */
export interface EditPort {
  /** The current text (an open document's, where there is one); undefined where there is no file. */
  read(path: string): Promise<string | undefined>;
  /**
   * Applies all edits of all files as one step, only if every file's current text is still the
   * one in `expected`; otherwise none.
   * @returns `changed` where a text is another by now, `refused` where the edit was not taken.
   */
  apply(
    edits: readonly FileEdits[],
    expected: ReadonlyMap<string, string>,
  ): Promise<'applied' | 'changed' | 'refused'>;
}

/** What is going on, for a progress message. Holds no value. */
export interface ProgressStep {
  readonly step: 'create' | 'verify' | 'edit';
  /** The secret's name; absent for `edit`. */
  readonly name?: string;
  /** 1-based, out of `total`. */
  readonly current: number;
  readonly total: number;
}

/** What to do about a secret whose name exists already. */
export interface ConflictPolicy {
  /** `reuse-equal` takes the existing secret where it can be read and holds the same value. */
  readonly taken?: 'stop' | 'reuse-equal';
  /**
   * `restore` brings a secret that is scheduled for deletion back and adds a version;
   * `restore-ours` does so only where the journal says that we made it. Where the role may not
   * restore, the next free name is taken.
   */
  readonly pending?: 'stop' | 'restore-ours' | 'restore';
}

/** A secret that this run brought into being, or took over. */
export interface MovedSecret {
  /** Index into the plan's secrets. */
  readonly secret: number;
  readonly name: string;
  readonly arn: string;
  /** Absent for `reused`. */
  readonly versionId?: string;
  /** `version`: an existing secret restored and given a version; `reused`: not touched. */
  readonly how: 'created' | 'version' | 'reused';
  /** `not read back` where the role may not read: then the service's receipt is the proof. */
  readonly verified: 'read back' | 'not read back' | 'not verified';
}

/**
 * How a run ended. `moved`: everything planned was done. `edit-failed`: the secrets exist and the
 * code is as before. `stopped`: a create or verify failed or was cancelled, and the code is as
 * before. In the last two the caller lets the user choose what becomes of `secrets` (`compensate`).
 */
export interface MoveResult {
  readonly outcome: 'moved' | 'edit-failed' | 'stopped';
  /** The plan as it was applied: names taken on the way and skipped moves included. */
  readonly plan: MovePlan;
  readonly secrets: readonly MovedSecret[];
  /** Names of secrets that may or may not exist after a timeout. Applying again is safe. */
  readonly uncertain: readonly string[];
  /** Id of the journal's record. */
  readonly run: string;
  /** Why it did not go all the way. */
  readonly fault?: Fault;
  /** What else the user should know, as sentences. */
  readonly notes: readonly string[];
}

export interface ApplyOptions {
  readonly plan: MovePlan;
  readonly store: SecretStore;
  /** The target that the user saw. */
  readonly reviewed: Target;
  readonly edits: EditPort;
  readonly journal: Journal;
  /** The folder that the plan's paths are relative to: names the run in the journal. */
  readonly workspace: string;
  /** Whether the planned files lie in the sample workspace of the target's sandbox. */
  readonly inSample: () => boolean | Promise<boolean>;
  readonly conflicts?: ConflictPolicy;
  /** `skip` leaves out a secret that can't be created, and goes on with the others. */
  readonly onSecretFault?: 'stop' | 'skip';
  readonly progress?: (step: ProgressStep) => void;
}

/**
 * Creates the plan's wanted secrets, verifies them, and then edits the code.
 * @throws Fault where nothing at all was done: target-changed, sandbox-only-sample,
 *   metadata-missing, document-changed, cancelled, what the plan's secrets have as a problem, or
 *   what the first create was refused for (with `onSecretFault: 'stop'`).
 */
export async function apply(options: ApplyOptions, signal?: AbortSignal): Promise<MoveResult> {
  throwIfCancelled(signal);
  await requireAdmission(options);
  const run = new MoveRun(options);
  try {
    await run.createAll(signal);
  } catch (error) {
    const fault = asFault(error);
    if (run.isUntouched) {
      await run.abandon();
      throw fault;
    }
    return run.result('stopped', fault);
  }
  if (run.isUntouched) {
    await run.abandon();
    return run.result('stopped', run.firstFault);
  }
  return run.edit();
}
