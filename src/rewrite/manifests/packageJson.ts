import { applyEdits as applyJson, modify, parse, type ParseError } from 'jsonc-parser';
import type { TextEdit } from '../../base/text';
import { indentOf, lineEndOf } from '../style';

/**
 * Adds what is missing to a package.json's `dependencies`, as one edit. What stands there already
 * stays at its version; an entry of devDependencies does not count.
 * @returns 'unchanged' where nothing is missing; undefined where the text is no package.json.
 */
export function addToPackageJson(
  text: string,
  packages: Readonly<Record<string, string>>,
): TextEdit | 'unchanged' | undefined {
  const manifest = parseObject(text);
  const present = manifest && dependenciesOf(manifest);
  if (!present) return undefined;
  let edited = text;
  const names = Object.keys(present);
  for (const [name, version] of Object.entries(packages)) {
    if (names.includes(name)) continue;
    const index = isSorted(names) ? names.filter((other) => other < name).length : names.length;
    edited = insert(edited, { name, version, index: names.length > 0 ? index : undefined });
    names.splice(index, 0, name);
  }
  return edited === text ? 'unchanged' : difference(text, edited);
}

interface Entry {
  readonly name: string;
  readonly version: string;
  /** Its place among the dependencies; undefined for the first of them. */
  readonly index: number | undefined;
}

function insert(text: string, { name, version, index }: Entry): string {
  const indent = indentOf(text, '  ');
  const edits = modify(text, ['dependencies', name], version, {
    formattingOptions: {
      insertSpaces: indent !== '\t',
      tabSize: indent === '\t' ? 1 : indent.length,
      eol: lineEndOf(text),
    },
    getInsertionIndex: (siblings) => index ?? placeOfDependencies(siblings),
  });
  return applyJson(text, edits);
}

/** A new `dependencies` stands before `devDependencies`, as npm writes it. */
function placeOfDependencies(keys: readonly string[]): number {
  const at = keys.indexOf('devDependencies');
  return at < 0 ? keys.length : at;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true });
  return errors.length === 0 && isRecord(value) ? value : undefined;
}

function dependenciesOf(manifest: Record<string, unknown>): Record<string, unknown> | undefined {
  const { dependencies = {} } = manifest;
  return isRecord(dependencies) ? dependencies : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSorted(names: readonly string[]): boolean {
  return names.every((name, i) => i === 0 || (names[i - 1] ?? '') <= name);
}

/** The one edit that makes `after` of `before`. */
export function difference(before: string, after: string): TextEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    span: { start, end: before.length - end },
    newText: after.slice(start, after.length - end),
  };
}
