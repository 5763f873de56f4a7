/** Edits that still make a slip of the keyboard out of one known word. */
const MAX_EDITS = 2;

/** What to say of a key that is none of the known ones: `"ignor" is not known. Did you mean "ignore"?` */
export function unknownKey(key: string, known: readonly string[]): string {
  const near = known
    .map((word) => ({ word, edits: editsBetween(word.toLowerCase(), key.toLowerCase()) }))
    .filter(({ word, edits }) => edits <= Math.min(MAX_EDITS, word.length / 3))
    .sort((a, b) => a.edits - b.edits)[0];
  return `"${key}" is not known.${near ? ` Did you mean "${near.word}"?` : ''}`;
}

/** Levenshtein distance; more than the maximum is told as infinite, and quickly. */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MAX_EDITS) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? Infinity;
}
