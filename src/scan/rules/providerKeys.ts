import type { SecretType } from '../finding';
import type { Check, Rule } from '../rule';
import { alnum, credentialOf, hex, lowerAlnum, urlSafe, UUID } from './named';
import { sample, sampleUuid } from './sample';

/** What the values of a key look like: its alphabet and its least and greatest length. */
export type KeyForm =
  | readonly [alphabet: 'hex' | 'alnum' | 'lowerAlnum' | 'urlSafe', least: number, most?: number]
  | readonly ['uuid'];

/** A key without a form of its own, told by its provider's name before it. */
export interface ProviderKey {
  readonly id: string;
  readonly title: string;
  readonly type?: SecretType;
  readonly func: string;
  /** How the provider's name is written, in lower case; the name of the value starts with it. */
  readonly names: readonly [string, ...string[]];
  readonly form: KeyForm;
  /** What always stands before the random part, as source of an expression, and a sample of it. */
  readonly prefix?: readonly [source: string, sample: string];
  /** Alternatives in lower case that the name ends in; default any word for a credential. */
  readonly kinds?: string;
  /** A name of such a value as code has it, to make samples of; default `API_KEY`. */
  readonly word?: string;
  readonly check?: Check;
  readonly rotate: string;
  readonly source?: string;
}

const ALPHABETS = {
  hex: [hex, 'hex'],
  alnum: [alnum, 'base62'],
  lowerAlnum: [lowerAlnum, 'lowerAlnum'],
  urlSafe: [urlSafe, 'base62'],
} as const;

/** Not within a longer word: `ably` is a provider, `probably` is not. */
const WORD_START = '(?<![a-z](?=[a-z]))(?<![A-Z](?=[A-Z]))';

/** The rules of such keys: medium, since the name alone says whose they are. */
export function providerKeys(keys: readonly ProviderKey[]): Rule[] {
  return keys.map((key) => ({
    id: key.id,
    title: key.title,
    type: key.type ?? 'third-party-credential',
    func: key.func,
    keywords: key.names,
    pattern: patternOf(key),
    confidence: 'medium',
    entropy: 3,
    ...(key.check ? { check: key.check } : {}),
    rotate: key.rotate,
    ...(key.source === undefined ? {} : { source: key.source }),
    hits: () => hitsOf(key),
    misses: () => missesOf(key),
  }));
}

function patternOf({ names, form, prefix, kinds }: ProviderKey): RegExp {
  const [alphabet, least, most] = form;
  const random = alphabet === 'uuid' ? UUID : ALPHABETS[alphabet][0](least, most);
  const provider = `(?:${names.map((name) => name.replaceAll('.', String.raw`\.`)).join('|')})`;
  const pattern = credentialOf(provider, `${prefix?.[0] ?? ''}${random}`, kinds);
  return new RegExp(WORD_START + pattern.source, pattern.flags);
}

function valueOf({ form, prefix }: ProviderKey, seed: number): string {
  const [alphabet, least] = form;
  const random =
    alphabet === 'uuid' ? sampleUuid(seed) : sample(ALPHABETS[alphabet][1], least, seed);
  return (prefix?.[1] ?? '') + random;
}

function hitsOf(key: ProviderKey): string[] {
  const provider = key.names[0];
  const word = key.word ?? 'API_KEY';
  const name = `${provider}_${word}`.replace(/\W/g, '_');
  return [
    `${name.toUpperCase()}=${valueOf(key, 5)}`,
    `"${provider}": {\n  "${word.toLowerCase()}": "${valueOf(key, 9)}"\n}`,
    `<${name}>${valueOf(key, 13)}</${name}>`,
  ];
}

function missesOf(key: ProviderKey): string[] {
  const name = `${key.names[0]}_${key.word ?? 'API_KEY'}`;
  const length = valueOf(key, 5).length;
  return [
    `${name} = os.environ["${name.toUpperCase()}"]`,
    `${name}: ${'x'.repeat(length)}`,
    `${key.names[0]}_version = "${valueOf(key, 5)}"`,
  ];
}
