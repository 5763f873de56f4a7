import type { Span, TextEdit } from '../../base/text';
import { indentAt, indentOf, lineEnd, lineEndOf, lineStart } from '../style';
import type { Artifact } from './pom';

/** A plugin that gives a build the configuration `implementation`. */
const JVM_PLUGIN =
  /\bid[\s(]*["'](?:java|java-library|application|groovy|war|org\.springframework\.boot|org\.jetbrains\.kotlin\.jvm)["']|\bkotlin\s*\(\s*["']jvm["']|^\s*`?(?:java|application|java-library)`?\s*$|apply plugin: *["'](?:java|kotlin|application|war)/m;

/** Builds for several platforms list their dependencies elsewhere. */
const MULTIPLATFORM = 'multiplatform';

/**
 * Adds a library to the top-level `dependencies` of a Gradle build, Groovy or Kotlin.
 * @returns 'unchanged' where it is there; undefined where there is no such block that could be read.
 */
export function addToGradle(
  text: string,
  library: Artifact,
  isKotlin: boolean,
): TextEdit | 'unchanged' | undefined {
  const code = blanked(text);
  if (code === undefined || text.includes(MULTIPLATFORM)) return undefined;
  const block = dependenciesOf(code);
  if (!block) return JVM_PLUGIN.test(text) ? withBlock(text, library, isKotlin) : undefined;
  const entries = entriesOf(text, code, block);
  const isLibrary = ({ line }: Entry): boolean => line.includes(`:${library.artifact}`);
  const present = entries.filter(isLibrary);
  if (present.some(({ configuration }) => MAIN.test(configuration))) return 'unchanged';
  return present.length > 0 ? undefined : intoBlock(text, block, { entries, library, isKotlin });
}

/** Configurations that the program itself is compiled and run with. */
const MAIN = /^(?:implementation|api|compile)$/;

interface Entry {
  readonly configuration: string;
  /** The whole line. */
  readonly line: string;
  readonly end: number;
}

/** The lines of a block that begin with a configuration, those in blocks within it left out. */
function entriesOf(text: string, code: string, block: Span): Entry[] {
  const entries: Entry[] = [];
  let depth = 0;
  for (let at = block.start; at < block.end; at = lineEnd(text, at) + 1) {
    const end = Math.min(lineEnd(text, at), block.end);
    const configuration = /^\s*(\w+)/.exec(code.slice(at, end))?.[1];
    const change = braces(code.slice(at, end));
    if (configuration !== undefined && depth === 0 && change === 0)
      entries.push({ configuration, line: text.slice(at, end), end });
    depth += change;
  }
  return entries;
}

/** How many brackets a line leaves open. */
function braces(code: string): number {
  const count = (pattern: RegExp): number => code.match(pattern)?.length ?? 0;
  return count(/[{(]/g) - count(/[})]/g);
}

interface Addition {
  readonly entries: readonly Entry[];
  readonly library: Artifact;
  readonly isKotlin: boolean;
}

function intoBlock(text: string, block: Span, { entries, library, isKotlin }: Addition): TextEdit {
  const eol = lineEndOf(text);
  const main = entries.filter(({ configuration }) => MAIN.test(configuration));
  const model = main.at(-1) ?? entries.at(-1);
  const configuration =
    main.findLast((entry) => entry.configuration !== 'api')?.configuration ?? 'implementation';
  const entry = written(library, { configuration, like: model?.line, isKotlin });
  const base = indentAt(text, block.start - 1);
  const indent = model ? indentAt(model.line, 0) : base + indentOf(text, '    ');
  const at = model?.end ?? block.start;
  const isOneLine = !text.slice(block.start, block.end).includes('\n');
  if (isOneLine && text.slice(block.start, block.end).trim() !== '')
    return insertion(block.end, `; ${entry} `);
  return insertion(at, eol + indent + entry + (isOneLine ? eol + base : ''));
}

interface Wording {
  readonly configuration: string;
  /** A line to take quotes and brackets from. */
  readonly like: string | undefined;
  readonly isKotlin: boolean;
}

function written(library: Artifact, { configuration, like, isKotlin }: Wording): string {
  const coordinates = `${library.group}:${library.artifact}:${library.version}`;
  if (isKotlin) return `${configuration}("${coordinates}")`;
  const quote = like?.includes('"') === true && !like.includes("'") ? '"' : "'";
  const isCall = /^\s*\w+\s*\(/.test(like ?? '');
  const text = quote + coordinates + quote;
  return isCall ? `${configuration}(${text})` : `${configuration} ${text}`;
}

/** A block at the end of a build that has none. */
function withBlock(text: string, library: Artifact, isKotlin: boolean): TextEdit {
  const eol = lineEndOf(text);
  const entry = written(library, { configuration: 'implementation', like: undefined, isKotlin });
  const lines = ['dependencies {', indentOf(text, '    ') + entry, '}'];
  const start = text === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
  return insertion(text.length, start + lines.join(eol) + eol);
}

function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

/** What is between the braces of the one `dependencies` that stands in no other block. */
function dependenciesOf(code: string): Span | undefined {
  const found: Span[] = [];
  let depth = 0;
  let start: number | undefined;
  for (let at = 0; at < code.length; at += 1) {
    if (code[at] === '{') {
      const before = code.slice(lineStart(code, at), at);
      if (depth === 0 && /^\s*dependencies\s*$/.test(before)) start = at + 1;
      depth += 1;
    } else if (code[at] === '}') {
      depth -= 1;
      if (depth === 0 && start !== undefined) found.push({ start, end: at });
      if (depth === 0) start = undefined;
    }
  }
  return depth === 0 && found.length === 1 ? found[0] : undefined;
}

const TEXTS =
  /\/\*[^]*?\*\/|\/\/[^\r\n]*|"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'/g;

/** The code with spaces for comments and texts; undefined where a quote is left over. */
function blanked(text: string): string | undefined {
  const code = text.replace(TEXTS, (found) => found.replaceAll(/[^\r\n]/g, ' '));
  return /["']/.test(code) ? undefined : code;
}
