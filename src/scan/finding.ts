import type { Span } from '../base/text';
import type { Role } from './companions';

/** The eight secret types of AWS's guidance "Migrating your secrets to AWS Secrets Manager, Part I". */
export const SECRET_TYPES = [
  'application-secret',
  'client-credential',
  'database-credential',
  'third-party-credential',
  'certificate-private-key',
  'cryptographic-key',
  'ssh-key',
  'aws-access-key',
] as const;
export type SecretType = (typeof SECRET_TYPES)[number];

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
/** How sure we are that this is a live secret. Never lowered by the path it stands in. */
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * How loudly to say so. Test, documentation and example paths lower it. `error` only where somebody
 * set a rule to it.
 */
export type Severity = 'error' | 'warning' | 'information';

/** A user's name and password with where they are used, a client's id and secret, a key and its id. */
export type GroupKind = 'login' | 'client' | 'key-pair';

/** A setting of a group: a secret, or what says whose it is or what it opens. Holds no value. */
export interface GroupPart {
  readonly role: Role | 'secret';
  /** As written; within an address, which names nothing, the role. */
  readonly name: string;
  /** Where its value stands. */
  readonly span: Span;
  /** Of the finding that it is, where it is one. */
  readonly fingerprint?: string;
}

/** What belongs together, and would be kept as one secret of several fields. */
export interface FindingGroup {
  /** The same for all its findings; as stable as the fingerprint of the first of them. */
  readonly id: string;
  readonly kind: GroupKind;
  /** By ascending place; the finding's own is among them. */
  readonly parts: readonly GroupPart[];
}

/** One hardcoded secret in one text. Holds where the value is, never the value. */
export interface Finding {
  /** Kebab-case id of the rule, stable: `stripe-secret-key`, `generic-password`. */
  readonly ruleId: string;
  readonly type: SecretType;
  readonly confidence: Confidence;
  readonly severity: Severity;
  /** The value alone, without quotes, in UTF-16 offsets of the decoded text. */
  readonly span: Span;
  /**
   * Location fingerprint: 24 hex digits from rule, path, binding and ordinal. It never depends on
   * the value, and it survives edits elsewhere in the file.
   */
  readonly fingerprint: string;
  /** The name it is bound to (variable, key path, parameter), as written; absent where it has none. */
  readonly binding?: string;
  /** The last day of a permission for it that has run out, ISO. */
  readonly allowedUntil?: string;
  /** Why it was reported, in short clauses for the hover: `assigned to "dbPassword"`. */
  readonly reasons: readonly string[];
  /** Absent where it stands alone. */
  readonly group?: FindingGroup;
}

/** A text to scan. */
export interface ScanInput {
  /** Path relative to the workspace folder, with `/`; for an untitled document its label. */
  readonly path: string;
  /** VS Code's language id where one is known; otherwise it is told from the path and the text. */
  readonly languageId?: string;
  readonly text: string;
  /** The text that `text` is a piece of, which tells of what kind it is. */
  readonly whole?: string;
}
