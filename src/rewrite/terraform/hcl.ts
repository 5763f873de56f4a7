import type { Span } from '../../base/text';

/** What a literal stands in: a block with its labels, an object, a list, brackets of a call. */
interface Holder {
  readonly kind: 'block' | 'object' | 'list' | 'call';
  /** The words before it on its line: `resource`, `aws_db_instance`, `main`; or `tags`, `=`. */
  readonly words: readonly string[];
}

/** A quoted text, with where it stands. */
export interface Quoted {
  /** With its quotes. */
  readonly span: Span;
  /** From the outermost in. */
  readonly holders: readonly Holder[];
  /** What comes before it on its line, or since the opening of what holds it. */
  readonly words: readonly string[];
}

export interface HclText {
  readonly quoted: readonly Quoted[];
  /** The outermost blocks, by their words: `data`, `aws_secretsmanager_secret_version`, `db`. */
  readonly blocks: readonly (readonly string[])[];
}

const HEREDOC = /<<-?([A-Za-z_][\w-]{0,80})\r?\n/y;
const SKIPPED = /[ \t\r]+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\//y;
const WORD = /[A-Za-z_][\w-]*|[0-9][\w.]*|[=!<>]=|=>|&&|\|\||[^]/y;
const OPENING: Readonly<Record<string, Holder['kind']>> = {
  '{': 'object',
  '[': 'list',
  '(': 'call',
};

/** @returns undefined where a bracket, a text or a comment has no end. */
export function readHcl(text: string): HclText | undefined {
  const reader = new Reader(text);
  return reader.read() ? reader : undefined;
}

class Reader implements HclText {
  readonly quoted: Quoted[] = [];
  readonly blocks: (readonly string[])[] = [];
  readonly #text: string;
  readonly #holders: Holder[] = [];
  #words: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.startsWith('\ufeff')) this.#at = 1;
  }

  read(): boolean {
    while (this.#at < this.#text.length) if (!this.#step()) return false;
    return this.#holders.length === 0;
  }

  #step(): boolean {
    if (this.#match(SKIPPED) !== undefined) return true;
    if (this.#text[this.#at] === '"') return this.#readQuoted();
    const heredoc = this.#match(HEREDOC);
    if (heredoc !== undefined) return this.#skipHeredoc(/[A-Za-z_][\w-]*/.exec(heredoc)?.[0] ?? '');
    const word = this.#match(WORD) ?? '';
    if (word === '\n' || word === ',') this.#words = [];
    else if (OPENING[word]) this.#open(OPENING[word]);
    else if (/[}\])]/.test(word)) return this.#close();
    else this.#words.push(word);
    return true;
  }

  #open(kind: Holder['kind']): void {
    const words = this.#words;
    const isInBlock = this.#holders.every((holder) => holder.kind === 'block');
    const isBlock = kind === 'object' && isInBlock && words.length > 0 && !words.includes('=');
    if (isBlock && this.#holders.length === 0) this.blocks.push(words);
    this.#holders.push({ kind: isBlock ? 'block' : kind, words });
    this.#words = [];
  }

  #close(): boolean {
    this.#words = ['…'];
    return this.#holders.pop() !== undefined;
  }

  #readQuoted(): boolean {
    const start = this.#at;
    const end = endOfQuoted(this.#text, start);
    if (end === undefined) return false;
    this.#at = end;
    const holders = [...this.#holders];
    this.quoted.push({ span: { start, end }, holders, words: [...this.#words] });
    this.#words.push(this.#text.slice(start + 1, end - 1));
    return true;
  }

  #skipHeredoc(name: string): boolean {
    const end = new RegExp(`^[ \\t]*${name}[ \\t]*\\r?$`, 'gm');
    end.lastIndex = this.#at;
    const found = end.exec(this.#text);
    this.#at = found ? end.lastIndex : this.#text.length;
    this.#words.push('<<');
    return found !== null;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}

/** Texts in templates in texts: more than these nobody writes. */
const MOST_NESTED = 50;

/** The end of a quoted text that may hold templates, in which texts may be quoted again. */
function endOfQuoted(text: string, start: number, nested = 0): number | undefined {
  /** Braces that are open; outside of templates none is. */
  let depth = 0;
  for (let at = start + 1; at < text.length && nested < MOST_NESTED; at += 1) {
    const char = text.charAt(at);
    if (depth > 0) {
      const end = char === '"' ? endOfQuoted(text, at, nested + 1) : at + 1;
      if (end === undefined) return undefined;
      at = end - 1;
      if (char === '{') depth += 1;
      if (char === '}') depth -= 1;
    } else if (char === '"') return at + 1;
    else if (char === '\n') return undefined;
    else if (/^(?:\$\$|%%)\{/.test(text.slice(at, at + 3))) at += 2;
    else if (char === '\\') at += 1;
    else if (/^[$%]\{/.test(text.slice(at, at + 2))) {
      depth = 1;
      at += 1;
    }
  }
  return undefined;
}
