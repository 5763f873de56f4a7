import { throwIfCancelled } from '../base/fault';
import type { Assessment, LookupAction } from '../rewrite/adapter';
import { checkValue } from '../store/limits';
import type { Offers } from '../tagging/scheme';
import { NO_CHOICES, withChange, type Choices } from './choices';
import { bundlesOf } from './bundles';
import { assessParts, type AssessedPart } from './companions';
import { environmentOf, groupByValue, type Group } from './grouping';
import { homesOf, plannedBundles, plannedCompanions } from './homes';
import type {
  Change,
  MissingTag,
  MovePlan,
  PlanFile,
  PlanInputs,
  PlannedMove,
  PlannedSecret,
} from './plan';
import { rewriteAll, type RewriteCache } from './rewriting';
import { planSecrets } from './secrets';

/** A finding with what its file's adapter says of it. */
export interface Assessed {
  readonly path: string;
  readonly assessment: Assessment;
  readonly offers: Offers;
  /** What a lookup in the file's language calls. */
  readonly actions: readonly LookupAction[];
  /** Whether it can take one field of a secret. */
  readonly takesFields: boolean;
}

/** What a plan is made of. */
interface Basis {
  readonly inputs: PlanInputs;
  readonly assessed: readonly Assessed[];
  readonly groups: readonly Group[];
  readonly choices: Choices;
  /** Request tokens by what would be sent, so that they outlive a revision that changes nothing. */
  readonly tokens: Map<string, string>;
  readonly rewrites: RewriteCache;
}

/** Kept beside the plans, not in them: it holds document texts, and plans may be printed. */
const bases = new WeakMap<MovePlan, Basis>();

/**
 * Decides for every finding what becomes of its code, and what its secret would be. Pure: reads
 * and creates nothing. What can't be moved is in the plan with its reason.
 * @throws Fault `cancelled`.
 */
export async function makePlan(inputs: PlanInputs, signal?: AbortSignal): Promise<MovePlan> {
  const assessed: Assessed[] = [];
  const parts = new Map<string, readonly AssessedPart[]>();
  for (const source of inputs.files) {
    throwIfCancelled(signal);
    assessed.push(...(await assessFile(inputs, source)));
    const adapter = inputs.adapters.forFile(source.file);
    for (const [id, own] of await assessParts(adapter, source)) parts.set(id, own);
  }
  return build({
    inputs,
    assessed,
    groups: groupAll(inputs, assessed, parts),
    choices: NO_CHOICES,
    tokens: new Map(),
    rewrites: new Map(),
  });
}

async function assessFile(inputs: PlanInputs, source: PlanFile): Promise<Assessed[]> {
  const { file, findings, project } = source;
  const adapter = inputs.adapters.forFile(file);
  const { takesFields = false } = adapter;
  const actions = adapter.actions?.(project) ?? ['secretsmanager:GetSecretValue'];
  const bare = findings.map(({ finding }) => finding);
  const assessments = await adapter.assess(file, bare, project);
  return assessments.map((assessment, i) => ({
    path: file.path,
    assessment,
    offers: findings[i]?.offers ?? {},
    actions,
    takesFields,
  }));
}

/** The secrets of single values, and behind them those of several fields. */
function groupAll(
  { scheme }: PlanInputs,
  assessed: readonly Assessed[],
  parts: ReadonlyMap<string, readonly AssessedPart[]>,
): Group[] {
  const scopes = assessed.map((one) => environmentOf(one, scheme));
  const bundles = bundlesOf({ assessed, parts, scopeOf: (index) => scopes[index] ?? '' });
  return [
    ...groupByValue(assessed, scheme),
    ...bundles.map((bundle) => ({ members: [...bundle.fields.keys()], bundle })),
  ];
}

/** The plan with the changes made. Only files whose secrets got another name are rewritten anew. */
export async function revise(plan: MovePlan, ...changes: readonly Change[]): Promise<MovePlan> {
  const basis = bases.get(plan);
  if (!basis) throw new RangeError('not a plan that makePlan or revise has given');
  return build({ ...basis, choices: changes.reduce(withChange, basis.choices) });
}

async function build(basis: Basis): Promise<MovePlan> {
  const { inputs, choices, rewrites } = basis;
  const decided = decideMoves(basis);
  const secrets = planSecrets(basis);
  const planned = { moves: decided, secrets, companions: plannedCompanions(basis, decided) };
  const { edits, files, refused, companions } = await rewriteAll(inputs, planned, rewrites);
  const moves = decided.map((move, i): PlannedMove => {
    const reason = refused.get(i);
    return reason === undefined ? move : { ...move, decision: 'guidance', reason, actions: [] };
  });
  const wanted = secrets.map((secret) => ({
    ...secret,
    wanted: moves.some((move, i) => move.secret === secret.index && isStored(move, i, choices)),
  }));
  const plan = {
    moves,
    secrets: wanted,
    bundles: plannedBundles(basis),
    companions,
    edits,
    files,
    missing: missingTags(wanted),
  };
  bases.set(plan, basis);
  return plan;
}

function isStored(move: PlannedMove, index: number, { stored }: Choices): boolean {
  return move.decision === 'guidance' ? stored.has(index) : move.decision !== 'skip';
}

function decideMoves({ assessed, groups, choices }: Basis): PlannedMove[] {
  const taken = new Set<string>();
  const homes = homesOf(groups, choices);
  return assessed.map(({ path, assessment, actions }, i): PlannedMove => {
    const { finding, value, literal } = assessment;
    const base = { path, finding, assessment, actions: [] };
    const skip = (reason: string): PlannedMove => ({ ...base, decision: 'skip', reason });
    const wish = choices.skipped.get(i);
    if (wish !== undefined) return skip(wish);
    const fault = value && checkValue(value);
    if (fault) return skip(fault.text);
    const { decision, reason } = assessment;
    const home = homes.get(i);
    if (!home) return { ...base, decision: 'guidance', reason };
    const place = `${path}:${literal?.span.start ?? finding.span.start}`;
    if (taken.has(place)) {
      return skip('It stands in a literal that is moved as a whole with another finding.');
    }
    if (decision === 'guidance') return { ...base, decision, reason, ...home };
    taken.add(place);
    return { ...base, decision, reason, ...home, actions };
  });
}

function missingTags(secrets: readonly PlannedSecret[]): MissingTag[] {
  const missing = new Map<string, MissingTag>();
  for (const { index, tags, wanted } of secrets) {
    for (const tag of wanted ? tags : []) {
      if (tag.state !== 'missing' || !tag.rule.required) continue;
      const known = missing.get(tag.key);
      missing.set(tag.key, {
        ...(known ?? { key: tag.key, rule: tag.rule }),
        secrets: [...(known?.secrets ?? []), index],
        ...(tag.problem === undefined ? {} : { problem: tag.problem }),
      });
    }
  }
  return [...missing.values()];
}
