/**
 * How a team may have its secrets looked up, by language: beside a function of its own, the ways
 * that are known. The first is taken where nothing is said.
 */
export const LOOKUP_STYLES = {
  javascript: ['powertools', 'sdk', 'agent'],
  python: ['caching', 'boto3', 'powertools'],
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

/** The call with an expression for the secret's name: a literal or a variable. */
export function callWith({ call }: OwnLookup, name: string): string {
  return call.replace(NAME_PLACE, () => name);
}
