import { judgeName, nameWords, type NameJudgement, type NameStrength } from '../names';
import { remembering } from '../remembering';
import { judgeValue } from '../values';
import * as vocabulary from '../vocabulary';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

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

/** What a value under any key is worth where the key above holds secrets: `tokens: { github: … }`. */
const INHERITED: Readonly<Record<NameStrength, NameStrength | undefined>> = {
  password: 'password',
  secret: 'token',
  token: 'token',
  weak: undefined,
};

/** How far up a weak word such as `pass` looks for what it opens. */
const REACH = 3;

/** What the rest of the text says about a path. */
export interface PathContext {
  /** A user's name stands beside it. */
  readonly besideUser?: boolean;
}

/** See PathJudge. */
export function judgePath(
  keyPath: readonly string[],
  context?: PathContext,
): NameJudgement | undefined {
  return new PathJudge().judge(keyPath, context);
}

/** Judges the key paths of one text, whose keys come again and again. */
export class PathJudge {
  readonly #judgeName = remembering(judgeName);
  readonly #words = remembering(nameWords);

  /**
   * Whether the last key of a path, in the light of those above, names a secret: `pass` under
   * `smtp` does, `password` under `labels` does not.
   */
  judge(
    keyPath: readonly string[],
    { besideUser = false }: PathContext = {},
  ): NameJudgement | undefined {
    const last = keyPath.at(-1);
    const parents = keyPath.slice(0, -1);
    if (last === undefined) return undefined;
    const own = this.#judgeName(last);
    const isValue = !own && this.#isValueKey(last);
    if (!own && !isValue && !this.#isContainer(parents)) return undefined;
    if (this.#isSilenced(parents)) return undefined;
    if (isValue) return pretend(this.judge(parents), EXAMPLE_KEYS.test(last));
    if (!own) return this.#fromContainer(parents, last);
    const telling = parents.filter((key) => !this.#isValueKey(key));
    if (own.strength !== 'weak') return this.#inContext(own, telling, last);
    return this.#strengthened(own, besideUser ? [...telling, 'login'] : telling, last);
  }

  #isSilenced(parents: readonly string[]): boolean {
    const above = this.#words(parents.at(-1) ?? '');
    if (above.some((word) => HARMLESS.has(word))) return true;
    return parents.some((key) => REFERENCE.test(key) || TEXTS.has(this.#lastWord(key)));
  }

  #lastWord(key: string): string {
    return /^[il]\d\dn$/i.test(key) ? key.toLowerCase() : (this.#words(key).at(-1) ?? '');
  }

  /** A name that is strong by itself; the keys above tell what it opens. */
  #inContext(own: NameJudgement, above: readonly string[], last: string): NameJudgement {
    const wider = this.#judgeName([...above.slice(-2), last].join('_'));
    return wider ? pretend({ ...own, type: wider.type }, wider.pretending) : own;
  }

  #strengthened(
    own: NameJudgement,
    above: readonly string[],
    last: string,
  ): NameJudgement | undefined {
    if (above.length === 0) return own;
    const nearest = above.slice(-REACH).reverse();
    // `SendGrid` is one name, and known as one word.
    const judgements = nearest.flatMap((key) => [
      this.#judgeName(`${key}_${last}`),
      this.#judgeName(`${key.toLowerCase()}_${last}`),
    ]);
    if (!judgements[0]) return undefined;
    return judgements.find((judgement) => judgement && judgement.strength !== 'weak') ?? own;
  }

  /** `value`, `default`, `production`: a secret's name is above it. */
  #isValueKey(key: string): boolean {
    if (VALUE_KEYS.test(key) || EXAMPLE_KEYS.test(key)) return true;
    const parts = this.#words(key);
    return parts.length > 0 && parts.every((word) => vocabulary.NEUTRAL_TAIL.has(word));
  }

  /** `tokens`, `credentials`, `secret`: what stands below are several of them. */
  #isContainer(parents: readonly string[]): boolean {
    const container = this.#lastWord(parents.at(-1) ?? '');
    return container.endsWith('s') || container === 'secret' || container === 'credential';
  }

  #fromContainer(parents: readonly string[], last: string): NameJudgement | undefined {
    const parts = this.#words(last);
    if (parts.length === 0 || parts.some(isAboutSecrets)) return undefined;
    const judgement = this.judge(parents);
    const strength = judgement && INHERITED[judgement.strength];
    return strength && { ...judgement, strength };
  }
}

/** The path with dots, for people and fingerprints; a key that may itself be a secret is left out. */
export function dottedPath(keyPath: readonly string[]): string {
  return keyPath.map((key) => (isNameLike(key) ? key : '*')).join('.');
}

function isNameLike(key: string): boolean {
  return key.length <= 80 && (key.length < 16 || judgeValue(key) !== 'random');
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
