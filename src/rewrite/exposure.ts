import type { Node } from 'web-tree-sitter';
import type { GrammarId, Grammars } from '../parse/grammars';
import type { Elsewhere, SourceFile } from './adapter';
import { withTree } from './syntax';

/**
 * Asks the files around one whether code in them can do with a lookup.
 * @returns why it can't, as the end of a sentence; undefined where it can.
 */
export type Inquiry = (elsewhere: Elsewhere, grammars: Grammars) => Promise<string | undefined>;

/** A language whose code may use what becomes a lookup. */
export interface CodeUser {
  /** How the paths of its files end, with the dot. */
  readonly endings: readonly string[];
  readonly grammar: GrammarId;
  /** The first use in a file that a lookup would break. */
  brokenUse(root: Node, path: string): Use | undefined;
}

export interface Use {
  readonly node: Node;
  /** What it breaks by, as the end of a sentence. */
  readonly why: string;
}

/** The reason where files were not read. */
export const UNREAD = 'not all files that may use it could be read';

/** Looks for what these names stand for in the code of every language that may use them. */
export function usesOf(names: Iterable<string>, ...users: readonly CodeUser[]): Inquiry {
  const pattern = wordsPattern(names);
  return async (elsewhere, grammars) => {
    for (const user of users) {
      const files = await elsewhere.matching(pattern, user.endings);
      if (!files) return UNREAD;
      for (const file of files) {
        const problem = await problemIn(grammars, file, user);
        if (problem !== undefined) return problem;
      }
    }
    return undefined;
  };
}

function problemIn(
  grammars: Grammars,
  { path, text }: SourceFile,
  user: CodeUser,
): Promise<string | undefined> {
  return withTree(grammars, { grammar: user.grammar, text }, (root) => {
    const use = user.brokenUse(root, path);
    return use && `${use.why} (${path}, line ${use.node.startPosition.row + 1})`;
  });
}

/** Matches a text that holds one of the names as a word. */
function wordsPattern(names: Iterable<string>): RegExp {
  const escaped = [...names].map((name) => name.replaceAll('$', String.raw`\$`));
  return new RegExp(`(?<![\\w$])(?:${escaped.join('|')})(?![\\w$])`);
}
