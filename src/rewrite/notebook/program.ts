import { applyEdits, slice, type Span } from '../../base/text';
import type { Grammars } from '../../parse/grammars';
import type { AttributedEdit, Literal } from '../adapter';
import { countErrors, withTree } from '../syntax';
import { pythonOf, type CellCode } from './magics';
import type { Sheet } from './sheet';

/** Two line ends: what is put at the end of one cell is not what is put at the start of the next. */
const BETWEEN = '\n\n';

/** A cell's code within the program. */
interface Part {
  readonly sheet: Sheet;
  /** Where the code starts in the cell. */
  readonly from: number;
  /** Where it stands in the program. */
  readonly span: Span;
}

/** Where a finding stands in the program, or why it stands in none, as the end of a sentence. */
export type Placed = { readonly span: Span } | { readonly problem: string };

interface Reading {
  readonly text: string;
  readonly parts: readonly Part[];
  /** The cells that are no part of the program, and why. */
  readonly left: ReadonlyMap<Sheet, string>;
}

/**
 * Reads cells of Python, in their order.
 * @param typed an offset of the file where something is about to be inserted: its cell may be one
 *   that can't be parsed yet.
 */
export async function readProgram(
  grammars: Grammars,
  sheets: readonly Sheet[],
  typed?: number,
): Promise<NotebookProgram> {
  let text = '';
  const parts: Part[] = [];
  const left = new Map<Sheet, string>();
  for (const sheet of sheets) {
    const code = pythonOf(sheet.text);
    const isTyped = typed !== undefined && sheet.offsetIn(typed) !== undefined;
    const problem = code && isTyped ? undefined : await problemOf(grammars, code);
    if (!code || problem !== undefined) {
      if (problem !== undefined) left.set(sheet, problem);
      continue;
    }
    if (parts.length > 0) text += BETWEEN;
    const span = { start: text.length, end: text.length + code.text.length };
    parts.push({ sheet, from: code.start, span });
    text += code.text;
  }
  return new NotebookProgram(grammars, { text, parts, left });
}

async function problemOf(
  grammars: Grammars,
  code: CellCode | undefined,
): Promise<string | undefined> {
  if (!code) return 'a magic says that the cell is not Python';
  if (code.text.trim() === '') return 'there is no code in the cell';
  return (await isBroken(grammars, code.text)) ? 'its cell can’t be parsed' : undefined;
}

/**
 * The cells of a notebook as one program, in the order in which they are run: what a cell needs may
 * stand in one before it. A cell that is not Python, or can't be parsed, is no part of it.
 */
export class NotebookProgram {
  readonly text: string;
  readonly #parts: readonly Part[];
  readonly #left: ReadonlyMap<Sheet, string>;
  readonly #grammars: Grammars;

  constructor(grammars: Grammars, { text, parts, left }: Reading) {
    this.#grammars = grammars;
    this.text = text;
    this.#parts = parts;
    this.#left = left;
  }

  /** @param file a place of the file, in the sheet. */
  place(sheet: Sheet, file: Span): Placed {
    const problem = this.#left.get(sheet);
    if (problem !== undefined) return { problem };
    const part = this.#parts.find((one) => one.sheet === sheet);
    const inside = sheet.spanIn(file);
    if (!part || !inside) return { problem: 'it can’t be told which part of the code it is' };
    const span = inProgram(part, inside);
    const isPython =
      inside.start >= part.from && slice(this.text, span) === slice(sheet.text, inside);
    return isPython ? { span } : { problem: 'IPython reads that line, and not Python' };
  }

  /** The offset in the program of one in the file; undefined where it is in none of the cells. */
  offset(file: number): number | undefined {
    for (const part of this.#parts) {
      const offset = part.sheet.offsetIn(file);
      if (offset !== undefined && offset >= part.from) return inProgram(part, at(offset)).start;
    }
    return undefined;
  }

  /** A literal of the program as one of the file. */
  literal({ span, form }: Literal): Literal | undefined {
    const part = this.#partAt(span);
    return part && { span: part.sheet.spanOut(inSheet(part, span)), form: part.sheet.form(form) };
  }

  /** The edits of the program as edits of the file; undefined where a cell would not parse any more. */
  async edits(edits: readonly AttributedEdit[]): Promise<AttributedEdit[] | undefined> {
    const made: AttributedEdit[] = [];
    const byPart = new Map<Part, AttributedEdit[]>();
    for (const edit of edits) {
      const part = this.#partAt(edit.span);
      if (!part) return undefined;
      const inCell = { ...edit, span: inSheet(part, edit.span) };
      byPart.set(part, [...(byPart.get(part) ?? []), inCell]);
      made.push({ ...part.sheet.edit(inCell), findings: edit.findings });
    }
    for (const [{ sheet }, own] of byPart) {
      const code = pythonOf(applyEdits(sheet.text, own));
      if ((await problemOf(this.#grammars, code)) !== undefined) return undefined;
    }
    return made;
  }

  #partAt(wanted: Span): Part | undefined {
    return this.#parts.find(({ span }) => span.start <= wanted.start && wanted.end <= span.end);
  }
}

function inProgram({ from, span: { start } }: Part, inside: Span): Span {
  return moved(inside, start - from);
}

function inSheet({ from, span: { start } }: Part, span: Span): Span {
  return moved(span, from - start);
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

function isBroken(grammars: Grammars, text: string): Promise<boolean> {
  return withTree(grammars, { grammar: 'python', text }, (root) => countErrors(root) > 0);
}
