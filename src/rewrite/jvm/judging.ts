import type { Node } from 'web-tree-sitter';
import type { Finding } from '../../scan/finding';
import type { ParsedFile, Verdict } from '../language';
import {
  isPart,
  partNote,
  resolveLiterals,
  stays,
  type LiteralDialect,
  type Resolved,
} from '../literals';
import { projectProblem } from './library';

/** What a language says about where its literals stand. */
export interface Positions {
  readonly dialect: LiteralDialect;
  /** Why no literal of the file can be replaced, as the end of a sentence. */
  fileProblem(parsed: ParsedFile): string | undefined;
  /** Why this one can't be. */
  problem(literal: Node, root: Node): string | undefined;
  /** When the lookup will run: `where it is used`. */
  when(literal: Node): string;
  /** What else the user should know; empty, or a sentence with a space before it. */
  note(literal: Node): string;
}

export function judge(
  parsed: ParsedFile,
  findings: readonly Finding[],
  positions: Positions,
): Verdict[] {
  const whole = projectProblem(parsed.project) ?? positions.fileProblem(parsed);
  return resolveLiterals(parsed.root, findings, positions.dialect).map((one) =>
    whole === undefined ? judgeOne(one, parsed.root, positions) : stays(whole, one),
  );
}

function judgeOne(one: Resolved, root: Node, positions: Positions): Verdict {
  if ('problem' in one) return stays(one.problem, one);
  const { node, literal, value } = one;
  const problem = positions.problem(node, root);
  if (problem !== undefined) return stays(problem, one);
  const place = { node, literal };
  const part = partNote(isPart(place));
  const reason = `Looked up ${positions.when(node)}.${part}${positions.note(node)}`;
  return { decision: 'rewrite', reason, value, place };
}
