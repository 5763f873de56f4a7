import type { Link } from '../candidate';

/**
 * Where a part of a node stands: a field's name, the type of a named child as `<type>`, or its place
 * among the named children, from the end where negative. Words one behind the other lead inwards;
 * `^` starts at the value and goes to what stands before it.
 */
export type Part = string | number;

/** A node that binds a name to a value; `*` is any child. */
export type Binder = readonly [name: Part, value: Part, link: Link];

/**
 * How names and values stand in the tree of a language: data for the one machine that climbs from a
 * literal to its name. All types are the grammar's own. A node that has exactly one child's extent
 * hands a value on without being named here.
 */
export interface BindingSyntax {
  readonly binders: Readonly<Record<string, Binder>>;
  /** Nodes that hand a value on unchanged: casts, ternaries, lambdas that are one expression. */
  readonly transparent: ReadonlySet<string>;
  /** Nodes that hold several values, or several names to pair with them one by one. */
  readonly lists: ReadonlySet<string>;
  /** Lists of two that are a key and its value; as `type<outer>` only inside of another node. */
  readonly pairs?: ReadonlySet<string>;
  /** Nodes of two operands and an operator: comparisons and fallbacks. */
  readonly operations: ReadonlySet<string>;
  /** Argument lists; the name of what is called stands before them. */
  readonly arguments: ReadonlySet<string>;
  /** Nodes that begin with an object, and where they name its method. */
  readonly members: Readonly<Record<string, Part>>;
  /** Blocks of one value that a call takes behind its arguments. */
  readonly trailing?: ReadonlySet<string>;
  /** Statements that return a value, and the bodies that they stand in. */
  readonly returns: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  /** Whether the last expression of a body is its value. */
  readonly lastIsValue?: boolean;
  /** Lists of a command's words, where a flag stands before its value. */
  readonly commands?: ReadonlySet<string>;
  /** Whether `${key:default}` in a literal is filled in by a framework. */
  readonly placeholders?: boolean;
}
