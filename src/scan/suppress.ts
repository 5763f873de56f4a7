import { LineIndex, type Span } from '../base/text';

/** Marks of other scanners that a repository may hold already; they carry no reason. */
const MARKS =
  /secret-ferry:allow(?<reason>[^\r\n]*)|gitleaks:allow|pragma: ?(?:allow|white)list (?<nextline>nextline )?secret|trufflehog:ignore|secretlint-disable-(?:line|(?<next>next-line))/g;

/** What a comment's mark consists of beside its text, in any language. */
const COMMENT_SIGNS = /^[\s/*#;<!>%"'(){}|-]*(?:REM\b|rem\b|--)?[\s]*|[\s*/>)}-]*$/g;

/** Where findings are allowed by a comment, and comments that fail to do so. */
export interface Suppressions {
  /** Whether a finding at `span` is allowed. */
  allows(span: Span): boolean;
  /** Marks of ours without a reason: they allow nothing, and the author should know. */
  readonly malformed: readonly Span[];
}

const NONE: Suppressions = { allows: () => false, malformed: [] };

/**
 * Reads the marks of a text. Ours, `secret-ferry:allow` and a reason, counts on the finding's line
 * and, alone on its line, for the line below.
 */
export function readSuppressions(text: string): Suppressions {
  const marks = [...text.matchAll(MARKS)];
  if (marks.length === 0) return NONE;
  const index = new LineIndex(text);
  const lines = new Set<number>();
  const malformed: Span[] = [];
  for (const mark of marks) {
    const span = { start: mark.index, end: mark.index + mark[0].length };
    const reason = mark.groups?.['reason']?.replace(COMMENT_SIGNS, '');
    if (reason !== undefined && !/[\p{L}\p{N}]/u.test(reason)) malformed.push(span);
    else lines.add(lineAllowed(text, index, mark));
  }
  return {
    malformed,
    allows: ({ start, end }) =>
      lines.has(index.position(start).line) || lines.has(index.position(end).line),
  };
}

function lineAllowed(text: string, index: LineIndex, mark: RegExpExecArray): number {
  const { line } = index.position(mark.index);
  if (mark.groups?.['next'] ?? mark.groups?.['nextline']) return line + 1;
  const before = text.slice(Math.max(index.lineStart(line), mark.index - 200), mark.index);
  const alone = mark[0].startsWith('secret-ferry') && before.replace(COMMENT_SIGNS, '') === '';
  return alone ? line + 1 : line;
}
