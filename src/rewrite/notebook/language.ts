import { Plaintext } from '../../base/plaintext';
import { slice } from '../../base/text';
import { decodeJson } from '../../parse/literals/json';
import type { Grammars } from '../../parse/grammars';
import type { Finding } from '../../scan/finding';
import type {
  Assessment,
  FileEdits,
  LanguageAdapter,
  Lookup,
  ProjectFacts,
  SourceFile,
} from '../adapter';
import { createPythonAdapter } from '../python/language';
import { readForm, writeJson } from './jsonText';
import { openNotebook, type Opened } from './opened';

/** A notebook as a file holds it, or one cell of it that is open in the editor. */
export function isOfNotebook({ path, languageId }: SourceFile): boolean {
  return /\.ipynb$/i.test(path) && /^(?:jsonc?|plaintext|python|)$/.test(languageId);
}

/** A shorter value stands in an output by chance. */
const TELLING_LENGTH = 8;

const IN_OUTPUT = 'An output of the notebook shows the value too: clear it.';

/**
 * Jupyter notebooks. Their cells are edited as the one program that they are: an import and the
 * cache go where the other imports are, once for all cells, for that is the cell that everybody runs
 * first when the kernel has been started again. Of a notebook that is open in the editor each cell
 * is a document of its own, and gets them itself.
 */
export function createNotebookAdapter(grammars: Grammars): LanguageAdapter {
  const python = createPythonAdapter(grammars);
  const notebooks = new Notebooks(grammars, python);
  return {
    ...python,
    languageIds: [],
    assess: (file, findings, project) => notebooks.assess(file, findings, project),
    rewrite: (file, lookups, project) => notebooks.rewrite(file, lookups, project),
    insertLookup: (file, offset, secretName, project) =>
      notebooks.insert(file, { offset, secretName }, project),
    encode: (value, form) => encode(python, value, form),
  };
}

class Notebooks {
  readonly #grammars: Grammars;
  readonly #python: LanguageAdapter;

  constructor(grammars: Grammars, python: LanguageAdapter) {
    this.#grammars = grammars;
    this.#python = python;
  }

  async assess(
    file: SourceFile,
    findings: readonly Finding[],
    project: ProjectFacts,
  ): Promise<Assessment[]> {
    const opened = await openNotebook(this.#grammars, file);
    if (typeof opened === 'string') return findings.map((one) => stays(file, one, opened));
    const placed = findings.map(({ span }) => opened.place(span));
    const inCode = findings.flatMap((finding, i): Finding[] => {
      const place = placed[i];
      return place && 'span' in place ? [{ ...finding, span: place.span }] : [];
    });
    const judged = await this.#python.assess(codeOf(file, opened), inCode, project);
    return findings.map((finding, i) => {
      const place = placed[i];
      if (place && 'problem' in place) return stays(file, finding, place.problem);
      const assessment = judged.shift();
      return assessment
        ? this.#outward(file, opened, { ...assessment, finding })
        : stays(file, finding, 'it is no part of the code');
    });
  }

  async rewrite(
    file: SourceFile,
    lookups: readonly Lookup[],
    project: ProjectFacts,
  ): Promise<FileEdits[]> {
    const opened = await openNotebook(this.#grammars, file);
    if (typeof opened === 'string') return [];
    const own = lookups.map((lookup) => inward(opened, lookup));
    const edits = await this.#python.rewrite(codeOf(file, opened), own, project);
    return outwardEdits(file, opened, edits);
  }

  async insert(
    file: SourceFile,
    { offset, secretName }: { readonly offset: number; readonly secretName: string },
    project: ProjectFacts,
  ): Promise<FileEdits[]> {
    const opened = await openNotebook(this.#grammars, file, offset);
    const at = typeof opened === 'string' ? undefined : opened.program.offset(offset);
    if (typeof opened === 'string' || at === undefined) return [];
    const code = codeOf(file, opened);
    const edits = await this.#python.insertLookup(code, at, secretName, project);
    return outwardEdits(file, opened, edits);
  }

  /** What was said of the program, as said of the file. */
  #outward(file: SourceFile, opened: Opened, inner: Assessment): Assessment {
    const { literal: known, value, decision, ...rest } = inner;
    const literal = known && opened.program.literal(known);
    const isWritable =
      literal &&
      value &&
      encode(this.#python, value, literal.form) === slice(file.text, literal.span);
    if (decision !== 'guidance' && !isWritable) {
      const why = 'of how the notebook is written';
      return { ...stays(file, inner.finding, why), ...(value && { value }) };
    }
    const reason = rest.reason.replaceAll('when the module loads', 'when the cell is run');
    const shown = value !== undefined && isShown(value, opened.outputs);
    return {
      ...rest,
      decision,
      reason: shown ? `${reason} ${IN_OUTPUT}` : reason,
      ...(value && { value }),
      ...(isWritable && { literal }),
    };
  }
}

function codeOf(file: SourceFile, { program }: Opened): SourceFile {
  return { path: file.path, languageId: 'python', text: program.text };
}

/** A lookup in the file as one in the program. */
function inward(opened: Opened, lookup: Lookup): Lookup {
  const { assessment } = lookup;
  const { literal, finding } = assessment;
  const place = literal && opened.place(literal.span);
  const form = literal && (readForm(literal.form)?.python ?? literal.form);
  if (form === undefined || !place || 'problem' in place)
    return { ...lookup, assessment: { ...assessment, decision: 'guidance' } };
  const { span } = place;
  const inner = { ...assessment, finding: { ...finding, span }, literal: { span, form } };
  return { ...lookup, assessment: inner };
}

/** The edits of the file; none at all where those of the program can't be made in its cells. */
async function outwardEdits(
  file: SourceFile,
  { program }: Opened,
  all: readonly FileEdits[],
): Promise<FileEdits[]> {
  const others = all.filter(({ path }) => path !== file.path);
  const own = all.find(({ path }) => path === file.path);
  const edits = own && (await program.edits(own.edits));
  return edits ? [{ path: file.path, edits }, ...others] : [];
}

function stays(file: SourceFile, finding: Finding, why: string): Assessment {
  const text = slice(file.text, finding.span);
  const value = file.languageId === 'python' ? undefined : decodeJson(`"${text}"`)?.value;
  return {
    finding,
    decision: 'guidance',
    reason: `The code stays as it is, because ${why}.`,
    // Within the text of a cell a backslash may be one of Python’s.
    ...(value && !text.includes('\\') && { value }),
  };
}

function isShown(value: Plaintext, outputs: readonly string[]): boolean {
  const text = value.reveal();
  return text.length >= TELLING_LENGTH && outputs.some((output) => output.includes(text));
}

function encode(python: LanguageAdapter, value: Plaintext, form: string): string | undefined {
  const inJson = readForm(form);
  if (!inJson) return python.encode(value, form);
  const literal = python.encode(value, inJson.python);
  return literal === undefined ? undefined : writeJson(literal, inJson.spelling, false);
}
