import type { FileEdits, Lookup } from '../rewrite/adapter';
import { leakDetector } from './leak';
import { EditMerge } from './merge';
import type { PlanFile, PlanInputs, PlannedMove, PlannedSecret } from './plan';
import { ReviewedFile } from './reviewedFile';

/** The rewritten files, and which moves turned out not to be possible. */
export interface Rewriting {
  readonly edits: readonly FileEdits[];
  readonly files: readonly ReviewedFile[];
  /** Why a move's code stays after all, by index. */
  readonly refused: ReadonlyMap<number, string>;
}

/** What a file's adapter answered, kept by the names it was asked with. */
export type RewriteCache = Map<string, { readonly asked: string; readonly edits: FileEdits[] }>;

const NOT_SAFE = 'The edit could not be made safely, so the code stays as it is.';
const COLLIDES = 'Its edit collides with that of another file in the plan, so the code stays.';

interface Asked {
  readonly source: PlanFile;
  /** Indices of the plan's moves, in the order of the lookups. */
  readonly indices: readonly number[];
  readonly lookups: readonly Lookup[];
}

/** Asks the adapters for the edits of all `rewrite` and `hoist` moves, and merges them. */
export async function rewriteAll(
  inputs: PlanInputs,
  moves: readonly PlannedMove[],
  secrets: readonly PlannedSecret[],
  cache: RewriteCache,
): Promise<Rewriting> {
  const merge = new EditMerge();
  const refused = new Map<number, string>();
  const leaks = leakDetector({ moves, secrets });
  for (const asked of collect(inputs, moves, secrets)) {
    const edits = await ask(inputs, asked, cache);
    const leaky = edits.some((file) => file.edits.some(({ newText }) => leaks(newText)));
    const taken = !leaky && merge.add({ edits, texts: textsOf(asked.source) });
    const made = taken ? movesIn(edits, asked.source.file.path) : new Set<number>();
    const reason = leaky || taken ? NOT_SAFE : COLLIDES;
    for (const index of asked.indices) if (!made.has(index)) refused.set(index, reason);
  }
  const edits = merge.result();
  return { edits, files: reviewedFiles(inputs, edits, merge), refused };
}

/** The moves that edits of the source file itself are there for. */
function movesIn(edits: readonly FileEdits[], path: string): Set<number> {
  const own = edits.filter((file) => file.path === path);
  return new Set(own.flatMap((file) => file.edits.flatMap((edit) => edit.findings)));
}

function collect(
  inputs: PlanInputs,
  moves: readonly PlannedMove[],
  secrets: readonly PlannedSecret[],
): Asked[] {
  return inputs.files.map((source) => {
    const indices: number[] = [];
    const lookups: Lookup[] = [];
    moves.forEach((move, index) => {
      const secret = move.secret === undefined ? undefined : secrets[move.secret];
      const rewritten = move.decision === 'rewrite' || move.decision === 'hoist';
      if (move.path !== source.file.path || !rewritten || !secret) return;
      indices.push(index);
      lookups.push({ assessment: move.assessment, secretName: secret.name });
    });
    return { source, indices, lookups };
  });
}

/** The adapter's edits with `findings` counted as in the plan. */
async function ask(inputs: PlanInputs, asked: Asked, cache: RewriteCache): Promise<FileEdits[]> {
  const { source, indices, lookups } = asked;
  if (lookups.length === 0) return [];
  const key = JSON.stringify(lookups.map((lookup, i) => [indices[i], lookup.secretName]));
  const known = cache.get(source.file.path);
  if (known?.asked === key) return known.edits;
  const adapter = inputs.adapters.forFile(source.file);
  const made = await adapter.rewrite(source.file, lookups, source.project);
  const edits = made.map(({ path, edits: own }) => ({
    path,
    edits: own.map((edit) => ({
      ...edit,
      findings: edit.findings.flatMap((finding) => indices[finding] ?? []),
    })),
  }));
  cache.set(source.file.path, { asked: key, edits });
  return edits;
}

function textsOf(source: PlanFile): Map<string, string> {
  return new Map([
    ...source.project.manifests.map(({ path, text }) => [path, text] as const),
    [source.file.path, source.file.text] as const,
  ]);
}

/** Every planned file, and every manifest that an edit is for. */
function reviewedFiles(
  inputs: PlanInputs,
  edits: readonly FileEdits[],
  merge: EditMerge,
): ReviewedFile[] {
  const files = new Map(
    inputs.files.map(({ file }) => [file.path, new ReviewedFile(file)] as const),
  );
  for (const { path } of edits) {
    if (files.has(path)) continue;
    files.set(path, new ReviewedFile({ path, languageId: '', text: merge.text(path) ?? '' }));
  }
  return [...files.values()];
}
