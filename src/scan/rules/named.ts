const QUOTE = '["\'`\\\\]';

/** What stands between a name and its value: closing quotes, a type, an operator. */
const LINK =
  `(?:${QUOTE}|[\\])}]){0,4}` +
  String.raw`(?:[ \t]{0,4}:[ \t]{0,4}[A-Za-z]{1,20}(?=[ \t]{0,4}=))?[ \t]{0,20}` +
  String.raw`(?:=>|:=|[!=]==?|\|\||\?\?|[=:,(>]|[ \t])[ \t]{0,20}(?:\r?\n[ \t]{0,40})?`;

/** Calls whose argument names it once more: `Client(api_key="…")`, `getenv("X_KEY", "…")`. */
const INNER = `(?:${QUOTE}{0,2}[\\w.:-]{0,40}${QUOTE}{0,2}[ \\t]{0,4}[=:,(][ \\t]{0,4}){0,2}`;
const OPENING = `(?:[bBrRfFuU@$](?=["']))?${QUOTE}{0,4}`;

/**
 * The pattern of a value without a form of its own that is told by the name before it, in any
 * notation: `DATADOG_API_KEY=…`, `datadogKey: "…"`, `<datadog-key>…`, `--datadog-key …`. The rule's
 * keywords are the names, or their first words; the value is looked for behind the identifier that
 * starts with the keyword.
 *
 * @param value source of an expression for the value alone, every quantifier bounded.
 * @param name source of an expression for the identifier from the keyword on; default any.
 */
export function named(value: string, name = String.raw`[\w.$-]{1,60}`): RegExp {
  return new RegExp(`${name}${LINK}${INNER}${OPENING}(?<value>${value})(?![A-Za-z0-9_+/=-])`, 'dy');
}
