import type { Rule } from '../rule';
import { anyCase, CredentialName } from '../credentialName';
import { eitherName, identifier } from '../namedValue';
import { formSample, formSource, isDigest, type KeyForm } from './keyForm';
import { anyOf, KINDS, named, type ByName } from './named';
import { spelled, under } from './notations';
import { prefixed } from './prefixed';
import { sample as drawn } from './sample';

interface Shared extends Pick<
  Rule,
  | 'id'
  | 'title'
  | 'func'
  | 'keywords'
  | 'anchor'
  | 'check'
  | 'confidence'
  | 'entropy'
  | 'rotate'
  | 'source'
> {
  /** Default: a third party's key. */
  readonly type?: Rule['type'];
  /** Look-alikes beside those that every credential has. */
  readonly misses?: () => readonly string[];
}

/** A credential with a form of its own, a prefix as a rule. */
export interface Formed extends Shared {
  /** Source of an expression for the value, every quantifier bounded. See prefixed. */
  readonly form: string;
  /** The alphabet, as in a class: what must not follow. */
  readonly inside?: string;
  /** One of each kind, put together at run time. */
  readonly samples: () => readonly string[];
}

/** A credential that is told by its provider's name before it. */
interface Named extends Shared {
  /** The provider's name as names begin, see CredentialName; default: any of the keywords. */
  readonly provider?: string;
  /** What the name ends in, likewise; default: any word for a credential. */
  readonly kinds?: string;
  /** How the name is written in an environment; default: the first keyword and `API_KEY`. */
  readonly variable?: string;
}

/** One whose values are of one alphabet. */
interface NamedKey extends Named {
  readonly value: KeyForm;
  /** What always stands before the random part, as source of an expression, and a sample of it. */
  readonly prefix?: readonly [source: string, sample: string];
  /** What may stand behind it, likewise. */
  readonly suffix?: readonly [source: string, sample: string];
}

/** One whose values take an expression to tell. */
interface NamedText extends Named {
  /** Source of an expression for the value. */
  readonly value: string;
  readonly sample: () => string;
}

/** Bits per character; of 24 random hexadecimal digits one text in 200 has less. */
const ENTROPY = 3;

/**
 * The rule of a provider's credential, with its samples in the notations that such values are
 * written in. One that says by its `form` whose it is stands alone between boundaries. Any other is
 * a `value` under a name that starts with the provider's, in any notation; since the name alone says
 * whose it is, its confidence is medium unless said otherwise.
 */
export function credential(spec: Formed | NamedKey | NamedText): Rule {
  return 'form' in spec ? byForm(spec) : byName(spec);
}

function byForm({ form, inside, samples, misses, ...rest }: Formed): Rule {
  return {
    type: 'third-party-credential',
    entropy: ENTROPY,
    ...rest,
    pattern: prefixed(form, inside),
    hits: () => samples().flatMap((value) => [value, ...spelled(value)]),
    misses: () => [...samples().flatMap(spoilt), ...(misses?.() ?? [])],
  };
}

/** Cut off, glued to a word, left open. */
function spoilt(value: string): string[] {
  return [
    `token = '${value.slice(0, Math.min(20, value.length / 4))}'`,
    `x${value}`,
    `${value}${drawn('base62', 3000)}`,
  ];
}

function byName(spec: NamedKey | NamedText): Rule {
  const { id, title, func, keywords, anchor, check, rotate, source } = spec;
  const { type = 'third-party-credential', confidence = 'medium', entropy = ENTROPY } = spec;
  return {
    ...{ id, title, type, func, keywords, confidence, entropy },
    ...(anchor && { anchor }),
    ...(check && { check }),
    ...(rotate !== undefined && { rotate }),
    ...(source !== undefined && { source }),
    ...placed(spec),
    hits: () => hitsOf(variableOf(spec), sampleOf(spec)),
    misses: () => [...missesOf(variableOf(spec), sampleOf(spec)), ...(spec.misses?.() ?? [])],
  };
}

/** Not within a longer word: `ably` is a provider, `probably` is not. */
const WORD_START = '(?<![a-z](?=[a-z]))(?<![A-Z](?=[A-Z]{2}))';
/** The provider's name alone heads a value: `postmark: "…"`. */
const ALONE = String.raw`(?=["'\`]?\]?[ \t]{0,4}[:=](?![:=]))`;

function placed(spec: NamedKey | NamedText): ByName {
  const provider = spec.provider
    ? anyCase(`(?:${spec.provider})`)
    : WORD_START + anyCase(anyOf(spec.keywords.map(escaped)));
  const name = new CredentialName(provider, spec.kinds ?? KINDS);
  if (!isKey(spec)) return named(spec.value, name);
  const value = `${spec.prefix?.[0] ?? ''}${formSource(spec.value)}${spec.suffix?.[0] ?? ''}`;
  const needsKind = spec.provider !== undefined || (isDigest(spec.value) && !spec.prefix);
  return named(value, needsKind ? name : eitherName(name, identifier(provider + ALONE)));
}

function escaped(keyword: string): string {
  return keyword.replace(/[.(]/g, String.raw`\$&`);
}

function isKey(spec: NamedKey | NamedText): spec is NamedKey {
  return typeof spec.value !== 'string';
}

function sampleOf(spec: NamedKey | NamedText): string {
  if (!isKey(spec)) return spec.sample();
  return (spec.prefix?.[1] ?? '') + formSample(spec.value) + (spec.suffix?.[1] ?? '');
}

function variableOf({ keywords, variable }: Named): string {
  return variable ?? `${keywords[0] ?? ''}_api_key`.replace(/\W|_/g, '_').toUpperCase();
}

function hitsOf(variable: string, value: string): string[] {
  const key = variable.toLowerCase();
  return [
    ...under(variable, value),
    `https://api.example.org/v1?${key}=${value}&page=2`,
    `<${key}>${value}</${key}>`,
  ];
}

function missesOf(variable: string, value: string): string[] {
  return [
    `${variable}_ETAG=${value}`,
    `${variable}=${value}${drawn('base62', 200)}`,
    `${variable}=your-${variable.toLowerCase()}`,
    `${variable}=${'x'.repeat(value.length)}`,
    `${variable}_URL=https://example.org/${value}`,
    `${variable} = os.environ["${variable}"]`,
  ];
}
