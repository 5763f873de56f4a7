import type { TextEdit } from '../../base/text';
import { indentAt, indentOf, lineEndOf, lineStart } from '../style';

/**
 * Adds a package to an SDK-style project file.
 * @returns 'unchanged' where it is there; undefined for files of the old style, and for those that
 *   keep their versions elsewhere.
 */
export function addToCsproj(
  text: string,
  name: string,
  version: string,
): TextEdit | 'unchanged' | undefined {
  const code = text.replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\r\n]/g, ' '));
  const references = referencesIn(code);
  if (references.some((one) => one.name.toLowerCase() === name.toLowerCase())) return 'unchanged';
  if (!/<Project\b[^>]*\bSdk\s*=/.test(code)) return undefined;
  // Central management of versions: the project names packages alone.
  if (references.length > 0 && references.every(({ hasVersion }) => !hasVersion)) return undefined;
  const line = `<PackageReference Include="${name}" Version="${version}" />`;
  const group = groupIn(code, references);
  return group ? intoGroup(text, group, { name, line }) : withGroup(text, code, line);
}

interface Reference {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly hasVersion: boolean;
}

function referencesIn(code: string): Reference[] {
  const pattern = /<PackageReference\b[^>]*?(?:\/>|>[^]*?<\/PackageReference\s*>)/g;
  return [...code.matchAll(pattern)].map(({ 0: element, index }) => ({
    name: /\bInclude\s*=\s*["']([^"']*)["']/.exec(element)?.[1] ?? '',
    start: index,
    end: index + element.length,
    hasVersion: /\bVersion\b/.test(element),
  }));
}

/** The packages of the first group that is there whatever the circumstances. */
function groupIn(code: string, references: readonly Reference[]): Reference[] | undefined {
  for (const { 0: group, index } of code.matchAll(/<ItemGroup\s*>[^]*?<\/ItemGroup\s*>/g)) {
    const end = index + group.length;
    const own = references.filter((one) => one.start > index && one.end < end);
    if (own.length > 0) return own;
  }
  return undefined;
}

/** Where it belongs by the alphabet. */
function intoGroup(
  text: string,
  group: readonly Reference[],
  added: { readonly name: string; readonly line: string },
): TextEdit {
  const eol = lineEndOf(text);
  const next = group.find((one) => one.name.toLowerCase() > added.name.toLowerCase());
  if (next) return insert(next.start, added.line + eol + indentAt(text, next.start));
  const last = group.at(-1);
  const indent = indentAt(text, last?.start ?? 0);
  return insert(last?.end ?? 0, eol + indent + added.line);
}

function withGroup(text: string, code: string, line: string): TextEdit | undefined {
  const end = code.lastIndexOf('</Project');
  if (end < 0) return undefined;
  const eol = lineEndOf(text);
  const unit = indentOf(text, '  ');
  const start = lineStart(text, end);
  if (text.slice(start, end).trim() !== '') return undefined;
  const isApart = /\n[ \t]*\r?\n$/.test(text.slice(0, start));
  const lines = [`${unit}<ItemGroup>`, `${unit}${unit}${line}`, `${unit}</ItemGroup>`];
  return insert(start, (isApart ? '' : eol) + lines.join(eol) + eol + (isApart ? eol : ''));
}

function insert(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}
