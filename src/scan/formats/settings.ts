import type { Span } from '../../base/text';
import { mayBelong, prefixOf, roleOf, type Companion } from '../companions';
import type { Entry } from './entry';

/** Settings of one prefix that are further apart belong to other things. In UTF-16 units. */
const REACH = 1000;
/** Lines that settings of one prefix may lie apart. */
const LINES = 12;
/** Settings of one container that are remembered for it; more is a table. */
const MOST = 50;

/** Longer texts are no names. */
const LONGEST_NAME = 80;
const NAME_KEY = /^(?:name|key|id)$/i;
const VALUE_KEY = /^value$/i;
const ASSIGNMENT = /^[A-Za-z_]\w{0,80}=/;

interface Setting {
  readonly companion: Companion;
  readonly parent: string;
}

/** The settings of a text that tell whose secrets stand beside them, by the container of both. */
export class Settings {
  readonly #text: string;
  readonly #byContainer = new Map<number, Setting[]>();
  /** Those with a prefix, which may stand in lists of names and values. */
  readonly #byPrefix = new Map<string, Setting[]>();

  /** Names in maps of a name and a value. */
  readonly #pairNames = new Map<number, Span>();

  constructor(text: string) {
    this.#text = text;
  }

  take(entry: Entry): void {
    if (entry.comment === true || entry.span.end === entry.span.start) return;
    const key = entry.listed ? '' : (entry.keyPath.at(-1) ?? '');
    const pairName = VALUE_KEY.test(key) ? this.#pairNames.get(entry.container) : undefined;
    if (entry.listed) this.#takeAssigned(entry);
    else if (pairName) this.#add(entry, pairName, entry.span);
    else if (NAME_KEY.test(key) && entry.span.end - entry.span.start < LONGEST_NAME)
      this.#pairNames.set(entry.container, entry.span);
    else this.#add(entry, entry.key, entry.span);
  }

  /** `- DB_USER=app` */
  #takeAssigned(entry: Entry): void {
    const { start, end } = entry.span;
    const match = ASSIGNMENT.exec(this.#text.slice(start, Math.min(end, start + 2 * LONGEST_NAME)));
    if (!match) return;
    const operator = start + match[0].length;
    this.#add(entry, { start, end: operator - 1 }, { start: operator, end });
  }

  #add(entry: Entry, key: Span, span: Span): void {
    const own = key === entry.key ? entry.keyPath.at(-1) : undefined;
    const name = own ?? this.#text.slice(key.start, key.end);
    const role = roleOf(name);
    if (!role) return;
    const companion = { role, name, nameStart: key.start, span, literal: true };
    const setting = { companion, parent: parentOf(entry) };
    push(this.#byContainer, entry.container, setting);
    const prefix = prefixOf(name);
    if (prefix !== '') push(this.#byPrefix, prefix, setting);
  }

  hasUser({ container }: Entry): boolean {
    const settings = this.#byContainer.get(container) ?? [];
    return settings.some(({ companion }) => companion.role === 'user');
  }

  /** What stands beside a value, by text order of the settings. */
  beside(entry: Entry): Companion[] {
    const name = entry.keyPath.at(-1) ?? '';
    const parent = parentOf(entry);
    const inside = (this.#byContainer.get(entry.container) ?? []).filter(
      (setting) => setting.parent === parent && mayBelong(setting.companion.name, name),
    );
    const prefix = prefixOf(name);
    const named = (prefix === '' ? [] : (this.#byPrefix.get(prefix) ?? [])).filter(
      (setting) => !inside.includes(setting) && this.#isNear(setting, entry),
    );
    return [...inside, ...named]
      .filter((setting) => setting.companion.span.start !== entry.span.start)
      .filter((setting) => !this.#isFlat(entry) || this.#isNear(setting, entry))
      .map(({ companion }) => companion)
      .sort((a, b) => a.nameStart - b.nameStart);
  }

  /** A file of lines is one container, yet not one thing. */
  #isFlat({ keyPath }: Entry): boolean {
    return keyPath.length === 1;
  }

  #isNear({ companion }: Setting, { key }: Entry): boolean {
    const { nameStart } = companion;
    const [from, to] = nameStart < key.start ? [nameStart, key.start] : [key.start, nameStart];
    return to - from <= REACH && this.#text.slice(from, to).split('\n').length <= LINES;
  }
}

/** Of a list's element the path is the list's own. */
function parentOf({ keyPath, listed }: Entry): string {
  return (listed ? keyPath : keyPath.slice(0, -1)).join('\n');
}

function push<K>(map: Map<K, Setting[]>, key: K, setting: Setting): void {
  const settings = map.get(key);
  if (!settings) map.set(key, [setting]);
  else if (settings.length < MOST) settings.push(setting);
}
