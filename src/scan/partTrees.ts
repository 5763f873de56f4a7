import type { Tree } from 'web-tree-sitter';
import type { GrammarId, Grammars } from '../parse/grammars';

/**
 * The trees of a document's parts, kept from one scan to the next: a keystroke changes one part, and
 * the others are not parsed again. That a part is broken is kept too, since code that somebody types
 * is broken for long.
 */
export class PartTrees {
  readonly #grammars: Grammars;
  #known = new Map<string, Tree>();
  #asked = new Map<string, Tree>();

  constructor(grammars: Grammars) {
    this.#grammars = grammars;
  }

  /** How many parts are kept. */
  get size(): number {
    return this.#known.size;
  }

  /** The tree of a part, unless it is broken. It stays ours: nobody else deletes it. */
  async part(grammar: GrammarId, text: string): Promise<Tree> {
    const known = this.#asked.get(text) ?? this.#known.get(text);
    const tree = known ?? (await this.#grammars.parse(grammar, text));
    this.#asked.set(text, tree);
    return tree;
  }

  /** Ends a scan: what it did not ask for is gone from the document. */
  turn(): void {
    for (const [text, tree] of this.#known) if (!this.#asked.has(text)) tree.delete();
    this.#known = this.#asked;
    this.#asked = new Map();
  }

  clear(): void {
    this.turn();
    this.turn();
  }
}
