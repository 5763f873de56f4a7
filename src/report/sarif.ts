import type { Log, ReportingDescriptor, Result } from 'sarif';
import { describePart } from '../scan/companions';
import type { Confidence, Severity } from '../scan/finding';
import type { CustomRule } from '../scan/options';
import { ruleDocUrl, ruleTitle, rotationOf } from '../scan/ruleDocs';
import type { LocatedFinding, ReportedFinding, ReportedPart } from './findings';
import type { ScanReport } from './scanReport';

export interface SarifSource {
  /** Of this tool. */
  readonly version: string;
  /** The custom rules that were used. */
  readonly custom: readonly CustomRule[];
}

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};

/** SARIF ranks results from 0 to 100; ours are told by how sure they are. */
const RANKS: Readonly<Record<Confidence, number>> = { high: 90, medium: 60, low: 30 };

/** Where relative paths start: the folder that the scan ran in. */
const BASE = 'SRCROOT';

/**
 * The report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): one document that
 * ends in a line end. Allowed findings are in it as suppressed results. It holds no value and no
 * piece of the text.
 */
export function sarif(report: ScanReport, source: SarifSource): string {
  const { findings, allowed, stats } = report;
  const ids = [...findings, ...allowed].map(({ reported }) => reported.ruleId);
  const rules = [...new Set(ids)].sort();
  const place = (located: LocatedFinding): Result => resultOf(located, rules);
  const log: Log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Secret Ferry',
            version: source.version,
            informationUri: 'https://github.com/secret-ferry/secret-ferry',
            rules: rules.map((id) => describeRule(id, source.custom)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: stats.skipped.map(({ file, reason }) => ({
              level: 'note',
              message: { text: `Not scanned: ${reason}.` },
              locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
            })),
          },
        ],
        results: [
          ...findings.map((finding): Result => ({ ...place(finding), suppressions: [] })),
          ...allowed.map((finding): Result => ({
            ...place(finding),
            suppressions: [
              {
                kind: finding.by === 'comment' ? 'inSource' : 'external',
                status: 'accepted',
                justification: finding.reason,
              },
            ],
          })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(id: string, custom: readonly CustomRule[]): ReportingDescriptor {
  const own = custom.find((rule) => rule.id === id);
  const rotate = own ? own.rotate : rotationOf(id);
  return {
    id,
    shortDescription: { text: own?.title ?? ruleTitle(id) },
    ...(!own && { helpUri: ruleDocUrl(id) }),
    ...(rotate !== undefined && { help: { text: `Revoke or rotate it: ${rotate}` } }),
  };
}

function resultOf({ reported, binding }: LocatedFinding, rules: readonly string[]): Result {
  const { ruleId, severity, confidence, type, fingerprint } = reported;
  const where = binding === undefined ? '' : ` in "${binding}"`;
  const what = type.replaceAll('-', ' ').replace('aws', 'AWS').replace('ssh', 'SSH');
  return {
    ruleId,
    ruleIndex: rules.indexOf(ruleId),
    level: LEVELS[severity],
    rank: RANKS[confidence],
    message: { text: `Hardcoded ${what}${where} (${confidence} confidence).` },
    locations: [{ physicalLocation: locationOf(reported) }],
    ...relatedTo(reported),
    partialFingerprints: { 'secretFerryLocation/v1': fingerprint },
  };
}

/** The other parts of its group. */
function relatedTo({ file, start, group }: ReportedFinding): Pick<Result, 'relatedLocations'> {
  const others = (group?.parts ?? []).filter((part) => part.start !== start);
  if (others.length === 0) return {};
  const relatedLocations = others.map((part, index) => ({
    id: index + 1,
    message: { text: describePart(part.role, part.name) },
    physicalLocation: locationOf({ ...part, file }),
  }));
  return { relatedLocations };
}

function locationOf(place: Pick<ReportedFinding, 'file'> & Omit<ReportedPart, 'role' | 'name'>) {
  const { file, start, end, startLine, startColumn, endLine, endColumn } = place;
  return {
    artifactLocation: artifact(file),
    region: {
      startLine,
      startColumn,
      endLine,
      endColumn,
      charOffset: start,
      charLength: end - start,
    },
  };
}

function artifact(file: string): { uri: string; uriBaseId: string } {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}
