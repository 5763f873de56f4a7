import type { Locator } from './rule';

/** A kind of name, such as the identifiers that start with a provider's name. */
export interface NameForm {
  /** The expressions that it is made of; each is linear. */
  readonly patterns: readonly RegExp[];
  /** Where the names end that start at `at`, the likeliest first: a few hundred at most. */
  ends(text: string, at: number): Iterable<number>;
}

/** A quote, or the backslash before one. */
export const CLOSING = '["\'`\\\\]';

/** What may stand behind a name that has a value. */
const BEHIND_NAME = String.raw`(?=["'\`\\\])}\s=:?+!|,(>])`;

/** What stands between a name and its value: closing quotes, a type, an operator or mere blanks. */
const LINK = new RegExp(
  `(?:${CLOSING}|[\\])}]){0,4}` +
    String.raw`(?:[ \t]{0,4}:[ \t]{0,4}[A-Za-z]{1,20}(?=[ \t]{0,4}=))?[ \t]{0,20}` +
    String.raw`(?:=>|:{1,3}=|[?+!]=|[!=]==?|\|\||\?\?|[=:,(>]|(?<=[ \t]))` +
    String.raw`[ \t]{0,20}(?:\r?\n[ \t]{0,40})?`,
  'y',
);

/** The value on a line below, under a name of its own: `- name: X_KEY`, then `value: …`. */
const BELOW = new RegExp(
  `${CLOSING}{0,2}[ \\t]{0,4}[,{]?[ \\t]{0,4}\\r?\\n[ \\t]{0,40}` +
    `${CLOSING}{0,2}(?:[Vv]alue|VALUE|default)${CLOSING}{0,2}[ \\t]{0,4}[:=][ \\t]{0,4}`,
  'y',
);

/** A call or a key that names the argument once more: `Client(api_key="…")`, `getenv("X", "…")`. */
const INNER = new RegExp(
  `${CLOSING}{0,2}[\\w.:-]{0,40}${CLOSING}{0,2}[ \\t]{0,4}[=:,(][ \\t]{0,4}`,
  'y',
);
/** The same up to its first colon, where the value has colons too: `user:0.key:part`. */
const INNER_COLON = new RegExp(`${CLOSING}{0,2}[\\w.-]{0,40}:`, 'y');
const INNERS = 2;

/** A list may open before the value, and a prefix of the quotes: `accounts: [b"…"]`. */
const OPENING = new RegExp(`(?:\\[\\s{0,20})?(?:[bBrRfFuU@$](?=["']))?${CLOSING}{0,4}`, 'y');

/** Where the sticky `pattern` ends that matches at `at`. */
export function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Names of which an expression tells all. @param source bounded, like all of them. */
export function identifier(source: string): NameForm {
  const pattern = new RegExp(`(?:${source})${BEHIND_NAME}`, 'y');
  return {
    patterns: [pattern],
    *ends(text, at): Generator<number> {
      const end = endOf(pattern, text, at);
      if (end !== undefined) yield end;
    },
  };
}

/** Names of any of several forms, tried in this order. */
export function eitherName(...forms: readonly NameForm[]): NameForm {
  return {
    patterns: forms.flatMap(({ patterns }) => patterns),
    *ends(text, at): Generator<number> {
      for (const form of forms) yield* form.ends(text, at);
    },
  };
}

/**
 * Finds where the value of a name may start, whatever notation binds them. It walks from part to
 * part instead of matching one expression for all: no part is read again for each way to read
 * another one, so that the work adds up where it would multiply.
 */
export class NamedValue implements Locator {
  readonly patterns: readonly RegExp[];
  readonly #name: NameForm;

  constructor(name: NameForm) {
    this.#name = name;
    this.patterns = [...name.patterns, LINK, BELOW, INNER, INNER_COLON, OPENING];
  }

  *starts(text: string, at: number): Generator<number> {
    let last = -1;
    for (const end of this.#name.ends(text, at)) {
      if (end === last) continue;
      last = end;
      yield* behindName(text, end);
    }
  }
}

function* behindName(text: string, end: number): Generator<number> {
  const linked = endOf(LINK, text, end);
  if (linked !== undefined) {
    for (const start of behindInner(text, linked, INNERS)) yield* opened(text, start);
  }
  const below = endOf(BELOW, text, end);
  if (below !== undefined) yield* opened(text, below);
}

/** The places behind as many inner names as there are, then behind fewer of them. */
function* behindInner(text: string, at: number, rounds: number): Generator<number> {
  const inner = rounds > 0 ? endOf(INNER, text, at) : undefined;
  if (inner !== undefined) {
    yield* behindInner(text, inner, rounds - 1);
    const colon = endOf(INNER_COLON, text, at);
    if (colon !== undefined && colon < inner) yield* behindInner(text, colon, rounds - 1);
  }
  yield at;
}

/** A bracket may open a list or be the value's first character. */
function* opened(text: string, at: number): Generator<number> {
  yield endOf(OPENING, text, at) ?? at;
  if (text[at] === '[') yield at;
}
