/** A regular expression as a tree. Of characters only the question asked of each is kept. */
export type Expression =
  | { readonly kind: 'character'; readonly test: (character: string) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly kind: 'choice'; readonly options: readonly Expression[] }
  | {
      readonly kind: 'repetition';
      readonly body: Expression;
      readonly min: number;
      readonly max: number;
    };

/** What stands for one character: a class, an escape (two make a surrogate pair), the character. */
const CHARACTER =
  /\[(?:\\.|[^\]\\])*\]|\\u[dD][89abAB][\dA-Fa-f]{2}\\u[dD][c-fC-F][\dA-Fa-f]{2}|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|c[A-Za-z]|.)/;
const TOKEN = new RegExp(
  `${CHARACTER.source}|${/\(\?:|[*+?]\??|\{\d+(?:,\d*)?\}\??|./.source}`,
  'gsuy',
);

/** Tokens that no automaton can follow, and what each of them does. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/^\\[1-9k]/, 'refers back to a group'],
  [/^\\[bB]$|^[$^]$/, 'holds an anchor inside; it matches whole values anyway'],
];

/** Reads a pattern that is known to be a valid regular expression with the flag `u`. */
export class ExpressionReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#tokens = [...pattern.matchAll(TOKEN)].map(([token]) => token);
  }

  /** Why the pattern is outside the subset, as the end of a sentence; undefined where it is not. */
  get problem(): string | undefined {
    for (const [index, token] of this.#tokens.entries()) {
      const refused = REFUSED.find(([form]) => form.test(token));
      if (refused) return refused[1];
      if (token === '(' && this.#tokens[index + 1]?.startsWith('?')) {
        return 'looks around or names a group; only (…) and (?:…) are allowed';
      }
    }
    return undefined;
  }

  /** The whole pattern; to be called once. */
  read(): Expression {
    return this.#choice();
  }

  #choice(): Expression {
    const options = [this.#sequence()];
    while (this.#tokens[this.#at] === '|') {
      this.#at += 1;
      options.push(this.#sequence());
    }
    return { kind: 'choice', options };
  }

  #sequence(): Expression {
    const parts: Expression[] = [];
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (token === '|' || token === ')') break;
      this.#at += 1;
      const isGroup = token === '(' || token === '(?:';
      const body = isGroup ? this.#choice() : character(token);
      if (isGroup) this.#at += 1;
      parts.push(this.#repeated(body));
    }
    return { kind: 'sequence', parts };
  }

  #repeated(body: Expression): Expression {
    const bounds = boundsOf(this.#tokens[this.#at] ?? '');
    if (!bounds) return body;
    this.#at += 1;
    return { kind: 'repetition', body, ...bounds };
  }
}

/** A single character's token is the one thing that the engine is asked: it can't backtrack there. */
function character(token: string): Expression {
  const regex = new RegExp(`^${token}$`, 'su');
  const any = token === '.';
  return {
    kind: 'character',
    test: (one) => (any ? !/^[\n\r\u2028\u2029]$/.test(one) : regex.test(one)),
  };
}

/** How often a repetition token repeats. Lazy or greedy is the same for a whole value. */
function boundsOf(token: string): { min: number; max: number } | undefined {
  if (/^\*\??$/.test(token)) return { min: 0, max: Infinity };
  if (/^\+\??$/.test(token)) return { min: 1, max: Infinity };
  if (/^\?\??$/.test(token)) return { min: 0, max: 1 };
  const [, least, comma, most] = /^\{(\d+)(?:(,)(\d*))?\}\??$/.exec(token) ?? [];
  if (least === undefined) return undefined;
  const min = Number(least);
  if (comma === undefined) return { min, max: min };
  return { min, max: most ? Number(most) : Infinity };
}
