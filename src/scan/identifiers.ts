/**
 * The words of an identifier in lower case: `dbPasswd`, `AUTH_TOKEN_2`, `x-api-key` and
 * `HTTPPassword` give `db passwd`, `auth token`, `x api key`, `http password`. Digits are dropped.
 */
export function splitIdentifier(identifier: string): string[] {
  return identifier
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
}

/**
 * The parts of a word written together, where it is made of nothing but known ones: `dbpassword` →
 * `db password`. Undefined where a rest remains, so that `mayor` never counts as `or`.
 */
export function segment(word: string, known: ReadonlySet<string>): string[] | undefined {
  if (known.has(word)) return [word];
  // The longest last part decides: it is the head of the compound.
  for (let at = 1; at < word.length; at++) {
    const tail = word.slice(at);
    if (!known.has(tail)) continue;
    const head = segment(word.slice(0, at), known);
    if (head) return [...head, tail];
  }
  return undefined;
}
