import type { SecretStore, Target } from '../store/secretStore';
import type { EditPort, MovedSecret, MoveResult } from './apply';
import { asFault } from './failure';
import type { Journal } from './journal';
import type { MovePlan } from './plan';
import { RECOVERY_DAYS, remove } from './removal';
import { requireTarget } from './target';

/** What becomes of secrets whose code was not changed. */
export type Compensation = 'keep' | 'remove';

export interface CompensateOptions {
  readonly store: SecretStore;
  readonly reviewed: Target;
  readonly journal: Journal;
  readonly edits: Pick<EditPort, 'read'>;
}

/**
 * After a run that did not change the code: leaves its secrets, or schedules those that this very
 * run created for deletion in seven days. Never touches any other, nor one that code looks up.
 * @returns what was done, as sentences.
 * @throws Fault `target-changed` where the store is not the run's.
 */
export async function compensate(
  options: CompensateOptions,
  result: MoveResult,
  choice: Compensation,
  signal?: AbortSignal,
): Promise<string[]> {
  if (result.outcome === 'moved') throw new RangeError('a run that moved code is undone instead');
  if (choice === 'keep') {
    await options.journal.setState(result.run, 'kept');
    return result.secrets.map(({ name }) => `"${name}" was kept; no code looks it up yet.`);
  }
  requireTarget(options.store.target, options.reviewed);
  const sentences: string[] = [];
  for (const secret of [...result.secrets, ...uncertainSecrets(result)]) {
    sentences.push(await removeOne(options, result.plan, secret, signal));
  }
  await options.journal.setState(result.run, 'undone');
  options.journal.forget(result.run);
  return sentences;
}

type Removable = Partial<MovedSecret> & Pick<MovedSecret, 'secret' | 'name'>;

/** Secrets whose create was never answered: whether they exist shows when their version is read. */
function uncertainSecrets({ uncertain, plan }: MoveResult): Removable[] {
  return plan.secrets
    .filter((secret) => uncertain.includes(secret.name))
    .map(({ index, name }) => ({ secret: index, name }));
}

async function removeOne(
  { store, edits }: CompensateOptions,
  plan: MovePlan,
  moved: Removable,
  signal?: AbortSignal,
): Promise<string> {
  const { name, arn, versionId, how } = moved;
  if (await isLookedUp(plan, name, edits)) return `"${name}" stays: code looks it up.`;
  const planned = plan.secrets[moved.secret];
  if (how !== 'reused' && arn !== undefined && moved.verified === 'not read back') {
    return scheduleUnread(store, name, arn, signal);
  }
  const recorded = {
    name,
    token: planned?.token ?? '',
    ...(arn === undefined ? {} : { arn }),
    ...(versionId === undefined ? {} : { versionId }),
    ...(how === undefined ? {} : { how }),
  };
  // Without the value: what failed to verify is still this run's, told by its version's id.
  const removal = await remove(store, recorded, undefined, signal);
  return 'left' in removal ? removal.left : scheduled(name);
}

/** The role may not read, so nothing can be compared; but the receipt is seconds old. */
async function scheduleUnread(
  store: SecretStore,
  name: string,
  arn: string,
  signal?: AbortSignal,
): Promise<string> {
  try {
    await store.scheduleDeletion(arn, RECOVERY_DAYS, signal);
    return scheduled(name);
  } catch (error) {
    return `"${name}" was not removed: ${asFault(error).text}`;
  }
}

function scheduled(name: string): string {
  return `"${name}" is scheduled for deletion in ${RECOVERY_DAYS} days.`;
}

async function isLookedUp(
  plan: MovePlan,
  name: string,
  edits: Pick<EditPort, 'read'>,
): Promise<boolean> {
  for (const { path } of plan.edits) {
    const before = plan.files.find((file) => file.path === path)?.text ?? '';
    const text = await edits.read(path);
    if (text !== undefined && text !== before && text.includes(name)) return true;
  }
  return false;
}
