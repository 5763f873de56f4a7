import { escaped, itself } from './escapes';
import { readerOf, type Style, type Unit } from './spelling';

/**
 * What is read the same by every PowerShell: Windows PowerShell takes a file without a byte order
 * mark for one in the machine's code page, and typographic quotes are quotes (about_Quoting_Rules,
 * PowerShell 5.1 and 7).
 */
const PLAIN = /^[\t -~]$/;

/** Two single quotes stand for one; everything else stands for itself. */
const SINGLE: Style = {
  name: 'powershell-single',
  open: "'",
  close: "'",
  short: () => undefined,
  usual(value, index) {
    const char = value.charAt(index);
    return char === "'" ? "''" : char;
  },
  units: (body) =>
    split(body, /''|[^']/g, (source) =>
      source === "''" ? escaped(source, "'", 'e') : plain(source),
    ),
};

/** The escapes that Windows PowerShell 5.1 and PowerShell 7 share (about_Special_Characters). */
const ESCAPES: Readonly<Record<string, string>> = {
  '`a': '\x07',
  '`b': '\b',
  '`f': '\f',
  '`n': '\n',
  '`r': '\r',
  '`t': '\t',
  '`v': '\v',
  '``': '`',
  '`"': '"',
  '`$': '$',
};

const SPELLED = new Map(Object.entries(ESCAPES).map(([source, char]) => [char, source]));

/** A backtick escapes; a dollar sign may begin a variable, and is not taken for itself. */
const DOUBLE: Style = {
  name: 'powershell-double',
  open: '"',
  close: '"',
  short: () => undefined,
  usual(value, index) {
    const char = value.charAt(index);
    return SPELLED.get(char) ?? char;
  },
  units: (body) =>
    split(body, /`?[^]/g, (source) => {
      const value = Object.hasOwn(ESCAPES, source) ? ESCAPES[source] : undefined;
      if (value !== undefined) return escaped(source, value, 'e');
      return /^["$`]/.test(source) ? undefined : plain(source);
    }),
};

function plain(char: string): Unit | undefined {
  return PLAIN.test(char) ? itself(char) : undefined;
}

/** A body in pieces; undefined where the pieces are not all of it, or one is not known. */
function split(
  body: string,
  piece: RegExp,
  unitOf: (source: string) => Unit | undefined,
): Unit[] | undefined {
  const sources = [...body.matchAll(piece)].map(([source]) => source);
  const units = sources.flatMap((source) => unitOf(source) ?? []);
  const isAll = units.length === sources.length && sources.join('') === body;
  return isAll ? units : undefined;
}

export const POWERSHELL_STYLES: readonly Style[] = [SINGLE, DOUBLE];

/**
 * The value of a string of PowerShell on one line, in ASCII, in which nothing is expanded.
 * @returns undefined for anything else: here-strings, words, what is expanded.
 */
export const { decode: decodePowerShell, decodePart: decodePowerShellPart } = readerOf((source) =>
  POWERSHELL_STYLES.find(({ open }) => source.startsWith(open)),
);
