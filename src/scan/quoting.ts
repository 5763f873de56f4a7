import type { Span } from '../base/text';

/** The longest literal that is looked at; a longer one is no secret of the generic kind. */
const LITERAL_REACH = 1100;
const BARE_REACH = 256;

/**
 * The content of a literal that opens at `at`, with one to three quotes, which may themselves be
 * escaped (`\"`, as in code inside a string). `after` is where the text goes on behind it.
 */
export function quotedValue(text: string, at: number): { span: Span; after: number } | undefined {
  const quote = openingQuote(text, at);
  if (!quote) return undefined;
  const start = at + quote.length;
  const multiline = quote.length === 3 || quote === '`';
  const limit = Math.min(text.length, start + LITERAL_REACH);
  for (let i = start; i < limit; i++) {
    if (text.startsWith(quote, i)) return { span: { start, end: i }, after: i + quote.length };
    const character = text.charAt(i);
    if (character === '\n' && !multiline) return undefined;
    if (character === '\\' && !quote.startsWith('\\')) i++;
  }
  return undefined;
}

function openingQuote(text: string, at: number): string | undefined {
  const match = /^(?:\\{0,3}["']|"""|'''|`{1,2}(?!`)|&(?:quot|#0?3[49]|#x2[27]|apos);)/.exec(
    text.slice(at, at + 6),
  );
  if (!match) return undefined;
  const tripled = match[0].repeat(3);
  return tripled.length === 3 && text.startsWith(tripled, at) ? tripled : match[0];
}

/**
 * A value without quotes that starts at `at`: up to white space, a quote, or a mark that ends it in
 * a query, a list or a connection string. A line that goes on with more words is prose, except where
 * `inLine` says that values may follow one another (`A=1 B=2`).
 */
export function bareValue(text: string, at: number, inLine: boolean): Span | undefined {
  let end = at;
  while (end < text.length && end - at < BARE_REACH && !/[\s"'`<>&;,]/.test(text.charAt(end)))
    end++;
  const rest = text.slice(end, end + 80);
  const goesOn = !inLine && /^[ \t]+[^\s#\\/|&>;)\]}'"-]/.test(rest);
  if (end === at || end - at >= BARE_REACH || goesOn || /^['"`]\w/.test(rest)) return undefined;
  while (end > at && /[.)\]}\\]/.test(text.charAt(end - 1))) end--;
  return { start: at, end };
}
