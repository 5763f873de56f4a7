import { Fault } from '../base/fault';
import type { ApplyOptions } from './apply';
import { wantedSecrets, type MovePlan } from './plan';
import { requireTarget } from './target';

/** @throws Fault where the plan must not be applied as it stands. Nothing was done by then. */
export async function requireAdmission(options: ApplyOptions): Promise<void> {
  const { plan, store, reviewed } = options;
  requireTarget(store.target, reviewed);
  await requireSample(options);
  requireComplete(plan);
  requireOwnKeys(plan, store.target.account);
  await requireUnchanged(options);
}

/** The sandbox keeps its values on this machine, unencrypted: no place for a real secret. */
async function requireSample({ store, inSample }: ApplyOptions): Promise<void> {
  if (store.target.sandboxId === undefined || (await inSample())) return;
  throw new Fault(
    'sandbox-only-sample',
    'The sandbox takes secrets of the sample workspace only: it is no place for a real one.',
    'Choose an AWS profile, or open the sample workspace.',
  );
}

function requireComplete(plan: MovePlan): void {
  const wanted = wantedSecrets(plan);
  if (wanted.length === 0) {
    throw new Fault('invalid-request', 'There is nothing to move in this plan.');
  }
  const [missing] = plan.missing;
  if (missing) {
    throw new Fault(
      'metadata-missing',
      `The tag "${missing.key}" has no value.`,
      'Give it one in the review, or set it in .secretferry.json.',
    );
  }
  for (const { problem } of wanted) if (problem) throw problem;
}

/**
 * A key's ARN comes with the repository's team file: one of another account would let that
 * account read along.
 */
function requireOwnKeys(plan: MovePlan, account: string): void {
  for (const { name, kmsKeyId = '' } of wantedSecrets(plan)) {
    const owner = /^arn:[^:]*:kms:[^:]*:(\d*):/.exec(kmsKeyId)?.[1];
    if (owner === undefined || owner === account) continue;
    throw new Fault(
      'kms',
      `The KMS key for "${name}" belongs to account ${owner || 'unknown'}, not to ${account}.`,
      'Nothing was created. Choose a key of this account.',
    );
  }
}

async function requireUnchanged({ plan, edits }: ApplyOptions): Promise<void> {
  for (const { path } of plan.edits) {
    const reviewed = plan.files.find((file) => file.path === path)?.text;
    if ((await edits.read(path)) !== reviewed) {
      throw new Fault(
        'document-changed',
        `${path} was changed since the move was planned.`,
        'Nothing was created. Plan the move again.',
      );
    }
  }
}
