import type { Span } from '../../base/text';
import { childPath, type Entry } from './entry';
import { trimmed } from './lines';

interface Element {
  readonly name: string;
  readonly path: readonly string[];
  readonly key: Span;
  readonly number: number;
  /** Only an element without others in it has a text of its own. */
  hasChildren: boolean;
  /** In a property list: the text of the `key` element before. */
  listKey?: { readonly name: string; readonly span: Span } | undefined;
}

interface Attribute {
  readonly name: string;
  readonly key: Span;
  readonly span: Span;
}

interface Tag {
  readonly name: string;
  readonly start: number;
  readonly attributes: readonly Attribute[];
}

interface Value {
  readonly path: readonly string[];
  readonly key: Span;
  readonly above: Span;
  readonly span: Span;
  readonly number: number;
  readonly quoted: boolean;
}

const TAG_NAME = /[A-Za-z_\u0080-\uffff][\w.:\u0080-\uffff-]{0,120}/y;
const ATTRIBUTE =
  /\s{1,500}([A-Za-z_\u0080-\uffff][\w.:\u0080-\uffff-]{0,120})\s{0,20}=\s{0,20}(?:"([^"<]{0,4000})"|'([^'<]{0,4000})')/y;
const ENTITY = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
/** How many open elements a closing tag may close at once, where those between were left open. */
const UNCLOSED = 8;

/** XML: elements with a text, attributes; the elements of property lists under their keys. */
export function scanXml(text: string): Iterable<Entry> {
  return new XmlReader(text).read();
}

class XmlReader {
  readonly #text: string;
  readonly #open: Element[] = [];
  #at = 0;
  #containers = 0;
  /** The text of the element that ends next, where it stands in a CDATA section. */
  #cdata: Span | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  *read(): Generator<Entry> {
    for (let tag = this.#next(); tag >= 0; tag = this.#next()) {
      const textStart = this.#at;
      this.#at = tag + 1;
      const next = this.#text.charAt(this.#at);
      if (next === '!' || next === '?') this.#declaration(textStart);
      else if (next === '/') {
        const entry = this.#close({ start: textStart, end: tag });
        if (entry) yield entry;
      } else yield* this.#element();
    }
  }

  #next(): number {
    return this.#text.indexOf('<', this.#at);
  }

  /** Passes over a comment or declaration; a CDATA section stays part of the text that began before. */
  #declaration(textStart: number): void {
    const isCdata = this.#text.startsWith('![CDATA[', this.#at);
    const end = this.#text.startsWith('!--', this.#at) ? '-->' : isCdata ? ']]>' : '>';
    const found = this.#text.indexOf(end, this.#at);
    this.#at = found < 0 ? this.#text.length : found + end.length;
    const parent = this.#open.at(-1);
    if (isCdata && parent && found >= 0 && this.#text.startsWith('</', this.#at)) {
      this.#cdata = { start: this.#text.indexOf('[CDATA[', textStart) + 7, end: found };
    }
  }

  *#element(): Generator<Entry> {
    const start = this.#at;
    const name = this.#match(TAG_NAME)?.[0];
    if (name === undefined) return;
    const parent = this.#open.at(-1);
    if (parent) parent.hasChildren = true;
    const attributes = this.#attributes();
    const isEmpty = this.#endTag();
    const element = this.#opened({ name, start, attributes });
    for (const { name: attribute, key, span } of attributes)
      yield this.#entry({
        path: childPath(element.own, attribute),
        key,
        above: element.key,
        span,
        number: element.number,
        quoted: true,
      });
    if (!isEmpty) this.#open.push(element);
  }

  #attributes(): Attribute[] {
    const found: Attribute[] = [];
    if (this.#text.charAt(this.#at) === '>') return found;
    for (let match = this.#match(ATTRIBUTE); match; match = this.#match(ATTRIBUTE)) {
      const [whole, name = '', double, single = ''] = match;
      const end = match.index + whole.length - 1;
      const keyStart = match.index + whole.indexOf(name);
      const span = { start: end - (double ?? single).length, end };
      found.push({ name, key: { start: keyStart, end: keyStart + name.length }, span });
    }
    return found;
  }

  /** Goes behind the tag's end; whether it is an element without content. */
  #endTag(): boolean {
    const end = this.#text.indexOf('>', this.#at);
    const isEmpty = end > 0 && this.#text.charAt(end - 1) === '/';
    this.#at = end < 0 ? this.#text.length : end + 1;
    return isEmpty;
  }

  #opened({ name, start, attributes }: Tag): Element & { readonly own: readonly string[] } {
    const parent = this.#open.at(-1);
    const listKey = parent?.listKey;
    if (parent && listKey && name !== 'key') parent.listKey = undefined;
    const above = parent?.path ?? [];
    const own = childPath(above, name);
    const given = attributes.find(
      (attribute) => attribute.name === 'name' || attribute.name === 'key',
    );
    const key = given?.span ?? { start, end: start + name.length };
    const isListed = listKey !== undefined && name !== 'key';
    const path = given ? childPath(own, this.#slice(given.span)) : own;
    return {
      name,
      own,
      path: isListed ? childPath(above, listKey.name) : path,
      key: isListed ? listKey.span : key,
      number: ++this.#containers,
      hasChildren: false,
    };
  }

  /** `</name>`: the text of the element, if that is all it holds. */
  #close(content: Span): Entry | undefined {
    this.#at++;
    const name = this.#match(TAG_NAME)?.[0] ?? '';
    this.#endTag();
    const element = this.#leave(name);
    const span = this.#cdata ?? trimmed(this.#text, content);
    this.#cdata = undefined;
    if (!element || element.hasChildren || span.start >= span.end) return undefined;
    const parent = this.#open.at(-1);
    if (parent && name === 'key') parent.listKey = { name: this.#slice(span), span };
    const { path, key } = element;
    const above = parent?.key ?? key;
    return this.#entry({ path, key, above, span, number: parent?.number ?? 0, quoted: false });
  }

  #leave(name: string): Element | undefined {
    if (this.#open.at(-1)?.name === name) return this.#open.pop();
    const depth = this.#open.slice(-UNCLOSED).findLastIndex((element) => element.name === name);
    if (depth < 0) return undefined;
    const kept = Math.max(0, this.#open.length - UNCLOSED) + depth;
    const element = this.#open[kept];
    this.#open.length = kept;
    return element;
  }

  #entry({ path, key, above, span, number, quoted }: Value): Entry {
    const source = this.#slice(span);
    const entry = { keyPath: path, key, above, span, quoted, listed: false, container: number };
    return source.includes('&') ? { ...entry, decoded: unescapeXml(source) } : entry;
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match) this.#at += match[0].length;
    return match;
  }
}

function unescapeXml(source: string): string {
  return source.replace(ENTITY, (entity) => {
    const name = entity.slice(1, -1);
    if (!name.startsWith('#')) return ENTITIES[name] ?? entity;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0x10_ff_ff ? entity : String.fromCodePoint(code);
  });
}
