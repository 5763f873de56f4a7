import type { Rule } from '../rule';
import { spelled } from './notations';

/** An escape just before is no part of a word: `\n`, `%3D`, `\u003d`. */
const START = String.raw`(?:(?<![A-Za-z0-9])|(?<=\\[nrt])|(?<=%[0-9A-Fa-f]{2})|(?<=\\u[0-9A-Fa-f]{4}))`;

/**
 * The pattern of a value with a form of its own: not within a longer word, and ending where its
 * alphabet does.
 *
 * @param form source of an expression for the value, every quantifier bounded.
 * @param inside the alphabet, as in a class: what must not follow.
 */
export function prefixed(form: string, inside = 'A-Za-z0-9_-'): RegExp {
  return new RegExp(`${START}(?:${form})(?![${inside}])`, 'y');
}

/** A credential with a form of its own. */
export interface Form extends Omit<Rule, 'type' | 'pattern' | 'hits' | 'misses'> {
  /** Default: a third party's key. */
  readonly type?: Rule['type'];
  /** See prefixed. */
  readonly form: string;
  readonly inside?: string;
  /** One of each kind, put together at run time. */
  readonly samples: () => readonly string[];
  /** Look-alikes beside those that every form has: cut short, and within a word. */
  readonly misses?: () => readonly string[];
}

/** The rule of a form, with its samples as such values are written. */
export function formRule({ form, inside, samples, misses, ...rest }: Form): Rule {
  return {
    type: 'third-party-credential',
    ...rest,
    pattern: prefixed(form, inside),
    hits: () => samples().flatMap(spelled),
    misses: () => [
      ...samples().flatMap((value) => [
        value.slice(0, Math.min(20, value.length * 0.6)),
        `x${value}`,
      ]),
      ...(misses?.() ?? []),
    ],
  };
}
