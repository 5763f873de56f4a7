import { applyEdits, type TextEdit } from '../../src/base/text';

/** One trial: a text that is opened, and what is typed into it, step by step. */
export interface Case {
  /** What kind of text it is, for the report. */
  readonly kind: string;
  readonly path: string;
  readonly text: string;
  /** Each step's edits refer to the text after the step before. */
  readonly steps: readonly (readonly TextEdit[])[];
}

/** What must not happen. */
export interface Failure {
  readonly what:
    | 'hang'
    | 'crash'
    | 'exception'
    | 'over budget'
    | 'wrong findings'
    | 'incremental differs from fresh';
  /** Never with a text in it. */
  readonly detail: string;
}

/** The text after the first `count` steps. */
export function textAfter({ text, steps }: Case, count = steps.length): string {
  return steps.slice(0, count).reduce(applyEdits, text);
}
