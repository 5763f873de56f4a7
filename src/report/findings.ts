import { LineIndex, type Span } from '../base/text';
import type {
  Confidence,
  Finding,
  FindingGroup,
  GroupKind,
  GroupPart,
  SecretType,
  Severity,
} from '../scan/finding';

/** Where a value stands, alone: without its quotes. */
interface ReportedPlace {
  /** UTF-16 offsets in the decoded text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** 1-based, in UTF-16 units; the end column is exclusive. */
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A part of a group. */
export interface ReportedPart extends ReportedPlace {
  readonly role: GroupPart['role'];
  readonly name: string;
  /** Of the finding that it is, where it is one. */
  readonly fingerprint?: string;
}

/** What belongs together, such as a user's name, a password and a host. */
export interface ReportedGroup {
  readonly id: string;
  readonly kind: GroupKind;
  readonly parts: readonly ReportedPart[];
}

/** A finding as every report gives it: where it is and what it is, never its value. */
export interface ReportedFinding extends ReportedPlace {
  /** With `/`. */
  readonly file: string;
  readonly ruleId: string;
  readonly type: SecretType;
  readonly confidence: Confidence;
  readonly severity: Severity;
  readonly fingerprint: string;
  /** The last day of a permission that has run out, ISO; absent where there was none. */
  readonly allowedUntil?: string;
  /** Absent where the finding stands alone. */
  readonly group?: ReportedGroup;
}

/** A finding with its text's lines, for those who read it. */
export interface LocatedFinding {
  readonly reported: ReportedFinding;
  /** The name it is bound to, as written. */
  readonly binding?: string;
}

/** Says where the findings of one text stand. */
export function locateFindings(
  file: string,
  text: string,
  findings: readonly Finding[],
): LocatedFinding[] {
  if (findings.length === 0) return [];
  const lines = new LineIndex(text);
  return findings.map((finding) => ({
    reported: reportFinding(file, finding, lines),
    ...(finding.binding === undefined ? {} : { binding: finding.binding }),
  }));
}

function reportFinding(file: string, finding: Finding, lines: LineIndex): ReportedFinding {
  const { ruleId, type, confidence, severity, span, fingerprint, group } = finding;
  return {
    file,
    ruleId,
    type,
    confidence,
    severity,
    ...placeOf(span, lines),
    fingerprint,
    ...(finding.allowedUntil !== undefined && { allowedUntil: finding.allowedUntil }),
    ...(group && { group: reportGroup(group, lines) }),
  };
}

function reportGroup({ id, kind, parts }: FindingGroup, lines: LineIndex): ReportedGroup {
  const reported = parts.map(({ span, ...part }) => ({ ...part, ...placeOf(span, lines) }));
  return { id, kind, parts: reported };
}

function placeOf(span: Span, lines: LineIndex) {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return {
    start: span.start,
    end: span.end,
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
