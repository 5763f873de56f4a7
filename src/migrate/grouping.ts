import { randomBytes } from 'node:crypto';
import { checkValue } from '../store/limits';
import { chooseTags } from '../tagging/tags';
import type { Scheme } from '../tagging/scheme';
import type { Assessed } from './planner';

/** Findings with the same value: one secret. */
export interface Group {
  /** Indices into the assessed findings, in order. */
  readonly members: readonly number[];
}

/**
 * Groups the findings whose value can be stored by that value. Findings of different environments
 * stay apart even where the value is the same: a role that may read the one may not read the other.
 */
export function groupByValue(assessed: readonly Assessed[], scheme: Scheme): Group[] {
  const key = randomBytes(32);
  const groups = new Map<string, number[]>();
  for (const [i, { assessment, offers }] of assessed.entries()) {
    const { value } = assessment;
    if (!value || checkValue(value)) continue;
    const environment = chooseTags(scheme, offers).find((tag) => tag.key === 'appenv');
    const scope = environment?.state === 'set' ? environment.value : '';
    const id = `${value.digest(key)} ${scope}`;
    groups.set(id, [...(groups.get(id) ?? []), i]);
  }
  return [...groups.values()].map((members) => ({ members }));
}
