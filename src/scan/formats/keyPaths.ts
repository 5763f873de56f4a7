import {
  judgeName as judgeAnew,
  nameWords as splitAnew,
  type NameJudgement,
  type NameStrength,
} from '../names';
import { judgeValue } from '../values';
import * as vocabulary from '../vocabulary';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** How many keys are remembered; a text has few that are unlike. */
const REMEMBERED = 2000;

/** A text's keys come again and again. */
function remembering<T>(answer: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    if (known.size >= REMEMBERED) known.clear();
    const value = answer(key);
    known.set(key, { value });
    return value;
  };
}

const judgeName = remembering(judgeAnew);
const nameWords = remembering(splitAnew);

/** As the last word of a key above: what stands below is text for people, or rules for values. */
const TEXTS = words(`
  i18n l10n locale locales translation translations labels errors error messages placeholders
  hints tooltips titles descriptions captions prompts texts validation validations validators rules
  dependencies resolutions engines permissions mappings scopes aliases
`);
/** Directly above: the value is meant to be seen, or unreadable. */
const HARMLESS = words('public publishable anon encrypted hashed hashes');
/** Below these stand names of secrets that are kept elsewhere. */
const REFERENCE = /^(?:secret|config_?map)_?key_?ref$|^secret_?refs?$|^value_?from$|^remote_?ref$/i;

/** Below a secret's name: the value itself, in the notations that give a value a key of its own. */
const VALUE_KEYS = /^(?:#text|_|_text|\$t|\$|__text|@value|plain_?text_?value)$/;
const EXAMPLE_KEYS = /^examples?$/i;
/** Whom or what an account belongs to: below `credentials`, not the secret part. */
const OWNERS = words(`
  user login account tenant project domain server address environment org organization team owner
  subject audience client app profile role description comment note tag tags service database db
`);

/** How far up a weak word such as `pass` looks for what it opens. */
const REACH = 3;

/** What the rest of the text says about a path. */
export interface PathContext {
  /** A user's name stands beside it. */
  readonly besideUser?: boolean;
}

/**
 * Whether the last key of a path, in the light of those above, names a secret: `pass` under `smtp`
 * does, `password` under `labels` does not.
 */
export function judgePath(
  keyPath: readonly string[],
  { besideUser = false }: PathContext = {},
): NameJudgement | undefined {
  const last = keyPath.at(-1);
  const parents = keyPath.slice(0, -1);
  if (last === undefined) return undefined;
  const own = judgeName(last);
  if (!own && !isValueKey(last) && !isContainer(parents)) return undefined;
  if (isSilenced(parents)) return undefined;
  if (own && own.strength !== 'weak') return inContext(own, parents, last);
  if (own)
    return strengthened(own, besideUser ? [...telling(parents), 'login'] : telling(parents), last);
  if (isValueKey(last)) return pretend(judgePath(parents), EXAMPLE_KEYS.test(last));
  return fromContainer(parents, last);
}

/** The path with dots, for people and fingerprints; a key that may itself be a secret is left out. */
export function dottedPath(keyPath: readonly string[]): string {
  return keyPath.map((key) => (isNameLike(key) ? key : '*')).join('.');
}

function isNameLike(key: string): boolean {
  return key.length <= 80 && (key.length < 16 || judgeValue(key) !== 'random');
}

function isSilenced(parents: readonly string[]): boolean {
  const above = nameWords(parents.at(-1) ?? '');
  if (above.some((word) => HARMLESS.has(word))) return true;
  return parents.some((key) => REFERENCE.test(key) || TEXTS.has(lastWord(key)));
}

function lastWord(key: string): string {
  return /^[il]\d\dn$/i.test(key) ? key.toLowerCase() : (nameWords(key).at(-1) ?? '');
}

/** A name that is strong by itself; the keys above tell what it opens. */
function inContext(own: NameJudgement, parents: readonly string[], last: string): NameJudgement {
  const wider = judgeName([...telling(parents).slice(-2), last].join('_'));
  return wider ? pretend({ ...own, type: wider.type }, wider.pretending) : own;
}

function strengthened(
  own: NameJudgement,
  telling: readonly string[],
  last: string,
): NameJudgement | undefined {
  const above = telling.slice(-REACH).reverse();
  if (above.length === 0) return own;
  // `SendGrid` is one name, and known as one word.
  const judgements = above.flatMap((key) => [
    judgeName(`${key}_${last}`),
    judgeName(`${key.toLowerCase()}_${last}`),
  ]);
  if (!judgements[0]) return undefined;
  return judgements.find((judgement) => judgement && judgement.strength !== 'weak') ?? own;
}

/** The keys that say what something is, without `production`, `default` and their like. */
function telling(parents: readonly string[]): readonly string[] {
  return parents.filter((key) => !isValueKey(key));
}

function isValueKey(key: string): boolean {
  if (VALUE_KEYS.test(key) || EXAMPLE_KEYS.test(key)) return true;
  const parts = nameWords(key);
  return parts.length > 0 && parts.every((word) => vocabulary.NEUTRAL_TAIL.has(word));
}

/** What a value under any key is worth where the key above holds secrets: `tokens: { github: … }`. */
const INHERITED: Readonly<Record<NameStrength, NameStrength | undefined>> = {
  password: 'password',
  secret: 'token',
  token: 'token',
  weak: undefined,
};

/** `tokens`, `credentials`, `secret`: what stands below are several of them. */
function isContainer(parents: readonly string[]): boolean {
  const container = lastWord(parents.at(-1) ?? '');
  return container.endsWith('s') || container === 'secret' || container === 'credential';
}

function fromContainer(parents: readonly string[], last: string): NameJudgement | undefined {
  const parts = nameWords(last);
  if (parts.length === 0 || parts.some(isAboutSecrets)) return undefined;
  const judgement = judgePath(parents);
  const strength = judgement && INHERITED[judgement.strength];
  return strength && { ...judgement, strength };
}

function isAboutSecrets(word: string): boolean {
  return vocabulary.METADATA_TAIL.has(word) || vocabulary.NEGATING.has(word) || OWNERS.has(word);
}

function pretend<T extends NameJudgement | undefined>(
  judgement: T,
  pretending: boolean | undefined,
): T {
  return judgement && pretending === true ? { ...judgement, pretending } : judgement;
}
