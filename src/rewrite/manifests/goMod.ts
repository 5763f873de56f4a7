import type { TextEdit } from '../../base/text';
import { lineEndOf } from '../style';

/**
 * Adds a requirement to a go.mod: `module path` and version, as `go get` writes them.
 * @returns 'unchanged' where the module is required; undefined where the file names no module.
 */
export function addToGoMod(
  text: string,
  path: string,
  version: string,
): TextEdit | 'unchanged' | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/^require\s+/, ''));
  if (lines.some((line) => line.startsWith(`${path} `))) return 'unchanged';
  if (!/^module\s+\S/m.test(text)) return undefined;
  const eol = lineEndOf(text);
  const block = /^require[ \t]*\([ \t]*\r?\n((?:[^)\r\n]*\r?\n)*?)\)/m.exec(text);
  if (!block || (block[1] ?? '').includes('// indirect'))
    return atEnd(text, `require ${path} ${version}`, eol);
  const at = block.index + block[0].indexOf('(') + 1;
  const body = text.slice(at, block.index + block[0].length - 1);
  const offset = placeIn(body, path);
  return insert(at + offset, `\t${path} ${version}${eol}`);
}

/** Where the line goes among those of a block that is sorted by path. */
function placeIn(body: string, path: string): number {
  let offset = body.indexOf('\n') + 1;
  for (const line of body.slice(offset).split(/(?<=\n)/)) {
    if (line.trim() === '' || line.trim() > path) break;
    offset += line.length;
  }
  return offset;
}

/** Behind the directives that every module has: `module`, `go`, `toolchain`. */
function atEnd(text: string, line: string, eol: string): TextEdit {
  const directives = [...text.matchAll(/^(?:module|go|toolchain)[ \t][^\r\n]*/gm)];
  const last = directives.at(-1);
  const at = last ? last.index + last[0].length : text.length;
  return insert(at, eol + eol + line);
}

function insert(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}
