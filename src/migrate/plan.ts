import type { Fault } from '../base/fault';
import type { Plaintext } from '../base/plaintext';
import type {
  Assessment,
  Decision,
  FileEdits,
  LanguageAdapter,
  LookupAction,
  ProjectFacts,
  SourceFile,
} from '../rewrite/adapter';
import type { Finding } from '../scan/finding';
import type { Offers, Scheme, TagChoice, TagRule } from '../tagging/scheme';
import type { ReviewedFile } from './reviewedFile';

/** A file with the findings that are to be moved out of it. */
export interface PlanFile {
  readonly file: SourceFile;
  readonly project: ProjectFacts;
  readonly findings: readonly { readonly finding: Finding; readonly offers: Offers }[];
}

/** What a plan is made of. Nothing of it is read again later: the plan is pure. */
export interface PlanInputs {
  readonly files: readonly PlanFile[];
  readonly scheme: Scheme;
  readonly adapters: { forFile(file: SourceFile): LanguageAdapter };
  /** Key id, ARN or alias for every secret; absent for the AWS managed key. */
  readonly kmsKeyId?: string;
}

/** `skip`: left alone, by the user's wish or because the value can't be stored. */
export type MoveDecision = Decision | 'skip';

/** One finding in the plan. */
export interface PlannedMove {
  /** As in `PlanFile.file`. */
  readonly path: string;
  readonly finding: Finding;
  readonly assessment: Assessment;
  readonly decision: MoveDecision;
  /** Why this decision, as a sentence for the user. */
  readonly reason: string;
  /** Index into `MovePlan.secrets`; absent where no value could be told, and for `skip`. */
  readonly secret?: number;
  /** The field of that secret, where it holds JSON. */
  readonly field?: string;
  /** What the code calls of Secrets Manager once it is rewritten; nothing where it stays. */
  readonly actions: readonly LookupAction[];
}

/** One secret that would be created. The same value found twice in one environment is one secret. */
export interface PlannedSecret {
  /** Stays the same over `revise`. */
  readonly index: number;
  /** The full name; where a part of it is missing, with the placeholder still in it. */
  readonly name: string;
  readonly tags: readonly TagChoice[];
  readonly description: string;
  readonly kmsKeyId?: string;
  readonly value: Plaintext;
  /** Names of its fields, where it is a JSON object that code takes fields of. */
  readonly fields?: readonly string[];
  /** ClientRequestToken: a second create after a timeout makes no second secret. */
  readonly token: string;
  /** Whether it is created on apply: some code looks it up, or the user wants it stored anyway. */
  readonly wanted: boolean;
  /**
   * Whether infrastructure code makes it: it is not created on apply, and code looks it up only
   * once it exists and holds the value.
   */
  readonly declared: boolean;
  /** What keeps it from being created as it stands; undefined where nothing does. */
  readonly problem?: Fault;
}

/** Findings that can be one secret, a JSON object, or a secret each. */
export interface PlannedBundle {
  /** Stays the same over `revise`. */
  readonly id: string;
  /** Index into `MovePlan.secrets` of the JSON object. */
  readonly secret: number;
  /** Names of its fields. */
  readonly fields: readonly string[];
  /** Indices into `MovePlan.moves`. */
  readonly moves: readonly number[];
  /** Whether it is one secret as things stand. */
  readonly together: boolean;
}

/** A setting, no secret itself, that code looks up together with the secret beside it. */
export interface PlannedCompanion {
  readonly path: string;
  readonly assessment: Assessment;
  /** Index into `MovePlan.secrets`, and the field of it. */
  readonly secret: number;
  readonly field: string;
  /** Indices into `MovePlan.moves`, to which its edits are attributed. */
  readonly beside: readonly number[];
}

/** A tag value that must be asked, once for all the secrets it is missing in. */
export interface MissingTag {
  readonly key: string;
  readonly rule: TagRule;
  /** Indices into `MovePlan.secrets`. */
  readonly secrets: readonly number[];
  /** Why an offered value was not taken, where one was. */
  readonly problem?: string;
}

/** What would happen: shown to the user, and then applied exactly so. */
export interface MovePlan {
  /** In the order of the inputs. */
  readonly moves: readonly PlannedMove[];
  readonly secrets: readonly PlannedSecret[];
  readonly bundles: readonly PlannedBundle[];
  /** Those that `edits` look up. */
  readonly companions: readonly PlannedCompanion[];
  /**
   * The edits of every file, manifests included: sorted and disjoint, each path once, each import
   * once. `findings` are indices into `moves`.
   */
  readonly edits: readonly FileEdits[];
  /** The texts that `edits` refer to, and those of every other planned file. */
  readonly files: readonly ReviewedFile[];
  /** What must be asked before the plan can be applied; of wanted secrets only. */
  readonly missing: readonly MissingTag[];
}

/** What the user changes in the review. Without `secret`, the change is for every secret. */
export type Change =
  | { readonly kind: 'name'; readonly secret: number; readonly name: string }
  | { readonly kind: 'tag'; readonly key: string; readonly value: string; readonly secret?: number }
  | { readonly kind: 'kms'; readonly kmsKeyId: string | undefined; readonly secret?: number }
  /** Whether infrastructure code makes the secret. */
  | { readonly kind: 'declare'; readonly declared: boolean; readonly secret?: number }
  /** Leaves findings alone. */
  | { readonly kind: 'skip'; readonly moves: readonly number[]; readonly reason: string }
  /** Whether the findings of a bundle are one secret. */
  | { readonly kind: 'bundle'; readonly bundle: string; readonly together: boolean }
  /** Takes a skip back. */
  | { readonly kind: 'include'; readonly moves: readonly number[] }
  /** Whether the secret of a `guidance` move is stored although its code stays. */
  | { readonly kind: 'store'; readonly move: number; readonly store: boolean };

/** The secrets that apply would create, in order. */
export function wantedSecrets(plan: MovePlan): PlannedSecret[] {
  return plan.secrets.filter((secret) => secret.wanted);
}

/** Whether it has secrets to look up, and infrastructure code makes every one of them. */
export function isAllDeclared(plan: MovePlan): boolean {
  const wanted = wantedSecrets(plan);
  return wanted.length > 0 && wanted.every(({ declared }) => declared);
}
