import type { Span } from '../../base/text';
import { childPath, type Entry } from './entry';
import { trimmed } from './lines';

const IDENTIFIER = String.raw`["\x60[]?[\w$.-]{1,80}["\x60\]]?(?:\.["\x60[]?[\w$]{1,80}["\x60\]]?)?`;
const INSERT = new RegExp(
  String.raw`\b(?:INSERT|REPLACE|MERGE|COPY)\s{1,20}(?:IGNORE\s{1,20})?(?:INTO\s{1,20})?(${IDENTIFIER})\s{0,20}\(`,
  'giy',
);
const MAX_COLUMNS = 100;
/** A text that is open longer than this was never closed; what it covers is passed over. */
const LITERAL_REACH = 20_000;

/**
 * SQL scripts: the values of an `INSERT` under their columns. What is assigned or compared stays
 * with the assignment scanner.
 */
export function* scanSql(text: string): Generator<Entry> {
  const reader = new SqlReader(text);
  const starts = /\b(?:insert|replace|merge|copy)\b|--|\/\*|'/gi;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    yield* reader.read(match);
    starts.lastIndex = Math.max(starts.lastIndex, reader.at);
  }
}

type Value = Pick<Entry, 'span' | 'quoted' | 'decoded'>;

class SqlReader {
  readonly #text: string;
  #containers = 0;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  *read({ 0: word, index }: RegExpExecArray): Generator<Entry> {
    this.at = index;
    if (word === '--' || word === '/*') this.#skipTo(word === '--' ? '\n' : '*/');
    else if (word === "'") this.at = this.#behindLiteral(index);
    else yield* this.#insert();
  }

  #skipTo(end: string): void {
    const found = this.#text.indexOf(end, this.at + 2);
    this.at = found < 0 ? this.#text.length : found + end.length;
  }

  *#insert(): Generator<Entry> {
    const match = this.#match(INSERT);
    if (!match) {
      this.at++;
      return;
    }
    const columns = this.#columns();
    const values = this.#match(/\)\s{0,20}VALUES?\s{0,20}/iy);
    if (!columns || !values) return;
    const path = childPath([], ...bare(match[1] ?? '').split('.'));
    while (this.#text.charAt(this.at) === '(') {
      yield* this.#row(columns, path);
      if (!this.#match(/\)\s{0,20},\s{0,20}(?=\()/y)) break;
    }
  }

  #columns(): readonly Span[] | undefined {
    const end = this.#text.indexOf(')', this.at);
    if (end < 0 || end - this.at > MAX_COLUMNS * 60) return undefined;
    const columns: Span[] = [];
    for (let start = this.at; start < end;) {
      const comma = this.#text.slice(start, end).indexOf(',');
      const stop = comma < 0 ? end : start + comma;
      columns.push(trimmed(this.#text, { start, end: stop }));
      start = stop + 1;
    }
    this.at = end;
    return columns.length > MAX_COLUMNS ? undefined : columns;
  }

  *#row(columns: readonly Span[], path: readonly string[]): Generator<Entry> {
    const container = ++this.#containers;
    this.at++;
    for (const column of columns) {
      const value = this.#value();
      if (value) {
        const keyPath = childPath(path, bare(this.#text.slice(column.start, column.end)));
        yield { keyPath, key: column, ...value, listed: false, container };
      }
      if (this.#text.charAt(this.at) !== ',') break;
      this.at++;
    }
  }

  /** One value of a row; a call or an expression gives none. Ends at the comma or bracket behind it. */
  #value(): Value | undefined {
    this.#match(/\s{0,40}[NnEe]?(?=')|\s{0,40}/y);
    const literal = this.#text.charAt(this.at) === "'" ? this.#literal(this.at) : undefined;
    const start = this.at;
    if (literal) this.at = literal.after;
    this.#match(/\s{0,40}/y);
    if (literal && /[,)]/.test(this.#text.charAt(this.at))) return valueOf(literal);
    this.#skipExpression();
    const span = trimmed(this.#text, { start, end: this.at });
    return /^\d+$/.test(this.#text.slice(span.start, Math.min(span.end, span.start + 20)))
      ? { span, quoted: false }
      : undefined;
  }

  #skipExpression(): void {
    let depth = 0;
    while (this.at < this.#text.length) {
      const character = this.#text.charAt(this.at);
      if (depth === 0 && /[,);]/.test(character)) return;
      if (character === '(') depth++;
      else if (character === ')') depth--;
      this.at = character === "'" ? this.#behindLiteral(this.at) : this.at + 1;
    }
  }

  #behindLiteral(at: number): number {
    return this.#literal(at)?.after ?? Math.min(this.#text.length, at + LITERAL_REACH);
  }

  /** `'it''s'` at `at`. Undefined where it is not closed within a literal's reach. */
  #literal(at: number): (Value & { readonly after: number }) | undefined {
    const start = at + 1;
    const limit = Math.min(this.#text.length, start + LITERAL_REACH);
    for (let i = start; i < limit; i++) {
      const character = this.#text.charAt(i);
      if (character === '\\') i++;
      else if (character === "'" && this.#text.charAt(i + 1) === "'") i++;
      else if (character === "'") {
        const source = this.#text.slice(start, i);
        const found = { span: { start, end: i }, quoted: true, after: i + 1 };
        return source.includes("''") ? { ...found, decoded: source.replaceAll("''", "'") } : found;
      }
    }
    return undefined;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match) this.at += match[0].length;
    return match;
  }
}

function valueOf({ span, quoted, decoded }: Value): Value {
  return { span, quoted, ...(decoded === undefined ? {} : { decoded }) };
}

function bare(name: string): string {
  return name.replace(/["`[\]]/g, '');
}
