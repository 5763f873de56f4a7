import { programPolicyText, type ProgramPolicy } from '../migrate/programPolicy';
import type { MoveDecision, MovePlan, PlannedMove, PlannedSecret } from '../migrate/plan';
import { locateFindings, type ReportedFinding } from './findings';
import { count, heading, printable } from './wording';

/** A finding with what becomes, or became, of it. */
export interface ReportedMove extends ReportedFinding {
  readonly decision: MoveDecision;
  readonly reason: string;
  /** Null where no secret is made of it. */
  readonly secretName: string | null;
  /** The field of that secret where it holds JSON; null where it is the value itself. */
  readonly secretField: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** Whether the secret exists and the code looks it up. */
  readonly done: boolean;
}

/** The plan's edits; offsets refer to the text before them. */
export interface ReportedFileEdits {
  readonly file: string;
  readonly edits: readonly {
    readonly start: number;
    readonly end: number;
    readonly newText: string;
    /** Indices into the report's findings. */
    readonly findings: readonly number[];
  }[];
}

export interface MigrateReport {
  readonly findings: readonly ReportedMove[];
  readonly files: readonly ReportedFileEdits[];
  /** What the program must be allowed now; absent where nothing was moved. */
  readonly policy?: ProgramPolicy;
}

/**
 * What a plan says, for a report.
 * @param done whether the plan was applied: its secrets exist and its edits are made.
 * @param shown gives the path to print for one of the plan.
 */
export function reportPlan(
  plan: MovePlan,
  done: boolean,
  shown: (path: string) => string = (path) => path,
): MigrateReport {
  return {
    findings: plan.moves.map((move) => reportMove(plan, move, done, shown)),
    files: plan.edits.map(({ path, edits }) => ({
      file: shown(path),
      edits: edits.map(({ span, newText, findings }) => ({
        start: span.start,
        end: span.end,
        newText,
        findings: [...findings],
      })),
    })),
  };
}

function reportMove(
  plan: MovePlan,
  move: PlannedMove,
  done: boolean,
  shown: (path: string) => string,
): ReportedMove {
  const text = plan.files.find((file) => file.path === move.path)?.text ?? '';
  const [located] = locateFindings(shown(move.path), text, [move.finding]);
  if (!located) throw new RangeError('a finding without a place');
  const secret = move.secret === undefined ? undefined : plan.secrets[move.secret];
  const tags = secret?.tags.flatMap((tag) =>
    tag.state === 'set' ? [[tag.key, tag.value] as const] : [],
  );
  const moved = move.decision === 'rewrite' || move.decision === 'hoist';
  return {
    ...located.reported,
    decision: move.decision,
    reason: reasonOf(move, secret, done),
    secretName: secret?.name ?? null,
    secretField: move.field ?? null,
    tags: Object.fromEntries(tags ?? []),
    done: done && moved,
  };
}

/** The decision's reason, with what still keeps the secret from being created. */
function reasonOf(move: PlannedMove, secret: PlannedSecret | undefined, done: boolean): string {
  if (!secret?.wanted) return move.reason;
  const waits = secret.declared && !done ? DECLARED : undefined;
  return [move.reason, waits, secret.problem?.text].filter((one) => one !== undefined).join(' ');
}

const DECLARED =
  'The team’s infrastructure code makes the secret: the code is edited once it exists and holds the value.';

/** The stable JSON form, version 1, as one document that ends in a line end. */
export function migrateJson({ findings, files, policy }: MigrateReport): string {
  const document = { version: 1, findings, files, policy: policy ?? null };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Each finding with its decision, its secret and tags, and each edit as what is put in. */
export function migrateText(report: MigrateReport): string {
  if (report.findings.length === 0) return 'No hardcoded secrets found: nothing to move.\n';
  const lines = report.findings.flatMap((move) => [...moveLines(move), '']);
  return `${[...lines, summary(report), ...policyLines(report)].join('\n')}\n`;
}

function policyLines({ policy }: MigrateReport): string[] {
  if (!policy) return [];
  return [
    '',
    'The role of the program that runs this code needs:',
    programPolicyText(policy).trim(),
  ];
}

function moveLines(move: ReportedMove): string[] {
  const state = move.done ? 'moved' : move.decision;
  const lines = [`${heading(move)}  ${state}  ${move.ruleId}`, `  ${printable(move.reason)}`];
  if (move.secretName !== null) {
    const tags = Object.entries(move.tags).map(([key, value]) => `${key}=${value}`);
    const field = move.secretField === null ? '' : `, field ${move.secretField}`;
    lines.push(`  secret ${printable(move.secretName + field)}`);
    if (tags.length > 0) lines.push(`  tags   ${printable(tags.join(', '))}`);
  }
  return lines;
}

function summary({ findings, files }: MigrateReport): string {
  const number = (decision: MoveDecision): number =>
    findings.filter((move) => move.decision === decision).length;
  const done = findings.filter((move) => move.done).length;
  const movable = number('rewrite') + number('hoist');
  const parts = [
    `${count(findings.length, 'finding')}: ${done > 0 ? `${done} moved` : `${movable} to move`}`,
    `${number('guidance')} by guidance`,
    `${number('skip')} skipped`,
  ];
  return `${parts.join(', ')}; ${count(files.length, 'file')} ${done > 0 ? 'edited' : 'to edit'}.`;
}
