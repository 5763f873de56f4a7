import { itself, rawLineEnd, splitBody } from './escapes';
import { isScriptEnd, RICH_TEXT } from './ruby';
import {
  decodeIn,
  decodePartIn,
  type DecodedLiteral,
  type Fragment,
  type Style,
  type Unit,
} from './spelling';

/** How a heredoc is written, as its beginning tells: `<<~EOS`, `<<-'EOS'`. */
export interface HeredocShape {
  /** Whether escapes and `#{}` mean anything in it. */
  readonly rich: boolean;
  /** Whether the indentation that all its lines share is no part of it. */
  readonly squiggly: boolean;
}

/** The shape that a heredoc's beginning tells; undefined for a shell's command. */
export function heredocShape(beginning: string): HeredocShape | undefined {
  const match = /^<<([~-]?)(["'`]?)\w/.exec(beginning);
  if (!match || match[2] === '`') return undefined;
  return { rich: match[2] !== "'", squiggly: match[1] === '~' };
}

interface BodyShape {
  readonly rich: boolean;
  readonly indent: number;
  readonly crlf: boolean;
}

/** Lines from behind the beginning's line up to the one that ends the heredoc. */
function bodyStyle(shape: BodyShape): Style {
  const { rich, indent, crlf } = shape;
  const eol = crlf ? '\r\n' : '\n';
  const blanks = ' '.repeat(indent);
  const name = `rb-heredoc-${rich ? 'rich' : 'raw'}-${indent}${crlf ? '-crlf' : ''}`;
  const line = lineStyle(rich, name);
  const isStart = (value: string, index: number): boolean =>
    index === 0 || value.charAt(index - 1) === '\n';
  return {
    ...line,
    usual(value, index) {
      const char = value.charAt(index);
      if (char === '\n') return eol;
      return (isStart(value, index) ? blanks : '') + line.usual(value, index);
    },
    units(body) {
      // A line that goes on in the next one has no indentation there.
      if (rich && /\\\r?\n/.test(body)) return undefined;
      const lines = body.split(/(?<=\n)/);
      if (indent > 0 && !sharesExactly(lines, indent)) return undefined;
      const units = lines.map((text) => unitsOfLine(text, indent, line));
      return units.some((one) => one === undefined) ? undefined : units.flatMap((one) => one ?? []);
    },
  };
}

/** Characters as they stand; or as between double quotes, which end nothing here. */
function lineStyle(rich: boolean, name: string): Style {
  const bare = { name, open: '', close: '' };
  if (rich) return { ...bare, ...RICH_TEXT };
  return {
    ...bare,
    short: () => undefined,
    usual: (value, index) => value.charAt(index),
    units: (body) => splitBody(body, rawText, () => itself('\\')),
  };
}

function rawText(rest: string): Unit | undefined {
  const char = rest.charAt(0);
  if (char === '\r' || char === '\n') return rawLineEnd(rest);
  return isScriptEnd(char) ? undefined : itself(char);
}

/** Whether the lines that hold more than blanks share that indentation, and no tab is in it. */
function sharesExactly(lines: readonly string[], indent: number): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  const widths = filled.map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  if (widths.some((blanks) => blanks.includes('\t'))) return false;
  return Math.min(...widths.map((blanks) => blanks.length)) === indent;
}

function unitsOfLine(text: string, indent: number, line: Style): ReturnType<Style['units']> {
  const [, body = '', end = ''] = /^([^]*?)(\r?\n)?$/.exec(text) ?? [];
  const units = line.units(body.slice(body === '' ? 0 : indent));
  if (!units || (body !== '' && body.slice(0, indent).trim() !== '')) return undefined;
  const [first, ...rest] = units;
  // What only holds blanks is not written again as it was.
  if (body !== '' && !first) return undefined;
  const blanks = body.slice(0, indent);
  const indented = first ? [{ ...first, source: blanks + first.source }, ...rest] : [];
  return end === '' ? indented : [...indented, { source: end, value: '\n', kind: 'l' }];
}

/** The indentation that the lines share. */
function sharedIndent(body: string): number {
  const filled = body.split(/\r?\n/).filter((line) => line.trim() !== '');
  return Math.min(...filled.map((line) => line.length - line.trimStart().length));
}

/**
 * The value of a heredoc's whole body.
 * @returns undefined where there is `#{}` in it, a continued line, or a tab in what is taken off.
 */
export function decodeHeredoc(shape: HeredocShape, body: string): DecodedLiteral | undefined {
  const indent = shape.squiggly ? sharedIndent(body) : 0;
  if (!Number.isFinite(indent)) return undefined;
  const style = bodyStyle({ rich: shape.rich, indent, crlf: body.includes('\r\n') });
  return decodeIn(style, body);
}

/** The value of a part of one line of a heredoc. */
export function decodeHeredocPart(
  shape: HeredocShape,
  fragment: Fragment,
): DecodedLiteral | undefined {
  if (/[\r\n]/.test(fragment.part)) return undefined;
  const style = bodyStyle({ rich: shape.rich, indent: 0, crlf: false });
  return decodePartIn(style, fragment);
}

/** The style that a form's name (without deviations) stands for. */
export function rubyHeredocStyle(name: string): Style | undefined {
  const match = /^rb-heredoc-(rich|raw)-(\d+)(-crlf)?$/.exec(name);
  if (!match) return undefined;
  return bodyStyle({
    rich: match[1] === 'rich',
    indent: Number(match[2]),
    crlf: match[3] !== undefined,
  });
}
