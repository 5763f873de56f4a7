import type { Span } from '../../base/text';
import type { Grammars } from '../../parse/grammars';
import type { SourceFile } from '../adapter';
import { cellAt, readNotebook, type Cell, type Notebook } from './notebook';
import { readProgram, type NotebookProgram, type Placed } from './program';
import { plainSheet, type Sheet } from './sheet';

/** The code of a notebook, or of a cell of it that is open in the editor. */
export interface Opened {
  readonly program: NotebookProgram;
  /** Where a place of the file is in the program, or why it is not, as the end of a sentence. */
  place(span: Span): Placed;
  /** The texts of all outputs. */
  readonly outputs: readonly string[];
}

/**
 * @param typed as for `readProgram`.
 * @returns why there is no code in the file, as the end of a sentence, where there is none.
 */
export async function openNotebook(
  grammars: Grammars,
  { languageId, text }: SourceFile,
  typed?: number,
): Promise<Opened | string> {
  if (languageId === 'python') return openCell(grammars, plainSheet(text), typed);
  const notebook = readNotebook(text);
  if (!notebook) return 'the file can’t be read as a notebook of format 4';
  const { language, outputs } = notebook;
  if (!isPython(language)) return 'the notebook is not in Python, as far as it says';
  const sheets = notebook.cells.filter(isCode).map(({ source }) => source);
  const program = await readProgram(grammars, sheets, typed);
  const place = (span: Span): Placed => placeIn(program, notebook, span);
  return { program, place, outputs };
}

async function openCell(grammars: Grammars, sheet: Sheet, typed?: number): Promise<Opened> {
  const program = await readProgram(grammars, [sheet], typed);
  return { program, place: (span) => program.place(sheet, span), outputs: [] };
}

/** `python`, `ipython3`, a kernel named `python3`. */
function isPython(language: string | undefined): boolean {
  return /^i?python[\d.]*$/.test(language ?? '');
}

function isCode({ kind, languageId = 'python' }: Cell): boolean {
  return kind === 'code' && languageId === 'python';
}

function placeIn(program: NotebookProgram, notebook: Notebook, span: Span): Placed {
  const found = cellAt(notebook, span);
  if (!found) return { problem: 'it is not in a cell' };
  if (found.where === 'outputs') {
    return { problem: 'it is in what a cell has put out; clear the output' };
  }
  const { cell } = found;
  if (isCode(cell)) return program.place(cell.source, span);
  return { problem: cell.kind === 'code' ? 'the cell is not Python' : 'the cell is no code' };
}
