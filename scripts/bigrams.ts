/**
 * Measures how often one letter follows another in ordinary words and prints the table for
 * src/scan/bigrams.ts. `tsx scripts/bigrams.ts <text files…>`; each distinct word counts once.
 */
import { readFileSync } from 'node:fs';

const SIZE = 27;
/** 0 is the edge of a word, 1–26 are the letters. */
const rankOf = (letter: string): number => letter.charCodeAt(0) - 96;

const words = new Map<string, number>();
for (const file of process.argv.slice(2)) {
  for (const word of readFileSync(file, 'utf8')
    .toLowerCase()
    .match(/(?<![a-z])[a-z]{3,14}(?![a-z])/g) ?? []) {
    words.set(word, (words.get(word) ?? 0) + 1);
  }
}
// A word that occurs once or twice is as likely a token or a slip as a word.
const usual = [...words].filter(([, count]) => count > 2).map(([word]) => word);

const counts = new Array<number>(SIZE * SIZE).fill(1);
for (const word of usual) {
  const ranks = [0, ...word.split('').map(rankOf), 0];
  for (let i = 1; i < ranks.length; i++) counts[ranks[i - 1]! * SIZE + ranks[i]!]!++;
}
const bits = counts.map((count, index) => {
  const row = Math.floor(index / SIZE) * SIZE;
  const total = counts.slice(row, row + SIZE).reduce((sum, n) => sum + n, 0);
  return Math.min(35, Math.round(-2 * Math.log2(count / total)));
});
const rows = Array.from({ length: SIZE }, (_, row) =>
  bits
    .slice(row * SIZE, (row + 1) * SIZE)
    .map((bit) => bit.toString(36))
    .join(''),
);
process.stderr.write(`${usual.length} words\n`);
process.stdout.write(rows.map((row) => `  '${row}',\n`).join(''));
