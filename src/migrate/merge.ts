import { sortEdits, type Span } from '../base/text';
import type { AttributedEdit, FileEdits } from '../rewrite/adapter';

/** The edits that one source file asks for, in itself and in manifests. */
export interface Contribution {
  /** `findings` count the moves of the whole plan. */
  readonly edits: readonly FileEdits[];
  /** The texts the edits refer to, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** All contributions in one: each path once, the same edit once. */
export class EditMerge {
  readonly #edits = new Map<string, AttributedEdit[]>();
  readonly #texts = new Map<string, string>();

  /**
   * Takes a contribution as a whole, or not at all where it collides with an earlier one: an edit
   * that two files ask for alike (a dependency in a shared manifest) is one edit.
   */
  add(contribution: Contribution): boolean {
    if (!contribution.edits.every((file) => this.#fits(file, contribution.texts))) return false;
    for (const file of contribution.edits) this.#take(file, contribution.texts);
    return true;
  }

  /** The merged edits, in the order in which the paths came up. */
  result(): FileEdits[] {
    return [...this.#edits].map(([path, edits]) => ({
      path,
      edits: sortEdits(edits, this.#texts.get(path)?.length ?? 0),
    }));
  }

  text(path: string): string | undefined {
    return this.#texts.get(path);
  }

  #fits(file: FileEdits, texts: ReadonlyMap<string, string>): boolean {
    const text = texts.get(file.path);
    if (text === undefined || !areDisjoint(file.edits, text.length)) return false;
    const known = this.#edits.get(file.path);
    if (!known) return true;
    if (this.#texts.get(file.path) !== text) return false;
    return file.edits.every(
      (edit) =>
        known.some((other) => isSameEdit(other, edit)) ||
        !known.some((other) => touches(other.span, edit.span)),
    );
  }

  #take(file: FileEdits, texts: ReadonlyMap<string, string>): void {
    const known = this.#edits.get(file.path) ?? [];
    const merged = [...known];
    for (const edit of file.edits) {
      const at = known.findIndex((other) => isSameEdit(other, edit));
      const twin = known[at];
      if (twin) merged[at] = { ...twin, findings: union(twin.findings, edit.findings) };
      else merged.push(edit);
    }
    this.#edits.set(file.path, merged);
    this.#texts.set(file.path, texts.get(file.path) ?? '');
  }
}

function areDisjoint(edits: readonly AttributedEdit[], length: number): boolean {
  try {
    sortEdits(edits, length);
    return true;
  } catch {
    return false;
  }
}

function isSameEdit(a: AttributedEdit, b: AttributedEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Overlapping, or side by side: then the order of two strangers' texts would be a guess. */
function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
