import { Edit, type Point, type Tree } from 'web-tree-sitter';
import type { TextEdit } from '../base/text';
import { applyEdits, sortEdits } from '../base/text';
import { parseText, type GrammarId, type Grammars } from './grammars';

interface Entry {
  readonly grammar: GrammarId;
  /** The text that the tree stands for, or will once it is parsed again. */
  text: string;
  tree: Tree;
  /** Whether edits were applied to the tree since it was parsed. */
  edited: boolean;
}

/** Enough for the tabs that somebody works in; a tree takes some twenty times its text. */
const LIMIT = 16;

/**
 * Trees of open documents, kept up to date by edits. The least recently used go first; whatever
 * does not fit together is parsed afresh rather than trusted.
 */
export class Trees {
  readonly #grammars: Grammars;
  readonly #limit: number;
  /** In order of use: the first is the oldest. */
  readonly #entries = new Map<string, Entry>();

  constructor(grammars: Grammars, limit = LIMIT) {
    this.#grammars = grammars;
    this.#limit = limit;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The tree of `text`, parsed from what is known of `uri`. It stays ours: nobody else deletes it. */
  async parse(uri: string, grammar: GrammarId, text: string): Promise<Tree> {
    const parser = await this.#grammars.parser(grammar);
    const entry = this.#entries.get(uri);
    const fits = entry?.grammar === grammar && entry.text === text;
    if (fits && !entry.edited) return this.#use(uri, entry);
    // What the parser makes of an error depends on the tree that it starts from, so a broken text is
    // parsed as if it had just been opened.
    const sound = fits && !entry.tree.rootNode.hasError ? entry.tree : undefined;
    let tree = parseText(parser, { grammar, text, previous: sound });
    if (sound && tree.rootNode.hasError) {
      tree.delete();
      tree = parseText(parser, { grammar, text });
    }
    this.drop(uri);
    return this.#use(uri, { grammar, text, tree, edited: false });
  }

  /** Takes over edits that all refer to the text last parsed or edited. */
  edit(uri: string, edits: readonly TextEdit[]): void {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    try {
      const { text } = entry;
      const sorted = sortEdits(edits, text.length);
      entry.text = applyEdits(text, sorted);
      // From the last to the first, so that no edit moves the place of another.
      for (const edit of sorted.reverse()) entry.tree.edit(treeEdit(text, edit));
      entry.edited = true;
    } catch {
      this.drop(uri);
    }
  }

  drop(uri: string): void {
    this.#entries.get(uri)?.tree.delete();
    this.#entries.delete(uri);
  }

  dispose(): void {
    for (const uri of [...this.#entries.keys()]) this.drop(uri);
  }

  #use(uri: string, entry: Entry): Tree {
    this.#entries.delete(uri);
    this.#entries.set(uri, entry);
    for (const [oldest] of this.#entries) {
      if (this.#entries.size <= this.#limit) break;
      this.drop(oldest);
    }
    return entry.tree;
  }
}

function treeEdit(text: string, { span, newText }: TextEdit): Edit {
  const startPosition = pointAfter({ row: 0, column: 0 }, text.slice(0, span.start));
  return new Edit({
    startIndex: span.start,
    oldEndIndex: span.end,
    newEndIndex: span.start + newText.length,
    startPosition,
    oldEndPosition: pointAfter(startPosition, text.slice(span.start, span.end)),
    newEndPosition: pointAfter(startPosition, newText),
  });
}

/** The point behind `text` that starts at `from`. Rows end at `\n` alone, unlike an editor's lines. */
function pointAfter(from: Point, text: string): Point {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  const column = text.length - lineStart;
  return row === 0
    ? { row: from.row, column: from.column + column }
    : { row: from.row + row, column };
}
