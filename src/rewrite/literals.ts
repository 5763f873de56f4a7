import type { Node } from 'web-tree-sitter';
import { Plaintext } from '../base/plaintext';
import { overlaps, type Span } from '../base/text';
import type { DecodedLiteral, Fragment } from '../parse/literals/spelling';
import type { Finding } from '../scan/finding';
import type { Literal } from './adapter';
import { guidance, type Verdict } from './language';
import { covering, namedChildren, outward, sourceOf, spanOf } from './syntax';

/** What a language says about its string literals. */
export interface LiteralDialect {
  /** Node types of literals, and of the holes in them that are code. */
  readonly types: readonly string[];
  readonly holes: readonly string[];
  /** Holes that the grammar takes for text, relative to the literal. */
  unseenHoles?(source: string): readonly Span[];
  /** Length of the opening delimiter, prefix included, and of the closing one. */
  delimiters(source: string): { readonly open: number; readonly close: number };
  decode(source: string): DecodedLiteral | undefined;
  decodePart(source: string, fragment: Fragment): DecodedLiteral | undefined;
  /** Why no part of a literal can be taken out, as the end of a sentence. */
  partProblem?(source: string): string | undefined;
}

/** A finding's literal and its value, or why there is none. */
export type Resolved =
  | { readonly node: Node; readonly literal: Literal; readonly value: Plaintext }
  | {
      readonly problem: string;
      /** Where it can be told all the same, what the secret holds. */
      readonly value?: Plaintext;
    };

const ESCAPES = 'its escapes can’t be read with certainty';

/** Finds the literal of each finding, and decides whether the whole of it is the secret. */
export function resolveLiterals(
  root: Node,
  findings: readonly Finding[],
  dialect: LiteralDialect,
): Resolved[] {
  const nodes = findings.map(({ span }) => covering(root, span, dialect.types));
  const whole = wholeLiterals(nodes, findings, dialect);
  return findings.map(({ span }, i) => {
    const node = nodes[i];
    if (!node) return resolveOutside(root, span);
    if (isBroken(node)) return { problem: 'the code around it can’t be parsed' };
    return whole.has(node.id) ? resolveWhole(node, dialect) : resolvePart(node, span, dialect);
  });
}

/** Whether the statement around a literal has an error in it, or nobody knows where it ends. */
function isBroken(literal: Node): boolean {
  const chain = [...outward(literal)];
  const statement = chain.find(({ type }) => /statement|declaration|definition/.test(type));
  // Where expressions are statements, the outermost one.
  return (statement ?? chain.at(-2) ?? literal).hasError || chain.some((node) => node.isError);
}

/**
 * Literals that are secrets as a whole: the finding is all of it; it is a connection string or
 * JSON, whose parts can't be told apart again; or there are several findings in it.
 */
function wholeLiterals(
  nodes: readonly (Node | undefined)[],
  findings: readonly Finding[],
  dialect: LiteralDialect,
): Set<number> {
  const whole = new Set<number>();
  const seen = new Set<number>();
  nodes.forEach((node, i) => {
    const span = findings[i]?.span;
    if (!node || !span) return;
    const divisible = !seen.has(node.id) && !isAll(node, span, dialect) && !isOne(node, dialect);
    if (!divisible && holesOf(node, dialect).length === 0) whole.add(node.id);
    seen.add(node.id);
  });
  return whole;
}

/** Whether there is nothing but blanks in the literal beside the finding. */
function isAll(node: Node, span: Span, dialect: LiteralDialect): boolean {
  const body = bodyOf(node, dialect);
  const text = (from: number, to: number): string =>
    node.text.slice(from - node.startIndex, Math.max(from, to) - node.startIndex);
  const rest = text(body.start, span.start) + text(span.end, body.end);
  return /^(?:\s|\\[nrt])*$/.test(rest);
}

/** Whether the literal is a URL, a connection string or JSON. */
function isOne(node: Node, dialect: LiteralDialect): boolean {
  const text = dialect.decode(node.text)?.value.reveal().trim();
  if (text === undefined) return false;
  if (/^(?:(?:\w[\w+.-]*:)+\/\/|jdbc:)\S+$/.test(text)) return true;
  if (/^[\w .-]+=[^;=\n]+(?:;[\w .-]+=[^;\n]*)+;?$/.test(text)) return true;
  return /^\{[^]*\}$|^\[[^]*\]$/.test(text);
}

function resolveWhole(node: Node, dialect: LiteralDialect): Resolved {
  const decoded = dialect.decode(node.text);
  if (!decoded) return { problem: ESCAPES };
  return {
    node,
    literal: { span: spanOf(node), form: decoded.form },
    value: decoded.value,
  };
}

function resolvePart(node: Node, part: Span, dialect: LiteralDialect): Resolved {
  const segment = segmentAround(node, part, dialect);
  if (!segment) return { problem: 'a part of it is computed' };
  const problem = dialect.partProblem?.(node.text);
  if (problem !== undefined) return { problem };
  const start = node.startIndex;
  const text = (from: number, to: number): string => node.text.slice(from - start, to - start);
  const decoded = dialect.decodePart(node.text, {
    before: text(segment.start, part.start),
    part: text(part.start, part.end),
    after: text(part.end, segment.end),
  });
  if (!decoded) return { problem: ESCAPES };
  return { node, literal: { span: part, form: decoded.form }, value: decoded.value };
}

/** The text between two holes, or between a hole and a delimiter, that the part lies in. */
function segmentAround(node: Node, part: Span, dialect: LiteralDialect): Span | undefined {
  const body = bodyOf(node, dialect);
  const holes = holesOf(node, dialect);
  if (part.start < body.start || part.end > body.end) return undefined;
  if (holes.some((hole) => overlaps(hole, part))) return undefined;
  return {
    start: Math.max(body.start, ...holes.map((hole) => hole.end).filter((at) => at <= part.start)),
    end: Math.min(body.end, ...holes.map((hole) => hole.start).filter((at) => at >= part.end)),
  };
}

/** The text between the delimiters. */
export function bodyOf(node: Node, dialect: LiteralDialect): Span {
  const { open, close } = dialect.delimiters(node.text);
  return { start: node.startIndex + open, end: node.endIndex - close };
}

function holesOf(node: Node, dialect: LiteralDialect): Span[] {
  const seen = namedChildren(node).filter((child) => dialect.holes.includes(child.type));
  const unseen = (dialect.unseenHoles?.(node.text) ?? []).map(({ start, end }) => ({
    start: node.startIndex + start,
    end: node.startIndex + end,
  }));
  return [...seen.map(spanOf), ...unseen];
}

/** Text that is no literal says what it means, unless it might hold an escape. */
function resolveOutside(root: Node, span: Span): Resolved {
  const text = sourceOf(root).slice(span.start, span.end);
  const problem = covering(root, span, ['comment', 'line_comment', 'block_comment'])
    ? 'it stands in a comment'
    : 'it is not in a string literal';
  return /[\\&"'`\r\n]/.test(text) ? { problem } : { problem, value: new Plaintext(text) };
}

/** Whether the secret is a part of its literal. */
export function isPart({
  node,
  literal,
}: {
  readonly node: Node;
  readonly literal: Literal;
}): boolean {
  return literal.span.start !== node.startIndex || literal.span.end !== node.endIndex;
}

/** What guidance can say of a secret: its value, and the literal where that is all of it. */
export interface Known {
  readonly value?: Plaintext;
  readonly literal?: Literal;
}

export function knownOf(one: Resolved): Known {
  if ('problem' in one) return one.value ? { value: one.value } : {};
  return { value: one.value, literal: one.literal };
}

/** Leaves the code alone. @param why the end of a sentence. */
export function stays(why: string, one: Resolved, known: Known = knownOf(one)): Verdict {
  return guidance(`The code stays as it is, because ${why}.`, known);
}

/** What a reason adds where the secret is a part of its literal; empty for a whole one. */
export function partNote(part: boolean): string {
  return part ? ' Only this part of the text is stored.' : '';
}
