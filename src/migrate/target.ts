import { Fault } from '../base/fault';
import type { Target } from '../store/secretStore';
import type { RecordedTarget } from './journal';

/** Whether requests to both end up in the same place as the same principal. */
export function sameTarget(a: RecordedTarget, b: RecordedTarget): boolean {
  return samePlace(a, b) && a.principal === b.principal;
}

/** Whether both are the same account and region of the same service. */
export function samePlace(a: RecordedTarget, b: RecordedTarget): boolean {
  return (
    a.account === b.account &&
    a.region === b.region &&
    a.endpoint === b.endpoint &&
    a.sandboxId === b.sandboxId
  );
}

/** @throws Fault `target-changed` where `actual` is not what the user reviewed. */
export function requireTarget(actual: Target, reviewed: Target): void {
  if (sameTarget(actual, reviewed)) return;
  throw new Fault(
    'target-changed',
    `The target is no longer the one reviewed (${describeTarget(reviewed)}); it is ${describeTarget(actual)}.`,
    'Review the move again.',
  );
}

/** `account 111122223333, eu-central-1, role x`, with the endpoint where it is not AWS's own. */
export function describeTarget(target: RecordedTarget): string {
  const place = `account ${target.account}, ${target.region}, ${target.principal}`;
  if (target.sandboxId) return `${place}, the sandbox at ${target.endpoint ?? 'this machine'}`;
  return target.endpoint ? `${place}, endpoint ${target.endpoint}` : place;
}

/** The part of a target that the journal keeps. */
export function recordTarget(target: Target): RecordedTarget {
  const { profile, account, region, principal, endpoint, sandboxId } = target;
  return {
    profile,
    account,
    region,
    principal,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(sandboxId === undefined ? {} : { sandboxId }),
  };
}
