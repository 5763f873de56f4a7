/** How a file is written, so that what is added looks like its neighbours. */
export interface Style {
  readonly eol: '\n' | '\r\n';
  /** One level: a tab, or two or four spaces. */
  readonly indent: string;
  readonly quote: "'" | '"';
  /** Columns that a line may have. */
  readonly width: number;
}

export function lineEndOf(text: string): '\n' | '\r\n' {
  const crlf = text.match(/\r\n/g)?.length ?? 0;
  const all = text.match(/\n/g)?.length ?? 0;
  return crlf * 2 > all ? '\r\n' : '\n';
}

/** The smallest indentation that a line of the file has, or the language's usual one. */
export function indentOf(text: string, usual: string): string {
  const indents = [...text.matchAll(/^([ \t]+)\S/gm)].map((match) => match[1] ?? '');
  if (indents.some((indent) => indent.startsWith('\t'))) return '\t';
  // A single column is a comment's second line.
  const widths = indents.map((indent) => indent.length).filter((width) => width > 1);
  return widths.length > 0 ? ' '.repeat(Math.min(...widths)) : usual;
}

/**
 * The width the file keeps to: the first of the usual ones that its lines fit. Lines with strings
 * don't count, for no formatter breaks those.
 */
export function widthOf(text: string, usual: readonly number[]): number {
  const lengths = text
    .split(/\r?\n/)
    .filter((line) => !/['"`#]|\/\//.test(line))
    .map((line) => line.length);
  const longest = Math.max(0, ...lengths);
  return usual.find((width) => longest <= width) ?? usual.at(-1) ?? 80;
}

/** The quote that most of the literals begin with; `usual` where neither is ahead. */
export function quoteOf(openings: readonly string[], usual: "'" | '"'): "'" | '"' {
  const count = (quote: string): number => openings.filter((one) => one.endsWith(quote)).length;
  const lead = count("'") - count('"');
  if (lead === 0) return usual;
  return lead > 0 ? "'" : '"';
}

/** The blanks that the line of `offset` begins with. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? '';
}

/** The offset at which the line of `offset` starts. */
export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The offset of the end of the line of `offset`, its line end not included. */
export function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}
