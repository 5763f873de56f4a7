import type { Planted } from './planting';

/** How a notebook is written, where it is not as Jupyter writes it. */
export interface Layout {
  /** What one level is indented by; nothing for a notebook on a single line. */
  readonly indent?: string;
  /** Whether a cell's source is one string, and not an array of lines. */
  readonly oneString?: boolean;
  /** Characters beyond ASCII as `\uHHHH`. */
  readonly ascii?: boolean;
  readonly eol?: '\r\n';
  readonly end?: string;
  /** Instead of the usual metadata. */
  readonly metadata?: object;
}

/** Private characters around a value, while it goes through JSON. */
const [OPEN, CLOSE] = ['\ue000', '\ue001'];

/**
 * A program in the percent format (`# %%` before each cell, `# %% [markdown]` before one of text) as
 * a notebook, with its findings at their new places. An output may stand in a cell after `# out:`.
 */
export function asNotebook({ text, findings }: Planted, layout: Layout = {}): Planted {
  let marked = text;
  for (const { span } of [...findings].reverse()) {
    const inside = marked.slice(span.start, span.end);
    marked = `${marked.slice(0, span.start)}${OPEN}${inside}${CLOSE}${marked.slice(span.end)}`;
  }
  const written = write(cellsOf(marked, layout), layout);
  let plain = '';
  const spans: { start: number; end: number }[] = [];
  for (const part of written.split(/(\ue000|\\ue000|\ue001|\\ue001)/)) {
    if (part.endsWith('\ue000') || part === '\\ue000') spans.push({ start: plain.length, end: 0 });
    else if (part.endsWith('\ue001') || part === '\\ue001') spans.at(-1)!.end = plain.length;
    else plain += part;
  }
  return { text: plain, findings: findings.map((one, i) => ({ ...one, span: spans[i]! })) };
}

function cellsOf(text: string, { oneString }: Layout): object[] {
  const parts = text.split(/^# %%(.*)\r?\n/m);
  const cells: object[] = [];
  for (let i = 1; i < parts.length; i += 2) {
    const [code = '', ...outputs] = parts[i + 1]!.trimEnd().split(/^# out: /m);
    const lines = code.trimEnd().split(/(?<=\n)/);
    const source = oneString ? lines.join('') : lines;
    if (parts[i]!.includes('markdown')) cells.push({ cell_type: 'markdown', metadata: {}, source });
    else
      cells.push({
        cell_type: 'code',
        execution_count: i,
        metadata: {},
        outputs: outputs.map(outputOf),
        source,
      });
  }
  return cells;
}

function outputOf(text: string): object {
  return { name: 'stdout', output_type: 'stream', text: text.split(/(?<=\n)/) };
}

const PYTHON = {
  kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
  language_info: { name: 'python', version: '3.11.7' },
};

function write(cells: readonly object[], layout: Layout): string {
  const { indent = ' ', ascii, eol, end = '\n', metadata = PYTHON } = layout;
  const notebook = { cells, metadata, nbformat: 4, nbformat_minor: 5 };
  const json = JSON.stringify(notebook, undefined, indent) + end;
  const spelt = ascii
    ? json.replaceAll(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : json;
  return eol ? spelt.replaceAll('\n', eol) : spelt;
}
