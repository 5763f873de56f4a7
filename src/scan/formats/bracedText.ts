import type { Span } from '../../base/text';
import type { Entry } from './entry';
import { unescapeC } from './escapes';
import { lineEnd } from './yamlScalars';

/** Where languages of keys, values and braces differ. */
export interface Dialect {
  /** Texts over several lines in three quotes. */
  readonly tripled: boolean;
  /** `[name]` opens a section. */
  readonly sections: boolean;
  /** `<<MARK` opens a text that ends with a line of that mark. */
  readonly heredocs: boolean;
  /** Text needs no quotes, and values may begin on the next line. */
  readonly bareText: boolean;
}

interface Key {
  readonly parts: readonly string[];
  readonly span: Span;
}

type Value = Pick<Entry, 'span' | 'quoted' | 'decoded' | 'isScript'>;

const [QUOTE, BACKSLASH, LINE_FEED, OPEN, CLOSE] = [34, 92, 10, 123, 125];
const KEY_PART = /[\w$@*/\u0080-\uffff-]{1,200}/y;
const HEREDOC = /<<[~-]?"?([A-Za-z_]\w{0,60})"?[ \t]{0,20}\r?\n/y;
const BARE_TEXT = /[^\s,;{}[\]#"'][^\n\r,{}[\]#]{0,300}/y;
const WORD = /[\w.$*@%+-]{1,300}/y;
const NUMBER = /^-?\d[\d.]*$/;
/** Before a text: it is compared with something and bound to nothing. */
const COMPARED = /[!=]=[ \t]{0,8}$/;

/** The words of a text of keys, values and braces, one after another. */
export class BracedText {
  readonly #text: string;
  readonly #dialect: Dialect;
  #at = 0;
  /** A text in three quotes was left open: nothing behind it can be told from its inside. */
  #isLeftOpen = false;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#dialect = dialect;
  }

  /** The next character that is neither blank nor in a comment; empty at the end. */
  next(): string {
    for (;;) {
      const character = this.#text.charAt(this.#at);
      if (character === ' ' || character === '\t' || character === '\r') this.#at++;
      else if (!this.#comment(character)) return character;
    }
  }

  startsWith(sign: string): boolean {
    return this.#text.startsWith(sign, this.#at);
  }

  skip(length: number): void {
    this.#at += length;
  }

  skipLine(): void {
    this.#at = lineEnd(this.#text, this.#at);
  }

  /** `a`, `a."b c".d` */
  key(): Key | undefined {
    const parts: string[] = [];
    const start = this.#at;
    let span: Span | undefined;
    do {
      const part = this.#keyPart();
      if (!part) break;
      parts.push(part.name);
      span = part.span;
    } while (this.#takesDot());
    return span && { parts, span: parts.length > 1 ? { start, end: span.end } : span };
  }

  /** A text, a number or, where the dialect has it, text without quotes. Words of code are passed over. */
  value(): Value | undefined {
    const isCompared = COMPARED.test(this.#text.slice(Math.max(0, this.#at - 10), this.#at));
    const value = this.#isQuote() ? this.#quoted() : (this.#heredoc() ?? this.#bare());
    return isCompared ? undefined : value;
  }

  #comment(first: string): boolean {
    const isLine = first === '#' || this.startsWith('//');
    if (!isLine && !this.startsWith('/*')) return false;
    const end = this.#text.indexOf(isLine ? '\n' : '*/', this.#at + 1);
    this.#at = end < 0 ? this.#text.length : end + (isLine ? 0 : 2);
    return true;
  }

  #keyPart(): { name: string; span: Span } | undefined {
    const quoted = this.#isQuote() ? this.#quoted() : undefined;
    if (quoted) {
      const { span, decoded } = quoted;
      return { name: decoded ?? this.#text.slice(span.start, span.end), span };
    }
    const start = this.#at;
    const name = this.#match(KEY_PART)?.[0];
    return name === undefined ? undefined : { name, span: { start, end: this.#at } };
  }

  #takesDot(): boolean {
    if (!this.startsWith('.')) return false;
    this.#at++;
    return true;
  }

  #isQuote(): boolean {
    const first = this.#text.charAt(this.#at);
    return first === '"' || (first === "'" && !this.#dialect.heredocs);
  }

  #quoted(): Value | undefined {
    const quote = this.#text.charAt(this.#at);
    const long = quote.repeat(3);
    const isLong = this.#dialect.tripled && !this.#isLeftOpen && this.startsWith(long);
    const mark = isLong ? long : quote;
    const start = this.#at + mark.length;
    const end = this.#closing(start, mark);
    if (end === undefined) {
      this.#isLeftOpen ||= isLong;
      this.skipLine();
      return undefined;
    }
    this.#at = end + mark.length;
    return this.#literal({ start, end }, mark);
  }

  #literal(whole: Span, mark: string): Value {
    // A line break right behind three quotes does not count.
    const skipped =
      mark.length === 3
        ? (/^\r?\n/.exec(this.#text.slice(whole.start, whole.start + 2))?.[0].length ?? 0)
        : 0;
    const span = { start: whole.start + skipped, end: whole.end };
    const source = this.#text.slice(span.start, span.end);
    const hasEscapes = mark.startsWith('"') && source.includes('\\');
    return { span, quoted: true, ...(hasEscapes ? { decoded: unescapeC(source) } : {}) };
  }

  /** Where a text closes that opened at `start`; interpolations in it may hold quotes of their own. */
  #closing(start: number, mark: string): number | undefined {
    const quote = mark.charCodeAt(0);
    const isLong = mark.length > 1;
    let depth = 0;
    for (let i = start; i < this.#text.length; i++) {
      const code = this.#text.charCodeAt(i);
      if (code === quote && depth === 0 && (!isLong || this.#text.startsWith(mark, i)))
        return this.#lastOf(mark, i);
      if (code === BACKSLASH && quote === QUOTE) i++;
      else if (code === LINE_FEED && !isLong) return undefined;
      else if (code === OPEN && this.#opensCode(i)) depth++;
      else if (code === CLOSE && depth > 0) depth--;
    }
    return undefined;
  }

  /** `${` and `%{` */
  #opensCode(at: number): boolean {
    return this.#dialect.heredocs && /[$%]/.test(this.#text.charAt(at - 1));
  }

  /** Up to two quotes may stand right before three that close. */
  #lastOf(mark: string, at: number): number {
    let end = at;
    while (mark.length === 3 && end < at + 2 && this.#text.startsWith(mark, end + 1)) end++;
    return end;
  }

  #heredoc(): Value | undefined {
    if (!this.#dialect.heredocs) return undefined;
    const mark = this.#match(HEREDOC)?.[1];
    if (mark === undefined) return undefined;
    const start = this.#at;
    let at = start;
    while (
      at < this.#text.length &&
      this.#text.slice(at, lineEnd(this.#text, at)).trim() !== mark
    ) {
      const next = this.#text.indexOf('\n', at);
      at = next < 0 ? this.#text.length : next + 1;
    }
    this.#at = lineEnd(this.#text, at);
    return { span: { start, end: Math.max(start, at - 1) }, quoted: false, isScript: true };
  }

  #bare(): Value | undefined {
    const start = this.#at;
    const word = this.#match(this.#dialect.bareText ? BARE_TEXT : WORD)?.[0];
    if (word === undefined) {
      this.#at++;
      return undefined;
    }
    const text = word.trimEnd();
    const counts = this.#dialect.bareText || NUMBER.test(text);
    return counts ? { span: { start, end: start + text.length }, quoted: false } : undefined;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match) this.#at += match[0].length;
    return match;
  }
}
