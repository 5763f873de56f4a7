import type { Decision, ProjectFacts } from '../../../src/rewrite/adapter';
import type { Context } from '../contexts';
import type { Planted } from '../planting';

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
  /** Where its secrets stand; programs that mix several have none. */
  readonly context?: Context;
  readonly project?: Pick<ProjectFacts, 'packageType' | 'tsModule' | 'tsTarget' | 'browser'> &
    Partial<Pick<ProjectFacts, 'manifests' | 'lookup'>>;
  /** The field of each value by its name, where all of them are kept as one JSON object. */
  readonly fields?: Readonly<Record<string, string>>;
  /** As the editor names it, where that is not its language's usual id. */
  readonly languageId?: string;
  /** Windows' line ends. */
  readonly crlf?: boolean;
  /** Makes the file of the planted program, where that is more than its text. */
  readonly wrap?: (planted: Planted) => Planted;
}

/** A program in the file that its group says, unless it says another itself. */
export type Source = Omit<Program, 'file'> & Partial<Pick<Program, 'file'>>;

/** Programs of one kind: their names begin with it. */
export function group(
  kind: string,
  programs: readonly Source[],
  rest: Pick<Program, 'file' | 'project'>,
): Program[] {
  return programs.map((program) => ({ ...rest, ...program, name: `${kind}: ${program.name}` }));
}

/** A context with `@*:name@` where a literal stands: one program for each form of literal. */
export interface Template extends Omit<Source, 'name'> {
  readonly context: Context;
  /** What tells it from other templates of its context. */
  readonly detail?: string;
  readonly forms: readonly string[];
}

/** One program for each form of each template. */
export function fill(templates: readonly Template[]): Source[] {
  return templates.flatMap(({ forms, source, detail, ...rest }) =>
    forms.map((form) => ({
      ...rest,
      name: [rest.context, ...(detail === undefined ? [] : [detail]), form].join(', '),
      source: source.replaceAll(/@\*:(\w+)@/g, `@${form}:$1@`),
    })),
  );
}
