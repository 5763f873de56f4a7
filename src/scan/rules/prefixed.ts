/** An escape just before is no part of a word: `\n`, `%3D`, `\u003d`. */
const START = String.raw`(?:(?<![A-Za-z0-9])|(?<=\\[nrt])|(?<=%[0-9A-Fa-f]{2})|(?<=\\u[0-9A-Fa-f]{4}))`;

/**
 * The pattern of a value with a form of its own: not within a longer word, and ending where its
 * alphabet does.
 *
 * @param form source of an expression for the value, every quantifier bounded.
 * @param inside the alphabet, as in a class: what must not follow.
 */
export function prefixed(form: string, inside = 'A-Za-z0-9_-'): RegExp {
  return new RegExp(`${START}(?:${form})(?![${inside}])`, 'y');
}
