import type { Node } from 'web-tree-sitter';
import type { Plaintext } from '../base/plaintext';
import type { GrammarId } from '../parse/grammars';
import type { Finding } from '../scan/finding';
import type { AttributedEdit, Literal, ProjectFacts, SourceFile } from './adapter';
import type { Dependency, Outcome } from './dependencies';
import type { Inquiry } from './exposure';

/** A parsed file; the tree is valid only during the call that it was handed to. */
export interface ParsedFile {
  readonly file: SourceFile;
  readonly project: ProjectFacts;
  readonly root: Node;
}

/** The code that makes way for a lookup. */
export interface Place {
  readonly node: Node;
  /** What the secret holds: the node as a whole, or a part of it. */
  readonly literal: Literal;
}

/** What becomes of one finding. Only what can be edited has a place. */
export type Verdict =
  | {
      readonly decision: 'rewrite' | 'hoist';
      readonly reason: string;
      readonly value: Plaintext;
      readonly place: Place;
    }
  | {
      readonly decision: 'guidance';
      readonly reason: string;
      readonly value?: Plaintext;
      readonly literal?: Literal;
    };

/** A finding that is to be moved. */
export interface Move {
  /** Its index among the lookups. */
  readonly index: number;
  readonly finding: Finding;
  readonly place: Place;
  readonly secretName: string;
  /** The field to take where the secret is a JSON object. */
  readonly field?: string;
}

/** Tells whether two moves look up the same thing. */
export function lookupKey({ secretName, field = '' }: Pick<Move, 'secretName' | 'field'>): string {
  return JSON.stringify([secretName, field]);
}

/** What a programming language with a grammar brings to the adapter of trees. */
export interface Language {
  readonly languageIds: readonly string[];
  /**
   * Whether the library asks for the current version before it fetches a value, so that the
   * program needs DescribeSecret too: AWS's caching libraries for Python (1.2.0), Java (2.1.1), Go
   * (2.2.0), .NET (2.0.0) and Rust (2.1.0), and the AWS Secrets Manager Agent (2.0.0).
   */
  readonly describes?: true | ((project: ProjectFacts) => boolean);
  /** Set where `edit` knows how to take one field of a secret. */
  readonly takesFields?: true;
  grammar(file: SourceFile): GrammarId;
  judge(parsed: ParsedFile, findings: readonly Finding[]): Verdict[];
  /**
   * What to ask of other files before a place is edited that `judge` allowed; nothing where no code
   * of theirs can tell the lookup from the literal.
   */
  exposes?(parsed: ParsedFile, place: Place): Inquiry | undefined;
  /** Edits for moves that `judge` allowed. */
  edit(parsed: ParsedFile, moves: readonly Move[]): AttributedEdit[];
  /** How the project gets the library that the code looks secrets up with. */
  dependencies(project: ProjectFacts): Dependency[];
  /** What the user must do herself then, as a sentence; empty where the manifests say it all. */
  toInstall(outcome: Outcome, project: ProjectFacts): string;
  snippet(secretName: string, file: SourceFile, project: ProjectFacts): string;
}

export function guidance(
  reason: string,
  known: { readonly value?: Plaintext; readonly literal?: Literal } = {},
): Verdict {
  return { decision: 'guidance', reason, ...known };
}
