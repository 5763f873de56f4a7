import { overlaps, type Span } from '../base/text';
import { movedFinding, type PlacedFinding } from './answers';
import type { Engine } from './engine';
import type { Finding, ScanInput } from './finding';
import { Fingerprints } from './fingerprint';
import type { LineRange } from './protocol';
import type { Untouched } from './untouched';
import { mergeSpans } from './windows';

/** UTF-16 units around what is seen that are read with it: they say what it belongs to. */
const MARGIN = 4000;
/** A longer stretch is not scanned faster than the whole. */
const LONGEST = 100_000;

/** What is seen of a text, and what is known of it. */
export interface Sight {
  readonly visible: readonly LineRange[];
  readonly known: readonly PlacedFinding[];
  /** Since then. */
  readonly untouched: Untouched;
}

/**
 * The findings of a text as far as they can be told at once: scanned where it is seen and where it was
 * edited, known from before elsewhere. Undefined where so much is seen that it would save nothing.
 */
export async function glance(
  engine: Engine,
  input: ScanInput,
  { visible, known, untouched }: Sight,
): Promise<Finding[] | undefined> {
  const { text } = input;
  const edited = { start: untouched.head, end: untouched.tailStart };
  const isShort = untouched.isEdited && edited.end - edited.start < MARGIN;
  const stretches = mergeSpans([...spansOfLines(text, visible), ...(isShort ? [edited] : [])]);
  const total = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  if (stretches.length === 0 || total > LONGEST) return undefined;
  const remembered = known.flatMap(({ finding }) => remember(finding, untouched) ?? []);
  const elsewhere = remembered.filter(({ span }) => !isWithin(stretches, span));
  const seen: Finding[] = [];
  for (const stretch of stretches) seen.push(...(await scanStretch(engine, input, stretch)));
  return disjoint([...elsewhere, ...provisional(engine, input.path, seen, remembered)]);
}

/** A finding of before, where it stands now; undefined where the text there is another. */
function remember(finding: Finding, { head, by, tailStart }: Untouched): Finding | undefined {
  if (finding.span.end <= head) return finding;
  return finding.span.start + by >= tailStart ? movedFinding(finding, by) : undefined;
}

function isWithin(stretches: readonly Span[], span: Span): boolean {
  return stretches.some((stretch) => overlaps(stretch, span));
}

async function scanStretch(engine: Engine, input: ScanInput, stretch: Span): Promise<Finding[]> {
  const { text } = input;
  const start = lineStart(text, Math.max(0, stretch.start - MARGIN));
  const end = lineEnd(text, Math.min(text.length, stretch.end + MARGIN));
  const found = await engine.scan({ ...input, text: text.slice(start, end), whole: text });
  return found
    .map((finding) => movedFinding(finding, start))
    .filter(({ span }) => overlaps(stretch, span));
}

/**
 * What was found in pieces, with what is known of it from before. Of what is new nobody knows yet which
 * of its name it is in the file: it gets a fingerprint of its own, and what the baseline may accept
 * is left to the scan of the whole.
 */
function provisional(
  engine: Engine,
  path: string,
  seen: readonly Finding[],
  remembered: readonly Finding[],
): Finding[] {
  const byStart = new Map(remembered.map((finding) => [finding.span.start, finding]));
  const taken = new Set(remembered.map(({ fingerprint }) => fingerprint));
  return seen.flatMap((finding) => {
    const { ruleId, binding, span } = finding;
    const known = byStart.get(span.start);
    if (known?.ruleId === ruleId && known.span.end === span.end) return known;
    const place = { ruleId, path, binding };
    if (engine.mayAccept(place)) return [];
    const fingerprints = new Fingerprints();
    let fingerprint = fingerprints.next(place);
    while (taken.has(fingerprint)) fingerprint = fingerprints.next(place);
    taken.add(fingerprint);
    return { ...finding, fingerprint };
  });
}

/** In text order; of two that overlap, the first. */
function disjoint(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.span.start - b.span.start)) {
    if ((kept.at(-1)?.span.end ?? 0) <= finding.span.start) kept.push(finding);
  }
  return kept;
}

/** Where lines stand; of a text that has fewer, none of those it has not. */
function spansOfLines(text: string, ranges: readonly LineRange[]): Span[] {
  const spans: Span[] = [];
  let line = 0;
  let at = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const first = below(text, at, start - line);
    if (first === undefined) break;
    const last = below(text, first, end - start);
    spans.push({ start: first, end: last === undefined ? text.length : lineEnd(text, last) });
    [line, at] = [start, first];
  }
  return spans;
}

/** The start of the line so many lines below the one that starts at `from`. */
function below(text: string, from: number, lines: number): number | undefined {
  let at = from;
  for (let line = 0; line < lines; line++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  return at;
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
