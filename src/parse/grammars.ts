import { join } from 'node:path';
import { Language, Parser, type Tree } from 'web-tree-sitter';

/** Grammars that are shipped, by the name of their file `tree-sitter-<id>.wasm`. */
export const GRAMMAR_IDS = [
  'javascript',
  'typescript',
  'tsx',
  'python',
  'java',
  'kotlin',
  'go',
  'c-sharp',
  'ruby',
  'php',
  'rust',
  'bash',
  'powershell',
] as const;
export type GrammarId = (typeof GRAMMAR_IDS)[number];

const BY_LANGUAGE_ID: Readonly<Record<string, GrammarId>> = {
  javascript: 'javascript',
  javascriptreact: 'javascript',
  typescript: 'typescript',
  typescriptreact: 'tsx',
  python: 'python',
  java: 'java',
  kotlin: 'kotlin',
  go: 'go',
  csharp: 'c-sharp',
  ruby: 'ruby',
  php: 'php',
  rust: 'rust',
  shellscript: 'bash',
  powershell: 'powershell',
};

/** The grammar for a VS Code language id, where one is shipped. */
export function grammarFor(languageId: string): GrammarId | undefined {
  return BY_LANGUAGE_ID[languageId];
}

/** Where the WebAssembly files lie: the parser's runtime, and the folder with the grammars. */
export interface GrammarFiles {
  /** Path of `web-tree-sitter.wasm`. */
  readonly runtime: string;
  readonly directory: string;
  /** Grammars that lie elsewhere, by their whole path. */
  readonly elsewhere?: Readonly<Partial<Record<GrammarId, string>>>;
}

const BY_LANGUAGE = new WeakMap<Language, GrammarId>();

/** The grammar that a tree was parsed with. */
export function grammarOf({ language }: Tree): GrammarId {
  const grammar = BY_LANGUAGE.get(language);
  if (!grammar) throw new Error('a tree of a grammar that was not loaded here');
  return grammar;
}

/**
 * Grammars in which the end of a text is not as good as the end of a line. Kotlin's
 * (@tree-sitter-grammars/tree-sitter-kotlin 1.1.0) may not come to an end at all there.
 */
const LINES: ReadonlySet<GrammarId> = new Set<GrammarId>([
  'go',
  'kotlin',
  'ruby',
  'bash',
  'powershell',
]);

/** A text to parse, with the tree that it was before, where one is known. */
export interface Source {
  readonly grammar: GrammarId;
  readonly text: string;
  readonly previous?: Tree | undefined;
}

/** In milliseconds; what no person wrote can take a parser minutes to make sense of. */
const PATIENCE = 4000;

/**
 * Parses with a grammar's parser; where the grammar wants it, as if a line break
 * followed, by which the tree is then longer than the text.
 *
 * @throws Error where the parser can't be done with it in time.
 */
export function parseText(parser: Parser, { grammar, text, previous }: Source): Tree {
  const deadline = performance.now() + PATIENCE;
  const whole = LINES.has(grammar) ? text + '\n' : text;
  const isLate = (): boolean => performance.now() > deadline;
  const tree = parser.parse(whole, previous ?? null, { progressCallback: isLate });
  if (tree) return tree;
  // Otherwise the next parse would go on where this one stopped.
  parser.reset();
  throw new Error(`the ${grammar} parser gave no tree`);
}

let runtime: Promise<void> | undefined;

/**
 * Loads the parser and its grammars when they are first needed, each once. Trees are WebAssembly
 * memory that no garbage collector frees: whoever gets one calls `delete()` on it.
 */
export class Grammars {
  readonly #files: GrammarFiles;
  readonly #parsers = new Map<GrammarId, Promise<Parser>>();

  constructor(files: GrammarFiles) {
    this.#files = files;
  }

  /**
   * Parses `text`; with the previous tree, to which the edits were already applied, only what
   * changed is parsed again. Broken code still gives a tree, with error nodes in it.
   */
  async parse(grammar: GrammarId, text: string, previous?: Tree): Promise<Tree> {
    const parser = await this.parser(grammar);
    return parseText(parser, { grammar, text, previous });
  }

  /** The grammar's one parser, for synchronous use once it is loaded. */
  parser(grammar: GrammarId): Promise<Parser> {
    let parser = this.#parsers.get(grammar);
    if (!parser) {
      parser = this.#load(grammar);
      this.#parsers.set(grammar, parser);
      // A failed load is tried again by the next caller instead of failing for ever.
      parser.catch(() => this.#parsers.delete(grammar));
    }
    return parser;
  }

  async #load(grammar: GrammarId): Promise<Parser> {
    runtime ??= Parser.init({ locateFile: () => this.#files.runtime });
    await runtime;
    const { directory, elsewhere } = this.#files;
    const file = elsewhere?.[grammar] ?? join(directory, `tree-sitter-${grammar}.wasm`);
    const language = await Language.load(file);
    BY_LANGUAGE.set(language, grammar);
    const parser = new Parser();
    parser.setLanguage(language);
    return parser;
  }
}
