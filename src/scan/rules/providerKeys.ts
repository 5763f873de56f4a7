import type { SecretType } from '../finding';
import type { Check, Rule } from '../rule';
import { anyCase, CredentialName } from '../credentialName';
import { eitherName, identifier } from '../namedValue';
import { anyOf, KINDS, mixed, named, UUID, type ByName } from './named';
import { sample, sampleUuid } from './sample';

/** What the values of a key look like: its alphabet and its least and greatest length. */
export type KeyForm =
  readonly [alphabet: keyof typeof ALPHABETS, least: number, most?: number] | readonly ['uuid'];

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
  /** What may stand behind the random part, likewise. */
  readonly suffix?: readonly [source: string, sample: string];
  /** Alternatives in lower case that the name ends in; default any word for a credential. */
  readonly kinds?: string;
  /** A name of such a value as code has it, to make samples of; default `API_KEY`. */
  readonly word?: string;
  readonly check?: Check;
  readonly rotate: string;
  readonly source?: string;
}

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
    ...placed(key),
    confidence: 'medium',
    entropy: 3,
    ...(key.check ? { check: key.check } : {}),
    rotate: key.rotate,
    ...(key.source === undefined ? {} : { source: key.source }),
    hits: () => hitsOf(key),
    misses: () => missesOf(key),
  }));
}

/** The provider's name alone heads a value: `postmark: "…"`. Digests stand under any name so. */
const ALONE = String.raw`(?=["'\`]?\]?[ \t]{0,4}[:=](?![:=]))`;

function placed({ names, form, prefix, suffix, kinds }: ProviderKey): ByName {
  const provider =
    WORD_START + anyCase(anyOf(names.map((name) => name.replace(/[.(]/g, String.raw`\$&`))));
  const value = `${prefix?.[0] ?? ''}${sourceOf(form)}${suffix?.[0] ?? ''}`;
  const name = new CredentialName(provider, kinds ?? KINDS);
  const isDigest = form[0] === 'hex' && !prefix;
  return named(value, isDigest ? name : eitherName(name, identifier(provider + ALONE)));
}

function sourceOf([alphabet, least, most]: KeyForm): string {
  if (alphabet === 'uuid') return UUID;
  const [set, padding] = ALPHABETS[alphabet];
  return mixed(set, least, most ?? least) + padding;
}

function valueOf({ form, prefix, suffix }: ProviderKey, seed: number): string {
  const [alphabet, least] = form;
  const random =
    alphabet === 'uuid' ? sampleUuid(seed) : sample(ALPHABETS[alphabet][2], least, seed);
  return (prefix?.[1] ?? '') + random + (suffix?.[1] ?? '');
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
