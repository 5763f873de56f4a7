import type { FileEdits, Lookup } from '../rewrite/adapter';
import { leakDetector } from './leak';
import { EditMerge } from './merge';
import type { PlanFile, PlanInputs, PlannedCompanion, PlannedMove, PlannedSecret } from './plan';
import { ReviewedFile } from './reviewedFile';

/** The rewritten files, and which moves turned out not to be possible. */
export interface Rewriting {
  readonly edits: readonly FileEdits[];
  readonly files: readonly ReviewedFile[];
  /** Why a move's code stays after all, by index. */
  readonly refused: ReadonlyMap<number, string>;
  /** Those that are looked up. */
  readonly companions: readonly PlannedCompanion[];
}

/** What a file's adapter answered, kept by what it was asked for. */
export type RewriteCache = Map<string, { readonly asked: string; readonly answer: Answer }>;

/** What is to be rewritten. */
export interface Planned {
  readonly moves: readonly PlannedMove[];
  readonly secrets: readonly PlannedSecret[];
  readonly companions: readonly PlannedCompanion[];
}

const NOT_SAFE = 'The edit could not be made safely, so the code stays as it is.';
const COLLIDES = 'Its edit collides with that of another file in the plan, so the code stays.';

/** A lookup and the moves of the plan that it is made for. */
interface Request {
  readonly lookup: Lookup;
  /** Indices of the plan's moves. */
  readonly moves: readonly number[];
  /** Set where it is no move itself. */
  readonly companion?: PlannedCompanion;
}

interface Asked {
  readonly source: PlanFile;
  readonly requests: readonly Request[];
}

interface Answer {
  /** `findings` count the plan's moves. */
  readonly edits: readonly FileEdits[];
  /** The requests that the source file itself was edited for, by index. */
  readonly made: ReadonlySet<number>;
}

/** Asks the adapters for the edits of all `rewrite` and `hoist` moves, and merges them. */
export async function rewriteAll(
  inputs: PlanInputs,
  planned: Planned,
  cache: RewriteCache,
): Promise<Rewriting> {
  const merge = new EditMerge();
  const refused = new Map<number, string>();
  const companions: PlannedCompanion[] = [];
  const leaks = leakDetector(planned);
  for (const asked of collect(inputs, planned)) {
    const { edits, made } = await ask(inputs, asked, cache);
    const leaky = edits.some((file) => file.edits.some(({ newText }) => leaks(newText)));
    const taken = !leaky && merge.add({ edits, texts: textsOf(asked.source) });
    const reason = leaky || taken ? NOT_SAFE : COLLIDES;
    for (const [at, request] of asked.requests.entries()) {
      const isMade = taken && made.has(at);
      if (isMade && request.companion) companions.push(request.companion);
      if (!isMade && !request.companion) for (const i of request.moves) refused.set(i, reason);
    }
  }
  const edits = merge.result();
  return { edits, files: reviewedFiles(inputs, edits, merge), refused, companions };
}

function collect(inputs: PlanInputs, planned: Planned): Asked[] {
  return inputs.files.map((source) => ({
    source,
    requests: [...moveRequests(source, planned), ...companionRequests(source, planned)],
  }));
}

function moveRequests({ file }: PlanFile, { moves, secrets }: Planned): Request[] {
  return moves.flatMap(({ path, decision, assessment, secret, field }, index) => {
    const secretName = secret === undefined ? undefined : secrets[secret]?.name;
    const rewritten = decision === 'rewrite' || decision === 'hoist';
    if (path !== file.path || !rewritten || secretName === undefined) return [];
    const lookup = { assessment, secretName, ...(field === undefined ? {} : { field }) };
    return [{ lookup, moves: [index] }];
  });
}

function companionRequests({ file }: PlanFile, { companions, secrets }: Planned): Request[] {
  return companions.flatMap((companion) => {
    const { path, assessment, field, beside } = companion;
    const secretName = secrets[companion.secret]?.name;
    if (path !== file.path || secretName === undefined) return [];
    return [{ lookup: { assessment, secretName, field }, moves: beside, companion }];
  });
}

async function ask(inputs: PlanInputs, asked: Asked, cache: RewriteCache): Promise<Answer> {
  const { source, requests } = asked;
  if (requests.length === 0) return { edits: [], made: new Set() };
  const key = JSON.stringify(
    requests.map(({ lookup, moves }) => [moves, lookup.secretName, lookup.field]),
  );
  const known = cache.get(source.file.path);
  if (known?.asked === key) return known.answer;
  const all = await askAdapter(inputs, asked);
  const answer = isOrphaned(asked, all) ? await askAdapter(inputs, withoutCompanions(asked)) : all;
  cache.set(source.file.path, { asked: key, answer });
  return answer;
}

/** Whether a setting would be looked up although the code of a secret beside it stays. */
function isOrphaned({ requests }: Asked, { made }: Answer): boolean {
  const moved = new Set(
    requests.flatMap(({ moves, companion }, at) => (!companion && made.has(at) ? moves : [])),
  );
  return requests.some(
    ({ moves, companion }, at) => companion && made.has(at) && !moves.every((i) => moved.has(i)),
  );
}

/** Companions come last, so the others keep their indices. */
function withoutCompanions({ source, requests }: Asked): Asked {
  return { source, requests: requests.filter(({ companion }) => !companion) };
}

async function askAdapter({ adapters }: PlanInputs, { source, requests }: Asked): Promise<Answer> {
  const { file, project } = source;
  const lookups = requests.map(({ lookup }) => lookup);
  const edits = await adapters.forFile(file).rewrite(file, lookups, project);
  const own = edits.filter(({ path }) => path === file.path).flatMap((one) => one.edits);
  const attributed = edits.map(({ path, edits: all }) => ({
    path,
    edits: all.map((edit) => ({
      ...edit,
      findings: [...new Set(edit.findings.flatMap((at) => requests[at]?.moves ?? []))],
    })),
  }));
  return { edits: attributed, made: new Set(own.flatMap(({ findings }) => findings)) };
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
