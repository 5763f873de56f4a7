import type { Change } from './plan';

/** Everything the user has chosen so far, against what the plan would do by itself. */
export interface Choices {
  readonly names: ReadonlyMap<number, string>;
  /** In the order they were made: a later one wins. */
  readonly tags: readonly Extract<Change, { kind: 'tag' }>[];
  readonly kms: readonly Extract<Change, { kind: 'kms' }>[];
  readonly declared: readonly Extract<Change, { kind: 'declare' }>[];
  /** Moves to leave alone, with the reason. */
  readonly skipped: ReadonlyMap<number, string>;
  /** Guidance moves whose secret is stored. */
  readonly stored: ReadonlySet<number>;
  /** Whether a bundle's findings are one secret, by its id. */
  readonly bundles: ReadonlyMap<string, boolean>;
}

export const NO_CHOICES: Choices = {
  names: new Map(),
  tags: [],
  kms: [],
  declared: [],
  skipped: new Map(),
  stored: new Set(),
  bundles: new Map(),
};

export function withChange(choices: Choices, change: Change): Choices {
  switch (change.kind) {
    case 'name':
      return { ...choices, names: new Map(choices.names).set(change.secret, change.name) };
    case 'tag':
      return { ...choices, tags: [...choices.tags, change] };
    case 'kms':
      return { ...choices, kms: [...choices.kms, change] };
    case 'declare':
      return { ...choices, declared: [...choices.declared, change] };
    case 'store':
      return { ...choices, stored: toggled(choices.stored, change.move, change.store) };
    case 'bundle':
      return { ...choices, bundles: new Map(choices.bundles).set(change.bundle, change.together) };
    case 'skip':
      return { ...choices, skipped: withSkipped(choices.skipped, change.moves, change.reason) };
    case 'include':
      return { ...choices, skipped: withoutSkipped(choices.skipped, change.moves) };
  }
}

function toggled(set: ReadonlySet<number>, member: number, inside: boolean): Set<number> {
  const result = new Set(set);
  if (inside) result.add(member);
  else result.delete(member);
  return result;
}

function withSkipped(
  skipped: ReadonlyMap<number, string>,
  moves: readonly number[],
  reason: string,
): Map<number, string> {
  return new Map([...skipped, ...moves.map((move) => [move, reason] as const)]);
}

function withoutSkipped(
  skipped: ReadonlyMap<number, string>,
  moves: readonly number[],
): Map<number, string> {
  return new Map([...skipped].filter(([move]) => !moves.includes(move)));
}
