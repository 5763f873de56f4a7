/** How a notebook writes text as JSON. */
export interface JsonSpelling {
  /** Whether characters beyond ASCII are written `\uHHHH`. */
  readonly ascii: boolean;
  /** What stands between the lines of a cell, as `,` and blanks; undefined where it is one string. */
  readonly between: string | undefined;
}

/** One UTF-16 unit of a string's value each: RFC 8259, section 7. */
const UNIT = /\\u[\da-fA-F]{4}|\\[^]|[^\\]/g;

/** Where each unit of the value of a string's body starts, which stands at `offset`. */
export function unitStarts(body: string, offset: number): number[] {
  return [...body.matchAll(UNIT)].map(({ index }) => offset + index);
}

/**
 * Writes text into the body of a string.
 * @param follows whether the string goes on behind it, so that a line that ends there is parted
 *   from what follows.
 */
export function writeJson(
  text: string,
  { ascii, between }: JsonSpelling,
  follows: boolean,
): string {
  const lines = text.split(/(?<=\n)/).map((line) => writeLine(line, ascii));
  if (between === undefined) return lines.join('');
  const isParted = follows && text.endsWith('\n');
  return lines.join(`"${between}"`) + (isParted ? `"${between}"` : '');
}

function writeLine(line: string, ascii: boolean): string {
  const body = JSON.stringify(line).slice(1, -1);
  if (!ascii) return body;
  return body.replace(/[^\0-\x7f]/g, (unit) => `\\u${hexOf(unit)}`);
}

function hexOf(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, '0');
}

const MARK = 'notebook';

/** A form of Python's within JSON: `notebook:u:%2C%0A:py-single`. */
export function formInJson(python: string, { ascii, between }: JsonSpelling): string {
  const parting = between === undefined ? '' : encodeURIComponent(between);
  return [MARK, ascii ? 'a' : 'u', parting, python].join(':');
}

/** The parts of such a form; undefined for a form that is Python's own. */
export function readForm(
  form: string,
): { readonly python: string; readonly spelling: JsonSpelling } | undefined {
  const [, letter, parting = '', python = ''] = /^notebook:([au]):([^:]*):([^]*)$/.exec(form) ?? [];
  if (letter === undefined) return undefined;
  const between = parting === '' ? undefined : decodeURIComponent(parting);
  return { python, spelling: { ascii: letter === 'a', between } };
}
