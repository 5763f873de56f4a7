/** Folds letters to lower case and gives every character that occurs in a keyword a class of its own. */
class Alphabet {
  /** By UTF-16 code unit; 0 for every character that stands in no keyword. */
  readonly classes = new Uint8Array(0x1_0000);
  #size = 1;

  get size(): number {
    return this.#size;
  }

  classOf(code: number): number {
    return this.classes[code] ?? 0;
  }

  add(character: string): void {
    const code = character.charCodeAt(0);
    if (this.classOf(code) !== 0) return;
    const upper = character.toUpperCase();
    if (this.#size > 255) throw new RangeError('more characters than a byte can number');
    this.classes[code] = this.#size;
    if (upper.length === 1) this.classes[upper.charCodeAt(0)] = this.#size;
    this.#size++;
  }
}

/**
 * Finds many keywords in one pass over a text, without regard to case: an Aho-Corasick automaton
 * with a dense transition table, so that the cost per character is two table look-ups however many
 * keywords there are.
 */
export class Prefilter {
  readonly #classes: Uint8Array;
  /** By state and class; states are multiples of the width, their complement where a keyword ends. */
  readonly #next: Int32Array;
  /** The keywords that end in a state, by its row. */
  readonly #ends: ReadonlyMap<number, readonly number[]>;
  readonly #lengths: readonly number[];

  /** @param keywords in lower case; their index is their number. */
  constructor(keywords: readonly string[]) {
    const alphabet = new Alphabet();
    for (const keyword of keywords) for (const character of keyword) alphabet.add(character);
    const trie = buildTrie(keywords, alphabet);
    const links = linkTrie(trie, alphabet.size);
    this.#classes = alphabet.classes;
    this.#lengths = keywords.map((keyword) => keyword.length);
    this.#ends = new Map(
      trie.ends.flatMap((ends, state) => (ends ? [[state * alphabet.size, ends]] : [])),
    );
    this.#next = links.map((target) => {
      const row = target * alphabet.size;
      return trie.ends[target] ? ~row : row;
    });
  }

  /** Calls `visit` with keyword number and start offset of every occurrence, by ascending end. */
  scan(text: string, visit: (keyword: number, start: number) => void): void {
    const next = this.#next;
    const classes = this.#classes;
    const size = text.length;
    let row = 0;
    for (let i = 0; i < size; i++) {
      row = next[row + (classes[text.charCodeAt(i)] ?? 0)] ?? 0;
      if (row >= 0) continue;
      row = ~row;
      for (const keyword of this.#ends.get(row) ?? [])
        visit(keyword, i + 1 - (this.#lengths[keyword] ?? 0));
    }
  }
}

interface Trie {
  readonly next: Map<number, number>[];
  readonly ends: (number[] | undefined)[];
}

function buildTrie(keywords: readonly string[], alphabet: Alphabet): Trie {
  const next = [new Map<number, number>()];
  const ends: (number[] | undefined)[] = [undefined];
  keywords.forEach((keyword, number) => {
    let state = 0;
    for (let i = 0; i < keyword.length; i++) {
      const label = alphabet.classOf(keyword.charCodeAt(i));
      let target = next[state]?.get(label);
      if (target === undefined) {
        target = next.push(new Map<number, number>()) - 1;
        ends.push(undefined);
        next[state]?.set(label, target);
      }
      state = target;
    }
    (ends[state] ??= []).push(number);
  });
  return { next, ends };
}

/** Fills the table breadth first; a state also ends what its longest proper suffix ends. */
function linkTrie(trie: Trie, width: number): Int32Array {
  const table = new Int32Array(trie.next.length * width);
  const suffix = new Int32Array(trie.next.length);
  const queue = [0];
  for (const state of queue) {
    const fallback = suffix[state] ?? 0;
    if (state !== 0) table.copyWithin(state * width, fallback * width, (fallback + 1) * width);
    const inherited = state === 0 ? undefined : trie.ends[fallback];
    if (inherited) trie.ends[state] = [...(trie.ends[state] ?? []), ...inherited];
    for (const [label, target] of trie.next[state] ?? []) {
      suffix[target] = state === 0 ? 0 : (table[fallback * width + label] ?? 0);
      table[state * width + label] = target;
      queue.push(target);
    }
  }
  return table;
}
