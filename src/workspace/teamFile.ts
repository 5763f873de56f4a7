import { join } from 'node:path';
import {
  applyEdits,
  findNodeAtLocation,
  getNodeValue,
  modify,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { LineIndex } from '../base/text';
import { parseScheme } from '../tagging/parseScheme';
import type { Scheme } from '../tagging/scheme';
import type { FileSystem } from './files';
import { readText } from './project';
import { checkTeamSections, type SectionProblem } from './teamSections';

export const TEAM_FILE = '.secretferry.json';
/** 256 KiB: a team file is a page or two. */
const MAX_CHARACTERS = 256 * 1024;
/** Deeper than any team file, and far from the parser's stack. */
const MAX_DEPTH = 50;

/** Where an environment's secrets are expected: a move to anywhere else is refused. */
export interface Expected {
  readonly account?: string;
  readonly region?: string;
}

/** What a team has written down for its workspace. All of it is input from strangers. */
export interface TeamFile {
  readonly scheme: Scheme;
  /** Values for tags and placeholders, by key. */
  readonly metadata: Readonly<Record<string, string>>;
  /** One KMS key for all, or one for each environment. */
  readonly kmsKey?: string | Readonly<Record<string, string>>;
  /** Globs of files that are not scanned. */
  readonly ignore: readonly string[];
  readonly expect: Readonly<Record<string, Expected>>;
  /** How secrets come into being, by environment. */
  readonly create: Readonly<Record<string, 'direct' | 'iac' | 'ask'>>;
}

/** What is wrong in the file, with its 1-based line. */
export interface TeamFileProblem {
  readonly message: string;
  readonly line: number;
}

export interface ReadTeamFile {
  /** Absent where there is no team file, or it is no JSON object. */
  readonly file?: TeamFile;
  readonly problems: readonly TeamFileProblem[];
}

/** Reads the workspace's team file. Comments and trailing commas are allowed. Never throws. */
export async function readTeamFile(fs: FileSystem, root: string): Promise<ReadTeamFile> {
  const text = await readText(fs, join(root, TEAM_FILE));
  return text === undefined ? { problems: [] } : parseTeamFile(text);
}

/** The team file's content; what is wrong in it is left out and named. Never throws. */
export function parseTeamFile(text: string): ReadTeamFile {
  if (text.length > MAX_CHARACTERS) return refuse('is larger than 256 KiB, so it is not read.');
  if (depthOf(text) > MAX_DEPTH) return refuse('is nested too deeply, so it is not read.');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const lines = new LineIndex(text);
  const syntax = errors.map(({ error, offset }) => ({
    message: `${printParseErrorCode(error)}: this is not valid JSON.`,
    line: lines.position(offset).line + 1,
  }));
  if (tree?.type !== 'object')
    return { problems: syntax.length ? syntax : refuse('must be an object.').problems };
  const { file, problems } = readSections(getNodeValue(tree) as Readonly<Record<string, unknown>>);
  const located = problems.map(({ path, message }) => ({
    message,
    line: lines.position(nodeAt(tree, path).offset).line + 1,
  }));
  return { file, problems: [...syntax, ...located] };
}

/** The text with one value set, its comments and formatting kept; a new file's text for undefined. */
export function saveToTeamFile(
  text: string | undefined,
  path: readonly (string | number)[],
  value: unknown,
): string {
  const before = text?.trim() ? text : '{\n  "version": 1\n}\n';
  const indent = /^([ \t]+)"/m.exec(before)?.[1] ?? '  ';
  const edits = modify(before, [...path], value, {
    formattingOptions: {
      insertSpaces: !indent.startsWith('\t'),
      tabSize: indent.startsWith('\t') ? 1 : indent.length,
      eol: before.includes('\r\n') ? '\r\n' : '\n',
    },
  });
  return applyEdits(before, edits);
}

function refuse(reason: string): ReadTeamFile {
  return { problems: [{ message: `${TEAM_FILE} ${reason}`, line: 1 }] };
}

function readSections(sections: Readonly<Record<string, unknown>>): {
  file: TeamFile;
  problems: readonly SectionProblem[];
} {
  const { scheme, problems } = parseScheme(sections);
  const checked = checkTeamSections(sections);
  return { file: { scheme, ...checked.values }, problems: [...problems, ...checked.problems] };
}

/** The node of a path, or the nearest above it. */
function nodeAt(tree: Node, path: readonly (string | number)[]): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node;
  }
  return tree;
}

/** The deepest nesting, strings left out; cheap, so that the parser never sees a hostile depth. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{[}\]]/g)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === ']') depth -= 1;
  }
  return deepest;
}
