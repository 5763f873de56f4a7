import { randomBytes } from 'node:crypto';
import type { Bundle } from './bundles';
import { checkValue } from '../store/limits';
import { chooseTags } from '../tagging/tags';
import type { Scheme } from '../tagging/scheme';
import type { Assessed } from './planner';

/** Findings that are one secret: they have the same value, or are fields of one JSON object. */
export interface Group {
  /** Indices into the assessed findings, in order. */
  readonly members: readonly number[];
  readonly bundle?: Bundle;
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
    const id = `${value.digest(key)} ${environmentOf({ offers }, scheme)}`;
    groups.set(id, [...(groups.get(id) ?? []), i]);
  }
  return [...groups.values()].map((members) => ({ members }));
}

/** The environment that a finding's secret is for; empty where nobody says. */
export function environmentOf({ offers }: Pick<Assessed, 'offers'>, scheme: Scheme): string {
  const environment = chooseTags(scheme, offers).find((tag) => tag.key === 'appenv');
  return environment?.state === 'set' ? environment.value : '';
}
