import type { Plaintext } from '../base/plaintext';
import type { Span, TextEdit } from '../base/text';
import type { Finding } from '../scan/finding';
import type { LookupStyles } from './lookupStyle';

/**
 * What becomes of a finding's code. `rewrite` replaces the literal where it stands; `hoist` adds a
 * declaration elsewhere in the file and leaves an identifier; `guidance` leaves the code alone and
 * shows a snippet. Whatever an adapter does not positively recognise is `guidance`.
 */
export type Decision = 'rewrite' | 'hoist' | 'guidance';

/** What the adapters must know of the project around a file. Read by src/workspace. */
export interface ProjectFacts {
  /** `type` of the nearest package.json; undefined where there is no package.json or no such key. */
  readonly packageType?: 'module' | 'commonjs';
  /** Whether the file runs in a browser bundle as far as the project tells (`browser` field, vite, webpack). */
  readonly browser?: boolean;
  /** The nearest tsconfig.json's effective `module` and `target`, lower case, `extends` followed. */
  readonly tsModule?: string;
  readonly tsTarget?: string;
  /** How the team wants its secrets looked up; each language's usual way where it doesn't say. */
  readonly lookup?: LookupStyles;
  /** Of each kind the one nearest to the file. */
  readonly manifests: readonly Manifest[];
  /** The code around the file; absent where it stands alone. */
  readonly elsewhere?: Elsewhere;
}

/** The other files of the file's workspace folder, read when somebody asks for them. */
export interface Elsewhere {
  /**
   * The files whose text a pattern matches and whose path ends in one of `endings`.
   * @returns undefined where not all such files could be read.
   */
  matching(pattern: RegExp, endings: readonly string[]): Promise<readonly SourceFile[] | undefined>;
}

/** Names of files that list what a program depends on, and that can be edited. */
export const MANIFEST_KINDS = [
  'package.json',
  'requirements.txt',
  'pyproject.toml',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'go.mod',
  'Cargo.toml',
  'Gemfile',
  'composer.json',
  '*.csproj',
] as const;

export interface Manifest {
  readonly kind: (typeof MANIFEST_KINDS)[number];
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** One text file as the adapters see it. */
export interface SourceFile {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
}

/** How one finding would be handled. Made before any edit, and before anything is created. */
export interface Assessment {
  readonly finding: Finding;
  readonly decision: Decision;
  /** Why, as a sentence for the user. */
  readonly reason: string;
  /** The decoded value that goes into the secret; absent only where even that can't be told. */
  readonly value?: Plaintext;
  /** The source form of the literal, so that undo can write it again. */
  readonly literal?: Literal;
}

/** A literal as it stands in the source. */
export interface Literal {
  /** From the opening to the closing delimiter, prefixes included. */
  readonly span: Span;
  /** The adapter's own name of the form, for `encode`: `js-single`, `py-triple-double`. */
  readonly form: string;
}

/** A file's edits: all of them refer to its text before the change. */
export interface FileEdits {
  readonly path: string;
  readonly edits: readonly AttributedEdit[];
}

/** An edit with the findings it is there for, as indices into the list that was rewritten. */
export interface AttributedEdit extends TextEdit {
  readonly findings: readonly number[];
}

/** A finding that is to be rewritten, with the secret its code shall look up. */
export interface Lookup {
  readonly assessment: Assessment;
  readonly secretName: string;
  /** The field to take where the secret is a JSON object; absent where it is the value itself. */
  readonly field?: string;
}

/** What a lookup may call of Secrets Manager, as IAM names it. */
export type LookupAction = 'secretsmanager:GetSecretValue' | 'secretsmanager:DescribeSecret';

/** One language's knowledge of literals, contexts, imports and manifests. Pure; knows no editor. */
export interface LanguageAdapter {
  readonly languageIds: readonly string[];
  /** What the lookups call when the program runs; GetSecretValue alone where it does not say. */
  actions?(project: ProjectFacts): readonly LookupAction[];
  /** Decides for each finding of the file, in the given order. Never throws for odd input. */
  assess(
    file: SourceFile,
    findings: readonly Finding[],
    project: ProjectFacts,
  ): Promise<Assessment[]>;
  /** Set where a lookup can take one field of a secret. */
  readonly takesFields?: true;
  /**
   * The edits that make the file look up each secret: literals, imports and helpers once a file,
   * and dependencies in the manifests. Lookups whose decision is `guidance` are passed over.
   * @returns edits per file, the source first; no entry for a file without edits.
   */
  rewrite(
    file: SourceFile,
    lookups: readonly Lookup[],
    project: ProjectFacts,
  ): Promise<FileEdits[]>;
  /** The lookup as a self-contained snippet for guidance and "Insert Lookup". */
  snippet(secretName: string, file: SourceFile, project: ProjectFacts): string;
  /** Edits that insert a lookup expression at an offset, with import and helper as needed. */
  insertLookup(
    file: SourceFile,
    offset: number,
    secretName: string,
    project: ProjectFacts,
  ): Promise<FileEdits[]>;
  /** Writes `value` as a literal of the recorded form; undefined where the form can't hold it. */
  encode(value: Plaintext, form: string): string | undefined;
}
