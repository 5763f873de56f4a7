import type { Node } from 'web-tree-sitter';
import { endWithComment } from '../syntax';
import { lineStart } from '../style';

/** An import of a file, with what it names. */
export interface Import {
  readonly node: Node;
  /** `java.util.List`, `java.util.*`. */
  readonly name: string;
}

/** A file's imports, and what must stay before them. */
export interface Preamble {
  readonly text: string;
  readonly eol: string;
  /** In the order of the file; those that are sorted on their own left out. */
  readonly imports: readonly Import[];
  /** What stands first: the package, annotations of the file, a comment about the whole file. */
  readonly first: Node | undefined;
}

export interface Insertion {
  readonly offset: number;
  readonly newText: string;
}

/** Packages of the platform, which many files keep apart from the others. */
const PLATFORM = /^(?:java|javax|jakarta|kotlin|kotlinx)\./;

/** Where a new import goes: among its like, in their order, or in a group of its own behind them. */
export function insertImport(preamble: Preamble, name: string, statement: string): Insertion {
  const { text, eol, imports, first } = preamble;
  if (imports.length > 0) return intoGroups(preamble, name, statement);
  if (!first) return { offset: 0, newText: statement + eol + (/^\s*\n/.test(text) ? '' : eol) };
  const offset = endWithComment(first);
  const isFollowed = /^[ \t]*\r?\n[ \t]*\r?\n|^\s*$/.test(text.slice(offset));
  return { offset, newText: eol + eol + statement + (isFollowed ? '' : eol) };
}

function intoGroups(preamble: Preamble, name: string, statement: string): Insertion {
  const { text, eol } = preamble;
  const groups = groupsOf(preamble);
  const group = groupFor(groups, name);
  if (!group) {
    const last = groups.at(-1)?.at(-1)?.node;
    return { offset: last ? endWithComment(last) : 0, newText: eol + eol + statement };
  }
  const isSorted = group.every((one, i) => i === 0 || (group[i - 1]?.name ?? '') <= one.name);
  const smaller = isSorted ? group.filter((one) => one.name < name) : group;
  const previous = smaller.at(-1)?.node;
  if (previous) return { offset: endWithComment(previous), newText: eol + statement };
  const offset = lineStart(text, group[0]?.node.startIndex ?? 0);
  return { offset, newText: statement + eol };
}

/** Imports that blank lines set apart from the others. */
function groupsOf({ text, imports }: Preamble): Import[][] {
  const groups: Import[][] = [];
  let end = -1;
  for (const one of imports) {
    const isApart = end < 0 || /\n[ \t]*\r?\n/.test(text.slice(end, one.node.startIndex));
    if (isApart) groups.push([one]);
    else groups.at(-1)?.push(one);
    end = one.node.endIndex;
  }
  return groups;
}

function groupFor(groups: readonly Import[][], name: string): Import[] | undefined {
  const root = `${name.split('.')[0] ?? ''}.`;
  const [only] = groups;
  if (groups.length === 1) return only;
  const related = groups.find((group) => group.some((one) => one.name.startsWith(root)));
  return related ?? groups.find((group) => group.some((one) => !PLATFORM.test(one.name)));
}
