import type { Rule } from '../rule';
import { spelled } from './notations';
import { prefixed } from './prefixed';
import { sample as drawn } from './sample';

/** A credential with a form of its own. */
export interface Form extends Pick<
  Rule,
  'id' | 'title' | 'func' | 'rotate' | 'source' | 'confidence' | 'check' | 'keywords' | 'entropy'
> {
  /** Default: a third party's key. */
  readonly type?: Rule['type'];
  /** Source of an expression for the value, from the keyword on, every quantifier bounded. */
  readonly form: string;
  /** A value that looks drawn at random. */
  readonly sample: () => string;
  /** Look-alikes beside those that every form has: cut off, glued to a word, left open. */
  readonly others?: () => readonly string[];
}

/** The rule of a form that stands alone between boundaries, with samples in many notations. */
export function prefixRule(form: Form): Rule {
  const { form: source, sample, others, ...rest } = form;
  return {
    type: 'third-party-credential',
    entropy: 3,
    ...rest,
    pattern: prefixed(source),
    hits: () => [sample(), ...spelled(sample())],
    misses: () => [
      `token = '${sample().slice(0, sample().length / 4)}'`,
      `x${sample()}`,
      `${sample()}${drawn('base62', 1500)}`,
      ...(others?.() ?? []),
    ],
  };
}
