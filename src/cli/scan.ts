import { join } from 'node:path';
import { locateFindings, type LocatedFinding } from '../report/findings';
import { sarif } from '../report/sarif';
import {
  scanJson,
  scanText,
  type ReportedAllowed,
  type ScanReport,
  type SkippedFile,
} from '../report/scanReport';
import type { Format, ScanCommand } from './arguments';
import { scanFiles } from './files';
import type { ScannedFile } from './fileScanner';
import type { ExitCode, Session } from './main';
import { ownVersion } from './ownFolder';
import { findPlaces, relativePath } from './roots';
import { Setups } from './setup';

/**
 * `secret-ferry scan`: 0 where nothing was found, 1 where something was, 2 where the team file or the
 * baseline is not in order.
 */
export async function scan(command: ScanCommand, session: Session): Promise<ExitCode> {
  const { cwd, err, out, signal } = session;
  const places = await findPlaces(command.paths, cwd);
  const setups = new Setups({ ...command, cwd, tell: (line) => err.write(`${line}\n`) });
  const tally = new Tally();
  for await (const entry of scanFiles(places, setups, signal)) {
    const file = relativePath(cwd, join(entry.root, entry.path));
    if ('reason' in entry) tally.skipped.push({ file, reason: entry.reason });
    else tally.add(file, entry);
  }
  const report = tally.report();
  await out.write(FORMATS[command.format](report, setups));
  if (setups.problems > 0) return 2;
  return report.findings.length > 0 ? 1 : 0;
}

const FORMATS: Readonly<Record<Format, (report: ScanReport, setups: Setups) => string>> = {
  text: scanText,
  json: scanJson,
  sarif: (report, { custom }) => sarif(report, { version: ownVersion(), custom }),
};

/** What has come of the files so far. */
class Tally {
  readonly skipped: SkippedFile[] = [];
  readonly #started = performance.now();
  readonly #findings: LocatedFinding[] = [];
  readonly #allowed: ReportedAllowed[] = [];
  #files = 0;
  #bytes = 0;

  add(file: string, { text, bytes, findings, allowed }: ScannedFile): void {
    this.#files += 1;
    this.#bytes += bytes;
    this.#findings.push(...locateFindings(file, text, findings));
    const places = locateFindings(
      file,
      text,
      allowed.map(({ finding }) => finding),
    );
    for (const [index, { by, reason }] of allowed.entries()) {
      const located = places[index];
      if (located) this.#allowed.push({ ...located, by, reason });
    }
  }

  report(): ScanReport {
    const by = (how: ReportedAllowed['by']): number =>
      this.#allowed.filter((one) => one.by === how).length;
    const stats = {
      files: this.#files,
      bytes: this.#bytes,
      milliseconds: Math.round(performance.now() - this.#started),
      skipped: this.skipped,
      allowed: by('comment'),
      baselined: by('baseline'),
    };
    return { findings: this.#findings, allowed: this.#allowed, stats };
  }
}
