import type { TextEdit } from '../../base/text';
import { lineEndOf } from '../style';

/**
 * Adds a crate to the dependencies of a Cargo.toml, and the feature `sync` to its Tokio.
 * @returns no edits where all is there; undefined where the file is not of one package, or what it
 * says of Tokio can't be edited with certainty.
 */
export function addToCargo(text: string, crate: string, version: string): TextEdit[] | undefined {
  if (!/^\[package\]/m.test(text)) return undefined;
  const table = tableOf(text);
  const tokio = dependencyOf(text, table, 'tokio');
  const edits = tokio ? tokioEdits(text, tokio) : [];
  if (!edits) return undefined;
  const lines = [
    ...(dependencyOf(text, table, crate) ? [] : [`${crate} = "${version}"`]),
    ...(tokio ? [] : ['tokio = { version = "1", features = ["sync"] }']),
  ];
  return [...additions(text, table, lines), ...edits].sort((x, y) => x.span.start - y.span.start);
}

interface Table {
  /** Offsets of the lines below the header. */
  readonly start: number;
  readonly end: number;
}

function tableOf(text: string): Table | undefined {
  const header = /^\[dependencies\][ \t]*(?:#[^\r\n]*)?(?:\r?\n|$)/m.exec(text);
  if (!header) return undefined;
  const start = header.index + header[0].length;
  const next = /^[ \t]*\[/m.exec(text.slice(start));
  return { start, end: next ? start + next.index : text.length };
}

interface Entry {
  readonly start: number;
  readonly end: number;
  /** What stands behind `=`, or `''` for a table of its own. */
  readonly value: string;
}

/** `name = …`, `name.key = …`, or `[dependencies.name]`; hyphens and underscores are the same. */
function dependencyOf(text: string, table: Table | undefined, name: string): Entry | undefined {
  const pattern = name.replaceAll('_', '[-_]');
  if (new RegExp(`^\\[dependencies\\.${pattern}\\]`, 'm').test(text))
    return { start: 0, end: 0, value: '' };
  if (!table) return undefined;
  const line = new RegExp(`^"?${pattern}"?(?:\\.\\w+)?[ \\t]*=[ \\t]*([^\\r\\n]*)`, 'm');
  const found = line.exec(text.slice(table.start, table.end));
  const value = found?.[1] ?? '';
  if (!found) return undefined;
  const end = table.start + found.index + found[0].length;
  return { start: end - value.length, end, value };
}

/** A table of their own where there is none, at the end. */
function additions(text: string, table: Table | undefined, lines: readonly string[]): TextEdit[] {
  if (lines.length === 0) return [];
  if (table) return lines.map((line) => addition(text, table, line));
  const eol = lineEndOf(text);
  const body = ['', '', '[dependencies]', ...lines].join(eol);
  return [insert(text.trimEnd().length, text.endsWith('\n') ? body : body + eol)];
}

/** Into a list that is sorted by name, or at its end. */
function addition(text: string, { start, end }: Table, line: string): TextEdit {
  const eol = lineEndOf(text);
  const body = text.slice(start, end);
  if (body.trim() === '')
    return insert(start, (text.slice(0, start).endsWith('\n') ? '' : eol) + line + eol);
  const entries = [...body.matchAll(/^[\w"-]+[^\r\n=]*=/gm)];
  const isSorted = entries.every(([entry], i) => (entries[i - 1]?.[0] ?? '') <= entry);
  const next = isSorted ? entries.find(([entry]) => entry > line) : undefined;
  return next
    ? insert(start + next.index, line + eol)
    : insert(start + body.trimEnd().length, eol + line);
}

/** `sync` is what `tokio::sync` needs. */
function tokioEdits(text: string, { value, start, end }: Entry): TextEdit[] | undefined {
  // What a workspace or a table says of its features the caching library adds to: it asks for them.
  if (text.slice(start - 20, end).includes('workspace') || value === '') return [];
  const version = /^"[^"]*"/.exec(value)?.[0];
  if (version !== undefined) {
    const newText = `{ version = ${version}, features = ["sync"] }`;
    return [{ span: { start, end: start + version.length }, newText }];
  }
  const features = /^\{[^{}]*\bfeatures[ \t]*=[ \t]*\[([^\][]*)\]/.exec(value);
  if (!features) return value.startsWith('{') && value.includes('features') ? [] : undefined;
  const list = features[1] ?? '';
  if (/"(?:full|sync)"/.test(list)) return [];
  const at = start + features[0].length - 1 - (list.length - list.trimEnd().length);
  const comma = list.trim() === '' || list.trimEnd().endsWith(',') ? '' : ', ';
  return [insert(at, `${comma}"sync"`)];
}

function insert(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}
