/** How string literals and comments stand in the tree of a language. Types are the grammar's own. */
export interface LiteralSyntax {
  /** Nodes of literals, those with something interpolated included. */
  readonly strings: ReadonlySet<string>;
  /** Nodes of a literal's text; together they span its content. */
  readonly content: ReadonlySet<string>;
  /** Named nodes of its quotes. Whatever else is named in a literal is code: an interpolation. */
  readonly quotes?: ReadonlySet<string>;
  /** Opening and closing quote of literals that are one token, without nodes inside. */
  readonly bare?: readonly [opening: RegExp, closing: RegExp];
  /** Interpolations that the grammar takes for text. */
  readonly unseen?: RegExp;
  readonly comments: ReadonlySet<string>;
  /** Nodes that the grammar leaves unread: words of a shell, the inside of a macro, text around code. */
  readonly unread?: ReadonlySet<string>;
}

/** The words of a text, as a set. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
