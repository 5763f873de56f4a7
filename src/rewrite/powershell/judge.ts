import { decodePowerShell, decodePowerShellPart } from '../../parse/literals/powershell';
import type { Finding } from '../../scan/finding';
import type { ParsedFile, Verdict } from '../language';
import { resolveLiterals, stays, type LiteralDialect, type Resolved } from '../literals';
import { powerShellPositionProblem } from './position';

const LITERALS: LiteralDialect = {
  types: ['string_literal'],
  holes: [],
  delimiters: () => ({ open: 1, close: 1 }),
  decode: decodePowerShell,
  decodePart: decodePowerShellPart,
  partProblem: (source) =>
    source.startsWith('@') ? 'here-strings are not read' : 'it is a part of a text',
};

export function judgePowerShell(
  { root, file }: ParsedFile,
  findings: readonly Finding[],
): Verdict[] {
  // Data files hold no commands (about_Data_Files).
  const isData = /\.psd1$/i.test(file.path);
  return resolveLiterals(root, findings, LITERALS).map((one) =>
    isData ? stays('a data file holds no commands', one) : judgeOne(one),
  );
}

function judgeOne(one: Resolved): Verdict {
  if ('problem' in one) return stays(one.problem, one);
  const { node, literal, value } = one;
  const problem = powerShellPositionProblem(node);
  if (problem !== undefined) return stays(problem, one);
  const reason = 'Looked up with AWS Tools for PowerShell where it is assigned.';
  return { decision: 'rewrite', reason, value, place: { node, literal } };
}
