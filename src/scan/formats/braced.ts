import type { Span } from '../../base/text';
import { BracedText, type Dialect } from './bracedText';
import { childPath, type Entry } from './entry';

/** A block, map or list that is open. */
interface Frame {
  readonly path: readonly string[];
  readonly key: Span;
  readonly isList: boolean;
  readonly number: number;
  /** Calls that are open, whose commas and line breaks end nothing. */
  readonly calls: number;
}

const ROOT: Frame = { path: [], key: { start: 0, end: 0 }, isList: false, number: 0, calls: 0 };

const TOML: Dialect = { tripled: true, sections: true, heredocs: false, bareText: false };
const HCL: Dialect = { tripled: false, sections: false, heredocs: true, bareText: false };
const HOCON: Dialect = { tripled: true, sections: false, heredocs: false, bareText: true };

export const scanToml = (text: string): Iterable<Entry> => new BracedReader(text, TOML).read();
/** HCL of Terraform, Packer, Nomad and Vault; `.tfvars`. */
export const scanHcl = (text: string): Iterable<Entry> => new BracedReader(text, HCL).read();
/** The configuration language of Akka and Play; also nested configuration of the same looks. */
export const scanHocon = (text: string): Iterable<Entry> => new BracedReader(text, HOCON).read();

/**
 * Reads keys and values between braces: `key = value`, `block "label" { … }`, `[section]`. What the
 * languages of this kind have in common is their structure; where they differ is in the dialect.
 */
class BracedReader {
  readonly #text: BracedText;
  readonly #dialect: Dialect;
  readonly #frames: Frame[] = [];
  #top = ROOT;
  #containers = 0;
  /** Keys since the statement began: of a block all of them lead to its inside. */
  #keys: { readonly parts: readonly string[]; readonly span: Span }[] = [];
  /** Behind an operator: what comes is a value. */
  #isValue = false;
  /** The value may still begin on the next line. */
  #isAwaited = false;

  constructor(text: string, dialect: Dialect) {
    this.#text = new BracedText(text, dialect);
    this.#dialect = dialect;
  }

  *read(): Generator<Entry> {
    for (let sign = this.#text.next(); sign !== ''; sign = this.#text.next()) {
      if (sign === '\n') this.#endLine();
      else if (this.#isSection(sign)) this.#section();
      else if (!this.#structure(sign)) {
        const entry = this.#token();
        if (entry) yield entry;
      }
    }
  }

  #endLine(): void {
    this.#text.skip(1);
    if (!this.#isAwaited && this.#top.calls === 0) this.#endStatement();
  }

  #endStatement(): void {
    this.#keys = [];
    this.#isValue = this.#top.isList;
    this.#isAwaited = false;
  }

  #isSection(sign: string): boolean {
    return this.#dialect.sections && sign === '[' && this.#keys.length === 0 && !this.#top.isList;
  }

  /** `[a.b]`, `[[a.b]]` */
  #section(): void {
    this.#text.skip(this.#text.startsWith('[[') ? 2 : 1);
    const key = this.#text.key();
    this.#frames.length = 0;
    this.#top = {
      ...ROOT,
      path: key?.parts ?? [],
      key: key?.span ?? ROOT.key,
      number: ++this.#containers,
    };
    this.#text.skipLine();
  }

  /** A bracket, an operator or a comma; false where there is none. */
  #structure(sign: string): boolean {
    if (sign === '{' || sign === '[') this.#open(sign === '[');
    else if (sign === '}' || sign === ']') this.#close();
    else if (sign === '(' || sign === ')') this.#call(sign === '(');
    else if (sign === ',' || sign === ';') this.#separator();
    else if ((sign === '=' || sign === ':') && !this.#isValue) this.#operator();
    else return false;
    this.#text.skip(1);
    return true;
  }

  #call(isOpened: boolean): void {
    const calls = Math.max(0, this.#top.calls + (isOpened ? 1 : -1));
    this.#top = { ...this.#top, calls };
  }

  #separator(): void {
    if (this.#top.calls === 0) this.#endStatement();
  }

  #operator(): void {
    this.#isValue = this.#keys.length > 0;
    this.#isAwaited = this.#isValue && this.#dialect.bareText;
  }

  #open(isList: boolean): void {
    const { path, key } = this.#place(!this.#isValue);
    this.#frames.push(this.#top);
    this.#top = { path, key, isList, number: ++this.#containers, calls: 0 };
    this.#endStatement();
  }

  #close(): void {
    this.#top = this.#frames.pop() ?? this.#top;
    this.#endStatement();
    // What follows on the line still belongs to the value that was closed.
    this.#isValue = true;
  }

  #token(): Entry | undefined {
    this.#isAwaited = false;
    if (this.#isValue) {
      const value = this.#text.value();
      return value && this.#entry(value);
    }
    const key = this.#text.key();
    if (key) this.#keys.push(key);
    else this.#text.skip(1);
    return undefined;
  }

  #place(isBlock: boolean): { path: readonly string[]; key: Span } {
    const own = this.#keys.at(-1);
    if (!own) return this.#top;
    const parts = isBlock ? this.#keys.flatMap((key) => key.parts) : own.parts;
    return { path: childPath(this.#top.path, ...parts), key: own.span };
  }

  #entry(value: Omit<Entry, 'keyPath' | 'key' | 'listed' | 'container'>): Entry {
    const { path, key } = this.#place(false);
    const { span, quoted, decoded, isScript } = value;
    const above = this.#top.key;
    const listed = this.#keys.length === 0;
    const entry = { keyPath: path, key, above, span, quoted, listed, container: this.#top.number };
    // Most values are what they look like, and copies cost more than all the reading.
    if (decoded !== undefined) return { ...entry, decoded };
    return isScript ? { ...entry, isScript } : entry;
  }
}
