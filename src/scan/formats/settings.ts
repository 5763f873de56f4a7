import type { Span } from '../../base/text';
import { mayBelong, prefixOf, roleOf, type Companion } from '../companions';
import type { Entry } from './entry';

/** Settings that are further apart belong to other things. In UTF-16 units. */
const REACH = 1000;
/** Lines that settings of one prefix may lie apart. */
const LINES = 12;

/** Longer texts are no names. */
const LONGEST_NAME = 80;
const NAME_KEY = /^(?:name|key|id)$/i;
const VALUE_KEY = /^value$/i;
const ASSIGNMENT = /^[A-Za-z_]\w{0,80}=/;

interface Setting {
  readonly companion: Companion;
  readonly container: number;
  readonly parent: string;
  readonly prefix: string;
}

/** The settings of a text that tell whose secrets stand beside them, by the container of both. */
export class Settings {
  readonly #text: string;
  readonly #settings: Setting[] = [];
  readonly #withUser = new Set<number>();

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
    const { container } = entry;
    if (role === 'user') this.#withUser.add(container);
    this.#settings.push({ companion, container, parent: parentOf(entry), prefix: prefixOf(name) });
  }

  hasUser({ container }: Entry): boolean {
    return this.#withUser.has(container);
  }

  /** What stands near a value in its container, or elsewhere with the same prefix. */
  beside(entry: Entry): Companion[] {
    const name = entry.keyPath.at(-1) ?? '';
    const parent = parentOf(entry);
    const prefix = prefixOf(name);
    const isFlat = entry.keyPath.length === 1;
    const belongs = (setting: Setting): boolean => {
      if (setting.companion.span.start === entry.span.start) return false;
      const isInside = setting.container === entry.container && setting.parent === parent;
      // A file of lines is one container, yet not one thing.
      if (isInside && !isFlat) return mayBelong(setting.companion.name, name);
      return (
        this.#isNear(setting, entry) &&
        (isInside ? mayBelong(setting.companion.name, name) : isSame(setting.prefix, prefix))
      );
    };
    return this.#within(entry.key.start)
      .filter(belongs)
      .map(({ companion }) => companion);
  }

  /** The settings in reach of a place; they are taken in text order. */
  #within(place: number): Setting[] {
    let low = 0;
    let high = this.#settings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#settings[middle]?.companion.nameStart ?? 0) < place - REACH) low = middle + 1;
      else high = middle;
    }
    const found: Setting[] = [];
    for (let at = low; at < this.#settings.length; at++) {
      const setting = this.#settings[at];
      if (!setting || setting.companion.nameStart > place + REACH) break;
      found.push(setting);
    }
    return found;
  }

  #isNear({ companion }: Setting, { key }: Entry): boolean {
    const { nameStart } = companion;
    const [from, to] = nameStart < key.start ? [nameStart, key.start] : [key.start, nameStart];
    return this.#text.slice(from, to).split('\n').length <= LINES;
  }
}

function isSame(one: string, other: string): boolean {
  return one !== '' && one === other;
}

/** Of a list's element the path is the list's own. */
function parentOf({ keyPath, listed }: Entry): string {
  return (listed ? keyPath : keyPath.slice(0, -1)).join('\n');
}
