import { slice, type Span, type TextEdit } from '../../base/text';
import { indentAt, indentOf, lineEndOf, lineStart } from '../style';

/** A library as Maven names it. */
export interface Artifact {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
}

/** An element of XML by the path of names to it. */
interface Element {
  /** `project/dependencies`. */
  readonly path: string;
  /** From the start tag to the end tag, both included. */
  readonly span: Span;
  /** Between the tags; empty and at the end of a tag that closes itself. */
  readonly inner: Span;
}

/**
 * Adds a library to the dependencies of a pom.xml. Where the project manages its version elsewhere
 * in the file, none is given.
 * @returns 'unchanged' where it is there; undefined where the text could not be read, or has the
 *   library for its tests alone.
 */
export function addToPom(text: string, library: Artifact): TextEdit | 'unchanged' | undefined {
  const elements = readElements(text);
  if (!elements?.some(({ path }) => path === 'project')) return undefined;
  const present = entriesOf(text, elements, 'project/dependencies/dependency', library);
  if (present.length > 0)
    return present.some((entry) => /<scope>|<optional>/.test(entry)) ? undefined : 'unchanged';
  const managed = 'project/dependencyManagement/dependencies/dependency';
  const isManaged = entriesOf(text, elements, managed, library).length > 0;
  const lists = elements.filter(({ path }) => path === 'project/dependencies');
  if (lists.length > 1) return undefined;
  const lines = entryLines(library, isManaged);
  const [list] = lists;
  return list ? intoList(text, list, lines) : withList(text, elements, lines);
}

function entryLines({ group, artifact, version }: Artifact, isManaged: boolean): string[] {
  const children = [
    `<groupId>${group}</groupId>`,
    `<artifactId>${artifact}</artifactId>`,
    ...(isManaged ? [] : [`<version>${version}</version>`]),
  ];
  return ['<dependency>', ...children.map((child) => `\t${child}`), '</dependency>'];
}

/** The text of the dependencies at a path that are the library. */
function entriesOf(
  text: string,
  elements: readonly Element[],
  path: string,
  { group, artifact }: Artifact,
): string[] {
  return elements
    .filter((element) => element.path === path)
    .map(({ inner }) => slice(text, inner))
    .filter((entry) => {
      const has = (name: string, value: string): boolean =>
        new RegExp(`<${name}>\\s*${value.replaceAll('.', '\\.')}\\s*</${name}>`).test(entry);
      return has('groupId', group) && has('artifactId', artifact);
    });
}

function intoList(text: string, list: Element, lines: readonly string[]): TextEdit {
  const eol = lineEndOf(text);
  const unit = indentOf(text, '  ');
  const base = indentAt(text, list.span.start);
  const content = slice(text, list.inner);
  const last = /(?:^|\n)([ \t]*)<dependency>/.exec(content)?.[1];
  const indent = last ?? base + unit;
  const body = eol + laidOut(lines, indent, unit).join(eol);
  const isShort = text[list.inner.start - 1] === '>' && list.inner.end === list.span.end;
  if (isShort)
    return {
      span: list.span,
      newText: `<dependencies>${body}${eol}${base}</dependencies>`,
    };
  const at = list.inner.start + content.trimEnd().length;
  const isClosedBelow = content.slice(content.trimEnd().length).includes('\n');
  return {
    span: { start: at, end: at },
    newText: isClosedBelow ? body : `${body}${eol}${base}`,
  };
}

/** Elements that a pom.xml usually has behind its dependencies. */
const BEHIND = /^project\/(?:repositories|pluginRepositories|build|reporting|profiles)$/;

function withList(
  text: string,
  elements: readonly Element[],
  lines: readonly string[],
): TextEdit | undefined {
  const project = elements.find(({ path }) => path === 'project');
  if (!project || project.inner.start === project.inner.end) return undefined;
  const eol = lineEndOf(text);
  const unit = indentOf(text, '  ');
  const next = elements.find(({ path }) => BEHIND.test(path));
  const offset = next?.span.start ?? project.inner.end;
  const start = lineStart(text, offset);
  if (text.slice(start, offset).trim() !== '') return undefined;
  const list = ['<dependencies>', ...lines.map((line) => `\t${line}`), '</dependencies>'];
  const body = laidOut(list, unit, unit).join(eol);
  return { span: { start, end: start }, newText: body + eol + (next ? eol : '') };
}

/** Lines that begin with a tab for each level, indented as the file is. */
function laidOut(lines: readonly string[], indent: string, unit: string): string[] {
  return lines.map((line) => indent + line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length)));
}

/** Comments, sections of text, instructions, and tags. */
const TOKEN = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(\/?)([\w:.-]+)[^<>]*?(\/?)>/g;

/** All elements, in the order in which they end; undefined where tags don't match. */
function readElements(text: string): Element[] | undefined {
  const open: { name: string; start: number; inner: number }[] = [];
  const elements: Element[] = [];
  for (const { 0: tag, 1: slash, 2: name, 3: short, index } of text.matchAll(TOKEN)) {
    if (name === undefined) continue;
    const end = index + tag.length;
    if (slash === '/') {
      const last = open.pop();
      if (last?.name !== name) return undefined;
      const path = [...open.map((one) => one.name), name].join('/');
      elements.push({
        path,
        span: { start: last.start, end },
        inner: { start: last.inner, end: index },
      });
    } else if (short === '/') {
      const path = [...open.map((one) => one.name), name].join('/');
      elements.push({ path, span: { start: index, end }, inner: { start: end, end } });
    } else open.push({ name, start: index, inner: end });
  }
  return open.length === 0 ? elements.sort((a, b) => a.span.start - b.span.start) : undefined;
}
