import type { Span } from '../../base/text';
import type { Entry } from './entry';
import { unescapeC } from './escapes';
import { linesOf, trimmed } from './lines';

const NAME =
  /(?:export[ \t]{1,20}|set[ \t]{1,20}|-[ \t]{1,20})?([A-Za-z_][\w.-]{0,120})[ \t]{0,20}[=:]/y;
/** A quoted value that is open longer than this was never closed. */
const QUOTED_REACH = 20_000;

/** `.env` files: `export NAME="value" # comment`; a quoted value may go over several lines. */
export function* scanDotenv(text: string): Generator<Entry> {
  let done = 0;
  for (const line of linesOf(text)) {
    if (line.start < done) continue;
    NAME.lastIndex = trimmed(text, line).start;
    const match = NAME.exec(text);
    if (!match || NAME.lastIndex > line.end) continue;
    const [, name = ''] = match;
    const keyEnd = match.index + match[0].lastIndexOf(name) + name.length;
    const value = valueAt(text, trimmed(text, { start: NAME.lastIndex, end: line.end }));
    done = value.span.end;
    const key = { start: keyEnd - name.length, end: keyEnd };
    yield { keyPath: [name], key, ...value, listed: false, container: 0 };
  }
}

function valueAt(text: string, rest: Span): Pick<Entry, 'span' | 'quoted' | 'decoded'> {
  const quote = text.charAt(rest.start);
  if (/["'`]/.test(quote)) {
    const end = closing(text, rest.start + 1, quote);
    if (end !== undefined) return quotedValue(text, { start: rest.start + 1, end }, quote);
  }
  const comment = text.slice(rest.start, rest.end).search(/[ \t]#/);
  const end = comment < 0 ? rest.end : rest.start + comment;
  return { span: trimmed(text, { start: rest.start, end }), quoted: false };
}

function quotedValue(
  text: string,
  span: Span,
  quote: string,
): Pick<Entry, 'span' | 'quoted' | 'decoded'> {
  const source = text.slice(span.start, span.end);
  const hasEscapes = quote === '"' && source.includes('\\');
  return { span, quoted: true, ...(hasEscapes ? { decoded: unescapeC(source) } : {}) };
}

function closing(text: string, start: number, quote: string): number | undefined {
  const limit = Math.min(text.length, start + QUOTED_REACH);
  for (let i = start; i < limit; i++) {
    const character = text.charAt(i);
    if (character === quote) return i;
    if (character === '\\' && quote === '"') i++;
  }
  return undefined;
}
