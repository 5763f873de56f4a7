import type { Decision, ProjectFacts } from '../../../src/rewrite/adapter';

/**
 * A program that prints `hex(utf8(secret))` of every secret in it. `@form:name@` stands for a
 * literal of that form with the value of that name, `@text:name@` for a value of letters alone
 * inside of a literal.
 */
export interface Program {
  readonly name: string;
  readonly file: string;
  readonly source: string;
  /** Of every finding, in the order of the text. */
  readonly decision: Decision;
  readonly project?: Pick<ProjectFacts, 'packageType' | 'tsModule' | 'tsTarget'>;
  /** Windows' line ends. */
  readonly crlf?: boolean;
}

/** A program of which only the group says what file it is in. */
export type Source = Omit<Program, 'file'>;
