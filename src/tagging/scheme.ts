/**
 * An organisation's tagging scheme as data: which tags a secret carries, which values they may
 * have, and how its name is made of them. Comes from `.secretferry.json`; what is not set there has
 * the guidance's defaults.
 */

export interface TagRule {
  readonly key: string;
  readonly description?: string;
  readonly required: boolean;
  /** The only values allowed, where the list is not empty. */
  readonly allowed?: readonly string[];
  /** A regular expression for the whole value, of the subset that patterns.ts compiles, unanchored. */
  readonly pattern?: string;
}

export interface Scheme {
  readonly tags: readonly TagRule[];
  /** With placeholders such as `{appid}`; `{secret}` is the secret's own short name. */
  readonly nameTemplate: string;
  /** Environment by path: the first glob that matches the file wins. */
  readonly environments: readonly EnvironmentRule[];
}

export interface EnvironmentRule {
  readonly glob: string;
  readonly appenv: string;
}

/** A tag's or placeholder's value, with where it came from, as shown in the review. */
export interface Sourced {
  readonly value: string;
  /** `.secretferry.json`, `package.json "name"`, `CODEOWNERS`, `git remote origin`, `file name`, `you`. */
  readonly source: string;
  /** `written` by the team, or merely `suggested`; without it, derived from the repository's files. */
  readonly standing?: 'written' | 'suggested';
}

/** Values offered by the workspace, best first, by tag key or placeholder. */
export type Offers = Readonly<Record<string, readonly Sourced[]>>;

/** A tag as it would be sent, or as it must be asked for. */
export type TagChoice =
  | { readonly key: string; readonly state: 'set'; readonly value: string; readonly source: string }
  | {
      readonly key: string;
      readonly state: 'missing';
      readonly rule: TagRule;
      /** Why an offered value was not taken, where one was. */
      readonly problem?: string;
    };
