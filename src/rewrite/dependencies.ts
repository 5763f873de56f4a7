import type { TextEdit } from '../base/text';
import type { FileEdits, Manifest, ProjectFacts } from './adapter';

/** How a manifest gets a library: by an edit, not at all since it has it, or undefined where it can't. */
export type Addition = TextEdit | readonly TextEdit[] | 'unchanged' | undefined;

/** A manifest of the project, and how it gets the library that secrets are looked up with. */
export interface Dependency {
  readonly path: string;
  readonly addition: Addition;
}

/** What the manifests come to: the library is added to one, is there, or none could be edited. */
export type Outcome = 'added' | 'there' | 'none';

/** What `add` does to the project's manifests of these kinds. */
export function addTo(
  { manifests }: ProjectFacts,
  kinds: readonly Manifest['kind'][],
  add: (text: string, kind: Manifest['kind']) => Addition,
): Dependency[] {
  return manifests
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, path, text }) => ({ path, addition: add(text, kind) }));
}

export function outcomeOf(dependencies: readonly Dependency[]): Outcome {
  const additions = dependencies.map(({ addition }) => addition);
  if (additions.includes('unchanged')) return 'there';
  return additions.some((addition) => addition !== undefined) ? 'added' : 'none';
}

/** The manifests' edits, for the findings of the given indices. */
export function editsOf(
  dependencies: readonly Dependency[],
  findings: readonly number[],
): FileEdits[] {
  return dependencies.flatMap(({ path, addition }) => {
    if (addition === undefined || addition === 'unchanged') return [];
    const edits = [addition].flat().map((edit) => ({ ...edit, findings }));
    return edits.length > 0 ? [{ path, edits }] : [];
  });
}
