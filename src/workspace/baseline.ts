import { join } from 'node:path';
import type { Acceptance } from '../scan/options';
import { isDay } from '../scan/suppress';
import type { FileSystem } from './files';
import { asObject, readInside, readText } from './readText';

export const BASELINE_FILE = '.secretferry-baseline.jsonl';
/** 16 MiB: some eighty thousand entries. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Broken lines that are told one by one. */
const MAX_PROBLEMS = 20;

/** A finding that a team has accepted where it stands. It tells nothing of the value. */
export interface BaselineEntry {
  /** Location fingerprint: 24 hex digits. */
  readonly fingerprint: string;
  readonly rule: string;
  /** Relative to the folder of the baseline, with `/`. */
  readonly path: string;
  readonly reason: string;
  /** The last day it holds, ISO; absent where it holds for good. */
  readonly expires?: string;
  /** The day it came in, ISO. */
  readonly added: string;
}

/** A line that is no entry, with what is wrong with it. */
export interface BaselineProblem {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface Baseline {
  readonly entries: readonly BaselineEntry[];
  readonly problems: readonly BaselineProblem[];
}

/** The baseline of a folder; empty where it has none. Never throws. */
export async function readBaseline(fs: FileSystem, root: string): Promise<Baseline> {
  const info = await fs.stat(join(root, BASELINE_FILE)).catch(() => 'unreadable' as const);
  if (!info) return { entries: [], problems: [] };
  return asBaseline(await readInside(fs, root, BASELINE_FILE, MAX_BYTES));
}

/** The baseline in a file that somebody named. Never throws. */
export async function readBaselineAt(fs: FileSystem, path: string): Promise<Baseline> {
  return asBaseline(await readText(fs, path, MAX_BYTES));
}

function asBaseline(text: string | undefined): Baseline {
  if (text !== undefined) return parseBaseline(text);
  const message =
    "it can't be read, is larger than 16 MiB, or is a link that leads out of the folder";
  return { entries: [], problems: [{ line: 1, message }] };
}

/** One entry a line. What is no entry is named, and the rest counts. */
export function parseBaseline(text: string): Baseline {
  const entries: BaselineEntry[] = [];
  const problems: BaselineProblem[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const entry = parseEntry(line);
    if (typeof entry !== 'string') entries.push(entry);
    else if (problems.length < MAX_PROBLEMS) problems.push({ line: index + 1, message: entry });
  });
  return { entries, problems };
}

function parseEntry(line: string): BaselineEntry | string {
  if (/^(?:<{7}|={7}|>{7})/.test(line)) return 'it is the mark of a merge conflict';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'it is not JSON';
  }
  const { fingerprint, rule, path, reason, expires, added } = asObject(value) ?? {};
  if (!isText(fingerprint) || !/^[0-9a-f]{24}$/.test(fingerprint)) {
    return '"fingerprint" must be 24 hex digits';
  }
  if (!isText(rule)) return '"rule" must be a rule’s id';
  if (!isText(path)) return '"path" must be a path';
  if (!isText(reason) || reason.trim() === '') return '"reason" must say why it is accepted';
  if (!isText(added) || !isDay(added)) return '"added" must be a day, such as 2026-01-31';
  if (expires === undefined) return { fingerprint, rule, path, reason, added };
  if (!isText(expires) || !isDay(expires)) return '"expires" must be a day, such as 2027-01-31';
  return { fingerprint, rule, path, reason, expires, added };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 2048;
}

/**
 * The file's text. Entries are sorted by fingerprint, one a line and each once: what two branches
 * add lands apart, so that they merge line by line.
 */
export function renderBaseline(entries: readonly BaselineEntry[]): string {
  const once = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const sorted = [...once.values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return sorted.map((entry) => `${JSON.stringify(inOrder(entry))}\n`).join('');
}

function inOrder(entry: BaselineEntry): BaselineEntry {
  const { fingerprint, rule, path, reason, expires, added } = entry;
  return { fingerprint, rule, path, reason, ...(expires !== undefined && { expires }), added };
}

/** The baseline as the scan takes it. */
export function acceptances(entries: readonly BaselineEntry[]): ReadonlyMap<string, Acceptance> {
  return new Map(
    entries.map(({ fingerprint, reason, expires }) => [
      fingerprint,
      { reason, ...(expires !== undefined && { until: expires }) },
    ]),
  );
}

/** A finding as the baseline knows it. */
export type Place = Pick<BaselineEntry, 'fingerprint' | 'rule' | 'path'>;

export interface BaselineUpdate {
  readonly entries: readonly BaselineEntry[];
  readonly added: readonly BaselineEntry[];
  /** Entries whose finding is not there any more. */
  readonly removed: readonly BaselineEntry[];
}

/**
 * The baseline after a scan: entries still needed stay as they are, new findings come in with
 * `reason`, entries without a finding go. An entry that has run out is replaced as if it were new.
 * @param isGone whether an entry's file was looked at, or is no more.
 */
export function updateBaseline(
  entries: readonly BaselineEntry[],
  found: readonly Place[],
  entry: Pick<BaselineEntry, 'reason' | 'expires' | 'added'>,
  isGone: (path: string) => boolean,
): BaselineUpdate {
  const present = new Set(found.map(({ fingerprint }) => fingerprint));
  const hasEnded = ({ expires }: BaselineEntry): boolean =>
    expires !== undefined && expires < entry.added;
  const removed = entries.filter(
    ({ fingerprint, path }) => !present.has(fingerprint) && isGone(path),
  );
  const dead = new Set(removed);
  const kept = entries.filter(
    (one) => !dead.has(one) && !(present.has(one.fingerprint) && hasEnded(one)),
  );
  const known = new Set(kept.map(({ fingerprint }) => fingerprint));
  const added = found
    .filter(({ fingerprint }) => !known.has(fingerprint))
    .map((place) => ({ ...place, ...entry }));
  return { entries: [...kept, ...added], added, removed };
}
