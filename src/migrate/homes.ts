import type { Bundle } from './bundles';
import type { Choices } from './choices';
import type { Group } from './grouping';
import type { PlannedBundle, PlannedCompanion, PlannedMove } from './plan';

/** The secret that a finding's value is in, and the field of it where that holds JSON. */
export interface Home {
  /** Index of the secret. */
  readonly secret: number;
  readonly field?: string;
}

interface Grouping {
  readonly groups: readonly Group[];
  readonly choices: Choices;
}

/** Whether a bundle's findings are one secret, as the user chose or as is usual. */
export function isTogether({ id, usual }: Bundle, { bundles }: Choices): boolean {
  return bundles.get(id) ?? usual;
}

/** Where each finding's value is, by the finding's index. */
export function homesOf(groups: readonly Group[], choices: Choices): Map<number, Home> {
  const homes = new Map<number, Home>();
  groups.forEach(({ members, bundle }, secret) => {
    if (!bundle) for (const index of members) homes.set(index, { secret });
  });
  for (const whose of ['strays', 'fields'] as const) {
    groups.forEach(({ bundle }, secret) => {
      if (!bundle || !isTogether(bundle, choices)) return;
      for (const [index, field] of bundle[whose]) homes.set(index, { secret, field });
    });
  }
  return homes;
}

export function plannedBundles({ groups, choices }: Grouping): PlannedBundle[] {
  return groups.flatMap(({ members: moves, bundle }, secret): PlannedBundle[] => {
    if (!bundle) return [];
    const { id, names: fields } = bundle;
    return [{ id, secret, fields, moves, together: isTogether(bundle, choices) }];
  });
}

/** The settings to look up: those whose findings are all looked up in the same secret. */
export function plannedCompanions(
  { groups, choices }: Grouping,
  moves: readonly PlannedMove[],
): PlannedCompanion[] {
  return groups.flatMap(({ bundle }, secret) => {
    if (!bundle || !isTogether(bundle, choices)) return [];
    const isLookedUp = (index: number): boolean =>
      moves[index]?.secret === secret && moves[index].decision !== 'guidance';
    return bundle.companions
      .filter(({ beside }) => beside.every(isLookedUp))
      .map((companion) => ({ ...companion, secret }));
  });
}
