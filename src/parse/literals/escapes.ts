import { hex, hexKind, type Kind, type Unit } from './spelling';

/** Splits one escape off; `after` is the text behind the backslash, never empty. */
export type Escape = (after: string) => Unit | undefined;

/** Splits one unescaped piece off `rest`. */
export type Raw = (rest: string) => Unit | undefined;

/** Splits a body with backslash escapes into its units; undefined where a part isn't known. */
export function splitBody(body: string, raw: Raw, escape: Escape): Unit[] | undefined {
  const units: Unit[] = [];
  for (let at = 0; at < body.length;) {
    const unit =
      body[at] === '\\' ? escape(body.slice(at + 1, at + 12)) : raw(body.slice(at, at + 4));
    if (!unit) return undefined;
    units.push(unit);
    at += unit.source.length;
  }
  return units;
}

/** The unit of an escape spelled with a code in hexadecimal: `\x41`, `\u0041`, `\u{41}`. */
export function hexEscape(
  kind: 'x' | 'u' | 'b' | 'w',
  pattern: RegExp,
  after: string,
): Unit | undefined {
  const match = pattern.exec(after);
  const digits = match?.[1];
  if (match === null || digits === undefined) return undefined;
  const point = parseInt(digits, 16);
  if (point > 0x10ffff) return undefined;
  return {
    source: `\\${match[0]}`,
    value: String.fromCodePoint(point),
    kind: hexKind(kind, digits),
  };
}

/** A backslash at the end of a line: the line goes on, and nothing stands for it. */
export function continuedLine(after: string): Unit | undefined {
  if (after.startsWith('\r\n')) return { source: '\\\r\n', value: '', kind: 'K' };
  return after.startsWith('\n') ? { source: '\\\n', value: '', kind: 'k' } : undefined;
}

/** A unit of one character that stands for itself. */
export function itself(char: string): Unit {
  return { source: char, value: char, kind: 'l' };
}

export function escaped(source: string, value: string, kind: Kind): Unit {
  return { source, value, kind };
}

/** A raw line end of a literal over several lines: `\n` whatever the file's line ends are. */
export function rawLineEnd(rest: string): Unit | undefined {
  if (rest.startsWith('\r\n')) return { source: '\r\n', value: '\n', kind: 'l' };
  return rest.startsWith('\n') ? itself('\n') : undefined;
}

/** Three octal digits that stand for an ASCII character. From 0x80 on they are a byte, which need not be one. */
export function asciiOctal(after: string): Unit | undefined {
  return octalEscape(/^[01][0-7]{2}/, after);
}

/** The unit of an escape spelled with a code in octal digits: `\101`. */
export function octalEscape(pattern: RegExp, after: string): Unit | undefined {
  const digits = pattern.exec(after)?.[0];
  if (digits === undefined) return undefined;
  return escaped(`\\${digits}`, String.fromCharCode(parseInt(digits, 8)), 'o');
}

/** A surrogate stands for itself in some languages; two of them are not the one character they make here. */
export function notSurrogate(unit: Unit | undefined): Unit | undefined {
  return unit && /^[\ud800-\udfff]$/.test(unit.value) ? undefined : unit;
}

/** Whether a character is one of ASCII's controls, which no literal should show as it is. */
export function isControl(char: string): boolean {
  return char < ' ' || char === '\x7f';
}

/** A language's escapes of one letter, such as `\n`, by the character that they stand for. */
export class LetterEscapes {
  readonly #letters: Readonly<Record<string, string>>;
  readonly #chars: ReadonlyMap<string, string>;

  constructor(letters: Readonly<Record<string, string>>) {
    this.#letters = letters;
    this.#chars = new Map(Object.entries(letters).map(([char, letter]) => [letter, char]));
  }

  /** The letter of a character that has one. */
  readonly letterOf = (char: string): string | undefined => this.#letters[char];

  /** Splits such an escape off; `after` is the text behind the backslash. */
  read(after: string): Unit | undefined {
    const letter = after.charAt(0);
    const char = this.#chars.get(letter);
    return char === undefined ? undefined : escaped(`\\${letter}`, char, 's');
  }

  /** The escape of a character that has a letter. */
  write(char: string): string | undefined {
    const letter = this.#letters[char];
    return letter === undefined ? undefined : `\\${letter}`;
  }

  /** A character by its letter, as `\xHH` where it is another control, and else as it is. */
  writeOrHex(char: string): string {
    return this.write(char) ?? (isControl(char) ? `\\x${hex(char.charCodeAt(0), 2)}` : char);
  }
}
