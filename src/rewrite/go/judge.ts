import { decodeGo, decodeGoPart } from '../../parse/literals/go';
import type { Finding } from '../../scan/finding';
import { guidance, type ParsedFile, type Verdict } from '../language';
import { isPart, resolveLiterals, type LiteralDialect, type Resolved } from '../literals';
import { outward } from '../syntax';
import { constantOf, constantProblem } from './constants';
import { goPositionProblem } from './position';

export const GO_LITERALS: LiteralDialect = {
  types: ['interpreted_string_literal', 'raw_string_literal'],
  holes: [],
  delimiters: () => ({ open: 1, close: 1 }),
  decode: decodeGo,
  decodePart: decodeGoPart,
};

export function judgeGo({ root }: ParsedFile, findings: readonly Finding[]): Verdict[] {
  return resolveLiterals(root, findings, GO_LITERALS).map(judgeOne);
}

function judgeOne(one: Resolved): Verdict {
  if ('problem' in one) return stays(one.problem, one.value ? { value: one.value } : {});
  const { node, literal, value } = one;
  const constant = constantOf(node);
  const problem = goPositionProblem(node) ?? (constant && constantProblem(constant));
  if (problem !== undefined) return stays(problem, { value, literal });
  const place = { node, literal };
  const part = isPart(place) ? ' Only this part of the text is stored.' : '';
  const variable = constant ? ' The constant becomes a variable.' : '';
  const isInFunction = [...outward(node)].some(({ type }) => type === 'block');
  const when = isInFunction ? 'where it is used' : 'when the program starts';
  return { decision: 'rewrite', reason: `Looked up ${when}.${variable}${part}`, value, place };
}

function stays(why: string, known: Parameters<typeof guidance>[1]): Verdict {
  return guidance(`The code stays as it is, because ${why}.`, known);
}
