import { join } from 'node:path';
import { locateFindings, type LocatedFinding } from '../report/findings';
import { scanJson, scanText, type SkippedFile } from '../report/scanReport';
import type { ScanCommand } from './arguments';
import { openEngine } from './engine';
import { scanFiles } from './files';
import type { ExitCode, Session } from './main';
import { findPlaces, relativePath } from './roots';

/** `secret-ferry scan`: 0 where nothing was found, 1 where something was. */
export async function scan(command: ScanCommand, session: Session): Promise<ExitCode> {
  const places = await findPlaces(command.paths, session.cwd);
  const started = performance.now();
  const findings: LocatedFinding[] = [];
  const skipped: SkippedFile[] = [];
  let files = 0;
  let bytes = 0;
  for await (const entry of scanFiles(places, openEngine(command), session.signal)) {
    const file = relativePath(session.cwd, join(entry.root, entry.path));
    if ('reason' in entry) {
      skipped.push({ file, reason: entry.reason });
      continue;
    }
    files += 1;
    bytes += entry.bytes;
    findings.push(...locateFindings(file, entry.text, entry.findings));
  }
  const milliseconds = Math.round(performance.now() - started);
  const report = { findings, stats: { files, bytes, milliseconds, skipped } };
  await session.out.write(command.format === 'json' ? scanJson(report) : scanText(report));
  return findings.length > 0 ? 1 : 0;
}
