import { join } from 'node:path';
import {
  applyEdits,
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  modify,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { Fault } from '../base/fault';
import { LineIndex } from '../base/text';
import type { LookupStyles } from '../rewrite/lookupStyle';
import { parseScheme } from '../tagging/parseScheme';
import type { Scheme } from '../tagging/scheme';
import type { FileSystem } from './files';
import { readInside, readText } from './readText';
import type { TeamScan } from './scanSection';
import { checkTeamSections, type SectionProblem } from './teamSections';

export const TEAM_FILE = '.secretferry.json';
/** 256 KiB: a team file is a page or two. */
const MAX_BYTES = 256 * 1024;
/** Deeper than any team file, and far from the parser's stack. */
const MAX_DEPTH = 50;
/** Problems that are told of one file, and characters of each. */
const MAX_PROBLEMS = 20;
const MAX_MESSAGE = 500;

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
  readonly scan: TeamScan;
  readonly expect: Readonly<Record<string, Expected>>;
  /** How secrets come into being, by environment. */
  readonly create: Readonly<Record<string, 'direct' | 'iac' | 'ask'>>;
  /** How code looks secrets up; each language's usual way where nothing is said. */
  readonly lookup: LookupStyles;
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

/**
 * Reads the workspace's team file. Comments and trailing commas are allowed. Never throws: a file
 * that is there and can't be read is a problem, so that nobody takes it for an absent one.
 */
export async function readTeamFile(fs: FileSystem, root: string): Promise<ReadTeamFile> {
  const path = join(root, TEAM_FILE);
  const info = await fs.stat(path).catch(() => 'unreadable' as const);
  if (!info) return { problems: [] };
  if (info !== 'unreadable' && info.size > MAX_BYTES) return refuse(TOO_LARGE);
  const text = await readInside(fs, root, TEAM_FILE);
  if (text === undefined)
    return refuse("can't be read, or is a link that leads out of the folder.");
  return parseTeamFile(text);
}

/** As `readTeamFile`, for a file that somebody named: one that is not there is a problem too. */
export async function readTeamFileAt(fs: FileSystem, path: string): Promise<ReadTeamFile> {
  const text = await readText(fs, path);
  if (text !== undefined) return parseTeamFile(text);
  return { problems: [{ message: "There is no such file, or it can't be read.", line: 1 }] };
}

const TOO_LARGE = 'is larger than 256 KiB, so it is not read.';

/** The team file's content; what is wrong in it is left out and named. Never throws. */
export function parseTeamFile(text: string): ReadTeamFile {
  if (text.length > MAX_BYTES) return refuse(TOO_LARGE);
  if (isTooDeep(text)) return refuse('is nested too deeply, so it is not read.');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const lines = new LineIndex(text);
  const at = (offset: number): number => lines.position(offset).line + 1;
  const syntax = errors.slice(0, MAX_PROBLEMS).map(({ error, offset }) => ({
    message: `${printParseErrorCode(error)}: this is not valid JSON.`,
    line: at(offset),
  }));
  if (tree?.type !== 'object') {
    return { problems: syntax.length > 0 ? syntax : refuse('must be an object.').problems };
  }
  const { file, problems } = readSections(getNodeValue(tree) as Readonly<Record<string, unknown>>);
  const located = problems.slice(0, MAX_PROBLEMS - syntax.length).map(({ path, message }) => ({
    message: message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message,
    line: at(nodeAt(tree, path).offset),
  }));
  return { file, problems: [...syntax, ...located] };
}

/**
 * The text with one value set, its comments and formatting kept; a new file's text for undefined.
 * @throws Fault `team-file-invalid` where the text is no JSON object, or the path leads through a
 *   value that is none: a file that can't be read for certain is not changed.
 */
export function saveToTeamFile(
  text: string | undefined,
  path: readonly (string | number)[],
  value: unknown,
): string {
  const before = text?.trim() ? text : '{\n  "version": 1\n}\n';
  requireObjects(before, path);
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

function requireObjects(text: string, path: readonly (string | number)[]): void {
  const errors: ParseError[] = [];
  const tree = isTooDeep(text) ? undefined : parseTree(text, errors, { allowTrailingComma: true });
  const ways = path.map((_, length) =>
    tree ? findNodeAtLocation(tree, path.slice(0, length)) : undefined,
  );
  const isSafe = tree?.type === 'object' && ways.every((node) => !node || node.type === 'object');
  if (isSafe && errors.length === 0) return;
  throw new Fault(
    'team-file-invalid',
    `${TEAM_FILE} is not valid, so nothing was saved in it.`,
    'Correct it, then try again.',
  );
}

function refuse(reason: string): ReadTeamFile {
  return { problems: [{ message: `${TEAM_FILE} ${reason}`, line: 1 }] };
}

function readSections(sections: Readonly<Record<string, unknown>>): {
  file: TeamFile;
  problems: readonly SectionProblem[];
} {
  const { scheme, problems } = parseScheme(sections);
  const environment = scheme.tags.find(({ key }) => key === 'appenv');
  const checked = checkTeamSections(sections, environment?.allowed);
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

/** Told by the scanner alone, so that the parser, which calls itself, never sees a hostile depth. */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const first = text.charAt(scanner.getTokenOffset());
    if (first === '{' || first === '[') depth += 1;
    else if (first === '}' || first === ']') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
