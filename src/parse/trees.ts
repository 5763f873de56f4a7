import { Edit, type Parser, type Point, type Tree } from 'web-tree-sitter';
import type { TextEdit } from '../base/text';
import { applyEdits, sortEdits } from '../base/text';
import { parseText, type GrammarId, type Grammars, type Source } from './grammars';

interface Entry {
  readonly grammar: GrammarId;
  /** The text that the tree stands for, or will once it is parsed again. */
  text: string;
  tree: Tree;
  /** Whether edits were applied to the tree since it was parsed. */
  edited: boolean;
  /**
   * Whether it is the tree of a text just opened: that of sound code always is, but what the parser
   * makes of an error depends on the tree that it starts from.
   */
  readonly isAsOpened: boolean;
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

  /**
   * The tree of `text`, errors and all, as if it had just been opened; parsed from what is known of
   * `uri`. It stays ours: nobody else deletes it.
   */
  async parse(uri: string, grammar: GrammarId, text: string): Promise<Tree> {
    const entry = this.#fitting(uri, grammar, text);
    if (entry && !entry.edited && entry.isAsOpened) return this.#use(uri, entry);
    const isSound = entry !== undefined && !entry.tree.rootNode.hasError;
    const sound = isSound ? await this.parseSound(uri, grammar, text) : undefined;
    return sound ?? this.#parse(uri, { grammar, text });
  }

  /** The tree of `text`, unless it is broken. It stays ours too. */
  async parseSound(uri: string, grammar: GrammarId, text: string): Promise<Tree | undefined> {
    const entry = this.#fitting(uri, grammar, text);
    const isParsed = entry && !entry.edited;
    const tree = isParsed
      ? this.#use(uri, entry)
      : await this.#parse(uri, { grammar, text, previous: entry?.tree });
    return tree.rootNode.hasError ? undefined : tree;
  }

  /** Takes over edits that all refer to the text last parsed or edited. */
  edit(uri: string, edits: readonly TextEdit[]): void {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    try {
      const { text } = entry;
      const sorted = sortEdits(edits, text.length);
      entry.text = applyEdits(text, sorted);
      editTree(entry.tree, text, sorted);
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

  /** What is known of `uri`, if edits led to that text. */
  #fitting(uri: string, grammar: GrammarId, text: string): Entry | undefined {
    const entry = this.#entries.get(uri);
    return entry?.grammar === grammar && entry.text === text ? entry : undefined;
  }

  async #parse(uri: string, source: Source): Promise<Tree> {
    const { grammar, text, previous } = source;
    const tree = parseText(await this.#grammars.parser(grammar), source);
    const isAsOpened = !previous || !tree.rootNode.hasError;
    this.drop(uri);
    return this.#use(uri, { grammar, text, tree, edited: false, isAsOpened });
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

/**
 * Parses from the tree that the text had before its edits, and gives what parsing it afresh would:
 * what the parser makes of an error depends on the tree that it starts from, so a broken text is
 * parsed as if it had just been opened.
 */
export function parseAgain(parser: Parser, { grammar, text, previous }: Source): Tree {
  const sound = previous?.rootNode.hasError === false ? previous : undefined;
  const tree = parseText(parser, { grammar, text, previous: sound });
  if (!sound || !tree.rootNode.hasError) return tree;
  tree.delete();
  return parseText(parser, { grammar, text });
}

/** Tells a tree of edits in text order, all of which refer to `text`. */
export function editTree(tree: Tree, text: string, edits: readonly TextEdit[]): void {
  // From the last to the first, so that no edit moves the place of another.
  for (const edit of edits.toReversed()) tree.edit(treeEdit(text, edit));
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
