import type { Rule } from '../rule';
import { anyCase, CredentialName } from '../credentialName';
import { identifier, NamedValue, type NameForm } from '../namedValue';

/** The part of a rule that says where its value is and what it looks like. */
export type ByName = Required<Pick<Rule, 'locate' | 'pattern'>>;

/**
 * A value without a form of its own that is told by the name before it, in any notation:
 * `DATADOG_API_KEY=…`, `datadogKey: "…"`, `<datadog-key>…`, `--datadog-key …`. The rule's keywords
 * are the names, or their first words; the value is looked for behind the identifier that starts
 * with the keyword.
 *
 * @param value source of an expression for the value alone, every quantifier bounded.
 * @param name the identifier from the keyword on, or source of an expression for it; default any.
 * @param scheme source of an expression for what may stand before the value within its quotes.
 */
export function named(
  value: string,
  name: NameForm | string = String.raw`[\w.$-]{1,60}`,
  scheme = '',
): ByName {
  return {
    locate: new NamedValue(typeof name === 'string' ? identifier(name) : name),
    pattern: new RegExp(`${scheme}(?<value>${value})(?![A-Za-z0-9_+/=-])`, 'dy'),
  };
}

/** The words that a credential's name ends in. */
export const KINDS = 'keys?|token|secret|password|passwd|passphrase|credentials?|auth|pat';

/**
 * A credential of one provider that has no form of its own: its name starts with the provider's and
 * ends in a word such as key, token or secret (`DATADOG_API_KEY`, `datadogToken`), or it is a member
 * of a block or an argument of a call that the provider's name heads (`datadog: { apiKey: … }`,
 * `new Datadog(api_key="…")`), or an argument of its call without a name (`new Datadog("…")`). Names
 * of public halves are passed over.
 *
 * @param provider source of an expression in lower case, for any case; no letters in its classes.
 * @param value source of an expression for the value alone, every quantifier bounded.
 * @param kinds alternatives in lower case that the name ends in; `_?` for any separator.
 */
export function credentialOf(provider: string, value: string, kinds?: string): ByName {
  return named(value, credentialName(provider, kinds));
}

/** The name that credentialOf looks for. */
export function credentialName(provider: string, kinds = KINDS): NameForm {
  return new CredentialName(anyCase(provider), kinds);
}

/** Alternatives for one provider's name: of two that start alike the longer one is tried first. */
export function anyOf(names: readonly string[]): string {
  return `(?:${names.toSorted((a, b) => b.length - a.length).join('|')})`;
}

/** Lower-case hexadecimal, with a letter and a digit in it. */
export function hex(least: number, most = least): string {
  return mixed('[0-9a-f]', least, most);
}

/** Letters of either case and digits, some of both. */
export function alnum(least: number, most = least): string {
  return mixed('[A-Za-z0-9]', least, most);
}

/** Lower-case letters and digits, some of both. */
export function lowerAlnum(least: number, most = least): string {
  return mixed('[a-z0-9]', least, most);
}

/** The alphabet of base64url; letters and digits are in it. */
export function urlSafe(least: number, most = least): string {
  return mixed('[A-Za-z0-9_-]', least, most);
}

/** The layout of a UUID, in either case; some services draw from the whole alphabet. */
export const UUID = '[0-9A-Za-z]{8}-(?:[0-9A-Za-z]{4}-){3}[0-9A-Za-z]{12}';

/**
 * Source of an expression for text of a set that has letters and digits: words and numbers are of
 * one kind, what is drawn at random has both.
 */
export function mixed(set: string, least: number, most: number): string {
  return `(?=${set}{0,${most}}?[0-9])(?=${set}{0,${most}}?[A-Za-z])${set}{${least},${most}}`;
}
