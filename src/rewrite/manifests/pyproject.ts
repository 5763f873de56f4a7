import { parse } from 'smol-toml';
import { applyEdits, type TextEdit } from '../../base/text';
import { projectName } from './requirements';
import { lineEndOf } from '../style';

/**
 * Adds a requirement to `dependencies` of a pyproject.toml's `[project]` table.
 * @returns 'unchanged' where it is there; undefined where there is no such list, or an edit of its
 *   text could not be proven to change the list alone.
 */
export function addToPyproject(
  text: string,
  requirement: string,
): TextEdit | 'unchanged' | undefined {
  const before = dependenciesOf(text);
  if (!before) return undefined;
  const name = projectName(requirement);
  if (before.some((other) => projectName(other) === name)) return 'unchanged';
  const edit = editList(text, requirement);
  const after = edit && dependenciesOf(applyEdits(text, [edit]));
  const expected = [...before, requirement];
  return after?.length === expected.length && after.every((one, i) => one === expected[i])
    ? edit
    : undefined;
}

function dependenciesOf(text: string): string[] | undefined {
  try {
    const { project } = parse(text) as { project?: { dependencies?: unknown } };
    const list: unknown = project?.dependencies;
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

/** The edit behind the list's last item; of a list over several lines, on a line of its own. */
function editList(text: string, requirement: string): TextEdit | undefined {
  const table = /^\[project\][ \t]*(?:#.*)?$/m.exec(text);
  const from = table?.index ?? text.length;
  const key = /^dependencies[ \t]*=[ \t]*\[/m.exec(text.slice(from));
  if (!key) return undefined;
  const open = from + key.index + key[0].length;
  const close = endOfList(text, open);
  if (close === undefined) return undefined;
  return behind(text.slice(open, close), { open, requirement, eol: lineEndOf(text) });
}

/** The offset of the bracket that closes a list of plain strings, comments among them. */
function endOfList(text: string, open: number): number | undefined {
  const token = /\s+|,|#[^\r\n]*|"[^"\\\r\n]*"|'[^'\r\n]*'|\]/y;
  token.lastIndex = open;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === ']') return match.index;
  }
  return undefined;
}

interface Where {
  readonly open: number;
  readonly requirement: string;
  readonly eol: string;
}

function behind(items: string, { open, requirement, eol }: Where): TextEdit | undefined {
  const quote = items.includes("'") && !items.includes('"') ? "'" : '"';
  const item = quote + requirement + quote;
  const body = items.trimEnd();
  const at = { start: open + body.length, end: open + body.length };
  if (body === '') return { span: at, newText: item };
  // Behind a comment at the end, a comma would be part of it.
  if (/#[^\r\n]*$/.test(body)) return undefined;
  const indent = /\n([ \t]+)["'][^\n]*$/.exec(body)?.[1];
  if (indent === undefined)
    return { span: at, newText: `${body.endsWith(',') ? '' : ','} ${item}` };
  const comma = body.endsWith(',');
  return { span: at, newText: `${comma ? '' : ','}${eol}${indent}${item}${comma ? ',' : ''}` };
}
