/** Shannon entropy of the characters of `text`, in bits per character; 0 for an empty text. */
export function shannonEntropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values())
    sum -= (count / text.length) * Math.log2(count / text.length);
  return sum;
}

/** The smallest usual alphabet that a text is written in. */
export type AlphabetName =
  'digits' | 'hex' | 'letters' | 'base32' | 'alphanumeric' | 'base64' | 'printable';

const ALPHABETS: readonly (readonly [AlphabetName, RegExp, number])[] = [
  ['digits', /^[0-9]+$/, 10],
  ['hex', /^(?:[0-9a-f]+|[0-9A-F]+)$/, 16],
  ['letters', /^(?:[a-z]+|[A-Z]+|[A-Za-z]+)$/, 26],
  ['base32', /^[A-Z2-7]+=*$/, 32],
  ['alphanumeric', /^[A-Za-z0-9]+$/, 62],
  ['base64', /^[A-Za-z0-9+/_-]+=*$/, 64],
];

/**
 * Entropy as a share of what a random text of that length and alphabet would have, about 0 to 1.
 * Short texts can't reach their alphabet's entropy, so the bound is the smaller of both logarithms.
 */
export function relativeEntropy(text: string): { alphabet: AlphabetName; share: number } {
  const [alphabet, , size] =
    ALPHABETS.find(([, shape]) => shape.test(text)) ?? (['printable', /./, 90] as const);
  const bound = Math.log2(Math.min(size, text.length));
  return { alphabet, share: bound > 0 ? shannonEntropy(text) / bound : 0 };
}
