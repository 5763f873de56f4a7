/**
 * How a team may have its secrets looked up, by language: beside a function of its own, the ways
 * that are known. The first is taken where nothing is said.
 */
export const LOOKUP_STYLES = {
  javascript: ['powertools', 'sdk', 'agent'],
  python: ['caching', 'boto3', 'powertools'],
  go: ['caching'],
  ruby: ['sdk'],
  php: ['sdk'],
} as const;

export type LookupLanguage = keyof typeof LOOKUP_STYLES;

/** Where the secret's name goes in the call of a team's own function, as a string literal. */
export const NAME_PLACE = '{name}';

/** A function of the team's own, as code of its language. */
export interface OwnLookup {
  /** The statement that imports it; absent where nothing has to be imported. */
  readonly import?: string;
  /** The expression that takes a literal's place: `await secret({name})`. */
  readonly call: string;
}

/** What the team has chosen for each language; nothing for the others. */
export type LookupStyles = {
  readonly [L in LookupLanguage]?: (typeof LOOKUP_STYLES)[L][number] | OwnLookup;
};

/** The team's own function for a language; undefined where the language's ways are kept to. */
export function ownLookupIn(
  lookup: LookupStyles | undefined,
  language: LookupLanguage,
): OwnLookup | undefined {
  const style = lookup?.[language];
  return typeof style === 'object' ? style : undefined;
}

/**
 * The lookup by a team's own function, with its import, to be pasted by hand.
 * @param before what stands before the call: `secret = `.
 * @param name the secret's name as a literal.
 */
export function ownSnippet(
  own: OwnLookup | undefined,
  before: string,
  name: string,
  end = '',
): string | undefined {
  if (!own) return undefined;
  const lookup = `${before}${callWith(own, name)}${end}\n`;
  return own.import === undefined ? lookup : `${own.import}\n\n${lookup}`;
}

/** The call with an expression for the secret's name: a literal or a variable. */
export function callWith({ call }: OwnLookup, name: string): string {
  return call.replace(NAME_PLACE, () => name);
}
