/**
 * The words of an identifier in lower case: `dbPasswd`, `AUTH_TOKEN_2`, `x-api-key` and
 * `HTTPPassword` give `db passwd`, `auth token`, `x api key`, `http password`. Digits are dropped.
 */
export function splitIdentifier(identifier: string): string[] {
  return isAscii(identifier) ? splitAscii(identifier) : splitUnicode(identifier);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function splitUnicode(identifier: string): string[] {
  return identifier
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** The same for what nearly all identifiers are, in one pass: it is asked for every name and value. */
function splitAscii(identifier: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i <= identifier.length; i++) {
    const code = identifier.charCodeAt(i);
    const ends = !isLetter(code) || (isUpper(code) && startsWord(identifier, i));
    if (ends && start >= 0) words.push(identifier.slice(start, i).toLowerCase());
    if (ends) start = isLetter(code) ? i : -1;
    else if (start < 0) start = i;
  }
  return words;
}

/** A capital after a small letter, or the last of several before a small letter: `HTTP|Password`. */
function startsWord(identifier: string, at: number): boolean {
  const before = identifier.charCodeAt(at - 1);
  return isLower(before) || (isUpper(before) && isLower(identifier.charCodeAt(at + 1)));
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isLetter(code: number): boolean {
  return isUpper(code) || isLower(code);
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
