import { mixed, UUID } from './named';
import { sample, sampleUuid } from './sample';

/** What the values of a key look like: its alphabet and its least and greatest length. */
export type KeyForm =
  readonly [alphabet: keyof typeof ALPHABETS, least: number, most?: number] | readonly ['uuid'];

/** For each alphabet its set, what may pad it, and the alphabet that samples are made of. */
const ALPHABETS = {
  hex: ['[0-9a-f]', '', 'hex'],
  upperHex: ['[0-9A-F]', '', 'upperHex'],
  alnum: ['[A-Za-z0-9]', '', 'base62'],
  lowerAlnum: ['[a-z0-9]', '', 'lowerAlnum'],
  upperAlnum: ['[A-Z0-9]', '', 'upperAlnum'],
  urlSafe: ['[A-Za-z0-9_-]', '', 'base62'],
  base64: ['[A-Za-z0-9+/]', '={0,2}', 'base64'],
} as const;

/** Source of an expression for such a value. */
export function formSource([alphabet, least, most]: KeyForm): string {
  if (alphabet === 'uuid') return UUID;
  const [set, padding] = ALPHABETS[alphabet];
  return mixed(set, least, most ?? least) + padding;
}

/** A value that looks drawn at random. */
export function formSample([alphabet, least]: KeyForm): string {
  return alphabet === 'uuid' ? sampleUuid() : sample(ALPHABETS[alphabet][2], least);
}

/** Digests have this form too, and stand under any name: a provider's alone is too little. */
export function isDigest([alphabet]: KeyForm): boolean {
  return alphabet === 'hex';
}
