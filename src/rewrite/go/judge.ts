import { decodeGo, decodeGoPart } from '../../parse/literals/go';
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
import { outward } from '../syntax';
import { constantOf, constantProblem } from './constants';
import { ownLookupIn } from '../lookupStyle';
import { isPackageImport } from './imports';
import { goPositionProblem } from './position';

export const GO_LITERALS: LiteralDialect = {
  types: ['interpreted_string_literal', 'raw_string_literal'],
  holes: [],
  delimiters: () => ({ open: 1, close: 1 }),
  decode: decodeGo,
  decodePart: decodeGoPart,
};

export function judgeGo({ root, project }: ParsedFile, findings: readonly Finding[]): Verdict[] {
  const { import: statement } = ownLookupIn(project.lookup, 'go') ?? {};
  const isUnknown = statement !== undefined && !isPackageImport(statement);
  return resolveLiterals(root, findings, GO_LITERALS).map((one) =>
    isUnknown ? stays('the team’s import is no path of a package', one) : judgeOne(one),
  );
}

function judgeOne(one: Resolved): Verdict {
  if ('problem' in one) return stays(one.problem, one);
  const { node, literal, value } = one;
  const constant = constantOf(node);
  const problem = goPositionProblem(node) ?? (constant && constantProblem(constant));
  if (problem !== undefined) return stays(problem, one);
  const place = { node, literal };
  const part = partNote(isPart(place));
  const variable = constant ? ' The constant becomes a variable.' : '';
  const isInFunction = [...outward(node)].some(({ type }) => type === 'block');
  const when = isInFunction ? 'where it is used' : 'when the program starts';
  return { decision: 'rewrite', reason: `Looked up ${when}.${variable}${part}`, value, place };
}
