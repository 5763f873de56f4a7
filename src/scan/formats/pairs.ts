import type { Span } from '../../base/text';
import { childPath, type Entry } from './entry';
import { unquoted } from './lines';

/** Keys that hold a name whose value stands beside it. */
const NAME_KEYS = new Set(
  (
    'name key field variable parameter property option header envVar env id Name Key Field Variable ' +
    'Parameter Property Option Header Id optionName OptionName parameterKey ParameterKey ' +
    'ParameterName parameterName header_name headerName NAME KEY'
  ).split(' '),
);
/** Keys that hold the value of such a name. */
const VALUE_KEYS = new Set(
  (
    'value val Value Val defaultValue default_value DefaultValue parameterValue ParameterValue ' +
    'stringValue string_value plainValue VALUE'
  ).split(' '),
);
/** `NAME=value`, as environments are listed. */
const ASSIGNMENT = /^([A-Za-z_]\w{0,80})=/;
const FLAG = /^--?[A-Za-z][\w-]{0,60}$/;

/** Whether a word that names secrets stands in a span. */
export type HasWord = (span: Span) => boolean;

/**
 * Gives values the names that stand beside them instead of above: `{ name: PASSWORD, value: … }` in
 * any order, `["--password", …]`, `["PASSWORD=…"]`. Values whose name is not known yet come last.
 */
export class PairJoiner {
  readonly #text: string;
  readonly #hasWord: HasWord;
  /** The name in each map that has one. */
  readonly #names = new Map<number, Entry>();
  #previous: Entry | undefined;

  constructor(text: string, hasWord: HasWord) {
    this.#text = text;
    this.#hasWord = hasWord;
  }

  *join(entries: Iterable<Entry>): Generator<Entry> {
    const waiting: Entry[] = [];
    for (const entry of entries) {
      const key = entry.listed ? '' : (entry.keyPath.at(-1) ?? '');
      if (NAME_KEYS.has(key) && this.#hasWord(entry.span)) this.#names.set(entry.container, entry);
      if (VALUE_KEYS.has(key)) waiting.push(entry);
      else yield entry.listed ? this.#listed(entry) : entry;
      this.#previous = entry;
    }
    for (const entry of waiting) yield this.#named(entry);
  }

  #named(entry: Entry): Entry {
    const name = this.#names.get(entry.container);
    if (!name) return entry;
    const keyPath = childPath(entry.keyPath.slice(0, -1), this.#slice(name.span));
    return { ...entry, keyPath, key: name.span };
  }

  #listed(entry: Entry): Entry {
    return this.#hasWord(entry.span) ? this.#assigned(entry) : this.#afterFlag(entry);
  }

  #assigned(entry: Entry): Entry {
    const { keyPath, span, quoted, container } = entry;
    const { start, end } = span;
    const match = ASSIGNMENT.exec(this.#text.slice(start, Math.min(end, start + 90)));
    if (!match) return this.#afterFlag(entry);
    const [, name = ''] = match;
    const key = { start, end: start + name.length };
    const value = unquoted(this.#text, { start: key.end + 1, end });
    return {
      keyPath: childPath(keyPath, name),
      key,
      span: value.span,
      quoted: quoted || value.quoted,
      listed: false,
      container,
    };
  }

  #afterFlag(entry: Entry): Entry {
    const previous = this.#previous;
    if (previous?.container !== entry.container || !this.#hasWord(previous.span)) return entry;
    const flag = this.#slice(previous.span);
    if (!FLAG.test(flag)) return entry;
    const keyPath = childPath(entry.keyPath, flag.replace(/^-+/, ''));
    return { ...entry, keyPath, key: previous.span };
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }
}
