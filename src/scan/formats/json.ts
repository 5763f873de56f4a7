import type { Span } from '../../base/text';
import { childPath, type Entry } from './entry';
import { unescapeC } from './escapes';

const TAB_TO_SPACE = 32;
const LINE_FEED = 10;
const [QUOTE, APOSTROPHE, BACKSLASH, SLASH, STAR, COLON, COMMA] = Array.from('"\'\\/*:,', codeOf);
const [OPEN_MAP, CLOSE_MAP, OPEN_LIST, CLOSE_LIST] = Array.from('{}[]', codeOf);

/** Where a bare word of JSON5, a number or a literal ends. */
const BARE_END = new Set(Array.from(' \t\r\n,:{}[]"\'/', codeOf));
const BARE_REACH = 200;

interface Frame {
  readonly path: readonly string[];
  readonly key: Span;
  readonly isList: boolean;
  readonly number: number;
}

interface Literal {
  readonly span: Span;
  readonly escaped: boolean;
  readonly after: number;
}

/** JSON, JSON with comments and JSON5; also a piece of one, such as a few members without braces. */
export function scanJson(text: string): Iterable<Entry> {
  return new JsonReader(text).read();
}

class JsonReader {
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #top: Frame = { path: [], key: { start: 0, end: 0 }, isList: false, number: 0 };
  #key: { readonly name: string; readonly span: Span } | undefined;
  #at = 0;
  #containers = 0;

  constructor(text: string) {
    this.#text = text;
  }

  *read(): Generator<Entry> {
    while (this.#at < this.#text.length) {
      const code = this.#text.charCodeAt(this.#at);
      if (code <= TAB_TO_SPACE || code === COLON) this.#at++;
      else if (code === QUOTE || code === APOSTROPHE) {
        const entry = this.#string(code);
        if (entry) yield entry;
      } else if (!this.#structure(code)) {
        const entry = this.#bare();
        if (entry) yield entry;
      }
    }
  }

  /** A bracket, a comma or a comment; false where there is none. */
  #structure(code: number): boolean {
    if (code === OPEN_MAP || code === OPEN_LIST) this.#open(code === OPEN_LIST);
    else if (code === CLOSE_MAP || code === CLOSE_LIST) this.#close();
    else if (code === COMMA) this.#key = undefined;
    else return code === SLASH && this.#comment();
    this.#at++;
    return true;
  }

  #open(isList: boolean): void {
    const { path, key } = this.#place();
    this.#frames.push(this.#top);
    this.#top = { path, key, isList, number: ++this.#containers };
    this.#key = undefined;
  }

  #close(): void {
    this.#top = this.#frames.pop() ?? this.#top;
    this.#key = undefined;
  }

  #comment(): boolean {
    const kind = this.#text.charCodeAt(this.#at + 1);
    if (kind !== SLASH && kind !== STAR) return false;
    const end = this.#text.indexOf(kind === SLASH ? '\n' : '*/', this.#at + 2);
    this.#at = end < 0 ? this.#text.length : end + (kind === SLASH ? 1 : 2);
    return true;
  }

  #string(quote: number): Entry | undefined {
    const literal = this.#literal(quote);
    this.#at = literal?.after ?? this.#at;
    if (!literal) return undefined;
    const { span, escaped } = literal;
    if (this.#takesColon()) {
      this.#take(span, escaped);
      return undefined;
    }
    return this.#entry(span, { quoted: true, escaped });
  }

  /** The literal that opens here. One that its line leaves open is passed over with the line. */
  #literal(quote: number): Literal | undefined {
    const start = this.#at + 1;
    let escaped = false;
    for (let i = start; i < this.#text.length; i++) {
      const code = this.#text.charCodeAt(i);
      if (code === quote) return { span: { start, end: i }, escaped, after: i + 1 };
      if (code === BACKSLASH) {
        escaped = true;
        i++;
      } else if (code === LINE_FEED) {
        this.#at = i;
        return undefined;
      }
    }
    this.#at = this.#text.length;
    return undefined;
  }

  #bare(): Entry | undefined {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && !BARE_END.has(this.#text.charCodeAt(end))) end++;
    this.#at = end;
    const span = { start, end };
    const isKey = this.#takesColon();
    const isNumber = this.#key && /^-?\d/.test(this.#text.slice(start, start + 2));
    if (!isKey && isNumber) return this.#entry(span, { quoted: false, escaped: false });
    this.#key = undefined;
    if (isKey && end - start <= BARE_REACH) this.#take(span, false);
    return undefined;
  }

  /** Whether a colon follows, which makes a key of what stands before it. */
  #takesColon(): boolean {
    let at = this.#at;
    while (at < this.#text.length && this.#text.charCodeAt(at) <= TAB_TO_SPACE) at++;
    if (this.#text.charCodeAt(at) !== COLON) return false;
    this.#at = at + 1;
    return true;
  }

  #take(span: Span, escaped: boolean): void {
    const name = this.#text.slice(span.start, span.end);
    this.#key = { name: escaped ? unescapeC(name) : name, span };
  }

  #place(): { path: readonly string[]; key: Span } {
    if (!this.#key) return this.#top;
    return { path: childPath(this.#top.path, this.#key.name), key: this.#key.span };
  }

  #entry(span: Span, { quoted, escaped }: { quoted: boolean; escaped: boolean }): Entry {
    const { path, key } = this.#place();
    const listed = this.#key === undefined;
    this.#key = undefined;
    const decoded = escaped && unescapeC(this.#text.slice(span.start, span.end));
    const entry = {
      keyPath: path,
      key,
      span,
      quoted,
      listed,
      container: this.#top.number,
      above: this.#top.key,
    };
    return decoded === false ? entry : { ...entry, decoded };
  }
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}
