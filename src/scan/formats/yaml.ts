import type { Span } from '../../base/text';
import { childPath, type Entry } from './entry';
import { YamlFlow } from './yamlFlow';
import {
  blockScalar,
  colonOf,
  isBlank,
  lineEnd,
  plainEnd,
  quotedScalar,
  type Scalar,
} from './yamlScalars';

/** A map or list that is open, by the column of its keys or dashes. */
interface Level {
  readonly indent: number;
  readonly isList: boolean;
  readonly path: readonly string[];
  /** Of the key that leads to it. */
  readonly leading: Span;
  readonly number: number;
  /** The key whose value is read; a list has none. */
  key?: { readonly name: string; readonly span: Span };
}

/** Where a value that is read now belongs. */
interface Place {
  readonly path: readonly string[];
  readonly key: Span;
  readonly above: Span;
  readonly listed: boolean;
  readonly number: number;
}

const NOWHERE: Span = { start: 0, end: 0 };
const KEY_REACH = 400;
/** `{{ .Values.x }}`, `{% if %}`: a template's text, no map. */
const TEMPLATE = /\{[{%]/y;
const DOCUMENT = /(?:---|\.\.\.)(?=[ \t\r\n]|$)/y;
/** Anchors and tags before a node. */
const PROPERTY =
  /(?:&[^\s,[\]{}]{1,200}|!(?:<[^>\n]{0,200}>|[^\s,[\]{}]{0,200}))(?=[ \t\r\n]|$)[ \t]*/y;
/** Tags of YAML itself; any other hands the value to a program, which makes something else of it. */
const CORE_TAG = /^!(?:!|<tag:yaml\.org)/;

/** YAML of several documents; also a piece of one, at any indentation. */
export function scanYaml(text: string): Iterable<Entry> {
  return new YamlReader(text).read();
}

class YamlReader {
  readonly #text: string;
  readonly #levels: Level[] = [];
  #at = 0;
  #lineStart = 0;
  #containers = 0;
  /** A tag before the value makes a reference or cipher text of it. */
  #isForeign = false;

  constructor(text: string) {
    this.#text = text;
  }

  *read(): Generator<Entry> {
    while (this.#at < this.#text.length) {
      this.#lineStart = this.#at;
      this.#skipBlanks();
      if (this.#at === this.#lineStart) this.#document();
      if (!this.#endsHere() && !this.#matches(TEMPLATE)) yield* this.#content();
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end + 1;
    }
  }

  #document(): void {
    if (this.#text.charAt(this.#at) === '%') this.#at = lineEnd(this.#text, this.#at);
    if (!this.#matches(DOCUMENT)) return;
    this.#levels.length = 0;
    this.#at += 3;
    this.#skipBlanks();
  }

  /** What a line holds behind its indentation: dashes, a key, a value. */
  *#content(): Generator<Entry> {
    while (this.#text.charAt(this.#at) === '-' && this.#isGap(this.#at + 1)) {
      this.#enterList(this.#at - this.#lineStart);
      this.#at++;
      this.#skipBlanks();
    }
    if (this.#endsHere()) return;
    const column = this.#at - this.#lineStart;
    this.#readProperties();
    if (this.#readKey(column)) yield* this.#value(column);
    else {
      this.#leave((level) => level.indent >= column);
      yield* this.#value(this.#levels.at(-1)?.indent ?? -1);
    }
  }

  #enterList(column: number): void {
    this.#leave((level) => level.indent > column);
    const top = this.#levels.at(-1);
    if (top?.isList && top.indent === column) return;
    this.#push(column, true);
  }

  /** Reads `key:` where one stands here; otherwise stays where it is. */
  #readKey(column: number): boolean {
    const key = this.#keyHere();
    if (!key) return false;
    this.#leave((level) => level.indent > column || (level.indent === column && level.isList));
    const top = this.#levels.at(-1);
    const level = top?.indent === column ? top : this.#push(column, false);
    level.key = { name: key.name, span: key.span };
    this.#at = key.after;
    this.#skipBlanks();
    this.#readProperties();
    return true;
  }

  #keyHere(): { name: string; span: Span; after: number } | undefined {
    const quote = this.#text.charAt(this.#at);
    const end = lineEnd(this.#text, this.#at);
    if (quote === '"' || quote === "'") {
      const literal = quotedScalar(this.#text, this.#at);
      if (!literal || literal.after > end) return undefined;
      const colon = this.#afterBlanks(literal.after);
      if (this.#text.charAt(colon) !== ':' || !this.#isGap(colon + 1)) return undefined;
      const name = literal.decoded ?? this.#slice(literal.span);
      return { name, span: literal.span, after: colon + 1 };
    }
    if (/[[{|>*%@`#]/.test(quote)) return undefined;
    const colon = colonOf(this.#text, this.#at, Math.min(end, this.#at + KEY_REACH));
    if (colon < 0) return undefined;
    const span = { start: this.#at, end: plainEnd(this.#text, this.#at, colon) };
    return { name: this.#slice(span), span, after: colon + 1 };
  }

  *#value(parent: number): Generator<Entry> {
    const isForeign = this.#isForeign;
    this.#isForeign = false;
    if (this.#endsHere()) return;
    const first = this.#text.charAt(this.#at);
    if ((first === '{' || first === '[') && !this.#matches(TEMPLATE)) {
      yield* this.#flow(parent);
      return;
    }
    const scalar = this.#scalar(first, parent);
    this.#at = scalar?.after ?? lineEnd(this.#text, this.#at);
    if (!scalar) return;
    const isReference = first === '*' || isForeign;
    yield isReference ? { ...this.#entry(scalar), isReference } : this.#entry(scalar);
  }

  #scalar(first: string, parent: number): Scalar | undefined {
    if (first === '"' || first === "'") return quotedScalar(this.#text, this.#at);
    if (first === '|' || first === '>') {
      const block = blockScalar(this.#text, this.#at, parent);
      if (block) return block;
    }
    return this.#plain(parent);
  }

  /** A plain scalar and the lines that go on with it, which are indented deeper than its parent. */
  #plain(parent: number): Scalar {
    const parts: Span[] = [];
    let at = this.#at;
    let end: number;
    do {
      end = lineEnd(this.#text, at);
      const stop = plainEnd(this.#text, at, end);
      parts.push({ start: at, end: stop });
      at = this.#continuation(stop, end, parent);
    } while (at >= 0);
    const span = { start: this.#at, end: parts.at(-1)?.end ?? this.#at };
    const plain = { span, quoted: false, after: end };
    if (parts.length === 1) return plain;
    return { ...plain, decoded: parts.map((part) => this.#slice(part)).join(' ') };
  }

  /** Where the next line goes on with a plain scalar; -1 where it doesn't. */
  #continuation(stop: number, end: number, parent: number): number {
    // A comment ends the scalar.
    if (this.#afterBlanks(stop) < end) return -1;
    const lineStart = this.#text.indexOf('\n', end) + 1;
    if (lineStart === 0) return -1;
    const at = this.#afterBlanks(lineStart);
    const next = lineEnd(this.#text, at);
    const isDeeper = at - lineStart > parent && at < next;
    if (!isDeeper || /[#]/.test(this.#text.charAt(at)) || this.#isDash(at)) return -1;
    return colonOf(this.#text, at, Math.min(next, at + KEY_REACH)) < 0 && at > lineStart ? at : -1;
  }

  #isDash(at: number): boolean {
    return this.#text.charAt(at) === '-' && this.#isGap(at + 1);
  }

  *#flow(parent: number): Generator<Entry> {
    const { path, key } = this.#place();
    const flow = new YamlFlow(this.#text, { path, key, parent, containers: this.#containers });
    yield* flow.read(this.#at);
    this.#at = flow.end;
    this.#containers = flow.containers;
  }

  #entry({ span, quoted, decoded }: Scalar): Entry {
    const { path, key, listed, number, above } = this.#place();
    const entry = {
      above,
      keyPath: path,
      key,
      span,
      quoted,
      listed,
      container: number,
    };
    return decoded === undefined ? entry : { ...entry, decoded };
  }

  #place(): Place {
    const top = this.#levels.at(-1);
    if (!top) return { path: [], key: NOWHERE, above: NOWHERE, listed: false, number: 0 };
    const { number, key, path, leading: above } = top;
    if (!key) return { path, key: above, above, listed: true, number };
    return { path: childPath(path, key.name), key: key.span, above, listed: false, number };
  }

  #push(indent: number, isList: boolean): Level {
    const { path, key } = this.#place();
    const level = { indent, isList, path, leading: key, number: ++this.#containers };
    this.#levels.push(level);
    return level;
  }

  #leave(isLeft: (level: Level) => boolean): void {
    for (let top = this.#levels.at(-1); top && isLeft(top); top = this.#levels.at(-1))
      this.#levels.pop();
  }

  #readProperties(): void {
    for (let found = this.#matches(PROPERTY); found; found = this.#matches(PROPERTY)) {
      if (found.startsWith('!') && !CORE_TAG.test(found)) this.#isForeign = true;
      this.#at += found.length;
    }
  }

  #matches(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0];
  }

  /** Whether nothing but a comment follows on the line. */
  #endsHere(): boolean {
    const character = this.#text.charAt(this.#at);
    return character === '' || character === '\n' || character === '\r' || character === '#';
  }

  #isGap(at: number): boolean {
    return at >= this.#text.length || /\s/.test(this.#text.charAt(at));
  }

  #skipBlanks(): void {
    this.#at = this.#afterBlanks(this.#at);
  }

  #afterBlanks(at: number): number {
    let end = at;
    while (isBlank(this.#text.charCodeAt(end))) end++;
    return end;
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }
}
