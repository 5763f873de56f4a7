import { Plaintext } from '../base/plaintext';
import { applyEdits, overlaps, slice, type Span } from '../base/text';
import type { AttributedEdit, FileEdits } from '../rewrite/adapter';
import type { LiteralPiece, Piece, RecordedEdit, RecordedFile } from './journal';
import { leakDetector } from './leak';
import { wantedSecrets, type MovePlan, type PlannedCompanion, type PlannedMove } from './plan';
import type { ReviewedFile } from './reviewedFile';

/** What the journal keeps of a plan's edits, and what only memory may keep. */
export interface Recording {
  readonly files: readonly RecordedFile[];
  readonly replaced: ReadonlyMap<string, readonly Plaintext[]>;
}

/** A literal (or, where its form is unknown, a value) that must not be written down. */
interface Guarded {
  readonly span: Span;
  /** Set where undo can write the literal again. */
  readonly known?: Pick<LiteralPiece, 'secret' | 'field' | 'form'>;
}

/** Writes a plan's edits down without any value. `secret` counts the plan's wanted secrets. */
export function record(plan: MovePlan, digest: (literal: Plaintext) => string): Recording {
  const replaced = new Map<string, readonly Plaintext[]>();
  const files = plan.edits.flatMap(({ path, edits }) => {
    const file = plan.files.find((other) => other.path === path);
    if (!file) return [];
    replaced.set(
      path,
      edits.map((edit) => new Plaintext(slice(file.text, edit.span))),
    );
    return [recordFile(plan, file, { path, edits }, digest)];
  });
  return { files, replaced };
}

function recordFile(
  plan: MovePlan,
  file: ReviewedFile,
  { edits }: FileEdits,
  digest: (literal: Plaintext) => string,
): RecordedFile {
  const guarded = guardedSpans(plan, file.path);
  const leaks = leakDetector(plan);
  let shift = 0;
  const recorded = edits.map((edit): RecordedEdit => {
    const start = edit.span.start + shift;
    shift += edit.newText.length - (edit.span.end - edit.span.start);
    const pieces = piecesOf(file.text, edit, guarded, digest);
    const safe = pieces && !pieces.some((piece) => typeof piece === 'string' && leaks(piece));
    return {
      before: edit.span,
      after: { start, end: start + edit.newText.length },
      newText: edit.newText,
      ...(safe ? { replaced: pieces } : {}),
    };
  });
  const after = new Plaintext(applyEdits(file.text, edits));
  return {
    path: file.path,
    languageId: file.languageId,
    edits: recorded,
    digest: digest(after),
  };
}

function guardedSpans(plan: MovePlan, path: string): Guarded[] {
  const order = wantedSecrets(plan).map((secret) => secret.index);
  const guarded = new Map<string, Guarded>();
  const inFile = [...plan.moves, ...plan.companions].filter((other) => other.path === path);
  for (const held of inFile) {
    const one = guard(held, order);
    const key = `${one.span.start}–${one.span.end}`;
    if (!guarded.get(key)?.known) guarded.set(key, one);
  }
  return [...guarded.values()].sort((a, b) => a.span.start - b.span.start);
}

function guard(
  { assessment, secret: index, field }: PlannedMove | PlannedCompanion,
  order: readonly number[],
): Guarded {
  const { literal, finding } = assessment;
  if (!literal) return { span: finding.span };
  const secret = index === undefined ? -1 : order.indexOf(index);
  if (secret < 0) return { span: literal.span };
  const known = { secret, form: literal.form, ...(field === undefined ? {} : { field }) };
  return { span: literal.span, known };
}

/** The replaced text in pieces; undefined where it holds a secret that undo could not write again. */
function piecesOf(
  text: string,
  { span }: AttributedEdit,
  guarded: readonly Guarded[],
  digest: (literal: Plaintext) => string,
): Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = span.start;
  for (const { span: literal, known } of guarded) {
    if (!overlaps(literal, span)) continue;
    const entangled = literal.start < at && at > span.start;
    if (!known || entangled) return undefined;
    const start = Math.max(literal.start, span.start);
    const end = Math.min(literal.end, span.end);
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push({
      ...known,
      digest: digest(new Plaintext(slice(text, literal))),
      from: start - literal.start,
      to: end - literal.start,
    });
    at = end;
  }
  if (span.end > at) pieces.push(text.slice(at, span.end));
  return pieces;
}
