import type { AllowedFinding } from '../scan/sift';
import type { LocatedFinding } from './findings';
import { count, heading, printable, size } from './wording';

export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

export interface ScanStats {
  /** Files whose text was scanned. */
  readonly files: number;
  /** Their size as stored. */
  readonly bytes: number;
  /** From the first file's reading to the last one's findings. */
  readonly milliseconds: number;
  readonly skipped: readonly SkippedFile[];
  /** Findings that a comment allows. */
  readonly allowed: number;
  /** Findings that the baseline accepts. */
  readonly baselined: number;
}

/** A finding that somebody allowed, with its place. */
export type ReportedAllowed = LocatedFinding & Omit<AllowedFinding, 'finding'>;

export interface ScanReport {
  readonly findings: readonly LocatedFinding[];
  readonly allowed: readonly ReportedAllowed[];
  readonly stats: ScanStats;
}

/** The stable JSON form, version 1, as one document that ends in a line end. */
export function scanJson({ findings, stats }: ScanReport): string {
  const document = { version: 1, findings: findings.map(({ reported }) => reported), stats };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** One line a finding, grouped by file, with a summary: for people and for editors' links. */
export function scanText({ findings, stats }: ScanReport): string {
  const lines: string[] = [];
  let file: string | undefined;
  for (const finding of findings) {
    if (file !== undefined && file !== finding.reported.file) lines.push('');
    file = finding.reported.file;
    lines.push(findingLine(finding));
  }
  if (findings.length > 0) lines.push('');
  // Pictures and the like are in the JSON form; a list of them would bury what matters here.
  for (const { file: path, reason } of stats.skipped.filter(({ reason }) => reason !== 'binary')) {
    lines.push(`skipped ${printable(path)}: ${printable(reason)}`);
  }
  lines.push(summary(findings, stats));
  return `${lines.join('\n')}\n`;
}

/** `path:line:col  confidence  rule  binding`. */
export function findingLine({ reported, binding }: LocatedFinding): string {
  const { confidence, ruleId, allowedUntil } = reported;
  const ended = allowedUntil === undefined ? '' : `(was allowed until ${allowedUntil})`;
  return [heading(reported), confidence, ruleId, printable(binding ?? ''), ended]
    .filter((part) => part !== '')
    .join('  ');
}

function summary(findings: readonly LocatedFinding[], stats: ScanStats): string {
  const files = new Set(findings.map(({ reported }) => reported.file)).size;
  const found =
    findings.length === 0
      ? 'No hardcoded secrets found'
      : `${count(findings.length, 'finding')} in ${count(files, 'file')}`;
  const { milliseconds, allowed, baselined } = stats;
  const quiet = [
    ...(allowed > 0 ? [`${allowed} allowed by comments`] : []),
    ...(baselined > 0 ? [`${baselined} in the baseline`] : []),
  ];
  const scanned = `${count(stats.files, 'file')} scanned, ${size(stats.bytes)}, ${milliseconds} ms`;
  return `${[found, ...quiet].join(', ')} (${scanned}).`;
}
