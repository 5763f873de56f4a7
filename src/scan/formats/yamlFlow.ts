import type { Span } from '../../base/text';
import { childPath, type Entry } from './entry';
import { fold, isBlank, quotedScalar } from './yamlScalars';

/** Where a flow collection stands. */
export interface FlowPlace {
  readonly path: readonly string[];
  readonly key: Span;
  /** Column of its parent: a line that starts no deeper ends a collection that was left open. */
  readonly parent: number;
  /** Containers of the text so far. */
  readonly containers: number;
}

interface Frame {
  readonly path: readonly string[];
  readonly key: Span;
  readonly number: number;
}

/** More blanks than this between two lines of one text are not looked through. */
const BLANK_REACH = 200;
const PLAIN_END = /[,[\]{}]/;
/** At the start of a line: something else than the rest of a plain scalar. */
const NO_REST = /^[,[\]{}#]?$/;

/** `{ a: b, c: [d] }` in YAML, over as many lines as it takes. */
export class YamlFlow {
  readonly #text: string;
  readonly #place: FlowPlace;
  readonly #frames: Frame[] = [];
  #key: { readonly name: string; readonly span: Span } | undefined;
  #at = 0;
  #containers: number;

  constructor(text: string, place: FlowPlace) {
    this.#text = text;
    this.#place = place;
    this.#containers = place.containers;
  }

  /** Where the text goes on behind it. */
  get end(): number {
    return this.#at;
  }

  get containers(): number {
    return this.#containers;
  }

  *read(at: number): Generator<Entry> {
    this.#at = at;
    do {
      const character = this.#text.charAt(this.#at);
      if (character === '{' || character === '[') this.#open();
      else if (character === '}' || character === ']') this.#close();
      else if (character === ',') this.#key = undefined;
      else if (character === '\n') {
        if (this.#isLeftOpen(this.#at)) return;
      } else if (!/\s/.test(character)) {
        const entry = this.#scalar(character);
        if (entry) yield entry;
        continue;
      }
      this.#at++;
    } while (this.#frames.length > 0 && this.#at < this.#text.length);
  }

  #open(): void {
    const { path, key } = this.#frames.at(-1) ?? this.#place;
    const own = this.#key;
    this.#frames.push({
      path: own ? childPath(path, own.name) : path,
      key: own?.span ?? key,
      number: ++this.#containers,
    });
    this.#key = undefined;
  }

  #close(): void {
    this.#frames.pop();
    this.#key = undefined;
  }

  /** Whether the line behind the break at `end` starts no deeper than the collection's parent. */
  #isLeftOpen(end: number): boolean {
    let at = end + 1;
    while (isBlank(this.#text.charCodeAt(at))) at++;
    const column = at - end - 1;
    return column <= this.#place.parent && !/[\]}\s]/.test(this.#text.charAt(at) || ' ');
  }

  #scalar(first: string): Entry | undefined {
    if (first === '#') {
      this.#skipComment();
      return undefined;
    }
    const quoted = first === '"' || first === "'" ? quotedScalar(this.#text, this.#at) : undefined;
    const span = quoted?.span ?? this.#plain();
    this.#at = quoted?.after ?? span.end;
    if (this.#takesColon(quoted !== undefined)) {
      this.#key = { name: quoted?.decoded ?? this.#text.slice(span.start, span.end), span };
      return undefined;
    }
    const decoded = quoted ? quoted.decoded : this.#folded(span);
    const entry = this.#entry(span, decoded, quoted !== undefined);
    this.#key = undefined;
    return quoted || !/[*&!]/.test(first) ? entry : { ...entry, isReference: true };
  }

  /** A plain scalar of several lines; undefined for one that is what it looks like. */
  #folded({ start, end }: Span): string | undefined {
    const source = this.#text.slice(start, end);
    return source.includes('\n') ? fold(source) : undefined;
  }

  #skipComment(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }

  #plain(): Span {
    const start = this.#at;
    // Whatever its first character is, it is part of it.
    let end = start + 1;
    while (end < this.#text.length && !this.#endsPlain(end)) end++;
    while (end > start && /\s/.test(this.#text.charAt(end - 1))) end--;
    return { start, end };
  }

  #endsPlain(at: number): boolean {
    const character = this.#text.charAt(at);
    if (character === ':') return /^(?:[\s,[\]{}]|$)/.test(this.#text.charAt(at + 1));
    if (character === '#') return isBlank(this.#text.charCodeAt(at - 1));
    if (character === '\n') return this.#endsLine(at);
    return PLAIN_END.test(character);
  }

  /** Whether a plain scalar ends with its line. */
  #endsLine(at: number): boolean {
    if (this.#isLeftOpen(at)) return true;
    let next = at + 1;
    const limit = at + BLANK_REACH;
    while (next < limit && /\s/.test(this.#text.charAt(next))) next++;
    return NO_REST.test(this.#text.charAt(next));
  }

  #takesColon(quoted: boolean): boolean {
    let at = this.#at;
    while (isBlank(this.#text.charCodeAt(at))) at++;
    if (this.#text.charAt(at) !== ':') return false;
    if (!quoted && !/^(?:[\s,[\]{}]|$)/.test(this.#text.charAt(at + 1))) return false;
    this.#at = at + 1;
    return true;
  }

  #entry(span: Span, decoded: string | undefined, quoted: boolean): Entry {
    const frame = this.#frames.at(-1);
    const path = frame?.path ?? this.#place.path;
    const key = this.#key;
    const entry = {
      keyPath: key ? childPath(path, key.name) : path,
      key: key?.span ?? frame?.key ?? this.#place.key,
      span,
      quoted,
      listed: key === undefined,
      container: frame?.number ?? 0,
      above: frame?.key ?? this.#place.key,
    };
    return decoded === undefined ? entry : { ...entry, decoded };
  }
}
