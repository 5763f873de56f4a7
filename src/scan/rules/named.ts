const QUOTE = '["\'`\\\\]';

/** What stands between a name and its value: closing quotes, a type, an operator. */
const LINK =
  `(?:${QUOTE}|[\\])}]){0,4}` +
  String.raw`(?:[ \t]{0,4}:[ \t]{0,4}[A-Za-z]{1,20}(?=[ \t]{0,4}=))?[ \t]{0,20}` +
  String.raw`(?:=>|:{1,3}=|[?+!]=|[!=]==?|\|\||\?\?|[=:,(>]|[ \t])[ \t]{0,20}(?:\r?\n[ \t]{0,40})?`;

/** The value on a line below, under a name of its own: `- name: X_KEY`, then `value: …`. */
const BELOW =
  `${QUOTE}{0,2}[ \\t]{0,4}[,{]?[ \\t]{0,4}\\r?\\n[ \\t]{0,40}` +
  `${QUOTE}{0,2}(?:[Vv]alue|VALUE|default)${QUOTE}{0,2}[ \\t]{0,4}[:=][ \\t]{0,4}`;

/** Calls whose argument names it once more: `Client(api_key="…")`, `getenv("X_KEY", "…")`. */
const INNER = `(?:${QUOTE}{0,2}[\\w.:-]{0,40}${QUOTE}{0,2}[ \\t]{0,4}[=:,(][ \\t]{0,4}){0,2}`;
/** A list may open before it: `accounts: ["…"]`. */
const OPENING = `(?:\\[\\s{0,20})?(?:[bBrRfFuU@$](?=["']))?${QUOTE}{0,4}`;

/**
 * The pattern of a value without a form of its own that is told by the name before it, in any
 * notation: `DATADOG_API_KEY=…`, `datadogKey: "…"`, `<datadog-key>…`, `--datadog-key …`. The rule's
 * keywords are the names, or their first words; the value is looked for behind the identifier that
 * starts with the keyword.
 *
 * @param value source of an expression for the value alone, every quantifier bounded.
 * @param name source of an expression for the identifier from the keyword on; default any.
 * @param scheme source of an expression for what may stand before the value within its quotes.
 */
export function named(value: string, name = String.raw`[\w.$-]{1,60}`, scheme = ''): RegExp {
  const opening = `(?:${LINK}${INNER}|${BELOW})${OPENING}${scheme}`;
  return new RegExp(`${name}${opening}(?<value>${value})(?![A-Za-z0-9_+/=-])`, 'dy');
}

/** The words that a credential's name ends in. */
const KINDS = 'keys?|token|secret|password|passwd|passphrase|credentials?|auth|pat';
/** What may follow them and changes nothing: `KEY_PROD`, `apiKey2`, `token_value`. */
const TAIL =
  '(?:[_.-]?(?:prod|production|live|test|dev|staging|stage|default|value|v?[0-9]{1,2}))?';
const NAME = '[A-Za-z0-9_.$-]';
/** Names in prose have spaces: `Acme API key: …`. */
const PHRASE = '[A-Za-z0-9_.$ -]';

/** Not within a word: `apiKey` and `apikey` are keys, a monkey is none. */
const WORD_START =
  '(?:(?<![a-z])|(?=[A-Z])|(?<=api|app|access|auth|secret|private|client|admin|service|license))';

/** The head of a block, a section or a call's options: `datadog: {`, `[datadog]`, `Datadog(`. */
const HEAD = `${QUOTE}{0,2}\\]?[ \\t]{0,4}(?:[=:][ \\t]{0,4})?(?:[({[]{1,2}|,|:?(?=[ \\t]{0,4}\\r?\\n))`;
/** A line of a block that is no head of another. */
const LINE = String.raw`\n(?!\[|[^\n]{0,80}:[ \t]{0,4}\r?\n)[^{}()\n]{0,80}?`;
/** Up to three members that come before the credential. */
const BLOCK = `${HEAD}[^{}()\\n]{0,80}?(?:${LINE}){0,3}?(?<![A-Za-z0-9_-])`;

/** A call that gets the credential, and perhaps an account's id before it, without a name. */
const CALL = `${NAME}{0,40}(?=\\([ \\t]{0,4}["'\`])`;

/**
 * The pattern of a credential of one provider that has no form of its own: its name starts with the
 * provider's and ends in a word such as key, token or secret (`DATADOG_API_KEY`, `datadogToken`), or
 * it is a member of a block or an argument of a call that the provider's name heads
 * (`datadog: { apiKey: … }`, `new Datadog(api_key="…")`), or an argument of its call without a name
 * (`new Datadog("…")`). Names of public halves are passed over.
 *
 * @param provider source of an expression in lower case, for any case; no letters in its classes.
 * @param value source of an expression for the value alone, every quantifier bounded.
 * @param kinds alternatives in lower case that the name ends in; `_?` for any separator.
 */
export function credentialOf(provider: string, value: string, kinds = KINDS): RegExp {
  return named(value, credentialName(provider, kinds));
}

/** The source of an expression for the name that credentialOf looks for. */
export function credentialName(provider: string, kinds = KINDS): string {
  const end = `(?:${anyCase(kinds)})${anyCase(TAIL)}(?![A-Za-z0-9_-])`;
  const apart = `(?!${PHRASE}{0,40}(?:${anyCase('public|publish|client_?token|site_?key')}))`;
  const own = `(?:${PHRASE}{0,40}?${WORD_START})?${end}`;
  const member = `${NAME}{0,40}${BLOCK}(?:${NAME}{0,30}?${WORD_START})?${end}`;
  return `${anyCase(provider)}${apart}(?:${own}|${member}|${CALL})`;
}

/**
 * An expression in lower case for any case (the flag `i` would hold for the value too); `_?` stands
 * for whatever separates words in a name, or nothing.
 */
export function anyCase(source: string): string {
  return source
    .replaceAll('_?', '[_.-]?')
    .replace(/\\.|[a-z]/g, (letter) =>
      letter.length > 1 ? letter : `[${letter}${letter.toUpperCase()}]`,
    );
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
