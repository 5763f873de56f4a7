import { modify, parse, type ParseError } from 'jsonc-parser';
import type { TextEdit } from '../../base/text';
import { indentOf, lineEndOf } from '../style';

/**
 * Adds a package to a composer.json's `require`.
 * @returns 'unchanged' where it is there; undefined where the text is no composer.json.
 */
export function addToComposer(
  text: string,
  name: string,
  version: string,
): TextEdit | 'unchanged' | undefined {
  const errors: ParseError[] = [];
  const root: unknown = parse(text, errors);
  if (errors.length > 0 || !isObject(root)) return undefined;
  const required = root['require'] ?? {};
  if (!isObject(required)) return undefined;
  if (Object.hasOwn(required, name)) return 'unchanged';
  const indent = indentOf(text, '    ');
  const formattingOptions = {
    insertSpaces: indent !== '\t',
    tabSize: indent === '\t' ? 1 : indent.length,
    eol: lineEndOf(text),
  };
  const [edit, ...others] = modify(text, ['require', name], version, { formattingOptions });
  if (!edit || others.length > 0) return undefined;
  const span = { start: edit.offset, end: edit.offset + edit.length };
  return { span, newText: edit.content };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
