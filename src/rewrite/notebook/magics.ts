/** A cell's code as the grammar of Python can read it: of the same length, at the same offsets. */
export interface CellCode {
  /** Where the code begins: behind the line of a cell magic. */
  readonly start: number;
  /** The code from there on, with what IPython reads otherwise in the place of a number and a comment. */
  readonly text: string;
}

/** Cell magics that run the cell's code as it is, in the notebook's own namespace (IPython 8). */
const PLAIN = /^\s*%%(?:time|capture)\b[^\n]*(?:\n|$)/;

/** Magics that mean that the cell is in another language; Databricks writes them with one sign. */
const FOREIGN =
  /^\s*(?:%%|%(?:sql|md|markdown|sh|bash|r|scala|java|html|javascript|js|fs|run|configure|perl|ruby)\b)/i;

/** What holds a statement together, and the line ends that part statements. */
const TOKEN =
  /"""(?:\\[^]|[^\\])*?"""|'''(?:\\[^]|[^\\])*?'''|"(?:\\[^]|[^\\"\n])*"|'(?:\\[^]|[^\\'\n])*'|#[^\n]*|\\\r?\n|[([{]|[)\]}]|\n/g;

/** A magic, a shell command or a question, or what a variable gets of one. */
const OWN_LINE =
  /([ \t]*(?:[\w., ]*[\w,] ?= ?)?)(?:[!%](?=\S)(?:\\\r?\n|[^\r\n])*|\?{1,2}[\w.]+|[\w.]+\?{1,2}(?=[ \t]*(?:\r?\n|$)))/y;

/** @returns undefined where the cell is not Python. */
export function pythonOf(cell: string): CellCode | undefined {
  const start = PLAIN.exec(cell)?.[0].length ?? 0;
  const code = cell.slice(start);
  return FOREIGN.test(code) ? undefined : { start, text: withoutMagics(code) };
}

/** Every line of IPython's own replaced by as many characters of Python. */
function withoutMagics(code: string): string {
  let text = '';
  for (let at = 0; at < code.length;) {
    OWN_LINE.lastIndex = at;
    const [whole = '', before = ''] = OWN_LINE.exec(code) ?? [];
    const end = statementEnd(code, at + whole.length);
    if (whole !== '') text += before + steadOf(whole.slice(before.length));
    text += code.slice(at + whole.length, end);
    at = end;
  }
  return text;
}

/** A number and a comment; a command over several lines goes on as a comment on each of them. */
function steadOf(line: string): string {
  const dots = line.replaceAll(/[^\r\n]/g, '.').replaceAll('\n.', '\n#');
  return `0#${dots.slice(2)}`;
}

/** The offset behind the statement that starts at `from`, or behind the rest of its line. */
function statementEnd(code: string, from: number): number {
  let depth = 0;
  TOKEN.lastIndex = from;
  for (let found = TOKEN.exec(code); found; found = TOKEN.exec(code)) {
    const [token] = found;
    if (/^[([{]$/.test(token)) depth += 1;
    else if (/^[)\]}]$/.test(token)) depth = Math.max(0, depth - 1);
    else if (token === '\n' && depth === 0) return TOKEN.lastIndex;
  }
  return code.length;
}
