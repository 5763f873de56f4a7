import type { Span } from '../base/text';

/** How far back a line is looked at; a longer one is no hand-written code. */
const LINE_REACH = 400;

/** What the start of the line says about a place in it, without a parser. */
export interface LineContext {
  readonly kind: 'comment' | 'string' | 'code';
  /** The quote that is open there, for a string. */
  readonly quote: string;
}

/** Whether a name stands in a comment or inside a quoted text of its line, as far as the line tells. */
export function lineContext(text: string, { start: at, end }: Span): LineContext {
  const reach = text.slice(Math.max(0, at - LINE_REACH), at);
  const before = reach.slice(reach.lastIndexOf('\n') + 1);
  // Of a longer line the start is out of sight, and with it which quotes open and which close.
  if (before.length === LINE_REACH) return { kind: 'code', quote: '' };
  if (
    /^\s*(?:\/\/|\/\*|\*|#(?!\{|include|define)|--|;|<!--|%|REM\b|rem\b)/.test(before) ||
    /\s(?:\/\/|#)\s[^"'`]*$/.test(before)
  ) {
    return { kind: 'comment', quote: '' };
  }
  // A quote on both sides of a name is the name's own.
  const own = /\\*["'`]$/.exec(before)?.[0] ?? '';
  const isOwn = text.startsWith(own, end);
  const quote = quoteLeftOpen(isOwn ? before.slice(0, before.length - own.length) : before);
  if (isOwn && quote !== '' && quote === own) return { kind: 'code', quote: '' };
  return { kind: quote ? 'string' : 'code', quote };
}

function quoteLeftOpen(before: string): string {
  let open = '';
  for (let i = 0; i < before.length; i++) {
    const character = before.charAt(i);
    if (character === '\\') i++;
    else if (open) open = character === open ? '' : open;
    else if (/["'`]/.test(character)) open = character;
  }
  return open;
}
